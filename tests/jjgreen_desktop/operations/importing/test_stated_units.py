"""Columns in another unit are converted to the digit and told; slips of unit are asked about."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import firm

ONE = "湖口样例一厂有限公司"


def planned(
    office: Office, kind: str, heads: list[Cell], *rows: list[Cell], above: str = ""
) -> Plan:
    title: list[list[Cell]] = [[above]] if above else []
    body: list[list[Cell]] = [["企业名称", *heads], *([ONE, *row] for row in rows)]
    sheet = Sheet("表", list(enumerate([*title, *body], 1)))
    return plan(office, kind, Workbook("表.xlsx", "0" * 64, (sheet,)))


def loans(office: Office, heading: str, *amounts: Cell, above: str = "") -> Plan:
    firm(office, ONE)
    rows: list[list[Cell]] = [[f"项目{n}", one] for n, one in enumerate(amounts)]
    return planned(office, "loans", ["项目名称", heading], *rows, above=above)


def told(made: Plan, grade: Grade) -> list[tuple[str, str]]:
    return [
        (one.where, one.what)
        for one in made.findings
        if one.grade is grade and "贷款本金" in one.where
    ]


COLUMN = "工作表“表”“贷款本金”一列"


@pytest.mark.parametrize(
    "heading",
    [
        "贷款本金（万元）",
        "贷款本金(万元)",
        "贷款本金万元",
        "贷款本金/万元",
        "贷款本金 （单位：万元）",
        "贷款本金（人民币万元）",
    ],
)
def test_a_heading_in_ten_thousands_is_obeyed_exactly_and_told(
    heading: str, office: Office
) -> None:
    made = loans(office, heading, 2000.0, "0.01", "123.456789", "5000元")
    apply(office, made)
    found = [one.principal_fen for one in office.store.find(Loan)]
    assert found == [2_000_000_000, 10_000, 123_456_789, 500_000]
    assert told(made, Grade.HINT) == [
        ("工作表“表”第 5 行 贷款本金", "“5000元”读作 5,000.00 元。"),
        (COLUMN, "表头写万元，已换算成元。"),
    ]


@pytest.mark.parametrize("heading", ["贷款本金", "贷款本金（元）"])
def test_without_a_unit_or_in_its_own_a_column_is_as_it_stands(
    heading: str, office: Office
) -> None:
    made = loans(office, heading, 20000000.0, "30000000", "3,000万")
    found = [entry.record.principal_fen for entry in made.entries]
    assert found == [2_000_000_000, 3_000_000_000, 3_000_000_000]
    assert told(made, Grade.VERIFY) == []
    assert told(made, Grade.HINT) == [
        ("工作表“表”第 4 行 贷款本金", "“3,000万”读作 30,000,000.00 元。")
    ]


def test_the_words_above_a_table_hold_for_money_whose_heading_says_nothing(office: Office) -> None:
    made = loans(office, "贷款本金", 2000.0, above="绿色贷款情况表  单位：万元")
    assert [entry.record.principal_fen for entry in made.entries] == [2_000_000_000]
    assert told(made, Grade.HINT) == [(COLUMN, "表上方写万元，已换算成元。")]


def test_a_heading_goes_before_the_words_above_and_the_difference_is_asked_about(
    office: Office,
) -> None:
    made = loans(office, "贷款本金（元）", 20000000.0, above="单位：万元")
    assert [entry.record.principal_fen for entry in made.entries] == [2_000_000_000]
    assert told(made, Grade.VERIFY) == [(COLUMN, "表头写元，表上方写万元，按表头读取。")]


def test_a_bare_wan_under_ten_thousands_is_refused(office: Office) -> None:
    made = loans(office, "贷款本金（万元）", "30万")
    refusal = made.refusals()[0]
    assert (refusal.what, refusal.fix) == (
        "贷款本金“30万”没有写全单位。",
        "请把单位写全，如 30万元。",
    )


def test_parts_of_a_fen_are_refused_under_ten_thousands_too(office: Office) -> None:
    made = loans(office, "贷款本金（万元）", "1.2345678")
    refusal = made.refusals()[0]
    assert "有分以下的小数" in refusal.what
    assert refusal.where == "工作表“表”第 2 行 贷款本金（万元）"


def test_the_same_column_twice_in_two_units_is_refused_whole(office: Office) -> None:
    firm(office, ONE)
    with pytest.raises(Problem, match="不能确定用哪一列"):
        planned(
            office, "loans", ["项目名称", "贷款本金（元）", "贷款本金（万元）"], ["甲", 1.0, 1.0]
        )


def test_tonnes_and_money_of_returns(office: Office) -> None:
    firm(office, ONE)
    heads: list[Cell] = ["年度", "综合能源消费量（万吨标准煤）", "营业收入（元）"]
    made = planned(office, "returns", heads, [2024.0, "1.25", 520000000.0])
    apply(office, made)
    written = office.store.find(AnnualReturn)[0]
    assert (written.energy_tce, written.revenue) == (Decimal(12500), Decimal(52000))
    assert [one.what for one in made.findings if "换算" in one.what] == [
        "表头写万吨标准煤，已换算成吨标准煤。",
        "表头写元，已换算成万元。",
    ]


def test_a_column_too_small_throughout_is_asked_about(office: Office) -> None:
    made = loans(office, "贷款本金", 2000.0, 350.0)
    assert told(made, Grade.VERIFY) == [
        ("工作表“表”第 2 行 贷款本金", "只有 2,000.00 元，可能是按万元填写的。"),
        ("工作表“表”第 3 行 贷款本金", "只有 350.00 元，可能是按万元填写的。"),
        (COLUMN, "表头没有写单位，按元读取，各行都不到 1 万元，可能是按万元填写的。"),
    ]


def test_a_column_of_ten_thousands_too_large_throughout_is_asked_about(office: Office) -> None:
    made = loans(office, "贷款本金（万元）", 20000000.0, 3500000.0)
    assert told(made, Grade.VERIFY) == [
        (COLUMN, "表头写万元，换算后各行都在 1 亿元以上，可能是按元填写的。")
    ]


def test_a_row_ten_thousand_times_apart_is_asked_about(office: Office) -> None:
    made = loans(office, "贷款本金（元）", 20000000.0, 15000000.0, 2000.0)
    assert told(made, Grade.VERIFY) == [
        ("工作表“表”第 4 行 贷款本金", "只有 2,000.00 元，可能是按万元填写的。"),
        (
            "工作表“表”第 4 行 贷款本金",
            "2,000.00 元，与这一列通常的 15,000,000.00 元"
            "相差约 7,500 倍，可能一个按元、一个按万元填写。",
        ),
    ]


@pytest.mark.parametrize("heading", ["产品合同价（含税）（万元）", "产品合同价（含税，万元）"])
def test_a_label_with_words_in_brackets_takes_a_unit_too(heading: str, office: Office) -> None:
    firm(office, ONE)
    made = planned(office, "energy_systems", ["项目名称", heading], ["能管系统", 80.0])
    assert [entry.record.contract_fen for entry in made.entries] == [80_000_000]


def test_a_column_of_figures_under_another_name_is_asked_about(office: Office) -> None:
    firm(office, ONE)
    heads: list[Cell] = ["项目名称", "产品合同价（万元）", "经办人"]
    made = planned(office, "energy_systems", heads, ["能管系统", 80.0, "张样例"])
    assert [(one.grade, one.what) for one in made.findings if "没有导入" in one.what] == [
        (Grade.VERIFY, "没有导入写有单位的这些列：产品合同价（万元）。"),
        (Grade.HINT, "没有导入这些列：经办人。"),
    ]
