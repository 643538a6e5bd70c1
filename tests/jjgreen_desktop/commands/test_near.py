"""near on the command line: 差一步, the nearest first."""

from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import Say


def test_the_nearest_stand_first_with_the_next_step(county: Path, say: Say) -> None:
    told = say("--data", county, "near", "--json").json
    assert [(each["kind"], each["fen"] // 1_000_000) for each in told["near"]] == [
        ("facts", 70),
        ("band", 30),
        ("band", 20),
        ("ruling", 50),
        ("start", 1),
    ]
    first = told["near"][0]
    assert first["subject"]["name"] == "湖口样例八厂有限公司"
    assert (first["noun"], first["needed"][0]["key"]) == ("retrofit", "filed_with")
    assert first["record"]
    assert told["all"] == 5


def test_a_limit_and_a_clause_narrow_the_list(county: Path, say: Say) -> None:
    told = say("--data", county, "near", "--limit", "2", "--json").json
    assert (len(told["near"]), told["all"]) == (2, 5)
    told = say("--data", county, "near", "--clause", "1", "--json").json
    assert [each["kind"] for each in told["near"]] == ["start"]


def test_it_reads_as_sentences(county: Path, say: Say) -> None:
    lines = say("--data", county, "near", "--limit", "1").out.splitlines()
    assert lines[0].endswith(
        "验收报告只向主管部门备案，还差节能审查机关。办妥后最高可得 70.00 万元。"
    )
    assert lines[1] == "共 5 项，列出 1 项。"


def test_a_limit_below_one_and_an_unknown_clause_are_refused(county: Path, say: Say) -> None:
    assert say("--data", county, "near", "--limit", "0", "--json").code == 2
    assert say("--data", county, "near", "--clause", "9", "--json").code == 2


def test_an_empty_register_has_none(empty: Path, say: Say) -> None:
    assert say("--data", empty, "near", "--json").json["near"] == []
