"""The rows of a list with their values, read some at a time: for a workbook, the command line, a paper."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office

AT_A_TIME = 500
Going = Callable[[int, int], bool]  # done, of: whether to go on


def records(
    office: Office,
    model: type[Record],
    ids: Sequence[str],
    going: Going = lambda _done, _of: True,
) -> Iterator[Record]:
    """The records with these ids, in their order; what is gone is left out. Stops when `going` says so."""
    rest, done = iter(ids), 0
    while (some := list(islice(rest, AT_A_TIME))) and going(done, len(ids)):
        found = {one.id: one for one in office.store.picked(model, some)}
        yield from (found[one] for one in some if one in found)
        done += len(some)


def shown(office: Office, field: Field, value: Any) -> str:
    """A value in words; an industry by code and name, what is not known is empty."""
    if value is None:
        return ""
    if field.picker == "industry" and (known := office.reference.industries.get(value)):
        return known.title()
    return values.show(field, value)


def cell(office: Office, field: Field, value: Any) -> Any:
    """A value as a workbook holds it: numbers and days as such, money in 元, all else in words."""
    if value is None or field.kind in (Kind.DATE, Kind.YEAR, Kind.QUANTITY):
        return value
    if field.kind is Kind.MONEY:
        return Decimal(value).scaleb(-2)
    return shown(office, field, value)
