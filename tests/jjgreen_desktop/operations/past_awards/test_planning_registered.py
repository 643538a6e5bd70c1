"""A payment held against what is registered: the same, another, one more, or a recovery."""

from dataclasses import replace
from datetime import date

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, title_facts
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    GREEN,
    ledger,
    only,
    options,
    paid,
    planned,
    said,
)
from tests.jjgreen_desktop.operations.past_awards.planned import (
    DAY,
    NEW,
    OPEN,
    REFUSED,
    SAME,
    SIXTH,
)

# What stands there already


def test_the_same_ledger_again_is_registered_already_whatever_was_chosen(office: Office) -> None:
    owner = firm(office, FIRST).id
    rows = ledger(
        paid("湖口样例一厂", GREEN, 20),
        paid(FIRST, "省级节能专项资金支持余热改造", 15),
        paid(FIRST, "节能诊断补助", 1),
        paid(FIRST, "节能诊断补助", 1),
    )
    choices = {
        "r2": {"firm": f"enterprise:{owner}"},
        "r3": {"matter": "outside"},
        "r5": {"twice": "same"},
    }
    planning.apply(office, planned(office, rows, **choices))
    records = len(office.store.find(PastAward))
    again = planned(office, replace(rows))
    assert [verdict for verdict, _ in said(again)] == [SAME] * 4
    assert not again.writes
    planning.apply(office, again)
    assert len(office.store.find(PastAward)) == records == 3


def test_another_ledger_with_a_row_more_brings_only_that(office: Office) -> None:
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    more = ledger(paid(FIRST, GREEN, 20), paid(FIRST, "节能诊断补助", 1), content="b")
    assert [verdict for verdict, _ in said(planned(office, more))] == [SAME, NEW]


def test_a_payment_typed_by_hand_is_the_same_when_it_agrees(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=20_000_000))
    assert only(planned(office, ledger(paid(FIRST, GREEN, 20)))).verdict is SAME
    assert only(planned(office, ledger(paid(FIRST, GREEN, 20, "2024年")))).verdict is SAME


def test_another_amount_is_a_question_and_never_overwritten(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=10_000_000)).record
    rows = ledger(paid(FIRST, GREEN, 20))
    row = only(planned(office, rows))
    assert row.verdict is OPEN
    assert "已有兑现 10.00 万元，台账这一笔是 20.00 万元" in row.said
    assert set(options(row)) == {"another", "replace", "same"}

    def after(choice: str) -> int | None:
        made = planned(office, rows, r2={"amount": choice})
        planning.apply(office, made)
        now = office.store.get(Title, title.id)
        if made.writes:
            office.store.undo()
        return now.paid_fen if now else None

    assert (after("another"), after("replace"), after("same")) == (
        *(30_000_000, 20_000_000),
        10_000_000,
    )


def test_what_another_ledger_brought_is_not_written_over(office: Office) -> None:
    """Its row would stay in the list and be counted beside the new one."""
    firm(office, FIRST)
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20))))
    row = only(planned(office, ledger(paid(FIRST, GREEN, 10, "2025-05-20"), content="b")))
    assert row.verdict is OPEN
    assert set(options(row)) == {"another", "same"}
    assert (
        row.fix
        == "请选是又一笔，还是同一笔；已登记的那一笔有误的，请先在“以前兑现”里移除它，再导入。"
    )


def test_a_day_without_amount_is_completed(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = save(office, title_facts(owner, **SIXTH, paid_on=DAY)).record
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, 20, "2024年"))))
    now = office.store.get(Title, title.id)
    assert now is not None
    assert (now.paid_on, now.paid_fen) == (DAY, 20_000_000)


def test_interest_is_paid_year_by_year_without_a_question(office: Office) -> None:
    owner = firm(office, FIRST).id
    loan = Loan(enterprise=owner, project="一号窑改造", drawn_on=date(2023, 1, 1))
    kept = save(office, loan).record
    rows = ledger(
        paid(FIRST, "一号窑改造绿色贷贴息", 5, "2023-12-20"),
        paid(FIRST, "一号窑改造绿色贷贴息", 6, "2024-12-20"),
    )
    planning.apply(office, planned(office, rows))
    now = office.store.get(Loan, kept.id)
    assert now is not None
    assert (now.paid_fen, now.paid_on) == (11_000_000, DAY)


def test_two_payments_for_one_title_are_asked(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, GREEN, 20, "2023-12-20"), paid(FIRST, GREEN, 20))
    made = planned(office, rows)
    assert [verdict for verdict, _ in said(made)] == [NEW, OPEN]
    assert set(options(made.rows[1])) == {"another", "same"}


def test_equal_rows_of_one_ledger_are_asked(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, "节能诊断补助", 1), paid(FIRST, "节能诊断补助", 1))
    made = planned(office, rows)
    assert said(made)[1] == (OPEN, "与工作表“台账”第 2 行完全相同")
    assert [v for v, _ in said(planned(office, rows, r3={"twice": "same"}))] == [NEW, SAME]
    both = planned(office, rows, r3={"twice": "another", "amount": "another"})
    planning.apply(office, both)
    assert office.store.find(Diagnosis)[0].paid_fen == 2_000_000


# Recoveries


def test_a_recovery_takes_from_what_was_paid_wherever_it_stands(office: Office) -> None:
    firm(office, FIRST)
    rows = ledger(paid(FIRST, "追回国家级绿色工厂奖励", -5, "2025-03-01"), paid(FIRST, GREEN, 20))
    planning.apply(office, planned(office, rows))
    title = office.store.find(Title)[0]
    assert (title.paid_fen, title.paid_on) == (15_000_000, DAY)
    assert [one.signed_fen for one in office.store.find(PastAward)] == [-5_000_000, 20_000_000]


def test_what_was_recovered_whole_is_not_paid(office: Office) -> None:
    owner = firm(office, FIRST).id
    title = save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=20_000_000)).record
    planning.apply(office, planned(office, ledger(paid(FIRST, GREEN, -20, "2025-03-01"))))
    now = office.store.get(Title, title.id)
    assert now is not None
    assert (now.paid_fen, now.paid_on) == (None, None)


def test_no_more_can_be_recovered_than_was_paid(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=10_000_000))
    row = only(planned(office, ledger(paid(FIRST, GREEN, -20))))
    assert row.verdict is REFUSED
    assert "要追回 20.00 万元" in row.said


def test_a_recovery_without_its_sign_is_asked(office: Office) -> None:
    owner = firm(office, FIRST).id
    save(office, title_facts(owner, **SIXTH, paid_on=DAY, paid_fen=20_000_000))
    rows = ledger(paid(FIRST, f"收回{GREEN}", 20, "2025-03-01"))
    assert set(options(only(planned(office, rows)))) == {"recovered", "paid"}
    made = planned(office, rows, r2={"sign": "recovered"})
    planning.apply(office, made)
    assert office.store.find(Title)[0].paid_fen is None
    assert only(planned(office, rows)).verdict is SAME
