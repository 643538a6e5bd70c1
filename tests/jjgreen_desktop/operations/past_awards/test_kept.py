"""What was taken from ledgers: listed with its place, taken out again, and back by undo."""

from datetime import date

import pytest

from jjgreen_desktop.domain.award import Award, OutsideAward
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.part import Invoice
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import recording
from jjgreen_desktop.operations.notes import note
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.kept import in_order, kept, removal, remove
from jjgreen_desktop.operations.past_awards.plans import Verdict
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, title_facts
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    GREEN,
    SECOND,
    ledger,
    paid,
    planned,
)

SIXTH = {"level": "national", "batch": "第六批", "published_on": date(2022, 1, 15)}


def test_each_row_says_where_it_stood_and_where_it_went(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, title_facts(owner, **SIXTH))
    other = firm(office, SECOND).id
    rows = ledger(paid(FIRST, GREEN, 20), paid(SECOND, "省级节能专项资金", 15, "2023年"))
    planning.apply(office, planned(office, rows))
    first, second = kept(office)
    assert (first.holder, first.into, first.when) == (
        FIRST,
        "国家级绿色工厂（第六批）",
        "2024-12-20",
    )
    assert (second.clause, second.when) == ("其他渠道资金", "2023年")
    assert [one.past.id for one in kept(office, other)] == [second.past.id]


def test_a_recovery_stands_under_the_payment_it_takes_back(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, title_facts(owner, **SIXTH))
    rows = ledger(
        paid(FIRST, GREEN, 20, "2022-06-30"),
        paid(FIRST, "省级节能专项资金", 15, "2023年"),
        paid(FIRST, f"追回{GREEN}", -5, "2023-09-01"),
    )
    planning.apply(office, planned(office, rows))
    assert [one.past.matter for one in kept(office)] == [
        GREEN,
        f"追回{GREEN}",
        "省级节能专项资金",
    ]


@pytest.mark.parametrize(
    "told",
    [
        [("paid", 2022, None), ("recovered", 2022, None), ("paid", 2023, None)],
        [("paid", None, date(2024, 5, 1)), ("recovered", 2024, None)],
        [("paid", None, None), ("recovered", None, date(2024, 5, 1)), ("recovered", None, None)],
        [("paid", None, date(2024, 5, 1)), ("recovered", None, date(2024, 5, 1))],
    ],
)
def test_rows_of_one_record_stand_by_day_whatever_is_known_of_it(
    told: list[tuple[str, int | None, date | None]],
) -> None:
    rows = [
        PastAward(of="T1", direction=direction, year=year, paid_on=day)
        for direction, year, day in told
    ]
    assert in_order(rows[::-1]) == rows


def test_taking_out_a_payment_on_a_title_that_was_there_leaves_the_title(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = save(office, title_facts(owner, **SIXTH)).record
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    one = kept(office)[0].past
    shown = removal(office, one)
    assert len(shown.lines) == 1
    assert office.store.find(PastAward) == [one]
    remove(office, one)
    assert office.store.get(Title, title.id) == title
    assert kept(office) == []
    office.store.undo()
    assert kept(office)[0].past == one
    assert office.store.find(Title)[0].paid_fen == 20_000_000


def test_a_record_made_for_the_payment_goes_with_it(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, GREEN, 20), paid(FIRST, "省级节能专项资金", 15))
    planning.apply(office, planned(office, rows))
    for one in kept(office):
        remove(office, one.past)
    assert office.store.find(Title) == office.store.find(OutsideAward) == []


def test_a_record_somebody_has_worked_on_stays(office: Office) -> None:
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    title = office.store.find(Title)[0]
    save(office, title.model_copy(update={"batch": "第三批"}))
    remove(office, kept(office)[0].past)
    left = office.store.find(Title)[0]
    assert (left.batch, left.paid_fen, left.paid_on) == ("第三批", None, None)


def test_of_two_payments_one_stays(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(
        paid(FIRST, "一号窑绿色贷贴息", 5, "2023-12-20"), paid(FIRST, "一号窑绿色贷贴息", 6)
    )
    planning.apply(office, planned(office, rows))
    remove(office, kept(office)[1].past)
    past = kept(office)[0]
    record = past.record
    assert record is not None
    assert (record.paid_fen, record.paid_on) == (5_000_000, date(2023, 12, 20))  # type: ignore[attr-defined]


def test_a_payment_that_was_recovered_cannot_go_before_its_recovery(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, GREEN, 20), paid(FIRST, GREEN, -5, "2025-03-01"))
    planning.apply(office, planned(office, rows))
    payment, recovery = kept(office)
    with pytest.raises(Problem, match="先移除后来的追回"):
        remove(office, payment.past)
    remove(office, recovery.past)
    assert office.store.find(Title)[0].paid_fen == 20_000_000
    remove(office, payment.past)
    assert office.store.find(Title) == []


def test_what_is_gone_cannot_be_taken_out_twice(office: Office) -> None:
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    one = kept(office)[0].past
    remove(office, one)
    with pytest.raises(Problem, match="已经移除"):
        remove(office, one)


def test_a_payment_whose_record_was_deleted_can_still_be_taken_out(office: Office) -> None:
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    with office.store.transaction("删除") as write:
        write.delete(office.store.find(Title)[0])
    one = kept(office)[0]
    assert one.into == "记录已删除"
    remove(office, one.past)
    assert kept(office) == []


def test_a_record_that_is_deleted_takes_its_rows_along_and_the_ledger_can_bring_them_anew(
    office: Office,
) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, GREEN, 20))
    planning.apply(office, planned(office, rows))
    told = recording.remove(office, office.store.find(Title)[0])
    assert told == "以前兑现 1 条"
    assert kept(office) == []
    assert planned(office, rows).count(Verdict.NEW) == 1
    office.store.undo()
    assert planned(office, rows).count(Verdict.SAME) == 1


def test_a_record_with_a_paper_beside_it_stays(office: Office) -> None:
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    note(office, office.store.find(Title)[0], "已核对凭证")
    remove(office, kept(office)[0].past)
    assert [one.paid_fen for one in office.store.find(Title)] == [None]


def test_a_record_with_invoices_stays_with_them(office: Office) -> None:
    owner = firm(office, FIRST).id
    planning.apply(office, planned(office, ledger(paid(FIRST, "能源管理系统补助", 10))))
    (system,) = office.store.find(EnergySystem)
    save(office, Invoice(enterprise=owner, energy_management_system=system.id, number="1"))
    remove(office, kept(office)[0].past)
    assert [(one.id, one.paid_fen) for one in office.store.find(EnergySystem)] == [
        (system.id, None)
    ]


def test_a_record_with_an_award_stays_with_it(office: Office) -> None:
    owner = firm(office, FIRST).id
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    (title,) = office.store.find(Title)
    save(office, Award(enterprise=owner, clause="3", of=title.id, proposed_fen=1))
    remove(office, kept(office)[0].past)
    assert [(one.id, one.paid_fen) for one in office.store.find(Title)] == [(title.id, None)]
