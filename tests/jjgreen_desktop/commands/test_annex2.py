"""annex2: by the suffix a paper or a workbook, to a day; another suffix is refused."""

from pathlib import Path

import pytest

from tests.jjgreen_desktop.commands.conftest import Say


@pytest.mark.parametrize("form", ["pdf", "xlsx", "XLSX"])
def test_both_forms(form: str, county: Path, tmp_path: Path, say: Say) -> None:
    out = tmp_path / f"附件2.{form}"
    answer = say("--data", county, "annex2", "--out", out, "--json")
    assert answer.code == 0
    assert answer.json["county"] == "湖口县"
    assert answer.json["annex2"]["on"] == "2026-09-30"
    assert out.read_bytes()[:2] == (b"%P" if form == "pdf" else b"PK")


def test_an_earlier_year(county: Path, tmp_path: Path, say: Say) -> None:
    words = ["--data", county, "annex2", "--year", "2025", "--out", tmp_path / "a.pdf", "--json"]
    assert say(*words).json["annex2"]["on"] == "2025-12-31"


@pytest.mark.parametrize("name", ["附件2.docx", "附件2"])
def test_another_kind_of_file(name: str, county: Path, tmp_path: Path, say: Say) -> None:
    answer = say("--data", county, "annex2", "--out", tmp_path / name)
    assert answer.code == 2
    assert "请以 .pdf 或 .xlsx 结尾" in answer.err
    assert not (tmp_path / name).exists()
