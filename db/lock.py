"""One program at a time: an operating-system lock on a file beside the store, released by any death of the process."""

import os
import sys
import weakref
from pathlib import Path

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.files import cause

NAME = "register.lock"


class Lock:
    """Held from opening to `release`. The file itself stays: only the lock on it counts."""

    def __init__(self, folder: Path) -> None:
        """Take the lock at once or raise Problem (held by another program, folder cannot be written)."""
        file = _open(folder)
        try:
            _take(file)
        except OSError as error:
            os.close(file)
            raise Problem(
                f"登记簿“{folder}”已在另一个窗口打开。",
                "请切换到那个窗口继续办理，或先关闭它再打开。",
            ) from error
        self.release = weakref.finalize(self, os.close, file)  # lets another program in


def _open(folder: Path) -> int:
    try:
        return os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Problem(
            f"文件夹“{folder}”不能写入（{cause(error)}）。",
            "请把登记簿放到可以写入的文件夹，或请管理员放开写入权限。",
        ) from error


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
