from datetime import date
from decimal import Decimal
from pathlib import Path

from jjgreen_desktop.domain.enterprise import AnnualReturn, Park
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.annex2 import annex2
from jjgreen_desktop.operations.imports import COVERAGE
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, make_office, title_facts


def test_a_county_sees_its_own_rows_with_the_official_strings(office: Office) -> None:
    tables = annex2(office)
    ((energy,), (titles,)) = tables.energy, tables.titles
    assert (energy.name, energy.energy, energy.growth) == ("湖口县", "588.11", "-11.5")
    assert [figure.target for figure in energy.figures] == ["-6", "-4.5", "-4"]
    assert [cell.official for cell in titles.cells] == ["", "1", "8", "16", "1", "3", "1"]
    assert tables.totals == ()


def test_what_is_not_registered_is_unknown_and_not_nought(office: Office) -> None:
    (row,) = annex2(office).titles
    assert [cell.actual for cell in row.cells] == [None] * 7


def test_an_imported_list_makes_nothing_found_a_nought(office: Office) -> None:
    with office.store.transaction("名单") as writing:
        writing.set_setting(COVERAGE, '{"green_factory/national": "第六批"}')
    tables = annex2(office)
    assert [cell.actual for cell in tables.titles[0].cells][2] == 0
    assert "国家级绿色工厂名单收录至第六批，覆盖不全。" in tables.notes


def test_valid_titles_count_and_open_their_holders(office: Office) -> None:
    holder = firm(office)
    save(office, title_facts(holder.id))
    save(office, title_facts(firm(office, "湖口样例二厂").id, status="removed"))
    (row,) = annex2(office).titles
    cell = row.cells[3]
    assert (cell.official, cell.actual, [ref.id for ref in cell.holders]) == ("16", 1, [holder.id])


def test_the_city_counts_every_county_and_the_undetermined_in_its_total(tmp_path: Path) -> None:
    city = make_office(tmp_path / "市本级", "市本级")
    park = save(city, Park(name="样例园区", county="九江经开区")).record
    facts = {"kind": "green_park", "level": "national", "holder": "park", "status": "valid"}
    save(city, Title(park=park.id, published_on=date(2022, 1, 1), **facts))
    save(city, title_facts(firm(city, "无县样例厂", county=None).id))
    tables = annex2(city)
    assert (len(tables.energy), len(tables.titles)) == (15, 14)
    assert [cell.actual for cell in tables.totals][:4] == [1, None, None, 1]
    assert tables.titles[0].cells[0].actual == 1
    assert any("无县样例厂" in note for note in tables.notes)


def test_energy_actuals_come_from_firms_with_both_years(office: Office) -> None:
    holder = firm(office)
    for year, tce in ((2024, "20000"), (2025, "18000")):
        facts = {"enterprise": holder.id, "year": year, "value_added": Decimal(1000)}
        save(office, AnnualReturn(energy_tce=Decimal(tce), **facts))
    save(office, AnnualReturn(enterprise=firm(office, "样例二厂").id, year=2025))
    figure = annex2(office).energy[0].figures[0]
    assert (figure.year, figure.actual, figure.gap) == (2025, Decimal("-10.00"), Decimal("-4.00"))
    assert figure.coverage == Decimal("0.34")
    assert [ref.id for ref in figure.firms] == [holder.id]


def test_lists_that_go_equally_far_are_told_in_one_sentence(office: Office) -> None:
    reached = '{"green_factory/national": "第六批", "green_park/national": "第六批"}'
    with office.store.transaction("名单") as writing:
        writing.set_setting(COVERAGE, reached)
    notes = annex2(office).titles_notes
    assert notes[0] == "国家级绿色工厂、绿色园区名单收录至第六批，覆盖不全。"
