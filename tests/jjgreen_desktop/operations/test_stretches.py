"""Long readings of a list in turns: what is written between them is in the result, and nothing is lost."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.operations import stretches, written
from jjgreen_desktop.operations.ids import Ids
from jjgreen_desktop.operations.listing import FieldIs, Holds, Listing, listable, listed
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.passing import Passing
from jjgreen_desktop.operations.sorting import Sorting
from jjgreen_desktop.operations.stretches import Stretches
from jjgreen_desktop.operations.whole_reading import IdReading, IndexReading
from tests.jjgreen_desktop.operations.desk import make_office

MANY = 40
NO_TIME = 0.0  # s: a turn of one stretch


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Forty firms, of which four are read in a turn; their names fall while their ids rise."""
    monkeypatch.setattr(stretches, "AT_A_TIME", 4)
    monkeypatch.setattr("jjgreen_desktop.operations.whole_reading.AT_A_TIME", 4)
    made = make_office(tmp_path / "r")
    counties = ("湖口县", "都昌县", None)
    made.store.put_many(
        "样例", [Enterprise(name=f"样例{99 - n}厂", county=counties[n % 3]) for n in range(MANY)]
    )
    return made


def _ids(office: Office) -> Ids:
    return Ids(one for (one,) in office.store.rows(Enterprise, "id"))


def _turns(reading: "Stretches[object]", before: int, then: Callable[[], object]) -> None:
    """Some turns, something that happens then, and the rest."""
    for _ in range(before):
        assert not reading.go_on(NO_TIME)
    then()
    while not reading.go_on(NO_TIME):
        pass


def _order(sorting: Sorting, ids: Ids) -> list[str]:
    assert sorting.found is not None
    return [ids[place] for place in sorting.found.places(False, len(ids))]


def _rename(office: Office, record: str, name: str | None) -> None:
    firm = office.store.get(Enterprise, record)
    assert firm is not None
    with office.store.transaction("改名") as writing:
        writing.put(firm.model_copy(update={"name": name}))


def _expected(office: Office, key: str = "name") -> list[str]:
    return listed(office, Enterprise, Listing(order=key))


@pytest.mark.parametrize("key", [field.key for field in listable(Enterprise)])
def test_every_field_sorts_as_the_store_does(office: Office, key: str) -> None:
    ids = _ids(office)
    sorting = Sorting(office, Enterprise, key, ids)
    _turns(sorting, 0, lambda: None)
    assert _order(sorting, ids) == _expected(office, key)


def test_numbers_stand_in_their_order(office: Office) -> None:
    amounts = ("10", "9", "9.5", "0", "100.0", "0.001", "1e3")
    owner = _ids(office)[0]
    returns = [
        AnnualReturn(enterprise=owner, year=2000 + n, energy_tce=Decimal(one))
        for n, one in enumerate(amounts)
    ]
    office.store.put_many("样例", returns)
    ids = Ids(one for (one,) in office.store.rows(AnnualReturn, "id"))
    sorting = Sorting(office, AnnualReturn, "energy_tce", ids)
    _turns(sorting, 0, lambda: None)
    assert sorting.found is not None
    order = [Decimal(amounts[place]) for place in sorting.found.known]
    assert order == sorted(map(Decimal, amounts))


# 10 stretches are read one a turn, the 11th turn sees that there are no more, then they are merged.
@pytest.mark.parametrize("before", [0, 1, 5, 10, 11, 12])
def test_a_row_written_meanwhile_stands_where_it_belongs(office: Office, before: int) -> None:
    ids = _ids(office)
    for record, name in ((ids[1], "阿样例厂"), (ids[38], "样例50厂"), (ids[20], None)):
        sorting = Sorting(office, Enterprise, "name", ids)
        _turns(sorting, before, lambda record=record, name=name: _rename(office, record, name))
        assert _order(sorting, ids) == _expected(office)


