"""Asking for a file with the system's dialog; a screen takes it as a callable, so that tests can answer.

One dialog at a time: a button pressed again before it came up asks once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

PDF = "PDF 文件 (*.pdf)"
PACK = "政策包 (*.zip)"
SEAL = "测算封存文件 (*.zip)"
WORKBOOK = "Excel 工作簿 (*.xlsx)"
WORKBOOKS = "Excel 工作簿 (*.xlsx *.xls *.ods *.et)"

# (parent, title, proposed path or folder, kind) → the chosen path, None when the clerk left
Choose: TypeAlias = Callable[[QWidget, str, Path, str], Path | None]

# The same, for several files; none when the clerk left
ChooseSeveral: TypeAlias = Callable[[QWidget, str, Path, str], list[Path]]

_asking = Lock()


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other dialog is open; then none comes up until this one is left."""
    alone = _asking.acquire(blocking=False)
    try:
        yield alone
    finally:
        if alone:
            _asking.release()


def to_save(parent: QWidget, title: str, proposed: Path, kind: str) -> Path | None:
    """Where to write; the suffix is added before the dialog asks whether to replace a file."""
    from PySide6.QtWidgets import QFileDialog  # start-up: the list's page has a button that saves

    with _alone() as alone:
        if not alone:
            return None
        dialog = QFileDialog(parent, title, str(proposed.parent), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
        dialog.selectFile(proposed.name)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def to_open(parent: QWidget, title: str, proposed: Path, kind: str) -> Path | None:
    """What to read."""
    from PySide6.QtWidgets import QFileDialog

    with _alone() as alone:
        ask = QFileDialog.getOpenFileName
        typed = ask(parent, title, str(proposed), kind)[0] if alone else ""
    return Path(typed) if typed else None


def several_to_open(parent: QWidget, title: str, proposed: Path, kind: str) -> list[Path]:
    """What to read, one file or several."""
    from PySide6.QtWidgets import QFileDialog

    with _alone() as alone:
        ask = QFileDialog.getOpenFileNames
        typed = ask(parent, title, str(proposed), kind)[0] if alone else []
    return [Path(one) for one in typed]


def documents() -> Path:
    """The folder first proposed: the user's documents, else their own folder."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation.DocumentsLocation
    named = Path(QStandardPaths.writableLocation(place))
    return named if named.is_absolute() and named.is_dir() else Path.home()
