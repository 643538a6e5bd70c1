"""Money beside the payments: a second column is never passed over, what was taken back is subtracted."""

from datetime import date

import pytest

from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.ledger import read
from jjgreen_desktop.operations.past_awards.lines import Part
from jjgreen_desktop.operations.past_awards.plans import Answers, Verdict
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, GREEN, SECOND, book

PAID = ["企业名称", "兑现事项", "兑现金额（万元）", "兑现日期", "文号"]


def part(heads: list[Cell], *rows: list[Cell], **columns: str) -> Part:
    (found,) = read(book([heads, *rows]), columns, {})
    return found


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("补充拨付（万元）", 8.0),
        ("补充拨付", 8.0),
        ("二期（万元）", 8.0),
        ("余款", "8万元"),
        ("余款（万元）", "约8万元（年底前）"),
        ("到手（万元）", 8.0),
        ("到手（千美元）", 8.0),
        ("县级配套", 8.0),
        ("其中：已追回（万元）", 8.0),
        ("退回情况", 8.0),
    ],
)
def test_a_second_column_of_money_is_asked(heading: str, cell: Cell) -> None:
    found = part([*PAID, heading], [FIRST, GREEN, 20.0, "2024-05-06", "", cell])
    assert found.asked == (heading,)
    assert [line.fen for line in found.lines] == [20_000_000]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("补充拨付（万元）", ""),
        ("补充拨付日期", "2024.06"),
        ("追回文号", 5.0),
        ("项目总投资（万元）", 900.0),
        ("未兑现金额（万元）", 8.0),
        ("合同金额（万元）", 8.0),
        ("注册资本（万元）", 8.0),
        ("其中：市级（万元）", 8.0),
        ("职工", 8.0),
    ],
)
def test_what_holds_no_payment_is_not_asked(heading: str, cell: Cell) -> None:
    found = part([*PAID, heading], [FIRST, GREEN, 20.0, "2024-05-06", "", cell])
    assert found.asked == ()
    assert heading in found.unread


def test_a_second_payment_is_registered_once_it_is_named(office: Office) -> None:
    firm(office, FIRST)
    heads: list[Cell] = [*PAID, "补充拨付（万元）"]
    rows: list[list[Cell]] = [heads, [FIRST, "窑改造奖励", 20.0, "2024-05-06", "", 8.0]]
    before = planning.plan(office, book(rows))
    with pytest.raises(Problem, match="“补充拨付（万元）”下面有金额"):
        planning.apply(office, before)
    columns = {"补充拨付（万元）": "amount"}
    made = planning.plan(office, book(rows), Answers(columns=columns))
    assert [(row.key, row.signed_fen) for row in made.rows] == [
        ("台账!C2", 20_000_000),
        ("台账!F2", 8_000_000),
    ]
    assert made.rows[1].line.matter == "窑改造奖励 补充拨付"
    another = {row.key: {"amount": "another"} for row in made.rows}
    made = planning.plan(office, book(rows), Answers(columns=columns, rows=another))
    assert {row.account for row in made.rows} == {made.rows[0].account}
    assert [one.after.paid_fen for one in made.accounts.values()] == [28_000_000]


BACK = [*PAID, "追回金额（万元）", "追回日期"]


@pytest.mark.parametrize("cell", [20.0, -20.0, "20万元", "（20）"])
def test_what_was_taken_back_is_subtracted_with_its_own_day(cell: Cell, office: Office) -> None:
    owner = firm(office, FIRST)
    rows: list[list[Cell]] = [BACK, [FIRST, GREEN, 20.0, "2024-05-06", "甲1号", cell, "2024-11-30"]]
    made = planning.plan(office, book(rows))
    planning.apply(office, made)
    found = office.store.find(PastAward)
    assert [(one.direction, one.amount_fen, one.paid_on, one.document) for one in found] == [
        ("paid", 20_000_000, date(2024, 5, 6), "甲1号"),
        ("recovered", 20_000_000, date(2024, 11, 30), None),
    ]
    (title,) = office.store.find(Title, enterprise=owner.id)
    assert (title.paid_fen, title.paid_on) == (None, None)
    assert "“追回金额（万元）”列按追回登记，从兑现里减去。" in [one.what for one in made.findings]
    again = planning.plan(office, book(rows))
    assert [row.verdict for row in again.rows] == [Verdict.SAME] * 2


def test_a_recovery_without_its_day_has_not_that_of_the_payment() -> None:
    found = part(
        [*PAID, "已追回金额（万元）"],
        [FIRST, GREEN, 20.0, "2024-05-06", "", 5.0],
        [SECOND, GREEN, 20.0, "2024-05-06", "", "-"],
        ["合计", "", 40.0, "", "", 5.0],
    )
    assert [(line.fen, line.when.said) for line in found.lines] == [
        (20_000_000, "2024-05-06"),
        (-5_000_000, ""),
        (20_000_000, "2024-05-06"),
    ]
    assert found.lines[1].remarks == ("没有写追回的日期，没有采用兑现的日期。",)
    assert [total.differs for total in found.totals] == [False, False]


def test_the_group_may_say_that_money_was_taken_back() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "事项", "兑现情况", "", "追回情况", ""],
        ["", "", "金额（元）", "日期", "金额（元）", "日期"],
        [FIRST, GREEN, 200000.0, "2024-05-06", 50000.0, "2024-11-30"],
    ]
    (found,) = read(book(rows), {}, {})
    assert [(line.fen, line.when.said) for line in found.lines] == [
        (20_000_000, "2024-05-06"),
        (-5_000_000, "2024-11-30"),
    ]


