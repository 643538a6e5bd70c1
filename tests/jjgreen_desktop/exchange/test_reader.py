import os
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import reader
from jjgreen_desktop.exchange.reader import read_workbook
from tests.jjgreen_desktop.exchange import crafted
from tests.jjgreen_desktop.exchange.crafted import FIRM, HEADER

FIXTURES = Path(__file__).parents[2] / "data" / "workbooks"


def written(folder: Path, content: bytes, name: str = "表.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        read_workbook(path)
    return caught.value


def test_cells_keep_their_types(tmp_path: Path) -> None:
    day = date(2026, 5, 10)
    content = crafted.xlsx([("文字", 9.136e17, 5.0, day, True, "5.00"), (None, "第二列")])
    (sheet,) = read_workbook(written(tmp_path, content)).sheets
    assert sheet.name == "企业"
    assert sheet.rows[0] == (1, ["文字", 9.136e17, 5.0, day, True, "5.00"])
    number, cells = sheet.rows[1]
    assert (number, cells[:2]) == (2, ["", "第二列"])


@pytest.mark.parametrize("number", ["1E+400", "-1E400", "INF", "NaN"])
def test_a_number_that_is_none_is_the_error_of_a_sheet(number: str, tmp_path: Path) -> None:
    found = f"<v>{number}</v>".encode()
    change = {crafted.SHEET: lambda xml: xml.replace(b"<v>12345</v>", found)}
    content = crafted.patched(crafted.xlsx([("样例", 12345)]), change)
    (sheet,) = read_workbook(written(tmp_path, content)).sheets
    assert sheet.rows == [(1, ["样例", "#NUM!"])]


def test_cells_merged_over_several_rows_come_along(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(3, 8):
        sheet.cell(row, 2, row)
    for area in ("B3:B5", "B6:C6", "C7:D8"):
        sheet.merge_cells(area)
    book.save(tmp_path / "表.xlsx")
    (read,) = read_workbook(tmp_path / "表.xlsx").sheets
    assert sorted(read.merged) == [(3, 1, 5), (7, 2, 8)]
    assert [number for number, _ in read.rows] == [3, 6, 7]
    assert read_workbook(FIXTURES / "改造.ods").sheets[0].merged == ()


def test_rows_and_columns_count_from_the_corner_of_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C4"], sheet["D9"] = "名称", "值"
    path = tmp_path / "偏.xlsx"
    book.save(path)
    (read,) = read_workbook(path).sheets
    assert [(number, cells[:4]) for number, cells in read.rows] == [
        (4, ["", "", "名称", ""]),
        (9, ["", "", "", "值"]),
    ]


def test_hidden_sheets_are_named_and_not_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["看得见"])
    hidden = book.create_sheet("藏着的")
    hidden.append(["看不见"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "藏.xlsx"
    book.save(path)
    read = read_workbook(path)
    assert [sheet.name for sheet in read.sheets] == ["Sheet"]
    assert read.hidden == ("藏着的",)


@pytest.mark.parametrize("suffix", ["xls", "ods", "et"])
def test_every_container_gives_the_same_rows(suffix: str) -> None:
    wanted = read_workbook(FIXTURES / "改造.xlsx")
    assert read_workbook(FIXTURES / f"改造.{suffix}").sheets == wanted.sheets
    assert len(wanted.sheets[0].rows) == 7


@pytest.mark.parametrize("stated", ["A1:XFD1048576", "A1:A1"])
def test_a_lying_dimension_hides_no_row(tmp_path: Path, stated: str) -> None:
    content = crafted.sheet_with(b'ref="A1:C2"', f'ref="{stated}"'.encode())
    (sheet,) = read_workbook(written(tmp_path, content)).sheets
    assert [cells[:3] for _, cells in sheet.rows] == [list(HEADER), list(FIRM)]


def test_a_missing_file_a_folder_and_a_locked_file_are_told_apart(tmp_path: Path) -> None:
    assert "没有找到文件" in refusal(tmp_path / "没有.xlsx").what
    assert "是文件夹" in refusal(tmp_path).what
    if os.geteuid() != 0:  # root reads everything
        path = written(tmp_path, crafted.xlsx())
        path.chmod(0)
        assert "没有权限" in refusal(path).what


def test_a_sheet_too_wide_for_the_memory_is_a_sentence(tmp_path: Path) -> None:
    far = b'<row r="900000"><c r="ZZ900000"><v>1</v></c></row></sheetData>'
    problem = refusal(written(tmp_path, crafted.sheet_with(b"</sheetData>", far), "宽.xlsx"))
    assert "“宽.xlsx”没有读完" in problem.what
    assert "另存为" in problem.fix


FAKE_CHILDREN = {
    "aborts": "import os; os.abort()",
    "stops after some rows": """
print('{"sheet": {"name": "企业", "shown": true}}')
print('{"of": 0, "rows": [[1, ["企业名称"]]]}')
""",
    "is cut off in a line": """print('{"sheet": {"name": "企'""",
    "counts differ": """
print('{"sheet": {"name": "企业", "shown": true}}')
print('{"of": 0, "rows": [[1, ["企业名称"]]]}')
print('{"end": true, "counts": [2], "sha256": ""}')
""",
    "says nothing": "",
    "hangs": "import time; time.sleep(600)",
}


@pytest.mark.parametrize("child", FAKE_CHILDREN.values(), ids=FAKE_CHILDREN)
def test_only_output_with_its_last_line_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, child: str
) -> None:
    monkeypatch.setattr(reader, "reader_command", lambda: [sys.executable, "-c", child])
    with pytest.raises(Problem, match="没有读完"):
        read_workbook(written(tmp_path, crafted.xlsx()), seconds=2)


def test_the_frozen_program_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader.reader_command() == [sys.executable, "_read-workbook"]
