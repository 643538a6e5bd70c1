"""The list of very many: a save is done before a sort of them is, and stands where it belongs after it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations import sorting, stretches, whole_reading
from jjgreen_desktop.operations.listing import FieldIs, Listing
from jjgreen_desktop.operations.office import Office
from tests.ui.clerk import Clerk
from ui import turns
from ui.roll import Roll

MANY = 60
SIZE = 4  # of a stretch: a sort takes more than 15 turns


@pytest.fixture
def many(
    sit_down: Callable[[], Clerk], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clerk]:
    """Sixty firms whose names fall; a turn of the worker reads four."""
    monkeypatch.setattr(turns, "TURN", 0.0)
    for read in (stretches, sorting, whole_reading):  # each here, whichever is imported first
        monkeypatch.setattr(read, "AT_A_TIME", SIZE)
    office = bootstrap.create_office(folder, "湖口县", "张样例")
    firms = [Enterprise(name=f"样例{99 - n}厂", county="湖口县") for n in range(MANY)]
    office.store.put_many("样例", firms)
    office.store.close()
    clerk = sit_down()
    clerk.until(lambda: clerk.window.finder.records.index)
    yield clerk


def _roll(clerk: Clerk) -> Roll:
    return clerk.page.list.roll


def _save(clerk: Clerk, change: Callable[[Office], Enterprise], done: list[bool]) -> None:
    """Have the worker save, as a form does; `done` learns whether what was asked of the list was there then."""

    def saved(firm: Enterprise) -> None:
        done.append(_roll(clerk).settled)
        _roll(clerk).put(firm)

    clerk.window.worker.run(lambda office, _progress: change(office), saved)


def _named(place: int, name: str) -> Callable[[Office], Enterprise]:
    def change(office: Office) -> Enterprise:
        firm = office.store.page(Enterprise, "", MANY)[place]
        with office.store.transaction("改名") as writing:
            return writing.put(firm.model_copy(update={"name": name}))

    return change


def _new(name: str) -> Callable[[Office], Enterprise]:
    def change(office: Office) -> Enterprise:
        with office.store.transaction("登记") as writing:
            return writing.put(Enterprise(name=name, county="湖口县"))

    return change


def _delete(place: int, clerk: Clerk) -> None:
    def change(office: Office, _progress: Any) -> None:
        firm = office.store.page(Enterprise, "", MANY)[place]
        with office.store.transaction("删除") as writing:
            writing.delete(firm)

    clerk.window.worker.run(change, lambda _done: _roll(clerk).reload())


def _sorted(clerk: Clerk, key: str) -> list[str]:
    roll = _roll(clerk)
    clerk.until(lambda: roll.listing.order == key and roll.settled)
    clerk.rest()
    return [roll.records.index.told(place)[0] for place in roll.places if roll.records.index]


def test_a_save_handed_in_during_a_sort_is_done_before_it(many: Clerk) -> None:
    done: list[bool] = []
    many.page.list.sort("name", falling=False)
    _save(many, _named(3, "阿样例厂"), done)
    shown = _sorted(many, "name")
    assert done == [False], "the sort was not done yet"
    assert shown == ["阿样例厂", *(f"样例{n}厂" for n in range(40, 100) if n != 96)]


def test_a_firm_registered_during_a_sort_stands_where_it_belongs(many: Clerk) -> None:
    many.page.list.sort("name", falling=True)
    _save(many, _new("样例70A厂"), [])
    shown = _sorted(many, "name")
    assert shown == sorted([*(f"样例{n}厂" for n in range(40, 100)), "样例70A厂"], reverse=True)


def test_a_firm_deleted_before_or_during_a_sort_is_not_shown_nor_another_twice(
    many: Clerk,
) -> None:
    _delete(5, many)
    many.rest()
    many.page.list.sort("name", falling=False)
    _delete(6, many)
    many.rest()
    expected = [f"样例{n}厂" for n in range(40, 100) if n not in (94, 92)]
    assert _sorted(many, "name") == expected


def test_an_order_no_longer_wanted_is_dropped(many: Clerk) -> None:
    roll = _roll(many)
    seen: list[list[int]] = []
    roll.changed.connect(lambda: seen.append(list(roll.places)))
    by_name = list(reversed(range(MANY)))
    many.page.list.sort("name", falling=False)
    many.page.list.sort("county", falling=False)
    _sorted(many, "county")
    assert seen and by_name not in seen
    many.page.list.sort("name", falling=False)
    many.page.list.sort("", falling=False)
    many.rest()
    assert list(roll.places) == list(range(MANY))
    many.page.list.sort("county", falling=False)
    assert roll.settled, "the one by name was given up, the one by county is still known"


def test_a_condition_takes_in_what_is_saved_while_it_is_worked_out(many: Clerk) -> None:
    roll = _roll(many)

    def move(office: Office) -> Enterprise:
        firm = office.store.page(Enterprise, "", MANY)[50]
        with office.store.transaction("改县") as writing:
            return writing.put(firm.model_copy(update={"county": "都昌县"}))

    many.page.list.ask(Listing(where=(FieldIs("county", ("都昌县",)),)))
    _save(many, move, [])
    many.until(lambda: roll.complete and list(roll.places) == [50])


def test_what_is_written_while_the_index_is_built_is_found(many: Clerk) -> None:
    roll = _roll(many)
    before = roll.records.index
    assert roll._reading is not None
    roll._reading.read_all()
    _save(many, _named(2, "湖口样例新名厂"), [])
    _delete(4, many)
    many.until(lambda: roll.records.index is not None and roll.records.index is not before)
    many.rest()
    assert len(roll.find("新名", 5)) == 1
    assert roll.find("样例95", 5) == []
    assert roll.count == MANY - 1
    many.page.list.sort("name", falling=False)
    left = [f"样例{n}厂" for n in range(40, 100) if n not in (95, 97)]
    assert _sorted(many, "name") == ["湖口样例新名厂", *left]


def test_an_index_that_could_not_be_built_is_built_with_the_next_reading(
    many: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll = _roll(many)
    assert roll._reading is not None

    def broken(_reading: whole_reading.IndexReading, _seconds: float) -> bool:
        raise KeyError("weg")

    with monkeypatch.context() as patch:
        patch.setattr(whole_reading.IndexReading, "go_on", broken)
        roll._reading.read_all()
        many.until(many.window.fault.isVisible)
        many.window.fault.details = ""
        many.rest()
    many.page.list.filter.setText("样例95")
    many.until(lambda: "正在准备查找，请稍候" in many.words())
    many.window.finder.reload()  # as after each write
    many.until(lambda: "1 / 60 家" in many.words())
