"""Two entries become one firm: fields, records, money, and what is asked first."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import merging_words
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.importing.sheets import Sheet, Workbook
from jjgreen_desktop.operations.merging import Plan, merge, mergings, plan
from jjgreen_desktop.operations.merging_choices import Side
from jjgreen_desktop.operations.notes import note
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.unmerging import unmerge
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts

CODE, OTHER_CODE = "91350100M000100Y43", "914403001922038216"
WAN = 1_000_000


def register(office: Office) -> list[object]:
    return [record for model in MODELS for record in office.store.find(model)]


def side(made: Plan, key: str) -> Side:
    return next(one.side for one in made.fields if one.key == key)


@pytest.fixture
def two(office: Office) -> tuple[Enterprise, Enterprise]:
    return (
        firm(office, credit_code=CODE, phone="0792-1111111", note="甲处"),
        firm(office, "湖口样例（一厂）公司", phone="0792-2222222", contact="李样例", note="乙处"),
    )


def test_the_filled_value_is_taken_else_the_later_else_that_of_the_licence(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    made = plan(office, *two)
    assert side(made, "contact") is Side.LOSE  # only there
    assert side(made, "credit_code") is Side.KEEP
    assert side(made, "phone") is Side.LOSE  # written later
    assert side(made, "name") is Side.KEEP
    assert made.merged.note == "甲处\n乙处"
    save(office, two[0].model_copy(update={"phone": "0792-3333333"}))
    assert plan(office, *two).merged.phone == "0792-3333333"
    chosen = plan(office, *two, {"phone": "lose", "name": "lose", "note": "keep"}).merged
    assert (chosen.phone, chosen.note) == ("0792-2222222", "甲处")
    assert (chosen.name, chosen.former_names) == (two[1].name, (two[0].name,))


def test_a_plan_writes_nothing(office: Office, two: tuple[Enterprise, Enterprise]) -> None:
    save(office, retrofit_facts(two[1].id))
    before = register(office), [entry.seq for entry in office.store.history(99)]
    plan(office, *two)
    assert (register(office), [entry.seq for entry in office.store.history(99)]) == before


def test_all_records_move_and_the_old_name_and_code_are_kept(office: Office) -> None:
    keep, lose = firm(office, credit_code=CODE), firm(office, "老厂", credit_code=OTHER_CODE)
    moved = save(office, retrofit_facts(lose.id)).record
    made = plan(office, keep, lose)
    assert made.counts == {"改造项目": 1}
    assert made.said == "“老厂”名下的改造项目 1 条改到“湖口样例一厂有限公司”名下。"
    done = merge(office, keep, lose)
    now = office.store.get(Enterprise, keep.id)
    assert now is not None
    assert (now.former, now.former_names) == ((OTHER_CODE,), ("老厂",))
    assert office.store.get(Enterprise, lose.id) is None
    assert office.store.find(type(moved)) == [moved.model_copy(update={"enterprise": keep.id})]
    assert mergings(office) == mergings(office, keep) == [done]
    assert (done.lost_name, done.lost_code, done.merged_on) == (
        "老厂",
        OTHER_CODE,
        date(2026, 9, 30),
    )


def test_undo_and_redo_are_one_write_in_words(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    save(office, retrofit_facts(two[1].id))
    before = register(office)
    merge(office, *two)
    after = register(office)
    name = "合并企业 湖口样例（一厂）公司，并入 湖口样例一厂有限公司"
    assert office.store.undo() == name
    assert register(office) == before
    assert office.store.redo() == name
    assert register(office) == after


def test_the_code_of_the_one_that_goes_can_be_taken(office: Office) -> None:
    keep, lose = firm(office, credit_code=CODE), firm(office, "老厂", credit_code=OTHER_CODE)
    merge(office, keep, lose, {"credit_code": "lose"})
    now = office.store.find(Enterprise)[0]
    assert (now.credit_code, now.former) == (OTHER_CODE, (CODE,))


def test_two_returns_of_a_year_are_asked_and_carriers_go_with_theirs(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = two
    for holder, tce in ((keep, "6000"), (lose, "6100")):
        save(office, AnnualReturn(enterprise=holder.id, year=2025, energy_tce=Decimal(tce)))
        save(
            office,
            EnergyUse(
                enterprise=holder.id, year=2025, carrier="原煤", quantity=Decimal(tce), unit="t"
            ),
        )
    (clash,) = plan(office, keep, lose).open
    assert (clash.said, clash.sides) == ("两家都有年度报表“2025”", (Side.KEEP, Side.LOSE))
    with pytest.raises(Problem, match="年度报表“2025”"):
        merge(office, keep, lose)
    merge(office, keep, lose, {clash.key: "lose"})
    assert [one.energy_tce for one in office.store.find(AnnualReturn)] == [Decimal(6100)]
    assert [one.quantity for one in office.store.find(EnergyUse)] == [Decimal(6100)]
    assert {one.enterprise for one in office.store.find(EnergyUse)} == {keep.id}


def test_the_same_record_twice_is_kept_once_without_asking(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    for holder in two:
        save(office, AnnualReturn(enterprise=holder.id, year=2025, energy_tce=Decimal(6000)))
    merge(office, *two)
    assert office.store.count(AnnualReturn) == 1


def test_the_effect_on_awards_is_known_before_and_is_what_comes(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = two
    for holder in two:
        save(office, title_facts(holder.id))
    save(office, retrofit_facts(lose.id))
    (clash,) = plan(office, keep, lose).clashes
    both = plan(office, keep, lose, {clash.key: "both"})
    assert (both.effect.before_fen, both.effect.after_fen) == (90 * WAN, 80 * WAN)
    (line,) = both.effect.lines
    assert line.difference_fen == -10 * WAN
    assert line.after is not None
    assert line.after.reason in line.said  # the reason stands there: 首次
    assert (
        both.effect.said == "可得合计：合并前两家 90.00 万元，合并后 80.00 万元，减少 10.00 万元。"
    )
    merge(office, keep, lose, {clash.key: "both"})
    assert assess_enterprise(office, keep.id).total_fen() == 80 * WAN
    assert office.store.count(Title) == 2


def test_a_record_with_a_decided_award_cannot_be_dropped(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = two
    save(office, title_facts(keep.id))
    decided = save(office, title_facts(lose.id, batch="第一批")).record
    award = Award(
        enterprise=lose.id,
        clause="3",
        of=decided.id,
        approved_fen=10 * WAN,
        approved_document="样例文",
        approved_on=date(2026, 6, 1),
    )
    save(office, award)
    (clash,) = plan(office, keep, lose).clashes
    assert clash.sides == (Side.LOSE, Side.BOTH)
    with pytest.raises(Problem, match="不能选“keep”"):
        plan(office, keep, lose, {clash.key: "keep"})
    merge(office, keep, lose, {clash.key: "lose"})
    (title,) = office.store.find(Title)
    (kept,) = office.store.find(Award)
    assert (title.id, kept.of, kept.enterprise) == (decided.id, decided.id, keep.id)


def test_an_award_its_line_carries_no_more_is_told_before(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = two
    save(office, title_facts(keep.id, published_on=date(2026, 1, 5)))
    later = save(office, title_facts(lose.id)).record
    save(
        office,
        Award(
            enterprise=lose.id,
            clause="3",
            of=later.id,
            approved_fen=10 * WAN,
            approved_document="样例文",
            approved_on=date(2026, 6, 1),
        ),
    )
    made = plan(office, keep, lose, {f"title:{later.id}": "both"})
    assert any("已登记市级核定 100,000.00 元" in one.what for one in made.findings)


def test_firms_that_follow_the_one_that_goes_follow_the_one_that_stays(office: Office) -> None:
    keep, lose = firm(office, credit_code=CODE), firm(office, "老厂", credit_code=OTHER_CODE)
    heir = firm(office, "湖口样例八厂", former=(OTHER_CODE,))
    save(office, retrofit_facts(lose.id, paid_fen=70 * WAN, paid_on=date(2026, 7, 1)))
    before = assess_enterprise(office, heir.id)
    assert [one.title() for one in plan(office, keep, lose).heirs] == ["湖口样例八厂"]
    merge(office, keep, lose)
    now = office.store.get(Enterprise, heir.id)
    assert now is not None
    assert now.former == (CODE,)
    assert assess_enterprise(office, heir.id).lines == before.lines


def test_firms_that_follow_the_one_that_stays_follow_it_under_the_other_code(
    office: Office,
) -> None:
    keep, lose = firm(office, credit_code=CODE), firm(office, "老厂", credit_code=OTHER_CODE)
    heir = firm(office, "湖口样例八厂", former=(CODE,))
    save(office, retrofit_facts(keep.id, paid_fen=70 * WAN, paid_on=date(2026, 7, 1)))
    before = assess_enterprise(office, heir.id)
    merging = merge(office, keep, lose, {"credit_code": "lose"})
    now = office.store.get(Enterprise, heir.id)
    assert now is not None
    assert now.former == (OTHER_CODE,)
    assert assess_enterprise(office, heir.id).lines == before.lines
    unmerge(office, merging)
    assert office.store.get(Enterprise, heir.id) == heir


def test_what_cannot_be_merged_is_refused_in_words(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    with pytest.raises(Problem, match="同一家企业"):
        plan(office, two[0], two[0])
    with pytest.raises(Problem, match="没有“colour”"):
        plan(office, *two, {"colour": "keep"})
    with pytest.raises(Problem, match="不能选“both”"):
        plan(office, *two, {"phone": "both"})
    merge(office, *two)
    with pytest.raises(Problem, match="已不在登记簿里"):
        merge(office, *two)


def test_the_rows_say_what_stands_where(office: Office, two: tuple[Enterprise, Enterprise]) -> None:
    for holder, tce in zip(two, ("6000", "6100"), strict=True):
        save(office, AnnualReturn(enterprise=holder.id, year=2025, energy_tce=Decimal(tce)))
    rows = {row.label: row for row in merging_words.rows(office, plan(office, *two))}
    assert (rows["联系电话"].kept, rows["联系电话"].lost) == ("0792-1111111", "0792-2222222")
    assert not rows["联系人"].chooses
    report = rows["年度报表 2025"]
    assert (report.kept, report.side) == ("综合能源消费量 6,000", None)
    assert office.store.find(Merging) == []


def test_the_bank_goes_with_its_account(office: Office) -> None:
    keep = firm(office, credit_code=CODE, bank="样例银行甲支行", bank_account="1505000111")
    lose = firm(office, "老厂", bank="样例银行乙支行", bank_account="1505000222")
    save(office, keep.model_copy(update={"bank": "样例银行甲一支行"}))  # written last
    assert side(plan(office, keep, lose), "bank") is Side.LOSE
    assert side(plan(office, keep, lose, {"bank_account": "keep"}), "bank") is Side.KEEP
    assert side(plan(office, keep, lose, {"bank": "keep"}), "bank") is Side.KEEP


def test_a_record_that_was_paid_cannot_be_dropped_for_one_that_was_not(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = two
    unpaid = save(office, title_facts(keep.id)).record
    paid = title_facts(lose.id, paid_fen=10 * WAN, paid_on=date(2026, 5, 1))
    paid = save(office, paid).record
    (clash,) = plan(office, keep, lose).clashes
    assert clash.sides == (Side.LOSE, Side.BOTH)
    with pytest.raises(Problem, match="不能选“keep”"):
        merge(office, keep, lose, {clash.key: "keep"})
    merge(office, keep, lose, {clash.key: "lose"})
    assert [one.id for one in office.store.find(Title)] == [paid.id]
    assert assess_enterprise(office, keep.id).total_fen() == 0
    assert office.store.undo()
    same = {"paid_fen": 10 * WAN, "paid_on": date(2026, 5, 1)}  # one payment, entered on both
    save(office, unpaid.model_copy(update=same))
    assert plan(office, keep, lose).clashes[0].sides == tuple(Side)


def test_what_stands_on_one_of_several_like_records_goes_to_the_one_that_stays_in_the_end(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    """The first of the lost firm's gives way to the kept firm's, and that one to the second."""
    keep, lose = two
    save(office, title_facts(keep.id))
    first, second = (
        save(office, title_facts(lose.id, published_on=date(2026, 3, day))).record for day in (1, 2)
    )
    noted = note(office, first, "原件在档案室")
    merging = merge(office, keep, lose, {f"title:{first.id}": "keep", f"title:{second.id}": "lose"})
    assert [one.id for one in office.store.find(Title)] == [second.id]
    assert [(one.enterprise, one.of) for one in office.store.find(RecordNote)] == [
        (keep.id, second.id)
    ]
    unmerge(office, merging)
    assert office.store.find(RecordNote) == [noted]


def test_payments_that_ledgers_brought_to_each_of_two_records_stay_two(
    office: Office, two: tuple[Enterprise, Enterprise]
) -> None:
    keep, lose = two
    rows = [
        ["企业名称", "兑现事项", "金额（万元）", "兑现日期"],
        *([one.name, "国家级绿色工厂奖励", 20.0, "2024-12-20"] for one in two),
    ]
    book = Workbook("旧台账.xlsx", "a" * 64, (Sheet("台账", list(enumerate(rows, 1))),))
    planning.apply(office, planning.plan(office, book))
    (clash,) = plan(office, keep, lose).clashes
    assert (clash.sides, clash.side) == ((Side.BOTH,), Side.BOTH)
    merge(office, keep, lose)
    assert [one.paid_fen for one in office.store.find(Title)] == [20 * WAN, 20 * WAN]
    assert len({one.of for one in office.store.find(PastAward)}) == 2
