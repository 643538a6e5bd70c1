"""A ruled table: header cells that span, rows as high as their text, the header for every page it goes over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from jjgreen_desktop.documents.sheet import ASCENT, CENTRE, LEFT, Sheet
from jjgreen_desktop.documents.typesetting import Line, Style
from jjgreen_desktop.domain.heading import Head

OUTER, INNER = 1.0, 0.5  # pt
PADDING = 2.0  # pt at each side of a cell
LEADING = 1.2
KEPT = 3  # rows on a page before one of them goes along with the last


@dataclass(frozen=True, slots=True)
class Column:
    """Width (pt) and how its cells are set: LEFT, CENTRE or RIGHT."""

    width: float
    align: float = CENTRE


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, header and rows. `head_heights` and `row_height` in pt; a row grows with its text."""

    columns: tuple[Column, ...]
    heads: tuple[Head, ...]
    head_heights: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    head_style: Style
    style: Style
    row_height: float

    @property
    def width(self) -> float:
        """The whole width in pt."""
        return sum(column.width for column in self.columns)

    def head_height(self) -> float:
        """The height of the header in pt."""
        return sum(self.head_heights)

    def edges(self, left: float) -> list[float]:
        """Where the columns begin and the last one ends, when the table begins at `left`."""
        return [left, *(left + each for each in accumulate(each.width for each in self.columns))]

    def height_of(self, sheet: Sheet, row: Sequence[str]) -> float:
        """The height of a row in pt."""
        most = max(len(lines) for lines in self.cells(sheet, row))
        return max(self.row_height, most * self.style.size * LEADING + 2 * PADDING)

    def cells(self, sheet: Sheet, row: Sequence[str]) -> Iterator[tuple[Line, ...]]:
        """The set lines of each cell of a row."""
        for column, text in zip(self.columns, row, strict=True):
            room = column.width - 2 * PADDING
            yield sheet.setter.paragraph(text, self.style, room, justified=False)


def draw_table(
    sheet: Sheet, table: Table, left: float, top: float, bottom: float
) -> tuple[float, Table]:
    """Draw the header and the rows that fit, one at least; a row is never cut.

    Returns where the table ended and what is left of it for the next page (no rows: nothing).
    """
    heights = _fitting(sheet, table, top - table.head_height() - bottom)
    y = _draw_rows(sheet, table, left, top - table.head_height(), heights)
    _draw_heads(sheet, table, left, top)
    sheet.frame(left, y, table.width, top - y, OUTER)
    return y, replace(table, rows=table.rows[len(heights) :])


def _fitting(sheet: Sheet, table: Table, room: float) -> list[float]:
    """The heights of the rows that fit, one at least; those of later pages are not measured for this one.

    The last row, often a sum, takes the one before it along to the next page.
    """
    heights: list[float] = []
    for row in table.rows:
        height = table.height_of(sheet, row)
        room -= height
        if heights and room < 0:
            break
        heights.append(height)
    if len(heights) >= KEPT and len(table.rows) - len(heights) == 1:
        heights.pop()
    return heights


def _draw_rows(
    sheet: Sheet, table: Table, left: float, top: float, heights: Sequence[float]
) -> float:
    edges, y = table.edges(left), top
    for row, height in zip(table.rows, heights, strict=False):
        for at, lines in enumerate(table.cells(sheet, row)):
            box = (edges[at], y, edges[at + 1], y - height)
            _put(sheet, lines, box, table.columns[at].align)
        sheet.rule(left, y, edges[-1], y, INNER)
        y -= height
    for edge in edges[1:-1]:
        sheet.rule(edge, top, edge, y, INNER)
    return y


def _draw_heads(sheet: Sheet, table: Table, left: float, top: float) -> None:
    edges = table.edges(left)
    downs = [top, *(top - each for each in accumulate(table.head_heights))]
    for head in table.heads:
        x1, x2 = edges[head.column], edges[head.column + head.columns]
        y1, y2 = downs[head.row], downs[head.row + head.rows]
        room = x2 - x1 - 2 * PADDING
        lines = sheet.setter.paragraph(head.text, table.head_style, room, justified=False)
        _put(sheet, lines, (x1, y1, x2, y2), CENTRE)
        sheet.frame(x1, y2, x2 - x1, y1 - y2, INNER)


def _put(
    sheet: Sheet, lines: Sequence[Line], box: tuple[float, float, float, float], align: float
) -> None:
    """Set lines into a box (left, top, right, bottom), in the middle of its height."""
    x1, y1, x2, y2 = box
    if not lines:
        return
    pitch = lines[0].size * LEADING
    top = (y1 + y2 + len(lines) * pitch) / 2 - (pitch - lines[0].size) / 2
    x = (x1 + PADDING, (x1 + x2) / 2, x2 - PADDING)[round(align * 2)]
    for at, line in enumerate(lines):
        sheet.put(line, x, top - at * pitch - ASCENT * line.size, align if align else LEFT)
