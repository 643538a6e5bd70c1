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
