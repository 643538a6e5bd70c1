"""Lists asked of the store: tests of fields, records held, order, and rows picked by id."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from db.opening import open_store
from db.store import Store
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.operations.asking import FieldTest, Holding, How, Order, Wanted, sounding


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Four firms, two with returns."""
    made = open_store(tmp_path / "r", create=True)
    made.put_many(
        "样例",
        [
            Enterprise(name="样例乙厂", county="湖口县", industrial=True),
            Enterprise(name="样例甲厂", county="都昌县", industrial=False),
            Enterprise(name="啊样例", former=()),
            Enterprise(county="湖口县", former=("91350100M000100Y43",)),
        ],
    )
    ids = [one for one, _known in made.listed(Enterprise)]
    returns = zip(ids, ("9", "10", "10.0"), strict=False)
    made.put_many(
        "样例",
        [AnnualReturn(enterprise=one, year=2025, energy_tce=Decimal(tce)) for one, tce in returns],
    )
    with made:
        yield made


def _places(store: Store, *wanted: Wanted, order: Order | None = None) -> list[int]:
    ids = [one for one, _known in store.listed(Enterprise)]
    return [ids.index(one) for one, _known in store.listed(Enterprise, wanted, order)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (FieldTest("county", How.AMONG, ("湖口县",)), [0, 3]),
        (FieldTest("county", How.AMONG, ()), []),
        (FieldTest("county", How.STARTS, ("湖", "都昌")), [0, 1, 3]),
        (FieldTest("county", How.STARTS, ()), []),
        (FieldTest("industrial", How.AMONG, (False,)), [1]),
        (FieldTest("name", How.EMPTY), [3]),
        (FieldTest("former", How.FILLED), [3]),
        (FieldTest("former", How.EMPTY), [0, 1, 2]),
        (Holding(AnnualReturn, "enterprise"), [0, 1, 2]),
        (Holding(AnnualReturn, "enterprise", held=False), [3]),
        (Holding(AnnualReturn, "enterprise", (FieldTest("year", How.AMONG, (2024,)),)), []),
    ],
)
def test_what_is_asked_is_met(store: Store, wanted: Wanted, found: list[int]) -> None:
    assert _places(store, wanted) == found


def test_all_conditions_are_met_at_once(store: Store) -> None:
    held = Holding(AnnualReturn, "enterprise")
    assert _places(store, FieldTest("county", How.AMONG, ("湖口县",)), held) == [0]


def test_the_order_of_sound_ranks_and_numbers(store: Store) -> None:
    assert _places(store, order=Order("name")) == [2, 1, 0, 3], "a, jia, yi, unknown last"
    assert _places(store, order=Order("county", ("都昌县", "湖口县"))) == [1, 0, 3, 2]
    assert _places(store, order=Order("industrial", (True, False))) == [0, 1, 2, 3]
    known = [each for _one, each in store.listed(Enterprise, (), Order("county"))]
    assert known == [True, True, True, False]
    least, _known = next(store.listed(AnnualReturn, (), Order("energy_tce")))
    assert store.find(AnnualReturn, id=least)[0].energy_tce == Decimal(9), "9 is less than 10"


def test_a_field_there_is_not_is_refused(store: Store) -> None:
    for wanted in (FieldTest("nothing; --", How.EMPTY), Holding(AnnualReturn, "nothing")):
        with pytest.raises(KeyError):
            list(store.listed(Enterprise, [wanted]))
    with pytest.raises(KeyError):
        list(store.listed(Enterprise, (), Order("nothing")))


def test_rows_are_picked_by_id(store: Store) -> None:
    firms = store.find(Enterprise)
    wanted = [firms[3].id, "gone", firms[0].id]
    assert store.picked(Enterprise, wanted) == [firms[0], firms[3]]
    assert store.picked(Enterprise, []) == []


def test_rows_after_an_id_some_at_a_time(store: Store) -> None:
    ids = [one for one, _known in store.listed(Enterprise)]
    assert list(store.rows(Enterprise, "id", after=ids[0], most=2)) == [(ids[1],), (ids[2],)]
    assert list(store.rows(Enterprise, "id", after=ids[3])) == []


def test_a_stretch_of_ids_holds_and_holds_nothing_as_the_whole_does(store: Store) -> None:
    ids = [one for one, _known in store.listed(Enterprise)]
    for wanted in (
        Holding(AnnualReturn, "enterprise"),
        Holding(AnnualReturn, "enterprise", held=False),
        FieldTest("county", How.AMONG, ("湖口县",)),
    ):
        whole = [one for one, _known in store.listed(Enterprise, [wanted])]
        first = [one for one, _ in store.listed(Enterprise, [wanted], until=ids[1])]
        rest = [one for one, _ in store.listed(Enterprise, [wanted], after=ids[1], until=ids[3])]
        assert first + rest == whole
        assert set(first) <= set(ids[:2])


def test_how_far_the_next_ids_reach(store: Store) -> None:
    ids = [one for one, _known in store.listed(Enterprise)]
    assert store.reach(Enterprise, "", 3) == ids[2]
    assert store.reach(Enterprise, ids[2], 3) == ids[3]
    assert store.reach(Enterprise, ids[3], 3) == ""


def test_a_long_look_leaves_the_cache_as_it_was(store: Store) -> None:
    list(store.listed(Enterprise))
    assert store._db.execute("PRAGMA cache_size").fetchone() == (-65536,)


def test_usual_characters_stand_in_the_order_of_pinyin() -> None:
    names = ["重", "样例乙", "𠮷样例", "啊", "A", "样例", "湖口"]
    found = sorted(names, key=lambda one: sounding(one) or b"")
    assert [one for one in found if one != "𠮷样例"] == ["A", "啊", "湖口", "样例", "样例乙", "重"]
    assert sounding(None) is None
