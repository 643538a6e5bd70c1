"""pack and cases --pack on the command line."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from jjgreen_desktop.policy.pack_file import packed
from tests.jjgreen_desktop.commands.conftest import Say
from tests.jjgreen_desktop.operations.pack_samples import (
    NEXT,
    SECOND_BAND,
    VERSION,
    files_with,
    pack_with,
)

FROM = ("--from", "2026-01-01")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A pack of a new version: 75 instead of 70 万元."""
    path = tmp_path / "新政策包.zip"
    path.write_bytes(pack_with(SECOND_BAND))
    return path


@pytest.fixture
def failing(tmp_path: Path) -> Path:
    """The same with all cases, some of which cannot come out."""
    path = tmp_path / "坏政策包.zip"
    path.write_bytes(packed(files_with(VERSION, SECOND_BAND)))
    return path


def test_the_packs_in_use_are_listed(empty: Path, say: Say) -> None:
    answer = say("--data", empty, "pack")
    assert answer.code == 0
    assert answer.out.startswith("✓ 全部日期　九江市支持制造业绿色低碳高质量发展的若干措施")
    (only,) = say("--data", empty, "pack", "--json").json["packs"]
    assert (only["shipped"], only["holds_today"], only["from_on"]) == (True, True, None)
    assert len(only["hash"]) == 64


def test_a_dry_run_tells_everything_and_writes_nothing(county: Path, say: Say, file: Path) -> None:
    answer = say("--data", county, "pack", file, *FROM, "--dry-run", "--json").json
    assert (answer["version"], answer["loaded"]) == (NEXT, None)
    assert answer["cases"] > 0
    assert answer["differences"][0]["what"] == "版本"
    effect = answer["effect"]
    changed = {(each["before_fen"], each["after_fen"]) for each in effect["changes"]}
    assert changed == {(70_000_000, 75_000_000)}
    assert effect["after_fen"] - effect["before_fen"] == 5_000_000 * len(effect["changes"])
    assert len(say("--data", county, "pack", "--json").json["packs"]) == 1


def test_a_pack_is_loaded_and_counts_from_its_day(county: Path, say: Say, file: Path) -> None:
    before = say("--data", county, "assess", "--json").json
    answer = say("--data", county, "pack", file, *FROM)
    assert answer.code == 0
    assert answer.out.endswith(f"（版本 {NEXT}），自 2026-01-01 起。\n")
    assert "启用日期早于今天" in answer.out and "算例" in answer.out
    after = say("--data", county, "assess", "--json").json
    assert after["pack"]["version"] == NEXT
    assert after["total_fen"] > before["total_fen"]
    old = say("--data", county, "assess", "--year", "2025", "--json").json
    assert {result["pack_version"] for result in old["results"]} == {"2025.1"}


def test_a_pack_is_retired_by_its_id(county: Path, say: Say, file: Path) -> None:
    loaded = say("--data", county, "pack", file, *FROM, "--json").json["loaded"]
    told = say("--data", county, "pack", "--retire", loaded, "--dry-run")
    assert told.out.endswith("只作核对，没有停用。\n")
    answer = say("--data", county, "pack", "--retire", loaded)
    assert answer.code == 0 and "已停用政策包" in answer.out
    assert len(say("--data", county, "pack", "--json").json["packs"]) == 1
    assert say("--data", county, "pack", "--retire", loaded).code == 1


def test_a_failing_case_is_refused_with_file_key_and_reason(
    empty: Path, say: Say, failing: Path
) -> None:
    answer = say("--data", empty, "pack", failing, *FROM, "--json")
    assert answer.code == 1
    assert answer.json["file"] == "cases/2-1-retrofit.toml"
    assert answer.json["key"] == "提升 5.01%，进第二档 70 万元"
    assert "金额应为 700000 元，实为 750000 元" in answer.json["reason"]
    told = say("--data", empty, "pack", failing, *FROM)
    assert told.err.startswith(
        "cases/2-1-retrofit.toml 中的“提升 5.01%，进第二档 70 万元”：算例不符"
    )
    assert len(say("--data", empty, "pack", "--json").json["packs"]) == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "没有写启用日期"),
        (("--from", "2026-13-01"), 2, "不是日期"),
        (("--from", "2025-01-01"), 1, "早于这个政策包所载政策的施行日期"),
        ((*FROM, "--retire", "x"), 2, "一次只能做一件"),
    ],
)
def test_what_cannot_be_done_is_said(
    empty: Path, say: Say, file: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = say("--data", empty, "pack", file, *words)
    assert answer.code == code
    assert said in answer.err


def test_no_file_and_no_pack_are_refused(empty: Path, say: Say, tmp_path: Path) -> None:
    assert "没有“" in say("--data", empty, "pack", tmp_path / "无.zip", *FROM).err
    (tmp_path / "表.zip").write_bytes(b"name,county")
    assert (
        "不是政策包文件，或者已经损坏"
        in say("--data", empty, "pack", tmp_path / "表.zip", *FROM).err
    )


def test_a_film_chosen_by_mistake_is_not_read(empty: Path, say: Say, tmp_path: Path) -> None:
    film = tmp_path / "影片.zip"
    with film.open("wb") as made:
        made.truncate(8_000_000_000)  # takes no room on the disk
    assert "“影片.zip”太大" in say("--data", empty, "pack", film, *FROM).err


def test_a_pack_is_carried_to_another_register(
    county: Path, empty: Path, say: Say, file: Path, tmp_path: Path
) -> None:
    loaded = say("--data", county, "pack", file, *FROM, "--json").json
    carried = tmp_path / "带走.zip"
    answer = say("--data", county, "pack", "--export", carried, "--json")
    assert answer.json["hash"] == loaded["hash"]
    other = say("--data", empty, "pack", carried, *FROM, "--json").json
    assert other["hash"] == loaded["hash"]
    assert "请以 .zip 结尾" in say("--data", county, "pack", "--export", tmp_path / "a.txt").err


def test_the_cases_of_a_file_are_run(say: Say, file: Path, failing: Path) -> None:
    good = say("cases", "--pack", file, "--json")
    assert (good.code, good.json["failed"]) == (0, 0)
    bad = say("cases", "--pack", failing, "--json")
    assert bad.code == 1
    wrong = {each["file"] for each in bad.json["cases"] if not each["ok"]}
    assert "cases/2-1-retrofit.toml" in wrong and "cases/1-diagnosis.toml" not in wrong


@pytest.mark.parametrize("seconds", [0.5, 0.7, 0.9, 1.1])
def test_a_kill_leaves_the_old_pack_or_the_new_one(
    empty: Path, say: Say, file: Path, seconds: float
) -> None:
    words = [
        sys.executable,
        "-m",
        "jjgreen_desktop",
        "--data",
        str(empty),
        "pack",
        str(file),
        *FROM,
    ]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as loading:
        time.sleep(seconds)
        loading.kill()
    found = say("--data", empty, "pack", "--json")
    assert found.code == 0  # whichever it is, its content is whole
    assert [each["version"] for each in found.json["packs"]] in (["2025.1"], ["2025.1", NEXT])
    if len(found.json["packs"]) == 1:
        assert say("--data", empty, "pack", file, *FROM).code == 0
