"""cases: the pack's own all agree; a file of one's own is judged, and a misspelt key is named."""

from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import Say

CASE = """
[[case]]
name = "提升恰为 5%，归第一档 50 万元"
on = 2026-09-30
enterprise = { name = "甲公司", industrial = true, energy_tce = { 2025 = 6200 } }
retrofit = [
  { id = "r1", project = "p1", completed_on = 2026-03-01, accepted_on = 2026-05-10, filed_on = 2026-06-01, filed_with = ["review", "department"], unit_energy_before = "100", unit_energy_after = "95", improvement_stated_pct = "5.00", advanced_level = "96" },
]
expect = [ { clause = "2.1", of = "r1", outcome = "eligible", ceiling_yuan = 500000 } ]
total_yuan = 500000
"""


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "算例.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_pack_agrees_with_its_own_cases(say: Say) -> None:
    answer = say("cases", "--json")
    assert answer.code == 0
    assert answer.json["failed"] == 0
    assert answer.json["passed"] >= 40
    assert set(answer.json["cases"][0]) == {"file", "name", "ok", "got", "why"}


def test_a_case_of_ones_own(tmp_path: Path, say: Say) -> None:
    answer = say("cases", _file(tmp_path, CASE))
    assert (answer.code, answer.out) == (0, "算例 1 个，相符 1 个，不符 0 个。\n")


def test_a_wrong_expectation_fails_and_says_why(tmp_path: Path, say: Say) -> None:
    path = _file(tmp_path, CASE.replace("ceiling_yuan = 500000", "ceiling_yuan = 700000"))
    answer = say("cases", path, "--json")
    assert answer.code == 1
    assert (answer.json["passed"], answer.json["failed"]) == (0, 1)
    assert answer.json["cases"][0]["why"]
    assert "提升恰为 5%" in say("cases", path).out


def test_a_misspelt_key_is_named(tmp_path: Path, say: Say) -> None:
    answer = say("cases", _file(tmp_path, CASE.replace("filed_on", "filled_on")))
    assert answer.code == 1
    assert "filled_on" in answer.out + answer.err


def test_no_such_file(tmp_path: Path, say: Say) -> None:
    answer = say("cases", tmp_path / "没有.toml")
    assert answer.code == 1
    assert "这个文件" in answer.err


def test_not_toml(tmp_path: Path, say: Say) -> None:
    answer = say("cases", _file(tmp_path, "[[case]\n"))
    assert answer.code == 1
    assert (
        "算例.toml 中的“第 1 行第 7 列”：从这里起不是完好的 TOML。请改正这个文件再试" in answer.err
    )


def test_one_case_is_one_subject(tmp_path: Path, say: Say) -> None:
    two = CASE.replace("retrofit = [", 'park = { name = "样例园区" }\nretrofit = [')
    answer = say("cases", _file(tmp_path, two))
    assert answer.code == 1
    assert "enterprise 和 park 只能写一个" in answer.out
