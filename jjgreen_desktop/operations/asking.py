"""What a list is asked for: tests of fields, records held, an order. The store answers with ids."""

from enum import StrEnum
from typing import Any, NamedTuple

from jjgreen_desktop.domain.catalogue import Kind
from jjgreen_desktop.domain.record import Record

BY_SOUND = (Kind.TEXT, Kind.LONG_TEXT, Kind.NAMES, Kind.CHOICE)  # fields sorted as they are said


class How(StrEnum):
    """How a field is tested."""

    AMONG = "among"  # its value is one of these
    STARTS = "starts"  # its text starts with one of these
    FILLED = "filled"
    EMPTY = "empty"


class FieldTest(NamedTuple):
    """A test of one field; `values` as records hold them."""

    key: str
    how: How
    values: tuple[Any, ...] = ()


class Holding(NamedTuple):
    """Whether a record of `model` that passes the tests names the one asked about by `link` (or none does)."""

    model: type[Record]
    link: str
    tests: tuple[FieldTest, ...] = ()
    held: bool = True


Wanted = FieldTest | Holding


class Order(NamedTuple):
    """By the values of a field, or by their place in `ranks`; what is unknown stands last."""

    key: str
    ranks: tuple[Any, ...] = ()


def sounding(text: str | None) -> bytes | None:
    """What Chinese text is sorted by: GB 18030, whose 3,755 usual characters stand in the order of pinyin."""
    return None if text is None else text.encode("gb18030", "surrogatepass")
