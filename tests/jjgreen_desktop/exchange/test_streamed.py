import errno
from pathlib import Path

import pytest
from openpyxl.worksheet import _writer

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange.streamed import streamed


def test_the_waiting_rows_of_a_workbook_given_up_are_gone(tmp_path: Path) -> None:
    before = set(_writer.ALL_TEMP_FILES)
    with pytest.raises(KeyboardInterrupt), streamed() as book:
        book.create_sheet("空")
        book.create_sheet("样例").append(["一"])
        waiting = set(_writer.ALL_TEMP_FILES) - before
        assert [Path(one).exists() for one in waiting] == [True]
        raise KeyboardInterrupt
    assert not any(Path(one).exists() for one in waiting)
    with streamed() as book:
        book.create_sheet("样例").append(["一"])
        book.save(tmp_path / "表.xlsx")
    assert set(_writer.ALL_TEMP_FILES) == before


def test_a_disk_that_is_full_midway_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Problem, match="临时文件的磁盘写不下（磁盘已满）"), streamed() as book:
        sheet = book.create_sheet("样例")
        sheet.append(["一"])
        monkeypatch.setattr(sheet._writer, "write_tail", _full)
        _full()


def _full() -> None:
    raise OSError(errno.ENOSPC, "full")
