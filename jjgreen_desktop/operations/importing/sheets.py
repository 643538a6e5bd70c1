"""A workbook as an import sees it: named sheets of numbered rows, cells with their own types."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | float | int | bool | date | None
Row: TypeAlias = tuple[int, list[Cell]]  # the row's number in the sheet, its cells from column A


def letter(place: int) -> str:
    """The name of a column as it stands above the sheet: A, …, Z, AA."""
    found, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible worksheet; rows without any cell are left out, numbers are kept.

    `hidden`: the numbers of those of its rows that a filter or a person has hidden, `hidden_columns` the
    places of such columns that hold something; they are read. `merged`: cells that are one over several
    rows, as the number of the first, the place, the number of the last; only the first holds what it says.
    """

    name: str
    rows: list[Row]
    hidden: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was read from one file; `sha256` of the very bytes that were parsed."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()
