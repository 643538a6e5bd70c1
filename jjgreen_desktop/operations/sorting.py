"""Sorting a list by a field, in short turns of the worker."""

import struct
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import compress, takewhile
from operator import not_
from typing import Any, NamedTuple

from jjgreen_desktop.domain.catalogue import Field, Kind, field_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.asking import BY_SOUND, Order
from jjgreen_desktop.operations.ids import Ids
from jjgreen_desktop.operations.listing import order_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.runs import Run, merged, run_of
from jjgreen_desktop.operations.stretches import AT_A_TIME, Stretches

SIGN = 1 << 63
Keys = Callable[[Sequence[Any]], list[str]]


class Sorted(NamedTuple):
    """An order of the first `size` places: those whose field is known, rising, and the others."""

    key: str
    known: "array[int]"
    unknown: "array[int]"
    size: int

    def places(self, falling: bool, size: int) -> "array[int]":
        """All places in order; those added since stand last."""
        known = self.known[::-1] if falling else self.known
        return known + self.unknown + array("I", range(self.size, size))


class Sorting(Stretches[Run]):
    """The order of the records of `model` by a field; `ids` say their places. `found` is it in the end."""

    def __init__(self, office: Office, model: type[Record], key: str, ids: Ids) -> None:
        self._key = key
        self._keys = keys_of(field_of(model, key), order_of(office, model, key))
        self.found: Sorted | None = None
        super().__init__(office, model, ids)

    def read(self, after: str, until: str) -> Run:
        """The known keys of a stretch, in order."""
        most = 2 * AT_A_TIME  # a stretch may have grown since
        rows = self.office.store.rows(self.model, "id", self._key, after=after, most=most)
        some = list(takewhile(lambda row: row[0] <= until, rows))
        values: Sequence[Any] = [value for _id, value in some]
        places = self.places([record for record, _value in some])
        if None in values or "" in values or -1 in places:
            is_known = [
                value not in (None, "") and place >= 0
                for value, place in zip(values, places, strict=True)
            ]
            values, places = list(compress(values, is_known)), list(compress(places, is_known))
        return run_of(self._keys(values), places)

    def close(self) -> Iterator[None]:
        """Merge the runs."""
        known, size = array("I"), self.size
        is_known = bytearray(size)
        for some in merged(self.parts):
            if some and max(some) >= size:  # a firm saved meanwhile may stand beyond the end
                some = array("I", [place for place in some if place < size])
            known += some
            for place in some:
                is_known[place] = 1
            yield
        unknown = array("I", compress(range(size), map(not_, is_known)))
        self.found = Sorted(self._key, known, unknown, size)


def keys_of(field: Field, order: Order) -> Keys:
    """What makes keys of stored values; keys are compared as texts of one byte a character."""
    if order.ranks:
        return _Ranked(order.ranks).made
    if field.kind in BY_SOUND:
        return _by_sound
    if field.kind is Kind.QUANTITY:
        return lambda values: [_number(float(one)) + one for one in values]
    return lambda values: [_plain(one) for one in values]


class _Ranked(dict[Any, str]):
    """The keys of values by their rank, what has none last; there are few different ones."""

    def __init__(self, ranks: Sequence[Any]) -> None:
        super().__init__()
        self._ranks = {rank: number for number, rank in enumerate(ranks)}

    def __missing__(self, value: Any) -> str:
        made = self[value] = f"{self._ranks.get(value, len(self._ranks)):04d}{_plain(value)}"
        return made

    def made(self, values: Sequence[Any]) -> list[str]:
        """The keys of some values."""
        return [self[one] for one in values]


def _by_sound(values: Sequence[str]) -> list[str]:
    """As `asking.sounding`; all at once, for that takes a quarter of the time."""
    sound = "\0".join(values).encode("gb18030", "surrogatepass").decode("latin-1").split("\0")
    if len(sound) == len(values):
        return sound
    return [one.encode("gb18030", "surrogatepass").decode("latin-1") for one in values]


def _plain(value: "str | int") -> str:
    if isinstance(value, int):
        return _number(value)
    return value if value.isascii() else value.encode("utf-8", "surrogatepass").decode("latin-1")


def _number(value: float) -> str:
    """A number as eight characters that stand in its order."""
    (bits,) = struct.unpack(">Q", struct.pack(">d", value))
    bits = bits ^ (2 * SIGN - 1) if bits & SIGN else bits | SIGN
    return struct.pack(">Q", bits).decode("latin-1")
