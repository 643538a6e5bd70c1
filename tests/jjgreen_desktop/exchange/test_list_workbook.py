"""A list as a workbook: whole or absent, whichever disk is full."""

import errno
from datetime import date
from pathlib import Path

import pytest

from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import list_workbook
from jjgreen_desktop.exchange.list_workbook import write_list
from jjgreen_desktop.exchange.reader import read_workbook

DAY = date(2026, 6, 30)
FIELDS = fields_of(Park)[:2]
ROWS = (("湖口样例一园", "_x0041_"), ("湖口样例二园", "=1+1"))


def test_the_rows_are_read_back_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "园区.xlsx"
    assert write_list("园区", FIELDS, ROWS, (("范围", "全部"),), DAY, path) == 2
    sheets = read_workbook(path).sheets
    assert [tuple(row[1]) for row in sheets[0].rows[1:]] == list(ROWS)
    assert [sheet.name for sheet in sheets] == ["园区", "说明"]


def test_a_full_disk_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    path = tmp_path / "园区.xlsx"
    path.write_bytes(b"before")
    monkeypatch.setattr(list_workbook.writing, "saved", full)
    with pytest.raises(Problem, match="临时文件的磁盘写不下（磁盘已满）"):
        write_list("园区", FIELDS, ROWS, (), DAY, path)
    assert path.read_bytes() == b"before"
