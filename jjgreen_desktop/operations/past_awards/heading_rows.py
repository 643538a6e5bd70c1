"""The heading of an old ledger, which may stand in two rows: the lower one tells the columns, the upper one is context."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.headers import SEARCHED_ROWS, plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row, Sheet
from jjgreen_desktop.operations.past_awards.headings import (
    AMOUNT,
    CODE,
    NAME,
    UNIT_ALONE,
    tail_of,
)

FIGURE = re.compile(r"[¥(]*[-−－]?[¥]?\d[\d,，.]*\)?([十百千万亿]*元?整?|年度?)")
TITLE_ROW = re.compile(r":|^单位|^金额单位")
BRACKET = re.compile(r"\([^()]*\)$")  # a unit behind a heading: no title row for that
VAGUE = ("名称",)  # of what, the group says
HOLDERS = frozenset((NAME, CODE))


@dataclass(frozen=True, slots=True)
class Head:
    """One column's heading: its own words, those of the group above it ("": none), and where that begins.

    `name` is how the column is spoken of: the own words, with the group when they stand there twice or
    say little (项目·名称).
    """

    place: int
    own: str
    group: str = ""
    start: int = -1
    name: str = ""

    def key(self, known: Mapping[str, str]) -> str:
        """What the column is; "" when nobody knows."""
        both = self.group + self.own
        own = (both, self.own) if plain(self.own) in VAGUE else (self.own, both)
        for words in (self.name, *own):
            if plain(words) in known:
                return known[plain(words)]
        return ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where on a sheet the heading stands: the index of its last row, its columns, and the rows it takes."""

    index: int
    heads: tuple[Head, ...]
    rows: tuple[int, ...]


def heading_of(sheet: Sheet, known: Mapping[str, str]) -> Heading | None:
    """The heading of a sheet in one row or two; None when no row has a heading that is known."""
    rows = sheet.rows[:SEARCHED_ROWS]
    counts = [_count(_single(row), known) for row in rows]
    if not any(counts):
        return None
    best = counts.index(max(counts))
    for upper in (best, best - 1):
        if upper >= 0 and (heads := _pair(rows, upper, upper == best, known)):
            return Heading(upper + 1, _named(heads), (upper, upper + 1))
    return Heading(best, _named(_single(rows[best])), (best,))


def again(sheet: Sheet, heading: Heading, known: Mapping[str, str]) -> frozenset[int]:
    """The numbers of the rows that are the heading once more, as on each page of a list.

    Raises Problem when a row is another heading: rows below it would be read under the wrong columns.
    """
    taken = [_plainly(sheet.rows[index][1]) for index in heading.rows]
    said = _told(heading.heads, known)
    found: set[int] = set()
    for index, (number, cells) in enumerate(sheet.rows):
        if index in heading.rows:
            continue
        if _plainly(cells) in taken:
            found.add(number)
        elif _is_heading(cells, known):
            if index < heading.index or _told(_single((number, cells)), known) != said:
                raise _two_headings(sheet, heading, number)
            found.add(number)
    return frozenset(found)


def _is_heading(cells: Sequence[Cell], known: Mapping[str, str]) -> bool:
    """Words alone, among them a firm's heading and another known one."""
    written = [cell for cell in cells if cell not in (None, "")]
    keys = {known.get(plain(cell), "") for cell in written if _is_word(cell)} - {""}
    return all(map(_is_word, written)) and bool(keys & HOLDERS) and len(keys) > 1


def _told(heads: Sequence[Head], known: Mapping[str, str]) -> set[tuple[int, str, str]]:
    """Which column is what, in which unit."""
    return {(head.place, key, tail_of(head.own)) for head in heads if (key := head.key(known))}


def _two_headings(sheet: Sheet, heading: Heading, other: int) -> Problem:
    first, last = sorted((sheet.rows[heading.index][0], other))
    return Problem(
        f"工作表“{sheet.name}”第 {first} 行和第 {last} 行是两个不同的表头，不能确定各行按哪一个读。",
        "请把两张表分到两张工作表里（一张表的表头分成几行的，合成一行或两行），再导入。",
    )


def _plainly(cells: Sequence[Cell]) -> list[str]:
    words = [plain(cell) if cell is not None else "" for cell in cells]
    while words and not words[-1]:
        words.pop()
    return words


def _count(heads: Sequence[Head], known: Mapping[str, str]) -> int:
    return len({key for head in heads if (key := head.key(known))})


