from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from jjgreen_desktop.policy.pack_file import MOST_BYTES, packed
from tests.jjgreen_desktop.commands.conftest import Say


def test_a_ruling_tried_says_who_gains_and_that_nothing_was_written(county: Path, say: Say) -> None:
    before = say("--data", county, "assess", "--json").json["total_fen"]
    said = say("--data", county, "what-if", "--ruling", "band-5=upper", "--json")
    assert said.code == 0
    found = said.json
    assert found["total"]["before_fen"] == before
    assert found["total"]["difference_fen"] == sum(x["difference_fen"] for x in found["changes"])
    assert found["rulings"][0]["id"] == "band-5"
    assert found["packs"]["before"] == found["packs"]["after"]
    assert say("--data", county, "assess", "--json").json["total_fen"] == before
    shown = say("--data", county, "what-if", "--ruling", "band-5=upper").out
    assert shown.rstrip().endswith("只是试算，没有改动任何数据。")
    assert "2026 年度还没有登记资金" in shown


def test_against_the_budget(county: Path, say: Say) -> None:
    say("--data", county, "budget", "--pool", 600_000)
    found = say("--data", county, "what-if", "--ruling", "band-5=upper", "--json").json["budget"]
    assert (found["year"], found["pool_fen"]) == (2026, 60_000_000)
    shown = say("--data", county, "what-if", "--ruling", "band-5=upper").out
    assert "2026 年度资金 600,000.00 元：排序列入后余" in shown


@pytest.mark.slow
def test_the_pack_that_ships_tried_from_a_file_changes_nothing(
    county: Path, say: Say, tmp_path: Path
) -> None:
    path = tmp_path / "政策包.zip"
    path.write_bytes(packed(resources.tree("policy", "jiujiang-2025")))
    found = say("--data", county, "what-if", "--pack", path, "--json").json
    assert found["changes"] == []
    assert found["total"]["difference_fen"] == 0


def test_one_subject(county: Path, say: Say, record: Callable[[str, str], str]) -> None:
    said = say(
        *("--data", county, "what-if", "--ruling", "band-5=upper"),
        *("--subject", "湖口样例一厂有限公司", "--json"),
    )
    assert (said.code, said.json["subjects"]) == (0, 1)


def test_refusals(county: Path, say: Say, tmp_path: Path) -> None:
    assert say("--data", county, "what-if", "--ruling", "band-5").code == 2
    nothing = say("--data", county, "what-if")
    assert (nothing.code, "没有选择要试算的口径" in nothing.err) == (2, True)
    broken = tmp_path / "政策包.zip"
    broken.write_bytes(b"not a zip")
    refused = say("--data", county, "what-if", "--pack", broken)
    assert (refused.code, "不是政策包文件" in refused.err) == (1, True)
    both = say("--data", county, "what-if", "--year", 2026, "--on", "2026-01-01")
    assert both.code == 2


def test_a_record_there_is_none_of_is_refused(county: Path, say: Say) -> None:
    said = say("--data", county, "what-if", "--ruling", "open-list:nope=in")
    assert (said.code, "没有“nope”这条记录" in said.err) == (1, True)


def test_a_pack_file_beyond_measure_is_not_read(county: Path, say: Say, tmp_path: Path) -> None:
    path = tmp_path / "太大.zip"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    said = say("--data", county, "what-if", "--pack", path)
    assert (said.code, "太大" in said.err) == (1, True)


def test_a_pack_that_is_none_names_file_key_and_reason(
    county: Path, say: Say, tmp_path: Path
) -> None:
    path = tmp_path / "样例.zip"
    path.write_bytes(b"PK")
    told = say("--data", county, "what-if", "--pack", path, "--json").json
    assert (told["file"], told["key"]) == ("样例.zip", "文件")
    assert "不是政策包文件" in told["reason"]
