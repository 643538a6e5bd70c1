"""Sorted runs and their merging: half a million keys are sorted in steps of some milliseconds, packed meanwhile."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from mmap import mmap
from typing import NamedTuple

SAMPLE = 512  # keys of a run from one sample to the next
TOGETHER = 24  # samples' worth of keys sorted at once: some 10 ms
Border = tuple[str, int, int]  # a key, its run and its number in it


class Run(NamedTuple):
    """Keys in order with their places: one text, where each ends in it, and the places."""

    text: memoryview
    ends: memoryview
    places: memoryview

    def key(self, number: int) -> str:
        """One key."""
        return str(self.text[self.ends[number - 1] if number else 0 : self.ends[number]], "latin-1")

    def keys(self, first: int, end: int) -> list[str]:
        """Some keys."""
        start = self.ends[first - 1] if first else 0
        text = str(self.text[start : self.ends[end - 1]], "latin-1")
        bounds = (0, *(one - start for one in self.ends[first:end]))
        return [text[a:b] for a, b in pairwise(bounds)]


def run_of(keys: Sequence[str], places: Sequence[int]) -> Run:
    """A run of keys (of characters up to U+00FF) in any order; equal ones stay in theirs."""
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ordered = [keys[one] for one in order]
    ends = array("I", accumulate(map(len, ordered)))
    return _packed(
        "".join(ordered).encode("latin-1"), ends, array("I", map(places.__getitem__, order))
    )


def _packed(text: bytes, ends: "array[int]", places: "array[int]") -> Run:
    """In memory that goes back to the system as soon as it is let go of: the heap would keep the holes."""
    numbers = len(ends) * ends.itemsize
    room = memoryview(mmap(-1, 2 * numbers + len(text) + 1))
    first, second, third = room[:numbers], room[numbers : 2 * numbers], room[2 * numbers : -1]
    first[:], second[:], third[:] = ends.tobytes(), places.tobytes(), text
    return Run(third, first.cast("I"), second.cast("I"))


def merged(runs: Sequence[Run]) -> Iterator["array[int]"]:
    """The places in order of their keys, some at a time; of equal keys those of the first run first."""
    before = [0] * len(runs)
    for border in _borders(runs):
        until = [_cut(run, number, border) for number, run in enumerate(runs)]
        yield _together(runs, before, until)
        before = until
    yield _together(runs, before, [len(run.places) for run in runs])


def _borders(runs: Sequence[Run]) -> list[Border]:
    samples = [
        (run.key(one), number, one)
        for number, run in enumerate(runs)
        for one in range(0, len(run.places), SAMPLE)
    ]
    return sorted(samples)[TOGETHER::TOGETHER]


def _cut(run: Run, number: int, border: Border) -> int:
    """How many keys of a run stand before a border."""
    key, at, before = border
    if number == at:
        return before
    find = bisect_right if number < at else bisect_left
    return find(range(len(run.places)), key, key=run.key)


def _together(runs: Sequence[Run], first: list[int], end: list[int]) -> "array[int]":
    keys: list[str] = []
    places = array("I")
    for run, a, b in zip(runs, first, end, strict=True):
        if a < b:
            keys += run.keys(a, b)
            places.frombytes(run.places[a:b].tobytes())
    return array("I", map(places.__getitem__, sorted(range(len(keys)), key=keys.__getitem__)))
