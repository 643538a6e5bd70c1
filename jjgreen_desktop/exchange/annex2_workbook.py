"""附件2 as a workbook: the official tables cell for cell, then actuals, gaps and coverage beside them.

Official figures are real numbers shown with exactly the digits that were printed; a blank stays blank.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jjgreen_desktop import __version__
from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.heading import Head
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.exchange import writing
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.importing.sheets import Cell as Read
from jjgreen_desktop.operations.sheet_signs import SheetSigns
from jjgreen_desktop.policy.annex2 import Annex2
from jjgreen_desktop.policy.annex2_grid import (
    ENERGY,
    TITLES,
    Cell,
    Grid,
    Part,
    energy_grid,
    titles_grid,
)
from jjgreen_desktop.policy.annex2_holders import HolderRef

ANNEX = "附件2"
HOLDERS = "企业和园区明细"
CITY = "全市"
NO_COUNTY = "未填报县（市、区）"
FIRST = 4  # the row of the sheet in which the heading of a table begins
BESIDE = PatternFill("solid", fgColor="F2F2F2")
# Characters, of the columns in order; the last one holds for all that follow.
WIDTHS = {
    ENERGY: (12, 14, 14, 9, 9, 9, 12),
    TITLES: (6, 12, 7, 7, 7, 7, 7, 7, 11, *(7,) * 6, 11, *(7,) * 6, 11),
}
Value = str | Decimal | int | None
HEAD_HEIGHT, ROW_HEIGHT, NOTE_HEIGHT, SIGNS_HEIGHT = 30, 21, 15, 30  # points


def write_annex2(annex2: Annex2, path: Path, signs: SheetSigns | None = None) -> None:
    """Write both tables at `path`, then read the file again and compare every cell.

    `signs` says who fills it in. Raises Problem when the file cannot be written or does not read
    back as it was meant.
    """
    grids = (energy_grid(annex2), titles_grid(annex2))
    write_whole(path, _book(annex2, grids, signs or SheetSigns()))
    _read_back(path, grids)


def _book(annex2: Annex2, grids: Sequence[Grid], signs: SheetSigns) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for grid in grids:
        _draw(book.create_sheet(grid.name), grid, annex2, signs)
    _holders(book, annex2)
    writing.notes_sheet(book, "附件2填报说明", _notes(annex2, signs), (18, 110))
    return writing.saved(book)


def _draw(sheet: Worksheet, grid: Grid, annex2: Annex2, signs: SheetSigns) -> None:
    _title(sheet, grid, annex2)
    for head in grid.heads:
        _head(sheet, grid, head)
    start = FIRST + grid.depth
    for number, cells in enumerate(grid.rows, start=start):
        sheet.row_dimensions[number].height = ROW_HEIGHT
        for place, cell in enumerate(cells, start=1):
            _cell(sheet, grid, number, place, _value(cell))
    notes = annex2.energy_notes if grid.name == ENERGY else annex2.titles_notes
    end = _signs(sheet, _foot(sheet, grid, notes) + 1, grid.width, signs.texts(annex2.on))
    wide = WIDTHS[grid.name]
    writing.widths(sheet, (*wide, *wide[-1:] * (grid.width - len(wide))))
    writing.page(sheet, start - 1, f"A1:{get_column_letter(grid.width)}{end}")
    sheet.freeze_panes = sheet.cell(start, 3 if grid.name == TITLES else 2)


def _title(sheet: Worksheet, grid: Grid, annex2: Annex2) -> None:
    """附件2, the title in two lines over the official table, and what the columns beside it are as of."""
    head = writing.put
    head(sheet["A1"], ANNEX)
    sheet["A1"].font = Font("黑体", 16)
    for row, text in ((2, annex2.heads.heading), (3, grid.period)):
        head(sheet.cell(row, 1), text)
        sheet.cell(row, 1).font = Font(writing.FONT, 16, bold=True)
        sheet.cell(row, 1).alignment = writing.CENTRE
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=grid.official)
        sheet.row_dimensions[row].height = 26
    place = sheet.cell(3, grid.official + 1)
    head(place, f"范围：{annex2.county or CITY}　实际截至 {annex2.on.isoformat()}")
    place.alignment = Alignment(horizontal="right", vertical="bottom")
    sheet.merge_cells(start_row=3, end_row=3, start_column=grid.official + 1, end_column=grid.width)


def _head(sheet: Worksheet, grid: Grid, head: Head) -> None:
    top, left = FIRST + head.row, 1 + head.column
    bottom, right = top + head.rows - 1, left + head.columns - 1
    for row in range(top, bottom + 1):
        sheet.row_dimensions[row].height = HEAD_HEIGHT
        for column in range(left, right + 1):
            cell = sheet.cell(row, column)
            cell.border = writing.THIN
            cell.fill = BESIDE if left > grid.official else writing.HEADING_FILL
    cell = sheet.cell(top, left)
    writing.put(cell, head.text)
    cell.font, cell.alignment = Font(writing.FONT, 10, bold=True), writing.CENTRE
    if (top, left) != (bottom, right):
        sheet.merge_cells(None, top, left, bottom, right)


def _cell(sheet: Worksheet, grid: Grid, row: int, column: int, value: Value) -> None:
    cell = sheet.cell(row, column)
    writing.put(cell, value)
    cell.border, cell.alignment = writing.THIN, writing.CENTRE
    cell.font = Font(writing.FONT, 11)
    if column > grid.official:
        cell.fill = BESIDE


def _foot(sheet: Worksheet, grid: Grid, notes: Sequence[str]) -> int:
    """The notes under the table, one merged row each; returns the last row."""
    row = FIRST + grid.depth + len(grid.rows) - 1
    for number, note in enumerate(notes, start=1):
        row += 1
        cell = sheet.cell(row, 1)
        writing.put(cell, f"{'注：' if number == 1 else '　　'}{number}. {note}")
        cell.alignment, cell.font = writing.WRAP, Font(writing.FONT, 10)
        sheet.merge_cells(None, row, 1, row, grid.width)
        sheet.row_dimensions[row].height = NOTE_HEIGHT * (1 + len(note) // (6 * grid.width))
    return row


def _signs(sheet: Worksheet, row: int, width: int, texts: Sequence[str]) -> int:
    """The line to sign, its parts spread over the width; returns its row."""
    sheet.row_dimensions[row].height = SIGNS_HEIGHT
    starts = [1 + width * place // len(texts) for place in range(len(texts))]
    for start, end, text in zip(starts, [*starts[1:], width + 1], texts, strict=True):
        cell = sheet.cell(row, start)
        writing.put(cell, text)
        cell.font, cell.alignment = Font(writing.FONT, 11), Alignment(vertical="bottom")
        sheet.merge_cells(None, row, start, row, end - 1)
    return row


def _holders(book: Workbook, annex2: Annex2) -> None:
    """Who stands behind each figure, so that a count can be traced to names."""
    sheet = book.create_sheet(HOLDERS)
    writing.heading(sheet, 1, ("表", labels.COUNTY, "栏目", "序号", "企业或园区"))
    rows = [
        (ENERGY, row.name, f"{each.year}年", number, firm.name)
        for row in annex2.energy
        for each in row.figures
        for number, firm in enumerate(each.firms, start=1)
    ]
    rows += [
        (TITLES, name, column, number, holder)
        for name, column, holders in _title_holders(annex2)
        for number, holder in enumerate(holders, start=1)
    ]
    for number, values in enumerate(rows, start=2):
        for place, value in enumerate(values, start=1):
            writing.put(sheet.cell(number, place), value)
    writing.widths(sheet, (14, 16, 22, 8, 48))
    writing.page(sheet, 1)
    sheet.auto_filter.ref = f"A1:E{len(rows) + 1}"


def _title_holders(annex2: Annex2) -> Iterator[tuple[str, str, list[str]]]:
    """County, column and the holders behind that cell of （二）; at last those no county reports."""
    for place, (group, heading) in enumerate(annex2.heads.columns):
        cells = [(row.name, row.cells[place].holders) for row in annex2.titles]
        placed = {holder for _, holders in cells for holder in holders}
        rest = [holder for holder in _total(annex2, place) if holder not in placed]
        for name, holders in (*cells, (NO_COUNTY, rest)):
            yield name, f"{group}{heading}", [holder.name for holder in holders]


def _total(annex2: Annex2, place: int) -> Sequence[HolderRef]:
    return annex2.totals[place].holders if annex2.totals else ()


def _notes(annex2: Annex2, signs: SheetSigns) -> list[tuple[str, str]]:
    return [
        ("范围", annex2.county or CITY),
        ("填报单位", signs.bureau or "（请填写）"),
        ("填表人", signs.filler or "（请填写）"),
        ("实际数截至", annex2.on.isoformat()),
        ("程序版本", f"九江绿色制造奖补 {__version__}"),
        ("政策包", annex2.pack_title),
        (field_of(Seal, "pack_hash").label, annex2.pack_hash),
        (
            "官方数字",
            "白底各列照录附件2，一字未改；合计与分项对不上的也照录。空格表示附件2没有列，不是 0。",
        ),
        ("（一）差距", "实际减目标，单位百分点；大于 0 为尚未达到，0 或负数为已达到。"),
        ("（一）覆盖率", "两年报表都齐全的企业，其上年能耗占附件2所列综合能源消费量的比例。"),
        ("（二）差距", "目标减实际；大于 0 为还差几家，负数为已超过。"),
        *(("注", note) for note in annex2.notes),
    ]


def _read_back(path: Path, grids: Sequence[Grid]) -> None:
    """Read what was written, with another library and in another process, and compare every cell."""
    sheets = {sheet.name: dict(sheet.rows) for sheet in read_workbook(path).sheets}
    for grid in grids:
        rows = sheets.get(grid.name, {})
        for number, cells in enumerate(grid.rows, start=FIRST + grid.depth):
            read = rows.get(number, [])
            for place, cell in enumerate(cells):
                found = read[place] if place < len(read) else None
                if not _same(_value(cell), found):
                    raise Problem(
                        f"“{path.name}”的工作表“{grid.name}”第 {number} 行第 {place + 1} 列"
                        "读回来与应写的不一致。",
                        "请不要使用这个文件，换一个位置重新导出。",
                    )


def _value(cell: Cell) -> Value:
    """What the sheet holds: real numbers with the digits printed, nothing for a blank, “—” for unknown."""
    if cell.value is None:
        return UNKNOWN
    if cell.part is Part.OFFICIAL and cell.value:
        return Decimal(cell.value)
    return None if cell.value == "" else cell.value


def _same(meant: Value, read: Read) -> bool:
    if meant is None:
        return read in (None, "")
    if isinstance(meant, str):
        return read == meant
    return isinstance(read, (int, float)) and Decimal(str(read)) == meant
