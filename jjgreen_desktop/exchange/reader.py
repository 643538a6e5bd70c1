"""The workbook reader: the file is parsed in a child process, this side sees rows or a sentence."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange.refusals import SAVE_AS
from jjgreen_desktop.operations.importing.sheets import Row, Sheet, Workbook

SUB_COMMAND = "_read-workbook"
SECONDS = 60.0
MOST_PLACES = 1 << 14  # columns of a sheet: the rest of it may be hidden as one


def reader_command() -> list[str]:
    """The command that starts the reading child; the path of the workbook comes after it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SUB_COMMAND]
    return [sys.executable, "-m", "jjgreen_desktop", SUB_COMMAND]


def read_workbook(path: Path, seconds: float = SECONDS) -> Workbook:
    """Read a .xlsx, .xls, .ods or .et file, whatever its suffix says.

    Raises Problem: no such file, a folder, no workbook, harmful or damaged, too big, too slow.
    """
    _check_place(path)
    with _started(path) as process:
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            assert process.stdout is not None
            received = _Received(path.name)
            received.take(process.stdout)
        finally:
            timer.cancel()
            process.kill()
    return received.workbook()


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise Problem(f"“{path}”是文件夹，不是文件。", "请选文件夹里的表格文件。")
    if not path.exists():
        raise Problem(f"没有找到文件“{path}”。", "请核对文件名和所在位置，U盘是否插好，再试一次。")
    if not os.access(path, os.R_OK):
        raise Problem(f"没有权限读取“{path}”。", "请把文件复制到自己的文件夹里，再导入。")


def _started(path: Path) -> "subprocess.Popen[bytes]":
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(
        [*reader_command(), str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        creationflags=quiet,
    )


class _Received:
    """What came back so far; whole only when the last line has come and agrees with the rows."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._sheets: list[tuple[dict[str, Any], list[Row]]] = []
        self._end: dict[str, Any] | None = None

    def take(self, lines: Iterable[bytes]) -> None:
        """Take every line. Raises Problem when the child refused the file."""
        for line in lines:
            try:
                message = json.loads(line, object_hook=_typed, parse_constant=_no_number)
            except ValueError:  # cut off in the middle: the last line cannot follow
                return
            self._keep(message)

    def _keep(self, message: dict[str, Any]) -> None:
        if "refused" in message:
            raise Problem(*message["refused"])
        if "sheet" in message:
            self._sheets.append((message["sheet"], []))
        elif "rows" in message:
            self._sheets[message["of"]][1].extend(map(tuple, message["rows"]))
        else:
            self._end = message

    def workbook(self) -> Workbook:
        """The workbook. Raises Problem when the child died before the end."""
        counts = [len(rows) for _, rows in self._sheets]
        if self._end is None or self._end["counts"] != counts:
            raise Problem(
                f"“{self._file}”没有读完：文件已损坏，或有效区域大得不正常。什么都没有导入。",
                SAVE_AS,
            )
        return Workbook(
            self._file,
            self._end["sha256"],
            tuple(
                Sheet(
                    head["name"],
                    rows,
                    tuple(hidden),
                    _held(rows, columns),
                    tuple(map(tuple, head["merged"])),
                )
                for (head, rows), hidden, columns in zip(
                    self._sheets,
                    self._end["hidden_rows"],
                    self._end["hidden_columns"],
                    strict=True,
                )
                if head["shown"]
            ),
            tuple(head["name"] for head, _ in self._sheets if not head["shown"]),
        )


def _held(rows: Sequence[Row], ranges: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The places in these ranges where a row holds something."""
    places = {place for first, last in ranges for place in range(first, min(last + 1, MOST_PLACES))}
    if not places:
        return ()
    found = {at for _, cells in rows for at, cell in enumerate(cells) if cell not in (None, "")}
    return tuple(sorted(places & found))


def _no_number(_constant: str) -> str:
    """What a sheet holds for a number that is infinite or none: its own error, which every import refuses."""
    return "#NUM!"


def _typed(value: dict[str, Any]) -> object:
    """A cell's date; the time of day, if there is one, decides nothing and is dropped."""
    return date.fromisoformat(value["d"][:10]) if "d" in value else value
