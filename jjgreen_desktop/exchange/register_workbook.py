"""导出登记簿: one workbook, a sheet for each kind of record in the shape of its import template, and a cover.

Every row is planned as an import before it is written; what would not be recognised stands on the cover.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import register_cover, register_sheet, writing
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.exchange.streamed import streamed
from jjgreen_desktop.operations.exporting.cells import AT_A_TIME, Cells, Value
from jjgreen_desktop.operations.exporting.extent import Extent, counts, left_out
from jjgreen_desktop.operations.exporting.proof import Proof, proved
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.importing.headers import NOTES_SHEET
from jjgreen_desktop.operations.importing.kinds import KINDS, columns
from jjgreen_desktop.operations.office import Office

Going = Callable[[int, int], bool]  # steps done, of: whether to go on
MOST_ROWS = 1_048_575  # of a sheet, below its heading; a limit of the file format
LONGEST = 32_767  # characters of a cell, likewise
READ_BACK = 1_000_000  # cells; of more the bytes alone are compared


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
    with streamed() as book:
        cover = book.create_sheet(NOTES_SHEET)
        made = Exported(extent, _fill(book, office, extent, steps), left_out(office))
        register_cover.fill(cover, office, extent, made.sheets, made.left_out)
        content = writing.saved(book)
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
        for written in register_sheet.fill(sheet, columns(kind), rows, counties):
            steps.add(written)
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


def _read_back(path: Path, made: Exported) -> None:
    if sum(len(columns(kind)) * proof.rows for kind, proof in made.sheets.items()) > READ_BACK:
        return
    read = {sheet.name: len(sheet.rows) - 1 for sheet in read_workbook(path).sheets}
    if any(read.get(KINDS[kind]) != proof.rows for kind, proof in made.sheets.items()):
        raise Problem(
            f"“{path.name}”读回来的行数与应写的不一致。", "请不要使用这个文件，换一个位置重新导出。"
        )
