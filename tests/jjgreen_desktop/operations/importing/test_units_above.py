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


def planned(office: Office, kind: str, heads: list[Cell], row: list[Cell], title: str) -> Plan:
    firm(office, ONE)
    rows: list[list[Cell]] = [[title], ["企业名称", *heads], [ONE, *row]]
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


@pytest.mark.parametrize(
    ("title", "shown"),
    [
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


def test_a_unit_of_mass_nobody_knows_is_refused(office: Office) -> None:
    heads: list[Cell] = ["年度", "综合能源消费量"]
    with pytest.raises(Problem, match="“亿吨”"):
        planned(office, "returns", heads, [2024.0, 1.0], "单位：亿吨")


def test_a_column_in_a_strange_unit_is_told_as_figures(office: Office) -> None:
    heads: list[Cell] = [*LOANS, "备用金（万美元）"]
    row: list[Cell] = ["窑改造", 50000.0, 12000.0, 8.0]
    made = planned(office, "loans", heads, row, "台账")
    assert (Grade.VERIFY, "没有导入写有单位的这些列：备用金（万美元）。") in [
        (one.grade, one.what) for one in made.findings
    ]


def energy(office: Office, heads: list[Cell], row: list[Cell]) -> Plan:
    return planned(office, "energy_uses", heads, row, "分品种能耗（单位：万吨）")


def test_an_amount_of_energy_goes_by_its_own_unit_and_never_by_a_guess(office: Office) -> None:
    with pytest.raises(Problem, match="上方写的单位“万吨”，不能确定"):
        energy(office, ["年度", "能源品种", "数量"], [2025, "原煤", 1.2])
    with pytest.raises(Problem, match="请在“计量单位”一列逐行写明单位"):
        energy(office, ["年度", "能源品种", "数量", "计量单位"], [2025, "原煤", 1.2, None])


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
