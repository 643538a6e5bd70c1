"""The way through the register in turns: the same findings, all counted, of very many the gravest kept."""

from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.operations import county_findings as listing
from jjgreen_desktop.operations.findings_sweep import Sweep
from jjgreen_desktop.operations.findings_wanted import Wanted
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, make_office, retrofit_facts

PLACES = {"湖口样例一厂有限公司": "湖口县", "都昌样例一厂有限公司": "都昌县"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A firm in each of two counties, with a return, and a retrofit after which more is needed."""
    made = make_office(tmp_path, "市本级")
    for name, county in PLACES.items():
        owner = firm(made, name, county=county).id
        save(made, AnnualReturn(enterprise=owner, year=2025))
        save(
            made, retrofit_facts(owner, improvement_stated_pct=None, unit_energy_after=Decimal(101))
        )
    return made


def to_the_end(sweep: Sweep) -> int:
    """How many turns it takes."""
    turns = 1
    while not sweep.go_on(0):
        turns += 1
    return turns


def whole(office: Office, wanted: Wanted | None = None) -> Sweep:
    """All of it at once."""
    return Sweep(office, wanted or Wanted()).run(lambda _done, _of: True)


def test_it_goes_on_where_it_stopped(office: Office) -> None:
    sweep = Sweep(office)
    assert not sweep.go_on(0) and not sweep.whole
    assert to_the_end(sweep) > 6
    assert sweep.whole and (sweep.done, sweep.of) == (6, 6)
    assert sweep.found == whole(office).found != []


@pytest.mark.parametrize("most", [1, 20_000])
def test_what_is_left_off_is_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    every = whole(office)
    monkeypatch.setattr(listing, "MOST", most)
    cut = Sweep(office, most=3).run(lambda _done, _of: True)
    assert len(cut.found) == 3
    assert cut.left_off == len(every.found) - 3
    assert cut.counts == every.counts == listing.counted(every.found)
    grades = sorted((one.finding.grade for one in every.found), key=list(Grade).index)
    assert [one.finding.grade for one in cut.found] == grades[:3]


@pytest.mark.parametrize("most", [1, 20_000])
def test_a_county_and_a_kind_are_found_in_a_register_of_any_size(
    office: Office, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    sweep = whole(office)
    every = sweep.found
    monkeypatch.setattr(listing, "MOST", most)
    for wanted in (
        Wanted(county="都昌县"),
        Wanted(kind=Retrofit.label),
        Wanted(kind=Enterprise.label, county="湖口县"),
        Wanted(grade=Grade.VERIFY),
        Wanted(words=("dcyl", "改造后")),
    ):
        expected = [one for one in every if wanted.takes(one, sweep.initials)]
        assert whole(office, wanted).found == expected != []


@pytest.mark.parametrize("most", [1, 20_000])
def test_names_that_read_the_same_are_found_in_a_register_of_any_size(
    office: Office, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    one = firm(office, "湖口样例（江西）厂", county="湖口县")
    two = firm(office, "湖口样例(江西)厂", county="湖口县", former_names=("都昌样例 一厂有限公司",))
    monkeypatch.setattr(listing, "MOST", most)
    said = {
        (each.record, each.finding.what)
        for each in whole(office).found
        if each.record == each.owner
    }
    twice = {(one.id, f"已登记有同名的“{two.name}”。"), (two.id, f"已登记有同名的“{one.name}”。")}
    duchang = office.store.find(Enterprise, county="都昌县")[0]
    before = (duchang.id, f"已登记的“{two.name}”以前叫这个名称。")
    assert {pair for pair in said if "名" in pair[1]} == {*twice, before}


def test_another_kind_is_not_read(office: Office) -> None:
    assert Sweep(office, Wanted(kind=AnnualReturn.label)).of == 2
