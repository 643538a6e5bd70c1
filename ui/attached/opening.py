"""A read-only copy of a paper for another program to show: in a folder of its own, gone when this program ends."""

import atexit
import shutil
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QUrl
from PySide6.QtGui import QDesktopServices

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.files import cause

PREFIX = "jjgreen-open-"
LOCK = ".lock"
Launch = Callable[[Path], bool]  # whether there is a program for it


def launch(path: Path) -> bool:
    """Hand a file to the program the system opens it with."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Copies:
    """The copies of one run. Those an earlier run left behind, killed perhaps, are removed by `sweep`."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: QLockFile | None = None

    def put(self, name: str, content: bytes) -> Path:
        """Write a copy that cannot be changed. Raises Problem when the disk takes no more."""
        try:
            place = Path(tempfile.mkdtemp(dir=self._room()))
            path = place / name
            path.write_bytes(content)
            path.chmod(stat.S_IREAD)
        except OSError as error:
            raise Problem(
                f"不能在临时文件夹里放一份“{name}”（{cause(error)}）。",
                "请清理磁盘空间后再试，或用“另存…”存到别处打开。",
            ) from error
        return path

    def _room(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            self._lock = _held(self._folder)
            atexit.register(self.clear)
        return self._folder

    def clear(self) -> None:
        """Remove the copies; one still open elsewhere goes when the program is next started."""
        if self._folder and self._lock:
            self._lock.unlock()
            _remove(self._folder)
            atexit.unregister(self.clear)
        self._folder = self._lock = None


def sweep() -> None:
    """Remove what earlier runs left; the copies of a program that runs now stay."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # another user's, or gone by now
            if lock := _held(folder):
                lock.unlock()
                _remove(folder)


def _held(folder: Path) -> QLockFile | None:
    """The lock of a folder, if nobody who runs has it."""
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None


def _remove(folder: Path) -> None:
    for path in folder.rglob("*"):
        with suppress(OSError):
            path.chmod(stat.S_IRWXU)  # Windows deletes nothing that is read-only
    shutil.rmtree(folder, ignore_errors=True)
