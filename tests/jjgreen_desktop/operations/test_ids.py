"""Packed ids: what is given comes back, at its place; an id that is not there has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgreen_desktop.operations.ids import Ids

NUMBERS = st.integers(0, 99_999_999)
OURS = st.builds("{}{:08d}".format, st.sampled_from(["ABCD", "ABCE", "QQ77"]), NUMBERS)
ODD = st.text("AB1", min_size=1, max_size=9)


@given(st.lists(OURS | ODD, unique=True))
def test_ids_come_back_in_the_order_given(ids: list[str]) -> None:
    packed = Ids(ids)
    assert list(packed) == ids
    assert packed[:] == ids
    assert [packed.place(one) for one in ids] == list(range(len(ids)))


@given(st.lists(OURS, unique=True), OURS | ODD)
def test_what_is_not_there_has_no_place(ids: list[str], other: str) -> None:
    if other not in ids:
        assert Ids(ids).place(other) == -1
        assert other not in Ids(ids)


def test_from_the_end_and_beyond() -> None:
    packed = Ids(["ABCD00000001", "x"])
    assert packed[-1] == "x"
    assert packed[-2] == "ABCD00000001"
    with pytest.raises(IndexError):
        packed[2]


def test_half_a_million_take_few_bytes_each() -> None:
    packed = Ids(f"ABCD{number:08d}" for number in range(10_000))
    assert packed._numbers.itemsize <= 8
    assert len(packed._starts) == 1, "one run"


@given(st.lists(st.lists(OURS | ODD, max_size=5), max_size=5))
def test_ids_given_some_at_a_time_stand_as_those_given_one_by_one(parts: list[list[str]]) -> None:
    packed, all_ = Ids(), [one for part in parts for one in part]
    for part in parts:
        packed.extend(part)
    assert packed[:] == all_
    assert packed._starts == Ids(all_)._starts, "as few runs"


@given(st.lists(OURS | ODD, unique=True), st.lists(OURS | ODD, max_size=6), st.data())
def test_several_places_are_those_of_each(
    ids: list[str], others: list[str], data: st.DataObject
) -> None:
    packed = Ids(ids)
    first = data.draw(st.integers(0, len(ids)))
    some = ids[first : data.draw(st.integers(first, len(ids)))]
    for asked in (some, others, some + others, sorted({*some, *others})):
        assert list(packed.places(asked)) == [packed.place(one) for one in asked]


def test_the_places_of_a_stretch_with_a_gap_or_other_letters_are_right() -> None:
    packed = Ids([f"ABCD{n:08d}" for n in (1, 2, 4)] + [f"QQ77{n:08d}" for n in (5, 6)])
    assert list(packed.places(["ABCD00000002", "ABCD00000003", "ABCD00000004"])) == [1, -1, 2]
    assert list(packed.places(["ABCD00000004", "ABCD00000005"])) == [2, -1]
    assert packed.places([f"QQ77{n:08d}" for n in (5, 6)]) == range(3, 5), "looked up at once"


def test_whether_two_give_the_same_places() -> None:
    ids = [f"ABCD{n:08d}" for n in range(5)]
    assert Ids(ids).stands_as(Ids(ids))
    assert Ids(ids).stands_as(Ids([*ids, "x"]))
    assert Ids([*ids, "x"]).stands_as(Ids(ids))
    assert not Ids(ids).stands_as(Ids(ids[1:]))
    assert not Ids(ids).stands_as(Ids([f"QQ77{n:08d}" for n in range(5)]))
