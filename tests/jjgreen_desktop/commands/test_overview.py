"""overview on the command line: every clause with what decides it, in words and as one object."""

from pathlib import Path

from jjgreen_desktop.domain.award import CLAUSES
from tests.jjgreen_desktop.commands.conftest import Say

FIRM = "湖口样例一厂有限公司"


def test_every_clause_is_answered_with_the_fact_that_decides(county: Path, say: Say) -> None:
    answer = say("--data", county, "overview", "--subject", FIRM, "--json")
    assert answer.code == 0
    told = answer.json
    assert told["name"] == FIRM
    assert [each["clause"] for each in told["clauses"]] == list(CLAUSES)
    retrofit = next(each for each in told["clauses"] if each["clause"] == "2.1")
    assert (retrofit["outcome"], retrofit["ceiling_fen"]) == ("eligible", 50_000_000)
    assert retrofit["fact"]["noun"] == "retrofit"
    assert any("最高分别奖励50万元" in sentence for sentence in retrofit["sentences"])
    assert sum(each["ceiling_fen"] for each in told["clauses"]) == told["total_fen"]


def test_it_reads_out_what_is_asked_for(county: Path, say: Say) -> None:
    said = say("--data", county, "overview", "--subject", FIRM).out
    assert "◐ 差什么　二（2）、绿色贷贴息　最高 1,000,000.00 元" in said
    assert "还没有登记绿色贷款；要得到最高 100.00 万元，需要：" in said
    assert "12 条，可得合计" in said


def test_missing_facts_are_ranked_by_money(county: Path, say: Say) -> None:
    told = say("--data", county, "overview", "--subject", "湖口样例八厂有限公司", "--json").json
    (fact,) = told["missing"]
    assert (fact["noun"], fact["key"], fact["fen"]) == ("retrofit", "filed_with", 70_000_000)


def test_an_unknown_subject_is_refused(county: Path, say: Say) -> None:
    assert say("--data", county, "overview", "--subject", "没有这家", "--json").code == 1
    assert say("--data", county, "overview", "--json").code == 2
