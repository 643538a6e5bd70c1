from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.policy.annex2 import Annex2, EnergyRow, Register, TitlesRow, build
from jjgreen_desktop.policy.annex2_holders import Listed
from jjgreen_desktop.policy.annex2_titles import TitleCell
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, firm, title

FIRMS = (
    firm(),
    firm(id="e2", name="湖口样例二厂有限公司"),
    firm(id="e3", name="开发区样例三厂有限公司", county="经开区"),
    firm(id="e4", name="样例四厂有限公司", county=None),
)
LISTED = Listed({("green_factory", "national"): "第六批"})


def annex2(pack: Pack, county: str = "", rulings: Any = None, **register: Any) -> Annex2:
    given = {"enterprises": FIRMS} | register
    return build(pack, pack.county(county), ON, Register(**given), rulings)


def titles_of(tables: Annex2, county: str) -> TitlesRow:
    return next(row for row in tables.titles if row.county == county)


def energy_of(tables: Annex2, county: str | None) -> EnergyRow:
    return next(row for row in tables.energy if row.county == county)


def cell(tables: Annex2, county: str, column: str) -> TitleCell:
    return next(c for c in titles_of(tables, county).cells if c.column == column)


def year(energy: str, added: str, of: int, firm_id: str = "e1") -> AnnualReturn:
    return AnnualReturn(
        id=f"{firm_id}-{of}",
        enterprise=firm_id,
        year=of,
        energy_tce=Decimal(energy),
        value_added=Decimal(added),
    )


def test_official_strings_come_out_verbatim(pack: Pack) -> None:
    tables = annex2(pack)
    assert len(tables.energy) == 15 and len(tables.titles) == 14
    first = tables.energy[0]
    assert (first.name, first.energy, first.growth) == ("全市", "1751.03", "-2.2")
    assert [figure.target for figure in first.figures] == ["-5", "-4", "-3.5"]
    zone = tables.titles[0]
    assert (zone.order, zone.name) == (1, "九江经开区")
    assert [c.official for c in zone.cells] == ["1", "1", "8", "16", "2", "3", "1"]
    assert [c.official for c in tables.titles[-1].cells] == ["", "", "1", "1", "", "", ""]


def test_names_follow_the_form(pack: Pack) -> None:
    tables = annex2(pack)
    assert energy_of(tables, "九江经开区").name == "经开区"
    assert titles_of(tables, "九江经开区").name == "九江经开区"


def test_a_county_sees_its_own_row_only(pack: Pack) -> None:
    tables = annex2(pack, "湖口县")
    assert [row.name for row in tables.energy] == ["湖口县"]
    assert [row.name for row in tables.titles] == ["湖口县"]
    assert (tables.county, tables.totals) == ("湖口县", ())


def test_unknown_is_not_zero_and_a_list_makes_it_zero(pack: Pack) -> None:
    assert cell(annex2(pack), "湖口县", "factory_national").actual is None
    listed = cell(annex2(pack, lists=LISTED), "湖口县", "factory_national")
    assert (listed.official, listed.actual, listed.gap) == ("8", 0, 8)
    assert cell(annex2(pack, lists=LISTED), "湖口县", "factory_provincial").actual is None


def test_holders_are_counted_not_list_rows(pack: Pack) -> None:
    rows = (title(id="1"), title(id="2"), title(id="3", enterprise="e2"))
    found = cell(annex2(pack, titles=rows), "湖口县", "factory_national")
    assert (found.actual, found.gap) == (2, 6)
    assert [ref.name for ref in found.holders] == ["湖口样例一厂有限公司", "湖口样例二厂有限公司"]


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"status": "renamed"}, 1),
        ({"status": "removed"}, None),
        ({"status": "expired"}, None),
        ({"status": None}, None),
        ({"published_on": date(2018, 2, 1)}, 1),
        ({"published_on": None}, 1),
        ({"published_on": date(2026, 10, 1)}, None),
        ({"published_on": None, "published_month": "2026-10"}, None),
    ],
)
def test_which_titles_count_as_stock(pack: Pack, facts: dict[str, Any], count: int | None) -> None:
    assert (
        cell(annex2(pack, titles=(title(**facts),)), "湖口县", "factory_national").actual == count
    )


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"published_on": date(2025, 1, 1)}, 1),
        ({"published_on": date(2024, 12, 31)}, None),
        ({"published_on": None, "published_month": "2018-02"}, None),
        ({"published_on": None}, None),
    ],
)
def test_which_titles_count_as_new(pack: Pack, facts: dict[str, Any], count: int | None) -> None:
    tables = annex2(pack, "", {"annex2-count": "new"}, titles=(title(**facts),))
    assert cell(tables, "湖口县", "factory_national").actual == count


def test_a_national_holder_counts_under_provincial_by_ruling_only(pack: Pack) -> None:
    rows = (
        title(id="1"),
        title(id="2", level="provincial"),
        title(id="3", level="provincial", enterprise="e2"),
        title(id="4", enterprise="e3"),
    )
    plain = annex2(pack, titles=rows)
    assert cell(plain, "湖口县", "factory_provincial").actual == 1
    assert cell(plain, "九江经开区", "factory_provincial").actual is None
    both = annex2(pack, "", {"annex2-levels": "yes"}, titles=rows)
    assert cell(both, "湖口县", "factory_provincial").actual == 2
    assert cell(both, "九江经开区", "factory_provincial").actual == 1


