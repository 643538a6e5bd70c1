"""A disk that is full: the store refuses what is to be written as it does then, until there is room again."""

from typing import NoReturn

import pytest

from db.store import Store
from jjgreen_desktop.domain.problem import Problem

FULL = "登记簿所在的磁盘已满，这一次没有写入。"
FREE = "请清理出空间后再试一次；以前保存的都在。"


class FullDisk:
    """Fills the disk, and makes room on it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.tries = 0  # to write something
        self._patch = patch

    def fill(self) -> None:
        """Nothing can be written, neither a record nor a draft."""

        def refuse(*_of: object) -> NoReturn:
            self.tries += 1
            raise Problem(FULL, FREE)

        for write in ("transaction", "keep_draft"):
            self._patch.setattr(Store, write, refuse)

    def free(self) -> None:
        """There is room again."""
        self._patch.undo()
