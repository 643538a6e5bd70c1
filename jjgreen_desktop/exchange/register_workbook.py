"""导出登记簿: one workbook, a sheet for each kind of record in the shape of its import template, and a cover.

Every row is planned as an import before it is written; what would not be recognised stands on the cover.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import register_cover, templates, writing
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.exchange.streamed import streamed
from jjgreen_desktop.operations.exporting.cells import Cells, Value
from jjgreen_desktop.operations.exporting.extent import Extent, counts, left_out
from jjgreen_desktop.operations.exporting.proof import Proof, proved
from jjgreen_desktop.operations.files import cause, write_whole
from jjgreen_desktop.operations.importing.headers import NOTES_SHEET
from jjgreen_desktop.operations.importing.kinds import KINDS, columns
from jjgreen_desktop.operations.office import Office

Going = Callable[[int, int], bool]  # steps done, of: whether to go on
MOST_ROWS = 1_048_575  # of a sheet, below its heading; a limit of the file format
LONGEST = 32_767  # characters of a cell, likewise
READ_BACK = 1_000_000  # cells; of more the bytes alone are compared
AT_A_TIME = 500
LEAST_WIDTH, MOST_WIDTH, MEASURED = 10, 40, 2_000  # characters, characters, rows
HEAD_CHARACTERS = 9  # of a heading in one line
PAGE_WIDTH = 190  # characters of a page across, at a size that can be read
THOUSANDS = "#,##"
FOOT = 0.3  # inches below the foot of a page


class Stopped(Exception):
    """Whoever asked for the export told it to stop; nothing was written."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What the workbook holds: the proof of each sheet by kind, and what is registered but not in it, by label."""

    extent: Extent
    sheets: dict[str, Proof]
    left_out: dict[str, int]

    @property
    def rows(self) -> int:
        """The rows of all sheets."""
        return sum(proof.rows for proof in self.sheets.values())

    @property
    def odd(self) -> int:
        """The rows that would not be recognised as they are."""
        return sum(proof.odd for proof in self.sheets.values())


def write_register(
    office: Office, extent: Extent, path: Path, going: Going = lambda _done, _of: True
) -> Exported:
    """Write the extent at `path`, whole or not at all.

    Raises Stopped when `going` says so; Problem when there is nothing in the extent, or the file cannot be
    written or does not read back.
    """
    wanted = counts(office, extent.owners)
    steps = _Steps({kind: wanted[kind] for kind in extent.kinds if wanted[kind]}, going)
    try:
        with streamed() as book:
            cover = book.create_sheet(NOTES_SHEET)
            made = Exported(extent, _fill(book, office, extent, steps), left_out(office))
            register_cover.fill(cover, office, extent, made.sheets, made.left_out)
            content = writing.saved(book)
    except OSError as error:  # rows wait in a file of the system's until the book is whole
        raise Problem(
            f"存放临时文件的磁盘写不下（{cause(error)}），没有导出。",
            "请清理系统盘的空间，再导出一次；登记簿和原有文件没有变动。",
        ) from error
    write_whole(path, content)
    _read_back(path, made)
    return made


class _Steps:
    """How far it is: each record is read, and written."""

    def __init__(self, rows: dict[str, int], going: Going) -> None:
        self.rows = rows
        self._going = going
        self._done, self._of = 0, 2 * sum(rows.values())
        if not rows:
            raise Problem("这个范围里还没有登记的内容，没有导出。", "请换一个范围或种类，再导出。")
        if big := next((kind for kind, count in rows.items() if count > MOST_ROWS), None):
            raise Problem(
                f"{KINDS[big]}有 {rows[big]:,} 行，一张工作表放不下。", "请按县（市、区）分次导出。"
            )
        self.add(0)

    def add(self, done: int) -> None:
        """Say that so many more steps are done. Raises Stopped."""
        self._done += done
        if not self._going(min(self._done, self._of), self._of):
            raise Stopped


def _fill(book: Workbook, office: Office, extent: Extent, steps: _Steps) -> dict[str, Proof]:
    cells, found = Cells(office, extent), {}
    counties = [county.key for county in office.pack.counties]
    for kind in steps.rows:
        ids, rows = _read(cells, kind, steps)
        found[kind] = proved(office, kind, ids, rows)
        sheet = book.create_sheet(KINDS[kind])
        _prepare(sheet, columns(kind), rows, counties)
        for number, row in enumerate(rows, 1):
            sheet.append(list(_row(sheet, columns(kind), row)))
            if not number % AT_A_TIME or number == len(rows):
                steps.add((number - 1) % AT_A_TIME + 1)
    return found


def _read(cells: Cells, kind: str, steps: _Steps) -> tuple[list[str], list[list[Value]]]:
    ids: list[str] = []
    rows: list[list[Value]] = []
    for record, row in cells.rows(kind):
        ids.append(record.id)
        rows.append([_clean(value) for value in row])
        if not len(rows) % AT_A_TIME:
            steps.add(AT_A_TIME)
    steps.add(len(rows) % AT_A_TIME)
    return ids, rows


def _clean(value: Value) -> Value:
    """What a cell will hold of it, so that what is proved is what is written."""
    return writing.UNPRINTABLE.sub("", value)[:LONGEST] if isinstance(value, str) else value


def _prepare(
    sheet: WriteOnlyWorksheet,
    fields: Sequence[Field],
    rows: Sequence[Sequence[Value]],
    counties: Sequence[str],
) -> None:
    """All that stands before the first row; the headings are written last."""
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
    sheet.row_dimensions[1].height = 36
    sheet.append(list(_heads(sheet, fields)))


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


def _row(sheet: WriteOnlyWorksheet, fields: Sequence[Field], row: Sequence[Value]) -> Iterator[Any]:
    for field, value in zip(fields, row, strict=True):
        yield None if value is None else _cell(sheet, field, value)


def _cell(sheet: WriteOnlyWorksheet, field: Field, value: Value) -> Any:
    cell = WriteOnlyCell(sheet)
    writing.put(cell, value)
    if isinstance(value, Decimal):
        cell.number_format = THOUSANDS + writing.exact_format(value)
    elif isinstance(value, str) and (
        field.kind is Kind.LONG_TEXT or writing.span(value) > MOST_WIDTH
    ):
        cell.alignment = writing.WRAP
    return cell


def _read_back(path: Path, made: Exported) -> None:
    if sum(len(columns(kind)) * proof.rows for kind, proof in made.sheets.items()) > READ_BACK:
        return
    read = {sheet.name: len(sheet.rows) - 1 for sheet in read_workbook(path).sheets}
    if any(read.get(KINDS[kind]) != proof.rows for kind, proof in made.sheets.items()):
        raise Problem(
            f"“{path.name}”读回来的行数与应写的不一致。", "请不要使用这个文件，换一个位置重新导出。"
        )
