"""A unit in the cell is read as the form reads it, told as it was understood, refused where it measures another thing."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.operations.energy_entry import split_amount
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import firm

ONE = "湖口样例一厂有限公司"


def planned(office: Office, kind: str, heads: list[Cell], *rows: list[Cell]) -> Plan:
    firm(office, ONE)
    body: list[list[Cell]] = [["企业名称", "年度", *heads], *([ONE, 2024.0, *row] for row in rows)]
    sheet = Sheet("表", list(enumerate(body, 1)))
    return plan(office, kind, Workbook("表.xlsx", "0" * 64, (sheet,)))


def uses(office: Office, *rows: list[Cell]) -> Plan:
    return planned(office, "energy_uses", ["能源品种", "数量", "计量单位", "折标口径"], *rows)


def understood(made: Plan) -> list[tuple[str, str]]:
    return [
        (one.where.removeprefix("工作表“表”"), one.what)
        for one in made.findings
        if one.grade is Grade.HINT and "读作" in one.what
    ]


def refusals(made: Plan) -> list[tuple[str, str]]:
    return [(one.where.removeprefix("工作表“表”"), one.what) for one in made.refusals()]


def test_an_amount_of_energy_brings_its_unit_as_in_the_form(office: Office) -> None:
    made = uses(
        office,
        ["原煤", "1.2万吨", None, None],
        ["电力", "３50 万度", None, "当量值"],
        ["高炉煤气", "3亿方", None, None],
        ["汽油", 80.0, "吨", None],
        ["柴油", "80", None, None],
    )
    assert understood(made) == [
        ("第 2 行 数量", "“1.2万吨”读作 1.2 万吨。"),
        ("第 3 行 数量", "“３50 万度”读作 350 万千瓦时。"),
        ("第 4 行 数量", "“3亿方”读作 30,000 万立方米。"),
    ]
    apply(office, made)
    kept = {one.carrier: (one.quantity, one.unit) for one in office.store.find(EnergyUse)}
    assert kept == {
        "原煤": split_amount("1.2万吨"),
        "电力": (Decimal(350), "wan_kwh"),
        "高炉煤气": (Decimal(30_000), "wan_m3"),
        "汽油": (Decimal(80), "t"),
        "柴油": (Decimal(80), "t"),
    }


def test_the_unit_of_the_row_is_kept_and_the_amount_counted_in_it(office: Office) -> None:
    made = uses(office, ["原煤", "1.2万吨", "吨", None], ["电力", "3500度", "万千瓦时", "当量值"])
    assert understood(made) == [
        ("第 2 行 数量", "“1.2万吨”读作 12,000 吨。"),
        ("第 3 行 数量", "“3500度”读作 0.35 万千瓦时。"),
    ]
    apply(office, made)
    kept = {one.carrier: (one.quantity, one.unit) for one in office.store.find(EnergyUse)}
    assert kept == {"原煤": (Decimal(12_000), "t"), "电力": (Decimal("0.35"), "wan_kwh")}
    assert plan(office, "energy_uses", made.workbook).same == 2


def test_another_kind_of_unit_is_refused_in_words(office: Office) -> None:
    made = uses(
        office,
        ["电力", "5000吨", "万千瓦时", "当量值"],
        ["天然气", "5000吨", None, None],
        ["原煤", "-3吨", None, None],
        ["焦炭", "3万", None, None],
    )
    assert refusals(made) == [
        ("第 2 行 数量", "数量“5000吨”的单位不对，这一行的计量单位是万千瓦时。"),
        ("第 3 行 数量", "数量“5000吨”的单位不对，天然气不能按吨计量。"),
        ("第 4 行 数量", "数量不能是“-3”。"),
        ("第 5 行 数量", "数量“3万”没有写全单位。"),
    ]


def test_a_column_with_a_unit_of_its_own_says_what_each_cell_was_read_as(office: Office) -> None:
    heads: list[Cell] = ["综合能源消费量（吨标准煤）", "营业收入"]
    made = planned(office, "returns", heads, ["1.2万吨", "1.5亿元"])
    assert understood(made) == [
        ("第 2 行 综合能源消费量", "“1.2万吨”读作 12,000 吨标准煤。"),
        ("第 2 行 营业收入", "“1.5亿元”读作 15,000 万元。"),
    ]
    apply(office, made)
    (kept,) = office.store.find(AnnualReturn)
    assert (kept.energy_tce, kept.revenue) == (Decimal(12_000), Decimal(15_000))


@pytest.mark.parametrize("cell", ["8000", "8,000.50", "8000吨标准煤", "8000吨", "8000 tce"])
def test_nothing_is_said_of_a_cell_in_the_unit_of_its_column(office: Office, cell: str) -> None:
    made = planned(office, "returns", ["综合能源消费量"], [cell])
    assert (understood(made), refusals(made)) == ([], [])


def test_power_in_a_column_of_coal_is_refused_with_the_unit_wanted(office: Office) -> None:
    made = planned(office, "returns", ["综合能源消费量（吨标准煤）"], ["350万千瓦时"])
    (refusal,) = made.refusals()
    assert refusal.what == "综合能源消费量“350万千瓦时”的单位不对，这一项按吨标准煤计。"
    assert refusal.fix == "请对照原件改正这一格后重新导入。"


def test_cells_that_say_the_same_are_told_together(office: Office) -> None:
    made = uses(office, ["原煤", "2万吨", None, None], ["焦炭", "2万吨", None, None])
    assert understood(made) == [("第 2、3 行 数量", "“2万吨”读作 2 万吨。")]
