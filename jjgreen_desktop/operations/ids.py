"""Ids of very many records, packed: half a million take 2 MB, not 40."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import lt
from typing import overload

DIGITS = 8  # at the end of an id; before them stand the letters of the store that gave it


class Ids(Sequence[str]):
    """Ids by their place, and the place of an id. They are given in the order wanted and only added to."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._numbers = array("I")
        # A run is a stretch of ids with the same letters and rising numbers; of an odd id it is that id alone.
        self._starts: list[int] = []
        self._heads: list[tuple[str, bool]] = []
        self._runs: dict[str, list[int]] = {}
        for one in ids:
            self.append(one)

    def append(self, record: str) -> None:
        """One more, at the end."""
        head, number = _split(record)
        last = self._heads[-1] if self._heads else None
        begins = last != (head, number >= 0) or number <= self._numbers[-1]
        if begins:
            self._starts.append(len(self._numbers))
            self._heads.append((head, number >= 0))
        self._numbers.append(max(number, 0))
        if begins:  # last: another thread may be looking for a place meanwhile
            self._runs.setdefault(head, []).append(len(self._starts) - 1)

    def extend(self, records: Sequence[str]) -> None:
        """Some more, at the end; quick where they go on as the last ones did."""
        numbers = _rising(records)
        if not (numbers and self._numbers and self._goes_on(records[0], numbers[0])):
            for one in records:
                self.append(one)
        else:
            self._numbers.extend(numbers)

    def _goes_on(self, record: str, number: int) -> bool:
        return self._heads[-1] == (record[:-DIGITS], True) and number > self._numbers[-1]

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        number = self._numbers[place]
        head, numbered = self._heads[bisect_right(self._starts, place % len(self)) - 1]
        return f"{head}{number:0{DIGITS}d}" if numbered else head

    def place(self, record: str) -> int:
        """Where an id stands; -1 when it is not among them."""
        head, number = _split(record)
        for run in self._runs.get(head, ()):
            if self._heads[run] != (head, number >= 0):
                continue
            first = self._starts[run]
            end = self._starts[run + 1] if run + 1 < len(self._starts) else len(self)
            found = bisect_left(self._numbers, max(number, 0), first, end)
            if found < end and self._numbers[found] == max(number, 0):
                return found
        return -1

    def places(self, records: Sequence[str]) -> Sequence[int]:
        """Where each of some stands, -1 where it is not among them; quick where they stand in one stretch."""
        numbers = _rising(records)
        first = self.place(records[0]) if numbers else -1
        stretch = range(first, first + len(records))
        if first >= 0 and self._numbers[first : stretch.stop] == numbers:
            run = bisect_right(self._starts, first)
            if run == len(self._starts) or self._starts[run] >= stretch.stop:
                return stretch
        return [self.place(one) for one in records]

    def stands_as(self, other: "Ids") -> bool:
        """Whether each id of both stands at the same place in both; one of them may hold more."""
        some = min(len(self), len(other))
        same = self._numbers[:some] == other._numbers[:some]
        return same and self._stretches(some) == other._stretches(some)

    def _stretches(self, size: int) -> list[tuple[int, tuple[str, bool]]]:
        both = zip(self._starts, self._heads, strict=False)
        return [(start, head) for start, head in both if start < size]

    def __contains__(self, record: object) -> bool:
        return isinstance(record, str) and self.place(record) >= 0


def _split(record: str) -> tuple[str, int]:
    """The letters and the number; of an odd id the whole and -1."""
    tail = record[-DIGITS:]
    if len(tail) == DIGITS and tail.isascii() and tail.isdigit():
        return record[:-DIGITS], int(tail)
    return record, -1


def _rising(records: Sequence[str]) -> "array[int]":
    """The numbers of ids with the same letters that rise, as those of an engine in its order; else nothing."""
    head = records[0][:-DIGITS] if records else ""
    tails = [one[-DIGITS:] for one in records if one[:-DIGITS] == head]
    digits = "".join(tails)
    if len(digits) < DIGITS * len(records) or not (digits.isascii() and digits.isdigit()):
        return array("I")
    return array("I", map(int, tails)) if all(map(lt, tails, tails[1:])) else array("I")
