"""How every workbook is written: text stays text, headings stand out and stay, the page is A4 landscape."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

TEXT = "@"
DATE = "yyyy-mm-dd"
FORMULA_MARKS = "=+-@\t\r"
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # readers take what follows for a character's number
A4 = 9
LINE_HEIGHT = 15.5  # points
MOST_HEIGHT = 409.0  # points; a taller row is refused by Excel
FONT = "宋体"
HEADING_FILL = PatternFill("solid", fgColor="DDEBF7")
THIN = Border(*(Side("thin", color="808080") for _ in range(4)))
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
WRAP = Alignment(vertical="top", wrap_text=True)
MADE = datetime(
    2025, 6, 30, tzinfo=UTC
)  # openpyxl stamps the clock; the 说明 sheet says when, in words


def put(cell: Cell, value: object) -> None:
    """Put a value into a cell with its type; text is never taken for a formula, None stays blank."""
    if isinstance(value, str):
        cell.value = held(value)
        cell.data_type = "s"
        cell.number_format = TEXT
        if value.startswith(tuple(FORMULA_MARKS)):
            cell.quotePrefix = True
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = DATE
    elif value is not None:
        cell.value = value
        if isinstance(value, Decimal):
            cell.number_format = exact_format(value)


def held(text: str) -> str:
    """A text as a cell holds it: what cannot stand there left out, what would be taken for an escape escaped.

    ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
    """
    return ESCAPE.sub("_x005F_", UNPRINTABLE.sub("", text))


def exact_format(value: Decimal) -> str:
    """The number format that shows just the digits the value was given with: 321.4, not 321.40."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"0.{'0' * places}" if places else "0"


def heading(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    """Write a heading row."""
    for place, text in enumerate(texts, start=1):
        cell = sheet.cell(row, place)
        put(cell, text)
        cell.font, cell.fill = Font(FONT, 11, bold=True), HEADING_FILL
        cell.alignment, cell.border = CENTRE, THIN


def widths(sheet: Worksheet, wide: Iterable[float]) -> None:
    """Set the column widths from the left, in characters."""
    for place, width in enumerate(wide, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def page(sheet: Worksheet, heading_rows: int, area: str = "") -> None:
    """A4 landscape, fit to width, headings frozen and repeated on each page."""
    sheet.freeze_panes = f"A{heading_rows + 1}"
    sheet.print_title_rows = f"1:{heading_rows}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    if area:
        sheet.print_area = area


def notes_sheet(
    book: Workbook, title: str, rows: Iterable[Sequence[str]], wide: Sequence[float]
) -> Worksheet:
    """Add the 说明 sheet: rows of text under a title, columns `wide` characters from the left."""
    sheet = book.create_sheet("说明")
    put(sheet["A1"], title)
    sheet["A1"].font = Font(FONT, 14, bold=True)
    for number, row in enumerate(rows, start=3):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            put(cell, value)
            cell.alignment, cell.font = WRAP, Font(FONT, 11)
        sheet.row_dimensions[number].height = row_height(row, wide)
    widths(sheet, wide)
    page(sheet, 1)
    return sheet


def row_height(row: Sequence[str], wide: Sequence[float]) -> float:
    """The height in points in which the wrapped texts of a row stand whole; at most what Excel allows."""
    return min(LINE_HEIGHT * _lines(row, wide), MOST_HEIGHT)


def _lines(row: Sequence[str], wide: Sequence[float]) -> int:
    """How many lines a row takes; a text alone in its row may run over all columns."""
    room = wide if len(row) > 1 else [sum(wide)]
    spans = ((span(text), w) for text, w in zip(row, room, strict=False))
    return max((-int(-span // w) for span, w in spans), default=1) or 1


def span(text: str) -> int:
    """How wide a text is, in characters: a Chinese one takes two."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def saved(book: Workbook) -> bytes:
    """The workbook as bytes."""
    book.properties.creator = "九江绿色制造奖补"
    book.properties.created = book.properties.modified = MADE
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
