"""The child process that parses a workbook: JSON lines out, and a last line with the counts.

It may be killed or abort at any moment; only output that ends with the last line counts.
"""

import hashlib
import io
import json
import struct
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import limits, precheck
from jjgreen_desktop.exchange.hidden_columns import Ranges, hidden_columns
from jjgreen_desktop.exchange.hidden_rows import hidden_rows
from jjgreen_desktop.exchange.refusals import damaged, locked

ROWS_PER_LINE = 200
MOST_CELLS = 3_000_000
MOST_WRITTEN = 100 * 1024 * 1024  # bytes; one long text in many cells is small in the file


def main(path: str) -> int:
    """Write the workbook at `path` to standard output. Returns 0, or 1 when it was refused."""
    limits.confine()
    with open(1, "wb", closefd=False) as out:  # a windowed program has no sys.stdout
        try:
            _write_all(Path(path), out)
        except Problem as problem:
            _line(out, {"refused": [problem.what, problem.fix]})
            return 1
    return 0


def _write_all(path: Path, out: BinaryIO) -> None:
    content = _content(path)
    hiding = precheck.check(path.name, content)
    not_shown, columns = _hidden(path.name, content, hiding)
    counts, hidden, in_columns = [], [], []
    for index, sheet in enumerate(_sheets(path.name, content)):
        head, rows = sheet
        _line(out, {"sheet": head})
        hidden.append(seen := list[int]())
        in_columns.append(columns.get(head["name"], []))
        if out_of_sight := not_shown.get(head["name"]):
            rows = _noting(rows or (), out_of_sight, seen)
        counts.append(_write_rows(index, rows or iter(()), out))
    end = {"counts": counts, "hidden_rows": hidden, "hidden_columns": in_columns}
    _line(out, {"end": True, **end, "sha256": hashlib.sha256(content).hexdigest()})


def _hidden(
    name: str, content: bytes, hiding: Collection[str]
) -> tuple[dict[str, frozenset[int]], Ranges]:
    """The hidden rows and columns by sheet; `hiding` as told by the check."""
    try:
        return hidden_rows(content, hiding), hidden_columns(content)
    except (struct.error, IndexError, KeyError, SyntaxError, ValueError) as error:
        raise damaged(name) from error


def _noting(
    rows: Iterable[tuple[int, list[Any]]], hidden: Collection[int], seen: list[int]
) -> Iterator[tuple[int, list[Any]]]:
    """The rows as they come; the numbers of those that are hidden and hold something are put into `seen`."""
    for row in rows:
        if row[0] in hidden:
            seen.append(row[0])
        yield row


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(precheck.MOST_BYTES + 1)
    except OSError as error:
        from jjgreen_desktop.operations.files import cause  # the child starts without it

        raise Problem(
            f"读不了文件“{path.name}”（{cause(error)}）。",
            "请确认文件还在、没有被独占打开，再试一次。",
        ) from error


def _sheets(name: str, content: bytes) -> Iterator[tuple[dict[str, Any], Any]]:
    """Each worksheet's head and, when it is visible, its rows by number."""
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for meta in book.sheets_metadata:
                shown = meta.visible == calamine.SheetVisibleEnum.Visible
                sheet = meta.typ == calamine.SheetTypeEnum.WorkSheet
                rows, merged = None, list[tuple[int, int, int]]()
                if shown and sheet:
                    found = book.get_sheet_by_name(meta.name)
                    rows, merged = _rows(found), _merged(found)
                yield {"name": meta.name, "shown": shown, "merged": merged}, rows
    except calamine.PasswordError as error:
        raise locked(name) from error
    except calamine.CalamineError as error:
        raise damaged(name) from error


def _merged(sheet: Any) -> list[tuple[int, int, int]]:
    """The cells that are merged over several rows: the first row's number, the place, the last row's number."""
    found = sheet.merged_cell_ranges or ()  # of a .ods nobody tells
    return [(top + 1, left, bottom + 1) for (top, left), (bottom, _) in found if bottom > top]


def _rows(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """Non-empty rows with their number in the sheet; the columns count from A."""
    margin = [""] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if any(cells) or cells.count("") < len(cells):  # 0 and FALSE are something, too
            yield number, margin + cells if margin else cells


def _write_rows(index: int, rows: Iterator[tuple[int, list[Any]]], out: BinaryIO) -> int:
    total = cells = written = 0
    while block := list(islice(rows, ROWS_PER_LINE)):
        total, cells = total + len(block), cells + sum(len(row) for _, row in block)
        written += _line(out, {"of": index, "rows": block})
        if cells > MOST_CELLS or written > MOST_WRITTEN:
            raise Problem(
                "工作表的内容太多，超过一次能导入的量。", "请把表拆成几个文件，分次导入。"
            )
    return total


def _line(out: BinaryIO, value: dict[str, Any]) -> int:
    """Write one line; returns its length in bytes."""
    return out.write(json.dumps(value, ensure_ascii=False, default=_plain).encode() + b"\n")


def _plain(value: object) -> object:
    """Dates as {"d": ISO}; a time of day or a duration as its text."""
    if isinstance(value, (date, datetime)):
        return {"d": value.isoformat()}
    if isinstance(value, (time, timedelta)):
        return str(value)
    raise TypeError(type(value))
