"""One sheet of the exported register: the columns of its import template, as wide as what stands in them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.exchange import templates, writing
from jjgreen_desktop.operations.exporting.cells import Value

AT_A_TIME = 200  # rows between two words about how far it is
LEAST_WIDTH, MOST_WIDTH, MEASURED = 10, 40, 2_000  # characters, characters, rows
HEAD_CHARACTERS = 9  # of a heading in one line
HEAD_HEIGHT = 36  # points
PAGE_WIDTH = 190  # characters of a page across, at a size that can be read
THOUSANDS = "#,##"
RIGHT, TOP = Alignment(horizontal="right"), Alignment(vertical="top")
LINE_HEIGHT = 17.5  # points; of the font that the program that opens it prefers
FOOT = 0.3  # inches below the foot of a page


def fill(
    sheet: WriteOnlyWorksheet,
    fields: Sequence[Field],
    rows: Sequence[Sequence[Value]],
    counties: Sequence[str],
) -> Iterator[int]:
    """Write headings and rows; tells now and then how many rows more are written.

    Numbers, days and money in 元 are cells of their kind, all else is text.
    """
    wide = _prepare(sheet, fields, rows, counties)
    for number, row in enumerate(rows, 1):
        if (lines := _lines(row, wide)) > 1:
            tall = min(LINE_HEIGHT * lines, writing.MOST_HEIGHT)
            sheet.row_dimensions[number + 1].height = tall
        sheet.append(list(_row(sheet, fields, row, tall=lines > 1)))
        if not number % AT_A_TIME:
            yield AT_A_TIME
    yield len(rows) % AT_A_TIME


def _prepare(
    sheet: WriteOnlyWorksheet,
    fields: Sequence[Field],
    rows: Sequence[Sequence[Value]],
    counties: Sequence[str],
) -> list[int]:
    """All that stands before the first row; the headings are written last. Returns the widths."""
    wide = [_width(field, [row[n] for row in rows[:MEASURED]]) for n, field in enumerate(fields)]
    for place, (field, width) in enumerate(zip(fields, wide, strict=True), start=1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width, column.number_format = width, templates.format_of(field)
        if rule := templates.rule_of(field, counties):
            sheet.data_validations.append(rule)
            letter = get_column_letter(place)
            rule.add(f"{letter}2:{letter}{templates.LAST_ROW}")
    writing.page(sheet, 1)
    sheet.freeze_panes = "B2"
    sheet.print_title_cols = "A:A"
    sheet.page_setup.fitToWidth = ceil(sum(wide) / PAGE_WIDTH)
    sheet.print_options.gridLines = True
    sheet.page_margins.footer = FOOT
    sheet.HeaderFooter.oddFooter.center.text = f"{sheet.title}　第 &P 页，共 &N 页"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{len(rows) + 1}"
    sheet.row_dimensions[1].height = HEAD_HEIGHT
    sheet.append(list(_heads(sheet, fields)))
    return wide


def _width(field: Field, values: Sequence[Value]) -> int:
    """Characters: the widest value, at least half of the heading, which stands in two lines."""
    shown = max((_span(value) for value in values), default=0)
    head = writing.span(field.header())
    least = head if head <= 2 * HEAD_CHARACTERS else -(-head // 2)
    return min(max(shown, least, LEAST_WIDTH) + 3, MOST_WIDTH)


def _span(value: Value) -> int:
    if isinstance(value, Decimal):
        return len(f"{value:,f}")
    lines = str(value if value is not None else "").split("\n")
    return max(map(writing.span, lines))


def _heads(sheet: WriteOnlyWorksheet, fields: Sequence[Field]) -> Iterator[Any]:
    for field in fields:
        cell = WriteOnlyCell(sheet)
        writing.put(cell, field.header())
        cell.font, cell.fill = Font(writing.FONT, 11, bold=True), writing.HEADING_FILL
        cell.alignment, cell.border = writing.CENTRE, writing.THIN
        cell.comment = templates.note_of(field)
        yield cell


def _lines(row: Sequence[Value], wide: Sequence[int]) -> int:
    """How many lines the texts of a row take in their columns."""
    texts = ((value, width) for value, width in zip(row, wide, strict=True) if _is_long(value))
    return max((_lines_of(str(value), width) for value, width in texts), default=1)


def _lines_of(text: str, width: int) -> int:
    return sum(max(ceil(writing.span(line) / width), 1) for line in text.split("\n"))


def _is_long(value: Value) -> bool:
    return isinstance(value, str) and ("\n" in value or writing.span(value) > MOST_WIDTH)


def _row(
    sheet: WriteOnlyWorksheet, fields: Sequence[Field], row: Sequence[Value], *, tall: bool
) -> Iterator[Any]:
    for field, value in zip(fields, row, strict=True):
        yield None if value is None else _cell(sheet, field, value, tall=tall)


def _cell(sheet: WriteOnlyWorksheet, field: Field, value: Value, *, tall: bool) -> Any:
    cell = WriteOnlyCell(sheet)
    writing.put(cell, value)
    if isinstance(value, Decimal):
        cell.number_format = THOUSANDS + writing.exact_format(value)
    elif field.kind in (Kind.QUANTITY, Kind.MONEY):  # a number that stands there as text
        cell.alignment = RIGHT
    if tall:
        cell.alignment = writing.WRAP if _is_long(value) else TOP
    return cell
