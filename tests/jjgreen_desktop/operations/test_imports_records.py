"""Records that hang on a firm: returns, retrofits and energy by carrier."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.tables import HEADER, ONE, TWO, book, code

RETURNS: list[Cell] = ["企业名称", "统一社会信用代码", "年度", "综合能源消费量（吨标准煤）"]


def test_returns_hang_on_their_firm_and_year(office: Office) -> None:
    owner = firm(office, ONE, credit_code=code(1))
    content = book(RETURNS, [ONE, "", 2024.0, 6200.0], ["", code(1), "2025年", "5999.5"])
    apply(office, plan(office, "returns", content))
    rows = office.store.find(AnnualReturn)
    assert [(one.enterprise, one.year, str(one.energy_tce)) for one in rows] == [
        (owner.id, 2024, "6200"),
        (owner.id, 2025, "5999.5"),
    ]
    changed = plan(office, "returns", book(RETURNS, [ONE, "", 2025.0, "6001"]))
    assert (changed.changed, changed.new) == (1, 0)


def test_the_register_is_asked_no_more_for_many_rows_than_for_few(office: Office) -> None:
    rows: list[list[Cell]] = [[f"湖口样例{n}号有限公司", code(n), "湖口县"] for n in range(60)]
    apply(office, plan(office, "enterprises", book(HEADER, *rows)))
    years: list[list[Cell]] = [[name, "", 2023.0, 6000.0 + n] for n, (name, *_) in enumerate(rows)]
    apply(office, plan(office, "returns", book(RETURNS, *years[::2])))
    asked: list[str] = []
    office.store._db.set_trace_callback(asked.append)  # type: ignore[attr-defined]
    counts = []
    for many in (years[:3], years):
        more = [[name, "", 2024.0, 6001.0] for name, *_ in many]
        asked.clear()
        made = plan(office, "returns", book(RETURNS, *many, *more))
        counts.append((len(asked), made.rows))
    assert (counts[0][1], counts[1][1]) == (6, 120)
    assert counts[0][0] == counts[1][0] < 12


def test_a_return_of_an_import_is_held_against_the_other_years_of_its_firm_alone(
    office: Office,
) -> None:
    for n, name in enumerate((ONE, TWO)):
        firm(office, name, credit_code=code(n))
    rows: list[list[Cell]] = [[ONE, "", 2024.0, "6200"], [TWO, "", 2024.0, "6.2"]]
    apply(office, plan(office, "returns", book(RETURNS, *rows)))
    later: list[list[Cell]] = [[ONE, "", 2025.0, "6.2"], [TWO, "", 2025.0, "6.2"]]
    grave = [
        one
        for one in plan(office, "returns", book(RETURNS, *later)).findings
        if one.grade is Grade.VERIFY
    ]
    assert [one.where for one in grave] == ["工作表“企业”第 2 行 综合能源消费量"]
    assert "与 2024 年的 6,200 吨标准煤相差约 1,000 倍" in grave[0].what


@pytest.mark.parametrize(
    ("name", "number", "what"),
    [
        (TWO, "", "登记簿里没有企业“湖口样例二厂有限公司”"),
        (TWO, code(1), "与本行名称“湖口样例二厂有限公司”不同"),
        ("", "", "没有写是哪家企业"),
    ],
)
def test_a_row_of_an_unknown_firm_is_refused(
    office: Office, name: str, number: str, what: str
) -> None:
    firm(office, ONE, credit_code=code(1))
    made = plan(office, "returns", book(RETURNS, [name, number, 2024.0, 6200.0]))
    assert what in made.refusals()[0].what
    assert made.refusals()[0].fix.startswith("请")


def test_one_year_twice_in_the_file_is_refused(office: Office) -> None:
    firm(office, ONE, credit_code=code(1))
    made = plan(
        office, "returns", book(RETURNS, [ONE, "", 2024.0, 1.0], ["", code(1), "2024", 2.0])
    )
    assert made.refused == 2
    assert made.refusals()[0].where == "工作表“企业”第 2 行 年度"


RETROFITS: list[Cell] = ["企业名称", "项目名称", "验收报告载明的提升率（%）"]


def test_a_percentage_stored_as_a_fraction_is_refused_not_read_as_a_twentieth(
    office: Office,
) -> None:
    firm(office, ONE)
    made = plan(office, "retrofits", book(RETROFITS, [ONE, "余热", 0.05]))
    assert "显示为 5.00%" in made.refusals()[0].what
    made = plan(office, "retrofits", book(RETROFITS, [ONE, "余热", "5.00"], [ONE, "变频", 8.01]))
    apply(office, made)
    assert [str(entry.record.improvement_stated_pct) for entry in made.entries] == ["5.00", "8.01"]


def test_a_refusal_names_the_clause_as_the_measures_do(office: Office) -> None:
    firm(office, ONE)
    rows = book(["企业名称", "评选年度", "获评等次"], [ONE, 2026, "四等"], sheet="装备评选")
    (refusal,) = plan(office, "ratings", rows).refusals()
    assert refusal.why == "条款六（1）、装备评选要用到这一项。"


ENERGY: list[Cell] = ["企业名称", "年度", "能源品种", "数量", "计量单位", "计入方式", "折标口径"]


def test_energy_by_carrier_is_imported_with_its_factors(office: Office) -> None:
    owner = firm(office).id
    rows: list[list[Cell]] = [
        [ONE, 2025.0, "电", 1200.0, "万千瓦时", None, "当量值"],
        [ONE, 2025.0, "原煤", 8000.0, None, None, None],
        [ONE, 2025.0, "高炉煤气", 100.0, "万立方米", "回收利用", None],
    ]
    made = plan(office, "energy_uses", book(ENERGY, *rows))
    assert (made.new, made.refused) == (3, 0)
    apply(office, made)
    kept = {use.carrier: use for use in office.store.find(EnergyUse, enterprise=owner)}
    assert (kept["电力"].factor, kept["电力"].unit) == (Decimal("0.1229"), "wan_kwh")
    assert (kept["原煤"].unit, kept["原煤"].factor_source) == ("t", "GB/T 2589-2020 表A.1")
    assert kept["高炉煤气"].flow == "recovered"
    again = plan(office, "energy_uses", book(ENERGY, *rows))
    assert (again.new, again.same) == (0, 3)


def test_a_carrier_that_is_in_no_table_is_refused(office: Office) -> None:
    firm(office)
    made = plan(office, "energy_uses", book(ENERGY, [ONE, 2025.0, "样例气", 1.0, None, None, None]))
    assert made.refused == 1
    assert "折标系数表里没有“样例气”" in made.findings[0].what


def test_a_range_is_imported_and_asked_about(office: Office) -> None:
    firm(office)
    made = plan(office, "energy_uses", book(ENERGY, [ONE, 2025.0, "天然气", 1.0, None, None, None]))
    assert made.new == 1
    assert [one.grade for one in made.findings] == [Grade.SUBMIT]
    assert "标准给出范围" in made.findings[0].what
