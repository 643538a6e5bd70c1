"""Where the heading of an old ledger stands, in one row, two or three: the lowest tells the columns, the upper ones are context."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jjgreen_desktop.operations.importing.headers import SEARCHED_ROWS, plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row, Sheet
from jjgreen_desktop.operations.past_awards.headings import UNIT_ALONE
from jjgreen_desktop.operations.past_awards.heads import (
    HOLDERS,
    Head,
    Stacked,
    at,
    is_word,
    named,
    single,
)

FIGURE = re.compile(r"[¥(]*[-−－]?[¥]?\d[\d,，.]*\)?([十百千万亿]*元?整?|年度?)")
TITLE_ROW = re.compile(r":|^单位|^金额单位")
TITLE = re.compile(r"(台账|表|清单|[簿册])$")  # above three rows: a group is called otherwise
FIRM_GROUP = re.compile(r"企业|单位|公司|主体|对象|基本")
BRACKET = re.compile(r"\([^()]*\)$")  # a unit behind a heading: no title row for that
CENTURY = range(2000, 2100)
PAIR, MOST_ROWS = 2, 3


@dataclass(frozen=True, slots=True)
class Heading:
    """Where on a sheet the heading stands: the index of its last row, its columns, and the rows it takes."""

    index: int
    heads: tuple[Head, ...]
    rows: tuple[int, ...]


def heading_of(sheet: Sheet, known: Mapping[str, str]) -> Heading | None:
    """The heading of a sheet in one row to three; None when no row has a heading that is known."""
    rows = sheet.rows[:SEARCHED_ROWS]
    counts = [_count(single(row), known) for row in rows]
    if not any(counts):
        return None
    best = counts.index(max(counts))
    for number in range(MOST_ROWS, 1, -1):
        for upper in range(best, best - number, -1):
            taken = range(upper, upper + number)
            if upper >= 0 and (heads := _stack(rows, taken, best, known)):
                return Heading(taken[-1], named(heads), tuple(taken))
    return Heading(best, named(single(rows[best])), (best,))


def _count(heads: Sequence[Head], known: Mapping[str, str]) -> int:
    return len({key for head in heads if (key := head.key(known))})


def _stack(
    rows: Sequence[Row], taken: range, best: int, known: Mapping[str, str]
) -> list[Head] | None:
    """The columns of rows that are one heading; None when one of them is something else."""
    if taken[-1] >= len(rows) or rows[taken[-1]][0] != rows[taken[0]][0] + len(taken) - 1:
        return None
    cells = [rows[index][1] for index in taken]
    below = _over(cells[1:])
    if not all(_may_be_lower(each, known) for each in cells[1:]):
        return None
    if not (taken[0] == best or _may_be_upper(cells[0], below, known)):
        return None
    if len(cells) > PAIR and any(map(_is_title, cells[0])):
        return None
    stacked = Stacked(cells)
    apart = all(_no_firm(_over(cells[:n]), cells[n], known) for n in range(1, len(cells)))
    fits = apart and _tells(_over(cells[:-1]), cells[-1], known)
    if not stacked.whole or not fits or max(one.depth for one in stacked.heads) < len(cells):
        return None
    holders = [head for head in stacked.heads if head.key(known) in HOLDERS]
    if len(cells) > PAIR and not all(map(_of_firm, holders)):
        return None
    return stacked.heads if holders else None


def _of_firm(head: Head) -> bool:
    """Whether what stands above a firm's heading is of the firm, and no title of the table."""
    return all(FIRM_GROUP.search(plain(group)) for group in head.groups)


def _is_title(cell: Cell) -> bool:
    return is_word(cell) and bool(TITLE.search(BRACKET.sub("", plain(cell))))


def _over(rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Several rows of a heading as one: at each place the lowest words."""
    width = max(map(len, rows))
    return [
        next((each[place] for each in reversed(rows) if at(each, place)), None)
        for place in range(width)
    ]


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
    words = [plain(cell) for cell in above if is_word(cell)]
    if any(map(pays, above)):
        return False
    if any(TITLE_ROW.search(BRACKET.sub("", word)) for word in words):
        return False
    alone = [place for place, cell in enumerate(above) if is_word(cell) and not at(below, place)]
    down = any(plain(above[place]) in known for place in alone)
    return down or (len(words) > 1 and not alone)


def pays(cell: Cell) -> bool:
    """An amount or a day, and no year: the row is a payment."""
    if isinstance(cell, str):
        word = plain(cell)
        return bool(FIGURE.fullmatch(word)) and not _is_year(word)
    return cell is not None and not (isinstance(cell, int | float) and cell in CENTURY)


def _no_firm(above: Sequence[Cell], below: Sequence[Cell], known: Mapping[str, str]) -> bool:
    """Under the column of the firm there is nothing, or a heading: a row with a firm is a payment."""
    for place, cell in enumerate(above):
        word = at(below, place)
        if known.get(plain(cell or "")) in HOLDERS and word and plain(word) not in known:
            return False
    return True


def _tells(above: Sequence[Cell], below: Sequence[Cell], known: Mapping[str, str]) -> bool:
    """The last row has columns the one above it spans, units, or known words alone."""
    spans = any(at(below, place) and not at(above, place) for place in range(len(below)))
    units = any(UNIT_ALONE.fullmatch(plain(cell)) for cell in below if cell)
    return spans or units or all(plain(cell) in known for cell in below if cell)
