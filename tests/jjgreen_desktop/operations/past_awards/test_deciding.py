"""What a row says of itself beside name and amount: a note against the payment is asked, a level of its own is read."""

import pytest

from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.importing.sheets import Cell, Workbook
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.plans import Answers, LedgerPlan, Verdict
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.past_awards.ledgers import (
    FIRST,
    GREEN,
    book,
    only,
    options,
    planned,
    said,
)

HEADS: list[Cell] = ["企业名称", "兑现事项", "金额（万元）", "兑现日期"]


def noted(note: str, heading: str = "备注", amount: float = 20.0) -> Workbook:
    return book([[*HEADS, heading], [FIRST, GREEN, amount, "2024-05-06", note]])


@pytest.mark.parametrize(
    "note",
    [
        "2024年6月已追回",
        "未拨付",
        "企业已放弃",
        "资金尚未到账",
        "该笔已全额退回县财政",
        "暂缓兑现",
        "批准后取消",
        "没有兑付",
    ],
)
def test_a_note_against_the_payment_is_asked(note: str, office: Office) -> None:
    firm(office, FIRST)
    made = planned(office, noted(note))
    assert said(made) == [(Verdict.OPEN, f"写着“{note}”，不能确定是不是兑现")]
    assert only(made).questions[-1].label == "备注所说的"
    assert set(options(only(made))) == {"paid", "recovered"}
    with pytest.raises(Problem, match="1 行还要选定"):
        planning.apply(office, made)
    assert planned(office, noted(note), r2={"note": "paid"}).acceptable


@pytest.mark.parametrize(
    "note", ["首批", "企业已领取", "验收未发现问题", "随文下达", "2024年6月已拨付到位"]
)
def test_any_other_note_is_no_question(note: str, office: Office) -> None:
    firm(office, FIRST)
    assert only(planned(office, noted(note))).verdict is Verdict.NEW


def test_a_column_nobody_has_read_may_deny_the_payment_too(office: Office) -> None:
    firm(office, FIRST)
    assert only(planned(office, noted("未拨付", "拨付情况"))).verdict is Verdict.OPEN


def test_a_row_that_was_not_paid_is_left_out(office: Office) -> None:
    firm(office, FIRST)
    made = planning.plan(office, noted("未拨付"), Answers(left=frozenset({"台账!2"})))
    planning.apply(office, made)
    assert office.store.find(PastAward) == []


def test_a_row_of_a_recovery_is_one_whatever_its_sign(office: Office) -> None:
    firm(office, FIRST)
    rows: list[list[Cell]] = [
        [*HEADS, "备注"],
        [FIRST, GREEN, 20.0, "2024-05-06", ""],
        [FIRST, GREEN, 5.0, "2024-11-30", "已追回"],
        [FIRST, GREEN, -2.0, "2024-12-30", "已追回"],
    ]
    choice = {"台账!3": {"note": "recovered"}}
    made = planning.plan(office, book(rows), Answers(rows=choice))
    assert [row.signed_fen for row in made.rows] == [20_000_000, -5_000_000, -2_000_000]
    planning.apply(office, made)
    assert [one.paid_fen for one in office.store.find(Title)] == [13_000_000]
    again = planning.plan(office, book(rows))
    assert [row.verdict for row in again.rows] == [Verdict.SAME] * 3


def levels(office: Office, *rows: list[Cell]) -> LedgerPlan:
    firm(office, FIRST)
    return planning.plan(office, book([["企业名称", "称号", "级别", "金额（万元）"], *rows]))


@pytest.mark.parametrize(
    ("level", "title"),
    [("国家级", "国家级绿色工厂"), ("国家", "国家级绿色工厂"), ("省级", "省级绿色工厂")],
)
def test_a_level_in_a_column_of_its_own_is_read(level: str, title: str, office: Office) -> None:
    made = levels(office, [FIRST, "绿色工厂", level, 20.0])
    assert said(made) == [(Verdict.NEW, f"没有这条记录，将新建“{title}”")]
    planning.apply(office, made)
    assert office.store.find(PastAward)[0].matter == "绿色工厂"


@pytest.mark.parametrize(
    ("title", "level"), [("绿色工厂", ""), ("省级绿色工厂", "国家级"), ("绿色工厂", "市级")]
)
def test_a_level_that_is_missing_or_contradicts_is_asked(
    title: str, level: str, office: Office
) -> None:
    assert only(levels(office, [FIRST, title, level, 20.0])).verdict is Verdict.OPEN


def test_the_same_title_of_two_levels_is_no_row_twice(office: Office) -> None:
    rows: list[list[Cell]] = [[FIRST, "绿色工厂", level, 20.0] for level in ("国家级", "省级")]
    made = levels(office, *rows)
    assert [row.verdict for row in made.rows] == [Verdict.NEW] * 2
    planning.apply(office, made)
    assert {one.level for one in office.store.find(Title)} == {"national", "provincial"}
    again = planning.plan(office, made.workbook)
    assert [row.verdict for row in again.rows] == [Verdict.SAME] * 2
