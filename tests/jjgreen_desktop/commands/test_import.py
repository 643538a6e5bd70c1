"""import: counts that reconcile, all or nothing, and a sentence with the place for what is wrong."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.jjgreen_desktop.commands.conftest import SAMPLES, Say

FIRMS = SAMPLES / "湖口样例" / "企业.xlsx"
NATIONAL = SAMPLES / "国家级绿色制造名单（江西 2017–2021）.xlsx"


def _counts(say: Say, folder: Path) -> dict[str, int]:
    counts: dict[str, int] = say("--data", folder, "check", "--json").json["records"]
    return counts


def _reconciles(told: dict[str, int]) -> bool:
    parts = ("new", "changed", "same", "refused")
    return told["rows"] == sum(told[part] for part in parts) and told["read"] == (
        told["rows"] + told["outside"] + told["not_titles"]
    )


def test_the_sample_firms_twice(empty: Path, say: Say) -> None:
    first = say("--data", empty, "import", "enterprises", FIRMS, "--json").json
    second = say("--data", empty, "import", "enterprises", FIRMS, "--json").json
    assert (first["new"], first["written"]) == (8, True)
    assert (second["new"], second["same"]) == (0, 8)
    assert _reconciles(first)
    assert _reconciles(second)


def test_a_dry_run_writes_nothing(empty: Path, say: Say) -> None:
    answer = say("--data", empty, "import", "enterprises", FIRMS, "--dry-run", "--json")
    assert answer.code == 0
    assert (answer.json["new"], answer.json["written"]) == (8, False)
    assert _counts(say, empty)["enterprise"] == 0


def test_the_published_list_in_city_mode(tmp_path: Path, say: Say) -> None:
    city = tmp_path / "市本级"
    say("--data", city, "init", "--county", "市本级")
    told = say("--data", city, "import", "titles", NATIONAL, "--json").json
    assert (told["read"], told["new"], told["not_titles"]) == (123, 13, 3)
    assert told["coverage"]["green_factory/national"] == "第六批"
    assert _reconciles(told)
    for finding in told["findings"]:
        assert set(finding) == {"grade", "where", "what", "why", "fix"}


def _changed(tmp_path: Path, *cells: tuple[str, object]) -> Path:
    book = load_workbook(FIRMS)
    for place, value in cells:
        book.worksheets[0][place] = value
    path = tmp_path / "改过的企业.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([("B3", "91360429MA0000001C")], ("第 3 行", "重复")),
        ([("B2", "91360429MA0000001D")], ("第 2 行", "校验码不符")),
        ([("B2", 9.136e17)], ("第 2 行", "9.136")),
        ([("C4", "火星县")], ("第 4 行", "火星县")),
        ([("A5", None)], ("第 5 行", "企业名称")),
        ([("E2", "也许")], ("第 2 行", "也许")),
    ],
    ids=["duplicate", "check character", "float code", "county", "no name", "yes or no"],
)
def test_a_wrong_row_refuses_the_whole_file(
    cells: list[tuple[str, object]],
    said: tuple[str, str],
    empty: Path,
    tmp_path: Path,
    say: Say,
) -> None:
    path = _changed(tmp_path, *cells)
    answer = say("--data", empty, "import", "enterprises", path)
    assert answer.code == 1
    assert answer.out == ""
    assert "什么都没有写入" in answer.err
    for word in said:
        assert word in answer.err
    told = say("--data", empty, "import", "enterprises", path, "--json")
    assert told.code == 1
    assert told.json["refused"] >= 1
    assert "强制性" in {finding["grade"] for finding in told.json["findings"]}
    assert _reconciles(told.json)
    assert _counts(say, empty)["enterprise"] == 0


def test_a_missing_column_is_named(empty: Path, tmp_path: Path, say: Say) -> None:
    answer = say(
        "--data", empty, "import", "enterprises", _changed(tmp_path, ("A1", "随便写的")), "--json"
    )
    assert answer.code == 1
    assert "企业名称" in answer.json["error"]
    assert _counts(say, empty)["enterprise"] == 0


@pytest.mark.parametrize("kind", ["text", "folder", "missing", "empty", "image"])
def test_a_wrong_file(kind: str, empty: Path, tmp_path: Path, say: Say) -> None:
    path = tmp_path / "表.xlsx"
    match kind:
        case "text":
            path.write_text("企业名称,统一社会信用代码\n", encoding="utf-8")
        case "folder":
            path.mkdir()
        case "empty":
            Workbook().save(path)
        case "image":
            path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    answer = say("--data", empty, "import", "enterprises", path)
    assert answer.code == 1
    assert "表.xlsx" in answer.err
    assert answer.err.endswith("。\n")
    assert "Traceback" not in answer.err
