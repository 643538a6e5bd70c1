"""The columns of a short list: what the catalogue says stands in a table."""

from collections.abc import Callable
from typing import Any

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.values import UNKNOWN
from ui.lookups import Lookups
from ui.widgets.grid import Column

Of = Callable[[Any], Any]


def columns_of(model: type[Record], lookups: Lookups, of: Of = lambda row: row) -> list[Column]:
    """A column for each field of the table; `of` gives the record of a row."""
    made = [
        Column(
            entry.header(),
            lambda row, entry=entry: lookups.shown(entry, getattr(of(row), entry.key)),  # type: ignore[misc]
            number=entry.kind in (Kind.MONEY, Kind.QUANTITY),
        )
        for entry in fields_of(model)
        if entry.in_table
    ]
    if model is Retrofit:
        made.insert(1, Column("进度", lambda row: of(row).stage or UNKNOWN))
    return made
