"""Ids of very many records, packed: half a million take 2 MB, not 40."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
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

    def __contains__(self, record: object) -> bool:
        return isinstance(record, str) and self.place(record) >= 0


def _split(record: str) -> tuple[str, int]:
    """The letters and the number; of an odd id the whole and -1."""
    tail = record[-DIGITS:]
    if len(tail) == DIGITS and tail.isascii() and tail.isdigit():
        return record[:-DIGITS], int(tail)
    return record, -1