def _single(row: Row) -> list[Head]:
    return [Head(place, str(cell)) for place, cell in enumerate(row[1]) if _is_word(cell)]


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(cell.strip())


def _pair(
    rows: Sequence[Row], upper: int, is_best: bool, known: Mapping[str, str]
) -> list[Head] | None:
    """The columns of two rows that are one heading; None when the second is something else."""
    if upper + 1 >= len(rows) or rows[upper + 1][0] != rows[upper][0] + 1:
        return None
    above, below = rows[upper][1], rows[upper + 1][1]
    if not _may_be_lower(below, known) or not (is_best or _may_be_upper(above, below, known)):
        return None
    heads = _joined(above, below)
    if heads is None or not _below_fits(above, below, known):
        return None
    return heads if {head.key(known) for head in heads} & HOLDERS else None


def _may_be_lower(below: Sequence[Cell], known: Mapping[str, str]) -> bool:
    """Words alone, and no figures: a payment has an amount or a day."""
    cells = [cell for cell in below if cell not in (None, "")]
    words = [plain(cell) for cell in cells if isinstance(cell, str)]
    if len(words) < len(cells) or not words:
        return False
    if any(FIGURE.fullmatch(word) and word not in known and not _is_year(word) for word in words):
        return False
    return len(words) > 1 or words[0] in known or bool(UNIT_ALONE.fullmatch(words[0]))


def _is_year(word: str) -> bool:
    return bool(re.fullmatch(r"20\d\d年度?", word))


def _may_be_upper(above: Sequence[Cell], below: Sequence[Cell], known: Mapping[str, str]) -> bool:
    """Not the line above a table (“填报单位：…”, “单位：万元”): several groups, or a known column reaching down."""
    words = [plain(cell) for cell in above if _is_word(cell)]
    if any(TITLE_ROW.search(BRACKET.sub("", word)) for word in words):
        return False
    alone = [place for place, cell in enumerate(above) if _is_word(cell) and not _at(below, place)]
    down = any(plain(above[place]) in known for place in alone)
    return down or (len(words) > 1 and not alone)


def _below_fits(above: Sequence[Cell], below: Sequence[Cell], known: Mapping[str, str]) -> bool:
    """Under the column of the firm there is nothing, or a heading: a row with a firm is a payment."""
    for place, cell in enumerate(above):
        word = _at(below, place)
        if known.get(plain(cell or "")) in HOLDERS and word and plain(word) not in known:
            return False
    spans = any(_at(below, place) and not _at(above, place) for place in range(len(below)))
    units = any(UNIT_ALONE.fullmatch(plain(cell)) for cell in below if cell)
    return spans or units or all(plain(cell) in known for cell in below if cell)


def _joined(above: Sequence[Cell], below: Sequence[Cell]) -> list[Head] | None:
    """Each column with the words of both rows; None when something stands below no heading at all."""
    heads: list[Head] = []
    start = -1
    for place in range(max(len(above), len(below))):
        top, low = _at(above, place), _at(below, place)
        if top:
            start = place if low else -1
        if low and start < 0:
            return None
        if low and UNIT_ALONE.fullmatch(plain(low)) and top:
            heads.append(Head(place, top + low))
        elif low:
            heads.append(Head(place, low, _at(above, start), start))
        elif top:
            heads.append(Head(place, top))
        elif start >= 0:
            start = -1
    return heads


def _at(cells: Sequence[Cell], place: int) -> str:
    cell = cells[place] if place < len(cells) else None
    return str(cell).strip() if cell is not None else ""


def _named(heads: Sequence[Head]) -> tuple[Head, ...]:
    own = [plain(head.own) for head in heads]
    twice = {word for word in own if own.count(word) > 1 or word in VAGUE}
    return tuple(
        replace(head, name=f"{head.group}·{head.own}")
        if head.group and plain(head.own) in twice
        else replace(head, name=head.own)
        for head in heads
    )


def of_group(heads: Sequence[Head], head: Head) -> list[Head]:
    """The columns that stand under the same words of the upper row; none for a column without any."""
    return [one for one in heads if head.group and one.start == head.start]


def amount_above(head: Head, known: Mapping[str, str]) -> bool:
    """Whether the upper row says that amounts stand here (奖励金额（万元） over several columns)."""
    return known.get(plain(head.group)) == AMOUNT
