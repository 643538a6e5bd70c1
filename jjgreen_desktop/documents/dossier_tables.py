"""Tables of any columns on upright paper: each as wide as what it says, none of its rows higher than a page."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import sqrt

from reportlab.lib.units import mm

from jjgreen_desktop.documents.flow import WIDTH
from jjgreen_desktop.documents.sheet import CENTRE, LEFT, RIGHT, Sheet
from jjgreen_desktop.documents.table import PADDING, Column, Table
from jjgreen_desktop.documents.typefaces import Role
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain.heading import Head
from jjgreen_desktop.operations.dossier_shape import Block

HEAD, CELL = Style(Role.HEI, 9), Style(Role.FANGSONG, 9.5)
HEAD_LINE = 1.2 * HEAD.size
ROW = 6 * mm
WHOLE = 66.0  # pt: a column no wider than this is not broken: days, amounts, codes, marks
ROOMY = 118.0  # pt: nor one no wider than this, where the long ones have room left
LEFT_OVER = 40.0  # pt for each of the long ones
LEAST = 34.0  # pt
MARKED = 52.0  # pt: a mark with a word of three characters, and a heading of four
LONG = 2 * WIDTH  # beyond it a text takes no more room from the others
FACTS = (30 * mm, 55 * mm, 30 * mm, 55 * mm)
MOST_LINES = 30  # of one cell; what is longer goes on in a row below
CONTINUED = "（续上）"


def table_of(sheet: Sheet, block: Block) -> Table:
    """The block as a table, or its facts two beside one another."""
    return _listing(sheet, block) if block.heads else _facts(block)


def _facts(block: Block) -> Table:
    columns = tuple(Column(width, LEFT) for width in FACTS)
    told = [tuple(cell.text for cell in row.cells) for row in block.rows]
    pairs = zip_longest(told[::2], told[1::2], fillvalue=("", ""))
    rows = [(*left, *right) for left, right in pairs]
    return Table(columns, (), (), tuple(_whole(rows, FACTS)), HEAD, CELL, ROW)


def _listing(sheet: Sheet, block: Block) -> Table:
    told = [tuple(cell.text for cell in row.cells) for row in block.rows]
    wanted = [
        max(LEAST, *(_width(sheet, row[at], CELL) for row in told), _head_width(sheet, head.text))
        for at, head in enumerate(block.heads)
    ]
    widths = _widths([min(wide, LONG) for wide in wanted], [h.number for h in block.heads])
    aligns = [
        RIGHT if head.number else CENTRE if wide <= WHOLE else LEFT
        for head, wide in zip(block.heads, wanted, strict=True)
    ]
    heads = tuple(Head(head.text, 0, at) for at, head in enumerate(block.heads))
    columns = tuple(map(Column, widths, aligns))
    height = _head_height(sheet, block, widths)
    return Table(columns, heads, (height,), tuple(_whole(told, widths)), HEAD, CELL, ROW)


def _head_height(sheet: Sheet, block: Block, widths: Sequence[float]) -> float:
    lines = (
        len(sheet.setter.paragraph(head.text, HEAD, width - 2 * PADDING, justified=False))
        for head, width in zip(block.heads, widths, strict=True)
    )
    return float(max(lines) * HEAD_LINE + 2 * PADDING + 2)


def _widths(wanted: Sequence[float], numbers: Sequence[bool]) -> list[float]:
    """The widths in pt: short columns as they are, the long ones share what is left by the root of their length."""
    if sum(wanted) <= WIDTH:
        return [width * WIDTH / sum(wanted) for width in wanted]
    for whole, least in ((ROOMY, 2 * LEFT_OVER), (WHOLE, LEFT_OVER)):  # an amount is never broken
        kept = [width <= whole or number for width, number in zip(wanted, numbers, strict=True)]
        room = WIDTH - sum(width for width, own in zip(wanted, kept, strict=True) if own)
        if not all(kept) and room >= least * (len(kept) - sum(kept)):
            long = iter(_shared([w for w, own in zip(wanted, kept, strict=True) if not own], room))
            return [width if own else next(long) for width, own in zip(wanted, kept, strict=True)]
    return [sqrt(width) * WIDTH / sum(map(sqrt, wanted)) for width in wanted]


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """The room by the root of what each wants; one that would not hold a mark with its word gets that much."""
    roots = sum(map(sqrt, wanted))
    found = [sqrt(width) * room / roots for width in wanted]
    least = [min(width, MARKED) for width in wanted]
    narrow = [share < low for share, low in zip(found, least, strict=True)]
    if not any(narrow) or sum(least) > room:
        return found
    left = room - sum(low for low, own in zip(least, narrow, strict=True) if own)
    rest = iter(_shared([w for w, own in zip(wanted, narrow, strict=True) if not own], left))
    return [low if own else next(rest) for low, own in zip(least, narrow, strict=True)]


def _width(sheet: Sheet, text: str, style: Style) -> float:
    return sheet.setter.line(text, style).width + 2 * PADDING + 1


def _head_width(sheet: Sheet, text: str) -> float:
    """A heading may stand on three lines."""
    return min(_width(sheet, text, HEAD), max(_width(sheet, text, HEAD) / 3 + HEAD.size, LEAST))


def _whole(rows: Sequence[tuple[str, ...]], widths: Sequence[float]) -> Iterator[tuple[str, ...]]:
    """The rows; one with a cell too long for a page is continued in rows below it."""
    for row in rows:
        parts = [list(_cut(text, width)) for text, width in zip(row, widths, strict=True)]
        for at, cells in enumerate(zip_longest(*parts, fillvalue="")):
            first = cells[0] or (CONTINUED if at else "")
            yield (first, *cells[1:])


def _cut(text: str, width: float) -> Iterator[str]:
    """The text in pieces of at most MOST_LINES lines of Han characters."""
    most = MOST_LINES * max(int((width - 2 * PADDING) / CELL.size), 1)
    for start in range(0, max(len(text), 1), most):
        yield text[start : start + most]
