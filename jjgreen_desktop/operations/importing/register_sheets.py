"""A workbook with sheets for each kind, as the register is exported: of it a kind reads its own sheets."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.headers import (
    NOTES_SHEET,
    SEARCHED_ROWS,
    headings,
    plain,
)
from jjgreen_desktop.operations.importing.kinds import KINDS, columns
from jjgreen_desktop.operations.importing.sheets import Sheet, Workbook

PART = re.compile(r"(.+)（\d+）")
BY_NAME = {name: kind for kind, name in KINDS.items()}


def sheet_name(kind: str, number: int) -> str:
    """What the sheet of a kind is called, the second of it 企业（2）."""
    return KINDS[kind] if number == 1 else f"{KINDS[kind]}（{number}）"


def kind_named(name: str) -> str | None:
    """The kind whose sheet this is by its name, None when it is none's."""
    part = PART.fullmatch(name)
    return BY_NAME.get(part[1] if part else name)


def of_kind(kind: str, book: Workbook) -> tuple[Workbook, tuple[str, ...]]:
    """The workbook without the sheets of other kinds, and their names; any other workbook as it is.

    The headings of one kind are among those of most others: only the names of the sheets tell them apart.
    Raises Problem when there are sheets of other kinds alone.
    """
    named = {sheet.name: kind_named(sheet.name) for sheet in book.sheets}
    if kind not in named.values():
        _refuse_others(kind, book)
        return book, ()
    others = tuple(name for name, known in named.items() if known not in (None, kind))
    kept = tuple(sheet for sheet in book.sheets if sheet.name not in others)
    return replace(book, sheets=kept), others


def _refuse_others(kind: str, book: Workbook) -> None:
    filled = [sheet for sheet in book.sheets if sheet.rows and sheet.name != NOTES_SHEET]
    if filled and all(_is_of_another(sheet, kind) for sheet in filled):
        there = "、".join(f"“{sheet.name}”" for sheet in filled)
        raise Problem(
            f"“{book.file}”里没有“{KINDS[kind]}”工作表，只有{there}。",
            f"请换选种类，或选有这张工作表的文件；内容确是{KINDS[kind]}的，"
            f"请把工作表改名为“{KINDS[kind]}”，再导入。",
        )


def _is_of_another(sheet: Sheet, kind: str) -> bool:
    """Whether a sheet is called after another kind, and more of its headings are that one's."""
    named = kind_named(sheet.name)
    return named is not None and _known(sheet, named) > _known(sheet, kind)


def _known(sheet: Sheet, kind: str) -> int:
    """How many headings of a kind stand in one row of the sheet."""
    known = headings(columns(kind)).keys()
    return max((len(known & row) for row in _first_rows(sheet)), default=0)


def _first_rows(sheet: Sheet) -> Iterator[set[str]]:
    for _number, cells in sheet.rows[:SEARCHED_ROWS]:
        yield {plain(cell) for cell in cells if isinstance(cell, str)}
