"""What a record gives for the columns of its import template: the values as a sheet holds them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.dossier_records import MASKED
from jjgreen_desktop.operations.exporting.extent import LINKS, Extent, links_of
from jjgreen_desktop.operations.importing import matching
from jjgreen_desktop.operations.importing.kinds import (
    IMPORT_KINDS,
    OF,
    OWNER_CODE,
    OWNER_NAME,
    ImportKind,
    columns,
)
from jjgreen_desktop.operations.office import Office

Value: TypeAlias = str | Decimal | int | date | None
AT_A_TIME = 500
FIRST_DAY = date(1900, 3, 1)  # the calendars of sheets disagree about the days before


class Cells:
    """The rows of a register in the shape of the import templates; whose they are is read once."""

    def __init__(self, office: Office, extent: Extent) -> None:
        self._store = office.store
        self._extent = extent
        self._registers = matching.registers(office.store)

    def rows(self, kind: str) -> Iterator[tuple[Record, list[Value]]]:
        """The records of a kind in order of entry, each with its values in the order of the template."""
        entry, fields = IMPORT_KINDS[kind], columns(kind)
        wholes = self._wholes(entry)
        for record in self._records(entry):
            whole = wholes.get(record.__dict__[entry.link] or "") if entry.link else None
            yield record, [self._cell(record, whole, field) for field in fields]

    def _records(self, entry: ImportKind) -> Iterator[Record]:
        owners = self._extent.owners
        if owners is None:
            yield from self._all(entry.model)
            return
        for link in links_of(entry):
            yield from self._store.find(entry.model, **{link: owners})

    def _all(self, model: type[Record]) -> Iterator[Record]:
        after = ""
        while some := self._store.page(model, after, AT_A_TIME):
            yield from some
            after = some[-1].id

    def _wholes(self, entry: ImportKind) -> dict[str, Record]:
        """The records that those of this kind are parts of, by their ids."""
        return {one.id: one for one in self._all(entry.part_of)} if entry.part_of else {}

    def _cell(self, record: Record, whole: Record | None, field: Field) -> Value:
        if field.key in (OWNER_NAME, OWNER_CODE):
            return self._owner(record, field.key)
        if is_private(field) and not self._extent.private:
            return None
        if field.key.startswith(OF):
            return cell(field, whole.__dict__[field.key.removeprefix(OF)] if whole else None)
        return cell(field, record.__dict__[field.key])

    def _owner(self, record: Record, key: str) -> Value:
        for link in LINKS:
            if owner := record.__dict__.get(link):
                known = self._registers[link]
                return (known.names if key == OWNER_NAME else known.codes).get(owner)
        return None


def is_private(field: Field) -> bool:
    """Whether a field names a person, or is hidden on papers for its own sake: an account."""
    return field.found is Found.PERSON or field.key in MASKED


def cell(field: Field, value: Any) -> Value:
    """A value such that importing it gives the same again; money in 元, percentages as text.

    A number that a sheet could not hold to the digit is text as well.
    """
    if value is None or field.kind is Kind.YEAR:
        found: Value = value
        return found
    if field.kind is Kind.DATE and value >= FIRST_DAY:
        return date.fromisoformat(value.isoformat())
    if field.kind is Kind.MONEY and _exact(number := Decimal(value).scaleb(-2)):
        return number
    if field.kind is Kind.QUANTITY and field.unit != "%" and _exact(value):
        return Decimal(value)
    return values.typed(field, value)


def _exact(number: Decimal) -> bool:
    """Whether a sheet, which keeps the digits of a double, gives the number back as it was."""
    held = Decimal(repr(float(number)))
    return held == number and len(held.normalize().as_tuple().digits) <= values.TYPED_DIGITS
