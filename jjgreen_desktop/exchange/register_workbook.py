"""导出登记簿: one workbook, a sheet for each kind of record in the shape of its import template, and a cover.

Every row is planned as an import before it is written; what would not be recognised stands on the cover.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from pathlib import Path
from time import monotonic
from zipfile import ZipFile

from openpyxl import Workbook

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import register_cover, register_sheet, writing
from jjgreen_desktop.exchange.precheck import MOST_BYTES
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.exchange.reader_child import MOST_CELLS
from jjgreen_desktop.exchange.streamed import streamed
from jjgreen_desktop.exchange.zip_check import MOST_UNPACKED
from jjgreen_desktop.operations.exporting.cells import AT_A_TIME, Cells, Value
from jjgreen_desktop.operations.exporting.extent import Extent, counts, left_out
from jjgreen_desktop.operations.exporting.proof import Proof, proved
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.importing.headers import NOTES_SHEET
from jjgreen_desktop.operations.importing.kinds import columns
from jjgreen_desktop.operations.office import Office

Going = Callable[[int, int], bool]  # steps done, of: whether to go on
TURN = 0.1  # s between two words about how far it is
MOST_OF_A_FILE = 4_000_000  # cells: what the reader of the import takes in
LONGEST = 32_767  # characters of a cell, likewise
TOO_MANY = (
    "内容太多，写成一个文件，再导入时读不完。",
    "请少选几种，或按县（市、区）、已存视图分次导出。",
)
READ_BACK = 1_000_000  # cells; of more the bytes alone are compared


class Stopped(Exception):
    """Whoever asked for the export told it to stop; nothing was written."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What the workbook holds: the proof of each kind, and what is registered but not in it, by label.

    `meanwhile` says that the register was written while it was read.
    """

    extent: Extent
    sheets: dict[str, Proof]
    left_out: dict[str, int]
    meanwhile: bool = False

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
    export = Export(office, extent, path)
    try:
        whole = False
        while not whole:
            if export.made is None and not going(export.done, export.of):
                raise Stopped
            whole = export.go_on(TURN)
        assert export.made
        return export.made
    finally:
        export.give_up()


class Export:
    """The workbook on its way: goes on where it stopped, a few rows at a time. Each record is read, and written.

    Whoever does not go on to the end gives it up: then nothing is left of it. Raises Problem as `write_register` does.
    """

    made: Exported | None = None  # once it is written; then it is still read back

    def __init__(self, office: Office, extent: Extent, path: Path) -> None:
        self._office, self._extent, self._path = office, extent, path
        wanted = counts(office, extent.owners)
        self._rows = {kind: wanted[kind] for kind in extent.kinds if wanted[kind]}
        if not self._rows:
            raise Problem("这个范围里还没有登记的内容，没有导出。", "请换一个范围或种类，再导出。")
        if too_many(self._rows):
            raise Problem(*TOO_MANY)
        self.done, self.of = 0, 2 * sum(self._rows.values())
        self._revision = office.store.revision
        self._proofs: dict[str, Proof] = {}
        self._steps: Generator[int, None, None] = self._all_steps()

    def go_on(self, seconds: float) -> bool:
        """Go on for about so long; whether the file is written."""
        until = monotonic() + seconds
        for done in self._steps:
            self.done = min(self.done + done, self.of)
            if monotonic() >= until:
                return False
        return True

    def give_up(self) -> None:
        """Leave it as it is; of one that is not written the waiting rows are removed."""
        self._steps.close()

    def _all_steps(self) -> Generator[int, None, None]:
        """Tells now and then how many rows more are done."""
        office, extent = self._office, self._extent
        with streamed() as book:
            cover = book.create_sheet(NOTES_SHEET)
            cells = Cells(office, extent)
            for kind in self._rows:
                yield from self._fill(book, kind, cells)
            changed = office.store.revision != self._revision
            made = Exported(extent, self._proofs, left_out(office), changed)
            register_cover.fill(
                cover, office, extent, made.sheets, made.left_out, meanwhile=changed
            )
            content = writing.saved(book)
        yield 0
        _require_readable(content)
        write_whole(self._path, content)
        self.made = made
        yield from _read_back(self._path, made)

    def _fill(self, book: Workbook, kind: str, cells: Cells) -> Iterator[int]:
        ids: list[str] = []
        rows: list[list[Value]] = []
        for record, row in cells.rows(kind):
            ids.append(record.id)
            rows.append([_clean(value) for value in row])
            if not len(rows) % AT_A_TIME:
                yield AT_A_TIME
        yield len(rows) % AT_A_TIME
        proof = self._proofs[kind] = proved(self._office, kind, ids, rows, most_rows(kind))
        yield 0
        counties = [county.key for county in self._office.pack.counties]
        for start, name in zip(count(0, most_rows(kind)), proof.sheets, strict=False):
            part = rows[start : start + most_rows(kind)]
            yield from register_sheet.fill(book.create_sheet(name), columns(kind), part, counties)


def most_rows(kind: str) -> int:
    """Rows of one sheet that the import reads; more stand on a second."""
    return MOST_CELLS // len(columns(kind)) - 1


def too_many(rows: Mapping[str, int]) -> bool:
    """Whether so many rows of each kind are more than the import reads of one file."""
    return sum(each * len(columns(kind)) for kind, each in rows.items()) > MOST_OF_A_FILE


def _require_readable(content: bytes) -> None:
    """Raises Problem when the import would not open a file of this size."""
    with ZipFile(BytesIO(content)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if len(content) > MOST_BYTES or unpacked > MOST_UNPACKED:
        raise Problem(*TOO_MANY)


def _clean(value: Value) -> Value:
    """What a cell will hold of it, so that what is proved is what is written."""
    return writing.UNPRINTABLE.sub("", value)[:LONGEST] if isinstance(value, str) else value


def _read_back(path: Path, made: Exported) -> Iterator[int]:
    """Beside other work: the reader is a process of its own. Raises Problem."""
    if sum(len(columns(kind)) * proof.rows for kind, proof in made.sheets.items()) > READ_BACK:
        return
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(_compare, path, made)
        while wait((reading,), TURN).not_done:
            yield 0
        reading.result()


def _compare(path: Path, made: Exported) -> None:
    read = {sheet.name: len(sheet.rows) - 1 for sheet in read_workbook(path).sheets}
    for proof in made.sheets.values():
        if sum(read.get(name, 0) for name in proof.sheets) != proof.rows:
            raise Problem(
                f"“{path.name}”读回来的行数与应写的不一致。",
                "请不要使用这个文件，换一个位置重新导出。",
            )
