"""template: an empty workbook that can be filled in and imported."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from jjgreen_desktop.operations.importing.kinds import KINDS, columns
from tests.jjgreen_desktop.commands.conftest import Say


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(kind: str, tmp_path: Path, say: Say) -> None:
    out = tmp_path / f"{KINDS[kind]} 模板.xlsx"
    answer = say("template", kind, "--out", out, "--json")
    assert (answer.code, answer.json) == (0, {"kind": kind, "file": str(out)})
    sheet = load_workbook(out).worksheets[0]
    assert sheet.title == KINDS[kind]
    assert sheet["A1"].value == columns(kind)[0].header()


def test_a_filled_template_is_taken(empty: Path, tmp_path: Path, say: Say) -> None:
    path = tmp_path / "企业.xlsx"
    say("template", "enterprises", "--out", path)
    book = load_workbook(path)
    book.worksheets[0]["A2"] = "湖口样例九厂有限公司"
    book.save(path)
    assert say("--data", empty, "import", "enterprises", path, "--json").json["new"] == 1


def test_a_folder_that_is_not_there(tmp_path: Path, say: Say) -> None:
    answer = say("template", "titles", "--out", tmp_path / "无" / "称号.xlsx")
    assert answer.code == 1
    assert "请先建好文件夹" in answer.err


def test_a_workbook_is_not_saved_as_something_else(tmp_path: Path, say: Say) -> None:
    answer = say("template", "titles", "--out", tmp_path / "称号.xls")
    assert (answer.code, list(tmp_path.iterdir())) == (2, [])
    assert "文件名请以 .xlsx 结尾" in answer.err
