"""Asking for a file with the system's dialog; a screen takes it as a callable, so that tests can answer."""

from collections.abc import Callable
from pathlib import Path
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


def to_save(parent: QWidget, title: str, proposed: Path, kind: str) -> Path | None:
    """Where to write; the suffix is added before the dialog asks whether to replace a file."""
    from PySide6.QtWidgets import QFileDialog  # start-up: the list's page has a button that saves

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

    typed, _ = QFileDialog.getOpenFileName(parent, title, str(proposed), kind)
    return Path(typed) if typed else None


def several_to_open(parent: QWidget, title: str, proposed: Path, kind: str) -> list[Path]:
    """What to read, one file or several."""
    from PySide6.QtWidgets import QFileDialog

    typed, _ = QFileDialog.getOpenFileNames(parent, title, str(proposed), kind)
    return [Path(one) for one in typed]


def documents() -> Path:
    """The folder first proposed: the user's documents, else their own folder."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation.DocumentsLocation
    named = Path(QStandardPaths.writableLocation(place))
    return named if named.is_absolute() and named.is_dir() else Path.home()