@pytest.mark.parametrize(("choice", "count"), [("two", 2), ("one", 1)])
def test_a_firm_leading_in_both_counts_by_ruling(pack: Pack, choice: str, count: int) -> None:
    rows = (title(id="1", kind="energy_leader"), title(id="2", kind="water_leader"))
    tables = annex2(pack, "", {"annex2-leaders": choice}, titles=rows)
    assert cell(tables, "湖口县", "leader_national").actual == count
    assert len(cell(tables, "湖口县", "leader_national").holders) == 1


def test_parks_stand_in_the_county_that_reports_them(pack: Pack) -> None:
    park = Park(id="p1", name="样例园区", county="共青城市")
    record = title(kind="green_park", holder="park", enterprise=None, park="p1")
    tables = annex2(pack, parks=(park,), titles=(record,))
    found = cell(tables, "共青城市", "park_national")
    assert (found.actual, found.gap, found.holders[0].kind) == (1, 0, "park")


def test_holders_without_county_count_for_the_city_only_and_are_named(pack: Pack) -> None:
    rows = (
        title(id="1", enterprise="e4"),
        title(id="2", enterprise=None, holder_name="名单样例厂"),
    )
    tables = annex2(pack, titles=rows)
    assert all(c.actual is None for row in tables.titles for c in row.cells)
    assert next(c for c in tables.totals if c.column == "factory_national").actual == 2
    note = next(note for note in tables.notes if "没有填报县（市、区）" in note)
    assert note == (
        "以下获得者没有填报县（市、区），只计入全市合计：名单样例厂、样例四厂有限公司。"
    )


def test_totals_stand_apart_from_the_official_table(pack: Pack) -> None:
    rows = (title(id="1"), title(id="2", enterprise="e3"))
    totals = {c.column: c for c in annex2(pack, titles=rows).totals}
    assert totals["factory_national"].actual == 2
    assert all(c.official == "" and c.gap is None for c in totals.values())


def test_growth_comes_from_firms_that_report_both_years(pack: Pack) -> None:
    returns = (
        year("100000", "1000", 2024),
        year("90000", "1000", 2025),
        year("5000", "10", 2025, "e2"),
        year("40000", "500", 2024, "e3"),
        year("40000", "500", 2025, "e3"),
    )
    tables = annex2(pack, returns=returns)
    figure = energy_of(tables, "湖口县").figures[0]
    assert (figure.year, figure.target) == (2025, "-6")
    assert (figure.actual, figure.gap) == (Decimal("-10.00"), Decimal("-4.00"))
    assert figure.coverage == Decimal("1.70")  # 10 万吨 of the official 588.11
    assert [ref.id for ref in figure.firms] == ["e1"]
    city = energy_of(tables, None).figures[0]
    assert city.actual == Decimal("-7.14")  # (130000/1500) ÷ (140000/1500) − 1
    assert city.coverage == Decimal("0.80")


def test_without_two_complete_years_growth_is_unknown(pack: Pack) -> None:
    incomplete = (
        year("100000", "1000", 2024),
        AnnualReturn(id="x", enterprise="e1", year=2025, energy_tce=Decimal(90000)),
    )
    tables = annex2(pack, returns=incomplete)
    figure = energy_of(tables, "湖口县").figures[0]
    assert (figure.actual, figure.gap, figure.coverage) == (None, None, None)
    assert tables.notes[0] == (
        "（一）没有同时登记了两年能耗和增加值的企业，单位工业增加值能耗实绩未知。"
    )


def test_zero_energy_the_year_before_gives_no_growth(pack: Pack) -> None:
    returns = (year("0", "1000", 2024), year("10", "1000", 2025))
    assert energy_of(annex2(pack, returns=returns), "湖口县").figures[0].actual is None


def test_notes_tell_how_far_lists_go_and_what_was_left_out(pack: Pack) -> None:
    rows = (title(id="1", status="expired"), title(id="2", status=None))
    notes = annex2(pack, titles=rows, lists=LISTED).notes
    assert "国家级绿色工厂名单收录至第六批，覆盖不全。" in notes
    assert "另有 1 条称号已到期，未计入。" in notes
    assert "另有 1 条称号状态未填，未计入。" in notes
    assert any(note.startswith("（二）的口径：存量") for note in notes)


def test_the_object_names_its_pack_and_day(pack: Pack) -> None:
    tables = annex2(pack)
    assert (tables.pack_id, tables.pack_hash, tables.on) == ("jiujiang-2025", pack.hash, ON)
    assert tables.heads.columns[0] == ("绿色园区", "国家")
    assert tables.heads.energy_columns == (
        "综合能源消费量(万吨标准煤)",
        "单位工业增加值能耗增长(%)",
    )


def test_an_unnamed_firm_is_still_counted(pack: Pack) -> None:
    nameless = Enterprise(id="e9", county="湖口县")
    tables = annex2(pack, enterprises=(nameless,), titles=(title(enterprise="e9"),))
    assert cell(tables, "湖口县", "factory_national").holders[0].name == "未命名"
