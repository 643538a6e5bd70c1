"""Several tables on one sheet: each is read under its own heading, or the file is refused."""

import pytest

from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.ledger import read
from jjgreen_desktop.operations.past_awards.plans import Answers
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, SECOND, book
from tests.jjgreen_desktop.operations.past_awards.shaped import paid, part

LATER = "台账（第 6 行起）"
TWO_YEARS: list[list[Cell]] = [
    ["2023年湖口县绿色制造奖补台账（单位：万元）"],
    ["序号", "企业名称", "奖励事项", "金额", "拨付时间"],
    [1.0, FIRST, "国家级绿色工厂", 20.0, "2023.5.6"],
    ["合计", "", "", 20.0, ""],
    [],
    ["2024年湖口县绿色制造奖补台账（单位：元）"],
    ["序号", "单位名称", "文号", "补助项目", "补助金额"],
    [1.0, SECOND, "湖样财〔2024〕5号", "节能诊断", 10000.0],
    ["合计", "", "", "", 10000.0],
]


def test_each_table_has_its_own_heading_unit_year_and_total() -> None:
    first, second = read(book(TWO_YEARS), {}, {})
    assert (first.sheet, first.unit, second.sheet, second.unit) == ("台账", "万元", LATER, "元")
    assert paid(first) == [("台账!3", FIRST, "国家级绿色工厂", 20_000_000)]
    assert paid(second) == [("台账!8", SECOND, "节能诊断", 1_000_000)]
    (line,) = second.lines
    assert (line.place, line.document) == ("工作表“台账”第 8 行", "湖样财〔2024〕5号")
    assert line.when.said == "2024年"
    assert [one.differs for one in (*first.totals, *second.totals)] == [False, False]
    assert second.skipped == ("第 6 行“2024年湖口县绿色制造奖补台账(单位:元)”",)


def test_every_row_of_both_tables_is_told_of(office: Office) -> None:
    firm(office, FIRST)
    firm(office, SECOND)
    made = planning.plan(office, book(TWO_YEARS))
    told = {(one.where, one.what) for one in made.findings if one.grade is Grade.HINT}
    assert {
        ("工作表“台账”", f"上有 2 张表，各按自己的表头读取：“台账”“{LATER}”。"),
        ("工作表“台账”", "第 4 行是合计，只核对，没有登记。"),
        (f"工作表“{LATER}”", "第 9 行是合计，只核对，没有登记。"),
    } <= told
    assert not any("没有读取" in what for _, what in told)
    assert made.fen() == 21_000_000


def test_a_unit_is_asked_and_answered_for_one_table_alone(office: Office) -> None:
    rows = [list(row) for row in TWO_YEARS]
    rows[5] = ["2024年"]
    made = planning.plan(office, book(rows))
    assert [(one.sheet, one.unit) for one in made.asks_units] == [(LATER, "")]
    made = planning.plan(office, book(rows), Answers({LATER: "千元"}))
    assert [row.line.fen for row in made.rows] == [20_000_000, 1_000_000_000]


def test_the_same_heading_in_another_unit_begins_a_table() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "事项", "金额（万元）"],
        [FIRST, "节能诊断", 1.0],
        ["2024年"],
        ["企业名称", "事项", "金额（元）"],
        [SECOND, "节能诊断", 10000.0],
    ]
    first, second = read(book(rows), {}, {})
    assert [line.fen for line in (*first.lines, *second.lines)] == [1_000_000, 1_000_000]
    assert [line.when.said for line in (*first.lines, *second.lines)] == ["", "2024年"]


def test_tables_with_headings_in_several_rows_are_parted_too() -> None:
    groups: list[list[Cell]] = [
        ["企业名称", "2023年奖励", "", "备注"],
        ["", "事项", "金额（万元）", ""],
        [FIRST, "节能诊断", 1.0, ""],
        ["注：2023年的已经结清"],
        ["序号", "企业名称", "2024年奖励", ""],
        ["", "", "奖励事项", "奖励金额（元）"],
        [1.0, SECOND, "节能诊断", 10000.0],
    ]
    first, second = read(book(groups), {}, {})
    assert paid(first) == [("台账!3", FIRST, "节能诊断", 1_000_000)]
    assert first.skipped == ("第 4 行“注:2023年的已经结清”",)
    assert paid(second) == [("台账!7", SECOND, "节能诊断", 1_000_000)]


@pytest.mark.parametrize(
    "second",
    [
        [["企业名称", "备注"], [SECOND, "已搬迁"]],
        [["企业名称", "备注", "统一社会信用代码", "文号"], [SECOND, "已搬迁", "", ""]],
    ],
)
def test_a_second_table_that_is_no_ledger_is_not_passed_over(second: list[list[Cell]]) -> None:
    rows = [["企业名称", "事项", "金额（元）"], [FIRST, "节能诊断", 1.0], *second]
    with pytest.raises(Problem, match="第 1 行和第 3 行是两个不同的表头"):
        part(rows)


def test_the_unit_below_a_heading_may_not_change_on_the_next_page() -> None:
    rows: list[list[Cell]] = [
        ["企业名称", "事项", "金额"],
        ["", "", "（万元）"],
        [FIRST, "节能诊断", 1.0],
        ["企业名称", "事项", "金额"],
        ["", "", "（元）"],
        [SECOND, "节能诊断", 10000.0],
    ]
    with pytest.raises(Problem, match="第 2 行和第 4 行是两个不同的表头"):
        part(rows)


def test_two_tables_side_by_side_are_refused_with_what_to_do() -> None:
    heads: list[Cell] = ["企业名称", "事项", "金额（元）"]
    row: list[Cell] = [FIRST, "节能诊断", 1.0]
    with pytest.raises(Problem) as refused:
        part([[*heads, "", *heads], [*row, "", *row]])
    assert refused.value.fix == (
        "请删去或改名其中一列；左右并排放着两张表的，请分到两张工作表里，再导入。"
    )


def test_a_firm_in_each_column_is_to_be_turned(office: Office) -> None:
    rows: list[list[Cell]] = [["项目", FIRST, SECOND], ["国家级绿色工厂（万元）", 20.0, 15.0]]
    made = planning.plan(office, book(rows))
    assert made.summary() == "没有读到兑现的行。"
    with pytest.raises(Problem) as refused:
        planning.apply(office, made)
    assert "好像一家企业占一列" in refused.value.fix
    assert "转置" in refused.value.fix
