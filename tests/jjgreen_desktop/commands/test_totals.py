"""totals on the command line: the sums of `assess` without its lines."""

from collections import Counter
from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import Say


def test_the_counts_and_sums_are_those_of_all_lines(county: Path, say: Say) -> None:
    told = say("--data", county, "totals", "--json").json
    all_of = say("--data", county, "assess", "--json").json
    lines = [line for result in all_of["results"] for line in result["lines"]]
    counted: Counter[tuple[str, str]] = Counter()
    fen: Counter[tuple[str, str]] = Counter()
    for cell in told["cells"]:
        counted[cell["clause"], cell["outcome"]] += cell["lines"]
        fen[cell["clause"], cell["outcome"]] += cell["ceiling_fen"] + cell["at_stake_fen"]
    assert counted == Counter((line["clause"], line["outcome"]) for line in lines)
    for line in lines:
        fen[line["clause"], line["outcome"]] -= line["ceiling_fen"] + line["at_stake_fen"]
    assert not +fen and not -fen
    assert told["total_fen"] == all_of["total_fen"] > 0
    assert {cell["county"] for cell in told["cells"]} == {"湖口县"}


def test_it_reads_as_one_line_for_each_clause_and_a_sum(county: Path, say: Say) -> None:
    lines = say("--data", county, "totals").out.splitlines()
    assert lines[0].startswith("一、诊断服务补助　可得 ")
    assert "二（1）、改造奖励　可得 " in lines[1]
    assert not any(line.startswith("湖口县") for line in lines)
    total = say("--data", county, "assess").out.splitlines()[-1]
    assert lines[-1].split("合计 ")[1] == total.split("合计 ")[1]


def test_a_year_ahead_is_refused(county: Path, say: Say) -> None:
    answer = say("--data", county, "totals", "--year", "2031")
    assert (answer.code, "2031 不是可以测算的年度" in answer.err) == (2, True)


def test_an_empty_register_comes_to_nothing(empty: Path, say: Say) -> None:
    assert say("--data", empty, "totals", "--json").json["cells"] == []
    assert say("--data", empty, "totals").out == "共 0 项，可得 0 项，合计 0.00 元。\n"