@pytest.mark.parametrize("before", [1, 10, 12])
def test_a_row_that_comes_meanwhile_is_sorted_once_it_has_a_place(
    office: Office, before: int
) -> None:
    ids = _ids(office)
    sorting = Sorting(office, Enterprise, "name", ids)

    def register() -> None:
        with office.store.transaction("登记") as writing:
            made = writing.put(Enterprise(name="阿样例厂"))
        sorting.go_on(NO_TIME)
        ids.append(made.id)

    _turns(sorting, before, register)
    assert _order(sorting, ids) == _expected(office)
    assert len(_order(sorting, ids)) == MANY + 1


def test_a_row_that_came_at_the_very_end_stands_last(office: Office) -> None:
    ids = _ids(office)
    sorting = Sorting(office, Enterprise, "name", ids)
    _turns(sorting, 0, lambda: None)
    ids.append("NEW100000001")
    assert _order(sorting, ids)[-1] == "NEW100000001"
    assert len(set(_order(sorting, ids))) == MANY + 1


def test_a_row_deleted_meanwhile_leaves_the_others_in_order(office: Office) -> None:
    ids = _ids(office)
    gone = ids[7]
    firm = office.store.get(Enterprise, gone)
    assert firm is not None
    sorting = Sorting(office, Enterprise, "name", ids)

    def delete() -> None:
        with office.store.transaction("删除") as writing:
            writing.delete(firm)

    _turns(sorting, 5, delete)
    order = _order(sorting, ids)
    assert sorted(order) == sorted(ids), "each place once"
    assert [one for one in order if one != gone] == _expected(office)


def test_very_much_written_begins_anew(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "MOST", 3)
    ids = _ids(office)
    sorting = Sorting(office, Enterprise, "name", ids)

    def rename_many() -> None:
        for n in range(5):
            _rename(office, ids[n], f"阿样例{n}厂")

    _turns(sorting, 6, rename_many)
    assert _order(sorting, ids) == _expected(office)


@pytest.mark.parametrize("before", [0, 3, 10, 12])
def test_conditions_take_in_what_is_written_meanwhile(office: Office, before: int) -> None:
    ids = _ids(office)
    where = (FieldIs("county", ("湖口县",)), Holds("annual_return", (), 2025))
    passing = Passing(office, Enterprise, where, ids)

    def hold() -> None:
        returns = [AnnualReturn(enterprise=ids[n], year=2025) for n in (0, 1, 3, 39)]
        office.store.put_many("样例", returns)

    _turns(passing, before, hold)
    assert [place for place, passes in enumerate(passing.found) if passes] == [0, 3, 39]
    assert listed(office, Enterprise, Listing(where=where)) == [ids[0], ids[3], ids[39]]


def test_what_holds_nothing_is_found_in_stretches_too(office: Office) -> None:
    ids = _ids(office)
    office.store.put_many("样例", [AnnualReturn(enterprise=ids[n], year=2025) for n in (2, 20)])
    passing = Passing(office, Enterprise, (Holds("annual_return", held=False),), ids)
    _turns(passing, 0, lambda: None)
    assert [place for place, passes in enumerate(passing.found) if not passes] == [2, 20]


def test_ids_and_index_come_with_what_was_written_meanwhile(office: Office) -> None:
    for reading in (IdReading(office, Enterprise), IndexReading(office, Enterprise)):
        assert not reading.go_on(NO_TIME)
        first = _ids(office)[0]
        _rename(office, first, f"阿样例{type(reading).__name__}厂")
        while not reading.go_on(NO_TIME):
            pass
        ((record, now),) = reading.news.records
        assert (record, now and now.title()) == (first, f"阿样例{type(reading).__name__}厂")
    assert reading.index.ids[:] == _ids(office)[:]


def test_ids_are_read_anew_when_very_much_was_written(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written, "MOST", 2)
    reading = IdReading(office, Enterprise)
    assert not reading.go_on(NO_TIME)
    office.store.put_many("样例", [Enterprise(name="样例甲厂"), Enterprise(name="样例乙厂")])
    while not reading.go_on(NO_TIME):
        pass
    assert reading.ids[:] == _ids(office)[:]
    assert reading.news.records == []
