"""A list as a workbook: the rows and columns as they are shown, filters on the headings, and how it was filtered."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from jjgreen_desktop import __version__
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import writing
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.exchange.streamed import streamed
from jjgreen_desktop.operations.files import write_whole

WIDTHS = {Kind.CODE: 24, Kind.CODES: 24, Kind.NAMES: 36, Kind.LONG_TEXT: 36, Kind.YES_NO: 12}
NAME_WIDTH, WIDTH = 36, 18
READ_BACK = 200_000  # cells; of more the bytes alone are compared


def write_list(
    title: str,
    fields: Sequence[Field],
    rows: Iterable[Sequence[Any]],
    notes: Sequence[tuple[str, str]],
    on: date,
    path: Path,
) -> int:
    """Write the rows at `path`, whole or not at all; returns how many.

    Numbers and days are cells of their kind, text stays text. `notes` stand on a sheet of their own.
    Raises Problem when the file cannot be written or does not read back.
    """
    with streamed() as book:
        count = _fill(book.create_sheet(title), fields, rows)
        _notes(book, title, [*notes, ("日期", f"按 {on} 的登记情况"), ("行数", f"{count:,}")])
        content = writing.saved(book)
    write_whole(path, content)
    if count * len(fields) <= READ_BACK:
        _read_back(path, title, count)
    return count


def _fill(sheet: WriteOnlyWorksheet, fields: Sequence[Field], rows: Iterable[Sequence[Any]]) -> int:
    """Write headings and rows; returns how many rows."""
    _page(sheet, fields)
    sheet.append(list(_heads(sheet, fields)))
    count = 0
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{count + 1}"
    return count


def _page(sheet: WriteOnlyWorksheet, fields: Sequence[Field]) -> None:
    """All of it before the first row: then the head of the sheet is written."""
    wide = [
        NAME_WIDTH if not place else WIDTHS.get(field.kind, WIDTH)
        for place, field in enumerate(fields)
    ]
    writing.widths(sheet, wide)
    writing.page(sheet, 1)


def _heads(sheet: WriteOnlyWorksheet, fields: Sequence[Field]) -> Iterator[Any]:
    for field in fields:
        cell = _cell(sheet, field.header())
        cell.font, cell.fill = Font(writing.FONT, 11, bold=True), writing.HEADING_FILL
        cell.alignment, cell.border = writing.CENTRE, writing.THIN
        yield cell


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> Any:
    cell = WriteOnlyCell(sheet)
    writing.put(cell, value if value != "" else None)
    return cell


def _notes(book: Workbook, title: str, notes: Sequence[tuple[str, str]]) -> None:
    sheet = book.create_sheet("说明")
    writing.widths(sheet, (14, 90))
    sheet.append([_cell(sheet, f"{title}列表说明")])
    for row in [*notes, ("程序版本", f"九江绿色制造奖补 {__version__}")]:
        sheet.append([_cell(sheet, each) for each in row])


def _read_back(path: Path, title: str, count: int) -> None:
    read = next((each for each in read_workbook(path).sheets if each.name == title), None)
    if read is None or len(list(read.rows)) != count + 1:
        raise Problem(
            f"“{path.name}”读回来的行数与应写的不一致。", "请不要使用这个文件，换一个位置重新导出。"
        )
