"""What stands above a table as its unit is obeyed whatever it is, or the table is refused: never passed over."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.importing.stated_units import above
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import firm

ONE = "湖口样例一厂有限公司"
LOANS: list[Cell] = ["项目名称", "贷款本金", "已付利息"]


def planned(
    office: Office, kind: str, heads: list[Cell], row: list[Cell], title: str, below: str = ""
) -> Plan:
    firm(office, ONE)
    rows: list[list[Cell]] = [[title], ["企业名称", *heads], [ONE, *row]]
    rows += [[below]] if below else []
    sheet = Sheet("表", list(enumerate(rows, 1)))
    return plan(office, kind, Workbook("表.xlsx", "0" * 64, (sheet,)))


def loan(office: Office, title: str, heads: list[Cell] = LOANS) -> Plan:
    return planned(office, "loans", heads, ["窑改造", 50000.0, 12000.0], title)


@pytest.mark.parametrize(
    ("title", "principal", "interest"),
    [
        ("绿色贷款台账（单位：千元）", 5_000_000_000, 1_200_000_000),
        ("计量单位：千元", 5_000_000_000, 1_200_000_000),
        ("货币单位为百元", 500_000_000, 120_000_000),
        ("绿色贷款台账（千元）", 5_000_000_000, 1_200_000_000),
        ("单位：人民币 十万元", 500_000_000_000, 120_000_000_000),
        ("单位：吨、千元", 5_000_000_000, 1_200_000_000),
        ("填报单位：湖口县样例局", 5_000_000, 1_200_000),
        ("投入500万元的（2023年）", 5_000_000, 1_200_000),
        ("大额贷款（500万元）", 5_000_000, 1_200_000),
    ],
)
def test_loans_are_in_the_unit_above_them(
    title: str, principal: int, interest: int, office: Office
) -> None:
    apply(office, loan(office, title))
    found = office.store.find(Loan)[0]
    assert (found.principal_fen, found.interest_paid_fen) == (principal, interest)


def test_a_unit_that_is_converted_is_told(office: Office) -> None:
    said = [
        (one.grade, one.what) for one in loan(office, "单位：千元").findings if "换算" in one.what
    ]
    assert said == [(Grade.HINT, "表上方写千元，已换算成元。")] * 2


WAN_TITLES = """
以下金额均以万元计|金额单位均为万元|（单位均为：万元）|（单位/万元）|单位：(人民币)万元|（人民币：万元）|【万元】|[万元]|单位是万元|单位∶万元|
单位：萬元|万元|贷款情况表 万元|贷款情况表2024 万元|单 位 ： 万 元|单位：RMB万元|以下数字一律以万元为单位|投入 500 万元的项目 单位：万元
"""


@pytest.mark.parametrize("title", "".join(WAN_TITLES.split("\n")).split("|"))
def test_however_the_unit_above_is_plainly_written_it_is_obeyed(title: str, office: Office) -> None:
    apply(office, loan(office, title))
    found = office.store.find(Loan)[0]
    assert (found.principal_fen, found.interest_paid_fen) == (50_000_000_000, 12_000_000_000)


BELOW = ("注：以上金额单位均为万元", "备注：金额以万元计。", "以上金额单位均为万元", "单位：万元")


@pytest.mark.parametrize("note", BELOW)
def test_a_unit_below_the_table_is_obeyed_and_told(note: str, office: Office) -> None:
    made = planned(office, "loans", LOANS, ["窑改造", 50000.0, 12000.0], "台账", note)
    assert [entry.record.principal_fen for entry in made.entries] == [50_000_000_000]
    assert "表下方写万元，已换算成元。" in [one.what for one in made.findings]
    assert made.refused == 0


@pytest.mark.parametrize(
    ("title", "note", "told"),
    [
        ("台账", "注：单位：万", "下方写的单位“万”"),
        ("单位：元", "注：以上金额单位均为万元", "上下方写的单位“元、万元”"),
        ("台账", "注：本表万元填报", "下方写的单位“万元”"),
    ],
)
def test_a_unit_below_that_is_not_clear_is_refused(
    title: str, note: str, told: str, office: Office
) -> None:
    with pytest.raises(Problem, match=told) as refused:
        planned(office, "loans", LOANS, ["窑改造", 50000.0, 12000.0], title, note)
    assert "把单位写进这一列的表头" in refused.value.fix


@pytest.mark.parametrize(
    ("head", "unit"), [("单位", "万元"), ("金额单位", "(万元)"), ("币种", "美元")]
)
def test_a_unit_in_a_column_that_is_not_read_is_asked(head: str, unit: str, office: Office) -> None:
    with pytest.raises(Problem, match=r"单位列写的单位“[万美]元”，不能确定“贷款本金”一列"):
        planned(office, "loans", [*LOANS, head], ["窑改造", 50000.0, 12000.0, unit], "台账")


@pytest.mark.parametrize("unit", ["元", "湖口县样例局", "人民币"])
def test_a_column_of_units_that_says_nothing_else_stops_nothing(unit: str, office: Office) -> None:
    made = planned(office, "loans", [*LOANS, "单位"], ["窑改造", 50000.0, 12000.0, unit], "台账")
    assert [entry.record.principal_fen for entry in made.entries] == [5_000_000]


@pytest.mark.parametrize(
    "title",
    [
        "万元产值能耗先进企业",
        "百万元以上贷款",
        "单元改造台账",
        "投入 500 万元的项目",
        "2024年人民币贷款",
    ],
)
def test_words_that_state_no_unit_stop_nothing(title: str, office: Office) -> None:
    apply(office, loan(office, title))
    assert office.store.find(Loan)[0].principal_fen == 5_000_000


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("单位：万", "万"),
        ("单位：w元", "w元"),
        ("单位：万人民币", "万人民币"),
        ("贷款情况表，填写时请用万元", "万元"),
        ("美元贷款情况", "美元"),
        ("单位：万美元", "万美元"),
        ("单位：1000元", "1000元"),
        ("单位：万千元", "万千元"),
        ("本金单位：万元，利息单位：元", "万元、元"),
    ],
)
def test_a_unit_that_is_not_clear_is_refused_with_the_next_step(
    title: str, shown: str, office: Office
) -> None:
    with pytest.raises(Problem) as refused:
        loan(office, title)
    assert f"上方写的单位“{shown}”，不能确定“贷款本金”一列" in refused.value.what
    assert "“贷款本金（元）”" in refused.value.fix
    assert above(title) == ""


def test_headings_that_state_their_own_units_need_nothing_above(office: Office) -> None:
    heads: list[Cell] = ["项目名称", "贷款本金（百万元）", "已付利息（千元）"]
    made = loan(office, "单位：万美元", heads)
    assert [entry.record.principal_fen for entry in made.entries] == [5_000_000_000_000]
    assert [entry.record.interest_paid_fen for entry in made.entries] == [1_200_000_000]


@pytest.mark.parametrize(
    ("title", "revenue", "energy", "carbon"),
    [
        ("计量单位：千元", "52", "125", "3"),
        ("单位：千吨", "520", "125000", "3000"),
        ("单位：百吨标煤", "520", "12500", "3"),
        ("单位：千元、万吨", "52", "1250000", "30000"),
        ("单位：吨标准煤", "520", "125", "3"),
        ("以下能耗均以千克标准煤计", "520", "0.125", "3"),
        ("能耗情况 万吨标准煤", "520", "1250000", "3"),
        ("单位：kgce", "520", "0.125", "3"),
        ("能耗统计（年耗能5000吨标准煤以上）", "520", "125", "3"),
        ("各企业吨标准煤消费情况", "520", "125", "3"),
    ],
)
def test_returns_are_in_the_units_above_them(
    title: str, revenue: str, energy: str, carbon: str, office: Office
) -> None:
    heads: list[Cell] = ["年度", "营业收入", "综合能源消费量", "二氧化碳排放量"]
    apply(office, planned(office, "returns", heads, [2024.0, 520.0, 125.0, 3.0], title))
    found = office.store.find(AnnualReturn)[0]
    read = (found.revenue, found.energy_tce, found.carbon)
    assert read == (Decimal(revenue), Decimal(energy), Decimal(carbon))


@pytest.mark.parametrize(
    ("title", "shown"),
    [("单位：亿吨", "亿吨"), ("各企业千克标准煤消费情况", "千克标准煤"), ("单位：万", "万")],
)
def test_a_unit_of_energy_that_is_not_clear_is_refused(
    title: str, shown: str, office: Office
) -> None:
    heads: list[Cell] = ["年度", "综合能源消费量"]
    with pytest.raises(Problem, match=f"“{shown}”"):
        planned(office, "returns", heads, [2024.0, 1.0], title)


def test_a_column_in_a_strange_unit_is_told_as_figures(office: Office) -> None:
    heads: list[Cell] = [*LOANS, "备用金（万美元）"]
    row: list[Cell] = ["窑改造", 50000.0, 12000.0, 8.0]
    made = planned(office, "loans", heads, row, "台账")
    assert (Grade.VERIFY, "没有导入写有单位的这些列：备用金（万美元）。") in [
        (one.grade, one.what) for one in made.findings
    ]


def energy(
    office: Office, heads: list[Cell], row: list[Cell], title: str = "分品种能耗（单位：万吨）"
) -> Plan:
    return planned(office, "energy_uses", heads, row, title)


def test_an_amount_of_energy_goes_by_its_own_unit_and_never_by_a_guess(office: Office) -> None:
    with pytest.raises(Problem, match="上方写的单位“万吨”，不能确定"):
        energy(office, ["年度", "能源品种", "数量"], [2025, "原煤", 1.2])
    with pytest.raises(Problem, match="请在“计量单位”一列逐行写明单位"):
        energy(office, ["年度", "能源品种", "数量", "计量单位"], [2025, "原煤", 1.2, None])


@pytest.mark.parametrize(
    "title", ["分品种能耗 万吨", "用电量 万千瓦时", "以下均以万立方米计", "单位：万"]
)
def test_whatever_unit_stands_above_amounts_of_energy_is_asked(title: str, office: Office) -> None:
    with pytest.raises(Problem, match="逐行写明单位"):
        energy(office, ["年度", "能源品种", "数量"], [2025, "原煤", 1.2], title)


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["年度", "能源品种", "数量", "计量单位"], [2025, "原煤", 1.2, "万吨"]),
        (["年度", "能源品种", "数量"], [2025, "原煤", "1.2万吨"]),
    ],
)
def test_where_each_row_says_its_unit_that_is_read(
    heads: list[Cell], row: list[Cell], office: Office
) -> None:
    apply(office, energy(office, heads, row))
    found = office.store.find(EnergyUse)[0]
    assert (found.quantity, found.unit) == (Decimal("1.2"), "wan_t")