@pytest.mark.parametrize("group", ["追回金额（万元）", "已退回奖励资金（万元）"])
def test_matters_below_a_recovery_were_taken_back(group: str) -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "奖励金额（万元）", "", group, ""],
        ["", "国家级绿色工厂", "节能诊断", "国家级绿色工厂", "节能诊断"],
        [FIRST, 20.0, 1.0, 5.0, ""],
    ]
    (found,) = read(book(rows), {}, {})
    paid = [(line.key, line.matter, line.fen) for line in found.lines]
    assert paid == [
        ("台账!B3", "国家级绿色工厂", 20_000_000),
        ("台账!C3", "节能诊断", 1_000_000),
        ("台账!D3", "国家级绿色工厂", -5_000_000),
    ]


def test_an_amount_below_words_for_both_is_asked() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "兑现及追回情况（元）", ""],
        ["", "事项", "金额"],
        [FIRST, GREEN, 200000.0],
    ]
    (found,) = read(book(rows), {}, {})
    assert found.asked == ("金额",)
    rows[1:] = [["", "兑现金额", "追回金额"], [FIRST, 200000.0, 50000.0]]
    (found,) = read(book(rows), {}, {})
    assert [line.fen for line in found.lines] == [20_000_000, -5_000_000]


def test_a_ledger_of_recoveries_alone() -> None:
    heads: list[Cell] = ["企业名称", "事项", "追回金额（元）", "追回日期"]
    found = part(heads, [FIRST, GREEN, 50000.0, "2024-11-30"])
    assert [(line.fen, line.when.said) for line in found.lines] == [(-5_000_000, "2024-11-30")]


def test_a_total_beside_a_recovery_is_of_what_was_paid_or_of_what_is_left() -> None:
    heads: list[Cell] = ["企业名称", "国家级绿色工厂（元）", "追回金额（元）", "合计（元）"]
    for total, differs in ((200.0, False), (150.0, False), (250.0, True)):
        found = part(heads, [FIRST, 200.0, 50.0, total])
        assert [line.fen for line in found.lines] == [20_000, -5_000]
        assert [one.differs for one in found.totals] == [differs]


def test_a_column_named_so_by_the_clerk_is_of_recoveries() -> None:
    heads: list[Cell] = [*PAID, "退回情况（万元）"]
    row: list[Cell] = [FIRST, GREEN, 20.0, "2024-05-06", "", 5.0]
    found = part(heads, row, **{"退回情况（万元）": "recovered"})
    assert [line.fen for line in found.lines] == [20_000_000, -5_000_000]
    assert found.asked == ()
    assert part(heads, row, **{"退回情况（万元）": ""}).asked == ()


def test_a_sum_is_known_by_adding_up_several_amounts_of_one_row() -> None:
    heads: list[Cell] = ["企业名称", "绿色工厂（元）", "节能诊断（元）", "奖励金额（元）"]
    single = part(heads, [FIRST, 20.0, "", 20.0], [SECOND, "", 1.0, 1.0])
    assert single.sums == ()
    assert single.asked == ("绿色工厂（元）", "节能诊断（元）")
    assert [line.fen for line in single.lines] == [2_000, 100]
    several = part(heads, [FIRST, 20.0, 1.0, 21.0], [SECOND, "", 1.0, 1.0])
    assert several.sums == ("奖励金额（元）",)


def test_a_recovery_waits_while_its_payment_is_still_to_be_chosen(office: Office) -> None:
    firm(office, FIRST)
    rows: list[list[Cell]] = [
        [*BACK, "备注"],
        [FIRST, GREEN, 20.0, "2024-05-06", "", 5.0, "2024-11-30", "部分已追回"],
    ]
    before = planning.plan(office, book(rows))
    assert [row.verdict for row in before.rows] == [Verdict.OPEN] * 2
    assert before.rows[1].fix == "请先选定这家企业兑现的那几行。"
    rows[1][2] = 2.0
    chosen = Answers(rows={"台账!C2": {"note": "paid"}})
    less = planning.plan(office, book(rows), chosen)
    assert [row.verdict for row in less.rows] == [Verdict.NEW, Verdict.REFUSED]


def test_the_words_of_a_column_name_no_project(office: Office) -> None:
    firm(office, FIRST)
    heads: list[Cell] = [*PAID, "补充拨付（万元）"]
    rows: list[list[Cell]] = [heads, [FIRST, "窑改造奖励", 20.0, "2024-05-06", "", 8.0]]
    made = planning.plan(office, book(rows), Answers(columns={"补充拨付（万元）": "amount"}))
    assert [row.line.project for row in made.rows] == ["", ""]
    assert made.rows[1].said == "“改造项目 窑改造”已有兑现 20.00 万元，台账这一笔是 8.00 万元"


@pytest.mark.parametrize("planned", ["应兑现", "申报情况", "拟奖补", "核定资金"])
def test_what_was_to_be_paid_is_asked_beside_what_was(planned: str) -> None:
    rows: list[list[Cell]] = [
        ["企业名称", f"{planned}（万元）", "", "已兑现（万元）", ""],
        ["", "国家级绿色工厂", "节能诊断", "国家级绿色工厂", "节能诊断"],
        [FIRST, 20.0, 2.0, 10.0, 1.0],
    ]
    (found,) = read(book(rows), {}, {})
    names = tuple(f"{planned}（万元）·{matter}" for matter in ("国家级绿色工厂", "节能诊断"))
    assert set(names) <= set(found.asked)
    assert "台账!B3" not in [line.key for line in found.lines]
    names += tuple(f"已兑现（万元）·{matter}" for matter in ("国家级绿色工厂", "节能诊断"))
    said = dict(zip(names, ("", "", "amount", "amount"), strict=True))
    (found,) = read(book(rows), said, {})
    assert [(line.matter, line.fen) for line in found.lines] == [
        ("国家级绿色工厂", 10_000_000),
        ("节能诊断", 1_000_000),
    ]
