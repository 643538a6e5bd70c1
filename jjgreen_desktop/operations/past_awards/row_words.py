"""What a row of an old ledger says of a payment: in its own cells, those they are merged with, or what stands above."""

import re
from collections.abc import Callable, Iterator

from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.operations.importing.sheets import Cell, Row
from jjgreen_desktop.operations.importing.unit_words import ABOVE
from jjgreen_desktop.operations.past_awards import headings
from jjgreen_desktop.operations.past_awards.amount_columns import Money
from jjgreen_desktop.operations.past_awards.cells import cell_at
from jjgreen_desktop.operations.past_awards.column_words import TAKEN_BACK
from jjgreen_desktop.operations.past_awards.figures import When
from jjgreen_desktop.operations.past_awards.reading import Reading
from jjgreen_desktop.operations.past_awards.words import understood

OF_ITS_ROW = (headings.AMOUNT, headings.RECOVERED, headings.TOTAL, headings.NUMBER)
# Of the payment, not of what was taken back from it.
OF_PAYMENT = (headings.DAY, headings.YEAR, headings.DOCUMENT)
UNIT = re.compile(
    rf"\(?(?:{ABOVE.pattern})\)?", re.IGNORECASE
)  # of a title: no word of what was paid for
TEXT_MARKS = "'’‘"  # before a code, for it to stay text
SHEET = re.compile(r"sheet\d*$", re.IGNORECASE)
YEARS = re.compile(r"(?<!\d)20\d\d(?=年)")


def cell_of(reading: Reading, row: Row, column: Money) -> Callable[[str], Cell]:
    """The cell of a field: that of the column's own group, else the row's."""

    def cell(key: str) -> Cell:
        if key in column.own:
            return cell_at(row, column.own[key]) or _shared(reading, row, column.own[key], key)[1]
        if column.recovered and key in OF_PAYMENT:
            return cell(headings.RECOVERED_DAY) if key == headings.DAY else None
        found = reading.table.cell(row, key)
        return (
            _shared(reading, row, reading.table.columns.get(key), key)[1]
            if found is None
            else found
        )

    return cell


def _shared(reading: Reading, row: Row, place: int | None, key: str) -> tuple[int, Cell]:
    """What a cell says that is merged with one above it, and in which row; of amounts and numbers each is its own."""
    if not reading.merged or place is None or key in OF_ITS_ROW:
        return 0, None
    return reading.merged.above(row[0], place)


def shared_cells(reading: Reading, row: Row, column: Money) -> Iterator[str]:
    """Which cells of a row were read from the row they are merged with, in words."""
    if not reading.merged:
        return
    found: dict[int, list[str]] = {}
    for key, label in headings.LABELS.items():
        place = column.own.get(key, reading.table.columns.get(key))
        own = None if place is None else cell_at(row, place)
        if own in (None, "") and (number := _shared(reading, row, place, key)[0]):
            found.setdefault(number, []).append(label)
    for number, labels in found.items():
        yield f"{'、'.join(labels)}同第 {number} 行合并，按那一行读取。"


def texts_of(reading: Reading, row: Row, column: Money) -> dict[str, str]:
    """The words of every field."""
    cell = cell_of(reading, row, column)
    return {key: _text(cell(key)) for key in headings.LABELS}


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def holder_of(reading: Reading, texts: dict[str, str], remarks: list[str]) -> tuple[str, str]:
    """The firm of a line; under a cell merged over several lines it is the one above, and that is said."""
    name, code = texts[headings.NAME], texts[headings.CODE]
    if not name and not code and not texts[headings.NUMBER] and any(reading.before):
        remarks.append(f"企业一格是空的，按合并单元格取上一行“{reading.before[0]}”。")
        return reading.before
    return " ".join(name.split()), credit_code.normalise(code.lstrip(TEXT_MARKS))


def matter_in(reading: Reading, column: Money, texts: dict[str, str], remarks: list[str]) -> str:
    """The words of the row; of one amount among several those of its column's heading first."""
    written, heading = texts[headings.MATTER], column.matter
    if written and (not reading.shape.wide or headings.MATTER in column.own or not heading):
        return written
    if heading and (not written or understood(heading).matters):
        remarks.append(f"兑现事项取自表头“{heading}”。")
        return heading
    if not written:
        return (
            f"{_context(reading, texts, remarks)} {TAKEN_BACK if column.recovered else ''}".strip()
        )
    return f"{written} {heading}"


def dated(reading: Reading, column: Money, day: When, remarks: list[str]) -> When:
    """When it was paid: as the row says, else the year that stands above it."""
    if day.told is not None:
        return day
    if column.recovered:
        remarks.append("没有写追回的日期，没有采用兑现的日期。")
        return day
    above, where = (column.year, "表头") if column.year else (_year_above(reading), "标题")
    if above:
        remarks.append(f"兑现年度取自{where}（{above}年）。")
    return When(None, above) if above else day


def _year_above(reading: Reading) -> int | None:
    for text in (reading.section, reading.table.title):
        found = set(YEARS.findall(text))
        if len(found) == 1:
            return int(found.pop())
    return None


def _context(reading: Reading, texts: dict[str, str], remarks: list[str]) -> str:
    """What a line without 事项 was for: the heading above it in the table, its project, or the sheet's title."""
    title = reading.table.title
    if found := reading.section or texts[headings.PROJECT] or texts[headings.NOTE]:
        remarks.append(f"没有写事项，按“{found}”理解。")
        return found
    title = SHEET.sub("", UNIT.sub("", title)) or title
    remarks.append(f"没有写事项，按标题“{title}”理解。")
    return title
