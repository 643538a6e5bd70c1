"""The tables of a sheet: one below the other each under a heading of its own, and the heading again on each page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row, Sheet
from jjgreen_desktop.operations.past_awards.cells import is_figure
from jjgreen_desktop.operations.past_awards.figures import YEAR
from jjgreen_desktop.operations.past_awards.heading_rows import Heading
from jjgreen_desktop.operations.past_awards.headings import tail_of
from jjgreen_desktop.operations.past_awards.heads import HOLDERS, Head, is_word, single
from jjgreen_desktop.operations.past_awards.row_kinds import NOTE, TOTAL

TITLED = 2  # words of a line above a table: what it is of, and the unit
NAMED = re.compile(r"(?P<sheet>.+)（第 \d+ 行起）")


def tables(sheet: Sheet, known: Mapping[str, str]) -> list[Sheet]:
    """The sheet as it is, or each of its tables with what stands above it; rows keep their numbers.

    The second and later ones are called 台账（第 6 行起）, after the row they begin with.
    """
    starts = [*_starts(sheet.rows, known)]
    if not starts[1:]:
        return [sheet]
    begins = [0, *(_begin(sheet.rows, start) for start in starts[1:])]
    ends = [*begins[1:], len(sheet.rows)]
    return [
        replace(sheet, name=_named(sheet, begin), rows=rows)
        for begin, end in zip(begins, ends, strict=True)
        if (rows := sheet.rows[begin:end])
    ]


def _named(sheet: Sheet, begin: int) -> str:
    return f"{sheet.name}（第 {sheet.rows[begin][0]} 行起）" if begin else sheet.name


def heading_numbers(sheet: Sheet, known: Mapping[str, str]) -> list[int]:
    """The numbers of the rows where a heading begins that is another one than that before it."""
    return [sheet.rows[index][0] for index in _starts(sheet.rows, known)]


def worksheet(table: str) -> str:
    """The name of the sheet a table stands on."""
    found = NAMED.fullmatch(table)
    return found["sheet"] if found else table


def _starts(rows: Sequence[Row], known: Mapping[str, str]) -> Iterator[int]:
    """Where a heading stands that is another one than that before it."""
    now: set[tuple[int, str, str]] | None = None
    last = -1  # the row of a heading before this one
    for index, (_, cells) in enumerate(rows):
        if not is_heading(cells, known):
            continue
        told = said(single(rows[index]), known)
        lower = index == last + 1 and last >= 0 and rows[index][0] == rows[last][0] + 1
        if told != now and not lower:
            yield index
            now = told
        last = index


def _begin(rows: Sequence[Row], start: int) -> int:
    """The first row that belongs to a table: the lines above its heading, up to a gap or the end of what is before."""
    begin = start
    while begin > 0 and _may_stand_above(rows[begin - 1][1]):
        begin -= 1
    return begin


def _may_stand_above(cells: Sequence[Cell]) -> bool:
    """A title, or the row of groups above a heading: words alone, none of a total, a remark or an amount."""
    written = [cell for cell in cells if cell not in (None, "")]
    words = [plain(cell) for cell in written if isinstance(cell, str)]
    figures = [word for word in words if is_figure(word) and not YEAR.fullmatch(word)]
    if len(words) < len(written) or figures:
        return False
    foot = any(TOTAL.fullmatch(word) or NOTE.fullmatch(word) for word in words)
    return not foot and len(words) <= TITLED


def again(sheet: Sheet, heading: Heading, known: Mapping[str, str]) -> frozenset[int]:
    """The numbers of the rows that are the heading once more, as on each page of a list.

    Raises Problem when a row is another heading: rows below it would be read under the wrong columns.
    """
    taken = [_plainly(sheet.rows[index][1]) for index in heading.rows]
    told = said(heading.heads, known)
    found: set[int] = set()
    for index, (number, cells) in enumerate(sheet.rows):
        if index in heading.rows:
            continue
        if _plainly(cells) in taken:
            if _cut_short(sheet.rows[index : index + len(taken)], taken):
                raise two_headings(sheet.name, sheet.rows[heading.index][0], number)
            found.add(number)
        elif is_heading(cells, known):
            if index < heading.index or said(single((number, cells)), known) != told:
                raise two_headings(sheet.name, sheet.rows[heading.index][0], number)
            found.add(number)
    return frozenset(found)


def _cut_short(rows: Sequence[Row], taken: Sequence[list[str]]) -> bool:
    """Whether the first row of the heading stands again above other words than those below it: （元） for （万元）."""
    here = [_plainly(cells) for _, cells in rows]
    return here[:1] == taken[:1] and any(
        words != wanted and all(is_word(cell) for cell in cells if cell)
        for (_, cells), words, wanted in zip(rows, here, taken, strict=False)
    )


def is_heading(cells: Sequence[Cell], known: Mapping[str, str]) -> bool:
    """Words alone, among them a firm's heading and another known one."""
    written = [cell for cell in cells if cell not in (None, "")]
    if not all(map(is_word, written)):  # most rows have a figure
        return False
    keys = {known.get(plain(cell), "") for cell in written} - {""}
    return bool(keys & HOLDERS) and len(keys) > 1


def said(heads: Sequence[Head], known: Mapping[str, str]) -> set[tuple[int, str, str]]:
    """Which column is what, in which unit."""
    return {(head.place, key, tail_of(head.own)) for head in heads if (key := head.key(known))}


def two_headings(sheet: str, first: int, second: int) -> Problem:
    """Two headings on a sheet, and nobody can tell which rows are read under which."""
    first, second = sorted((first, second))
    return Problem(
        f"工作表“{worksheet(sheet)}”第 {first} 行和第 {second} 行是两个不同的表头，不能确定各行按哪一个读。",
        "请把两张表分到两张工作表里（一张表的表头分成几行的，合成一行），再导入。",
    )


def _plainly(cells: Sequence[Cell]) -> list[str]:
    words = [plain(cell) if cell is not None else "" for cell in cells]
    while words and not words[-1]:
        words.pop()
    return words
