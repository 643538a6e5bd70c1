"""note and notes: remarks by script."""

from collections.abc import Callable
from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import TODAY, Say

FIRM = "湖口样例一厂有限公司"


def test_remarks_are_written_and_listed_the_newest_first(
    county: Path, say: Say, record: Callable[[str, str], str]
) -> None:
    retrofit = record(FIRM, "2.1")
    assert say("--data", county, "note", "电话核实：原件下周补交", "--to", FIRM).code == 0
    done = say("--data", county, "note", "看了计量表", "--to", retrofit, "--json").json
    assert (done["of_noun"], done["noted_on"], done["noted_by"]) == (
        "retrofit",
        str(TODAY),
        "张样例",
    )
    listed = say("--data", county, "notes", FIRM, "--json").json["notes"]
    assert [one["text"] for one in listed] == ["看了计量表", "电话核实：原件下周补交"]
    assert [one["matter"] for one in listed][1] == "企业"
    assert "看了计量表" in say("--data", county, "notes", f"retrofit:{retrofit}").out


def test_an_empty_remark_is_refused(county: Path, say: Say) -> None:
    done = say("--data", county, "note", "  ", "--to", FIRM)
    assert (done.code, "记事没有内容" in done.err) == (1, True)
    assert say("--data", county, "notes").out == "没有记事。\n"
