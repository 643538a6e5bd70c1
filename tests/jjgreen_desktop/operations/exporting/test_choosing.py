"""Of whom the register is exported, and how many records that are."""

from pathlib import Path

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.operations.exporting.choosing import of_county, of_listing, of_owner
from jjgreen_desktop.operations.exporting.extent import ALL, ORDER, Extent, counts, left_out
from jjgreen_desktop.operations.importing.kinds import IMPORT_KINDS
from jjgreen_desktop.operations.listing import FieldFilled, Listing
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, make_office, title_facts


def test_sheets_stand_in_the_order_in_which_they_can_be_imported() -> None:
    assert set(ORDER) == set(IMPORT_KINDS)
    place = {IMPORT_KINDS[kind].model: number for number, kind in enumerate(ORDER)}
    owners = [place[model] for model in (Enterprise, Park)]
    for entry in IMPORT_KINDS.values():
        if entry.owned:
            assert place[entry.model] > max(owners)
        if entry.part_of:
            assert place[entry.model] > place[entry.part_of]


def test_a_county_is_its_firms_and_parks(tmp_path: Path) -> None:
    office = make_office(tmp_path, "市本级")
    here = firm(office)
    firm(office, "彭泽样例厂", county="彭泽县")
    park = save(office, Park(name="湖口样例产业园", county="湖口县")).record
    save(office, title_facts(here.id))
    found = of_county(office, "湖口县")
    assert found.owners == {here.id, park.id}
    held = {kind: count for kind, count in counts(office, found.owners).items() if count}
    assert held == {"enterprises": 1, "parks": 1, "titles": 1}
    assert counts(office)["enterprises"] == 2
    office.store.close()


def test_a_list_without_conditions_is_everything(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    coded = firm(office, credit_code="91360429MA0000001C")
    firm(office, "湖口样例二厂有限公司")
    assert of_listing(office, Listing()) == Extent()
    assert Extent().said == ALL
    found = of_listing(office, Listing().with_condition(FieldFilled("credit_code", True)))
    assert found.owners == {coded.id}
    assert found.said == "1 家企业（已填统一社会信用代码）及名下的登记"
    assert of_owner(coded).said == "企业“湖口样例一厂有限公司”及名下的登记"
    office.store.close()


def test_what_no_import_takes_is_counted_as_left_out(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    firm(office)
    assert left_out(office) == {}
    others = {
        model for model in MODELS if all(one.model is not model for one in IMPORT_KINDS.values())
    }
    assert {model.noun for model in others} >= {"record_note", "attachment", "past_award", "award"}
    office.store.close()
