from collections.abc import Callable
from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import SEALED, Say


def test_sealing_says_its_number_and_hash(county: Path, say: Say, tmp_path: Path) -> None:
    file = tmp_path / "f.jjseal.zip"
    words = ("--subject", SEALED, "--on", "2026-06-30", "--note", "留存", "--out", file, "--json")
    told = say("--data", county, "seal", *words).json
    assert (told["name"], told["on"], told["sealed_on"]) == (SEALED, "2026-06-30", "2026-09-30")
    assert (told["occasion"], told["note"], told["file"]) == ("by_hand", "留存", str(file))
    assert len(told["hash"]) == len(told["facts_hash"]) == len(told["result_hash"]) == 64
    assert file.is_file()
    listed = say("--data", county, "seals", "--subject", SEALED, "--json").json["seals"]
    assert [one["seal"] for one in listed] == [told["seal"]]
    assert told["hash"][:12] in say("--data", county, "seals").out


def test_a_day_ahead_and_an_unknown_firm_are_refused(county: Path, say: Say) -> None:
    ahead = say("--data", county, "seal", "--subject", SEALED, "--on", "2030-01-01")
    assert (ahead.code, "晚于今天" in ahead.err) == (1, True)
    assert say("--data", county, "seal", "--subject", "没有这家").code == 1
    assert say("--data", county, "seal").code == 2


def test_approving_seals(county: Path, say: Say, record: Callable[[str, str], str]) -> None:
    of = record(SEALED, "2.1")
    words = ("--of", of, "--yuan", "700000", "--document", "样例市工信字〔2026〕12号")
    assert say("--data", county, "approve", *words, "--on", "2026-09-01").code == 0
    (one,) = say("--data", county, "seals", "--json").json["seals"]
    assert (one["occasion"], one["clause"], one["of"]) == ("approval", "2.1", of)


def test_a_file_that_cannot_be_written_leaves_no_seal(
    county: Path, say: Say, tmp_path: Path
) -> None:
    seal = ("--data", county, "seal", "--subject", SEALED, "--out")
    nowhere = say(*seal, tmp_path / "没有" / "f.jjseal.zip")
    assert (nowhere.code, "先建好文件夹" in nowhere.err) == (1, True)
    other = say(*seal, tmp_path / "f.txt")
    assert (other.code, "请以 .jjseal.zip 结尾" in other.err) == (2, True)
    assert say("--data", county, "seals", "--json").json["seals"] == []
