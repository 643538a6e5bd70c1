"""A workbook with a sheet for each kind, as the register is exported: of it a kind reads its own sheet."""

from dataclasses import replace

from jjgreen_desktop.operations.importing.kinds import KINDS
from jjgreen_desktop.operations.importing.sheets import Workbook


def of_kind(kind: str, book: Workbook) -> tuple[Workbook, tuple[str, ...]]:
    """The workbook without the sheets of other kinds, and their names; any other workbook as it is.

    The headings of one kind are among those of most others: only the names of the sheets tell them apart.
    """
    names = [sheet.name for sheet in book.sheets]
    if KINDS[kind] not in names:
        return book, ()
    others = tuple(name for name in names if name in KINDS.values() and name != KINDS[kind])
    kept = tuple(sheet for sheet in book.sheets if sheet.name not in others)
    return replace(book, sheets=kept), others
