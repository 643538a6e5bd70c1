"""find: what Ctrl+K finds, for scripts."""

from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import Say

FIRM = "湖口样例一厂有限公司"


def test_a_project_is_found_with_its_place(county: Path, say: Say) -> None:
    said = say("--data", county, "find", "样例一厂", "余热", "--json")
    assert said.code == 0
    (hit,) = said.json["found"]
    assert (hit["group"], hit["text"], hit["note"]) == (
        "项目",
        "一号窑余热利用改造",
        f"改造项目　{FIRM}",
    )
    assert (hit["noun"], hit["field"], hit["marks"]) == ("retrofit", "project", [[3, 5]])
    assert hit["owner"]["noun"] == "enterprise"
    assert said.json["more"] == []


def test_lines_for_staff_and_that_there_are_more(county: Path, say: Say) -> None:
    said = say("--data", county, "find", "hkyl", "--limit", "2")
    lines = said.out.splitlines()
    assert lines[0].startswith(f"企业　{FIRM}　91360429")
    assert lines[-1] == "共列出 2 条，企业还有更多，请再写一个词。"


def test_nothing_found_is_no_error_and_says_what_to_do(county: Path, say: Say) -> None:
    said = say("--data", county, "find", "没有这家")
    assert said.code == 0 and said.out.startswith("没有找到。请换一个字")
    assert say("--data", county, "find", "没有这家", "--json").json == {"found": [], "more": []}


def test_a_limit_below_one_is_refused_and_no_words_not_understood(county: Path, say: Say) -> None:
    assert say("--data", county, "find", "样例", "--limit", "0").code == 2
    assert say("--data", county, "find").code == 2
