"""问题清单 as a workbook: one row a finding, filters on the headings; read back before it is trusted."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jjgreen_desktop import __version__
from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.exchange import writing
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations.county_findings import Counts, Listed, summed
from jjgreen_desktop.operations.files import write_whole

SHEET = "问题清单"
HEADS = (
    *("企业、园区", labels.COUNTY, "记录", "栏目", "等级", "问题", "依据", "办法"),
    *(field_of(Reason, key).label for key in ("reason", "given_by", "given_on")),
)
WIDTHS = (32, 12, 26, 20, 12, 46, 36, 36, 36, 10, 12)


def write_findings(
    found: Sequence[Listed], place: str, on: date, path: Path, whole: Counts | None = None
) -> None:
    """Write the list at `path`, then read the file again and compare every row.

    `whole` counts what there is when the list holds only a part of it.
    Raises Problem when the file cannot be written or does not read back.
    """
    rows = [_row(one) for one in found]
    book = Workbook()
    book.remove(book.active)
    sheet = book.create_sheet(SHEET)
    writing.heading(sheet, 1, HEADS)
    _fill(sheet, rows)
    writing.widths(sheet, WIDTHS)
    writing.page(sheet, 1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADS))}{len(rows) + 1}"
    writing.notes_sheet(
        book, f"{place}登记问题清单说明", _notes(summed(found, whole), place, on), (18, 110)
    )
    write_whole(path, writing.saved(book))
    _read_back(path, rows)


def _row(one: Listed) -> tuple[str, ...]:
    found, reason = one.finding, one.asked.reason
    given = (reason.given_by or "", str(reason.given_on or "")) if reason else ("", "")
    grade = f"{found.grade.mark} {found.grade}"
    where = (one.name, one.county, one.matter, found.where, grade)
    return (*where, found.what, found.why, found.fix, one.state, *given)


def _fill(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    for number, values in enumerate(rows, 2):
        for place, value in enumerate(values, 1):
            cell = sheet.cell(number, place)
            writing.put(cell, value or None)
            cell.border, cell.font = writing.THIN, Font(writing.FONT, 11)
            cell.alignment = writing.WRAP
        sheet.row_dimensions[number].height = writing.row_height(values, WIDTHS)


def _notes(sums: str, place: str, on: date) -> list[tuple[str, str]]:
    return [
        ("范围", place),
        ("日期", f"按 {on} 的登记情况"),
        ("合计", sums),
        ("程序版本", f"九江绿色制造奖补 {__version__}"),
    ]


def _read_back(path: Path, rows: Sequence[Sequence[str]]) -> None:
    read = dict(next(each for each in read_workbook(path).sheets if each.name == SHEET).rows)
    for number, values in enumerate(rows, 2):
        cells = [str(cell or "") for cell in read.get(number, [])]
        if cells + [""] * (len(values) - len(cells)) != list(values):
            raise Problem(
                f"“{path.name}”第 {number} 行读回来与应写的不一致。",
                "请不要使用这个文件，换一个位置重新导出。",
            )
