"""init: a register is made once, for a county the pack knows, or not at all."""

from pathlib import Path

import pytest

from tests.jjgreen_desktop.commands.conftest import Say


def test_a_county_by_any_of_its_names(tmp_path: Path, say: Say) -> None:
    folder = tmp_path / "我的 文档" / "登记簿"
    answer = say("--data", folder, "init", "--county", "经开区", "--operator", "李样例", "--json")
    assert answer.code == 0
    assert answer.json == {
        "folder": str(folder),
        "county": "九江经开区",
        "operator": "李样例",
        "bureau": "九江经开区工业和信息化局",
    }


def test_the_city(tmp_path: Path, say: Say) -> None:
    answer = say("--data", tmp_path / "市", "init", "--county", "市本级")
    assert answer.code == 0
    assert "市本级登记簿" in answer.out
    assert "九江市工业和信息化局" in answer.out


def test_an_unknown_county_is_refused_and_nothing_is_made(tmp_path: Path, say: Say) -> None:
    folder = tmp_path / "新"
    answer = say("--data", folder, "init", "--county", "火星县")
    assert answer.code == 2
    assert answer.err.startswith("没有“火星县”这个县（市、区）。请从中选一个：")
    assert "湖口县" in answer.err
    assert not folder.exists()


def test_a_second_register_in_the_same_folder_is_refused(empty: Path, say: Say) -> None:
    before = (empty / "register.db").read_bytes()
    answer = say("--data", empty, "init", "--county", "彭泽县", "--json")
    assert answer.code == 1
    assert answer.json["error"] == answer.json["what"] + answer.json["fix"]
    assert (empty / "register.db").read_bytes() == before


@pytest.mark.parametrize("place", ["file", "below a file"])
def test_a_folder_that_cannot_be(place: str, tmp_path: Path, say: Say) -> None:
    file = tmp_path / "其实是文件"
    file.write_text("x", encoding="utf-8")
    folder = file if place == "file" else file / "登记簿"
    answer = say("--data", folder, "init", "--county", "湖口县")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert str(file) in answer.err
    assert file.read_text(encoding="utf-8") == "x"
