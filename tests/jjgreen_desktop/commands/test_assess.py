"""assess: every line with its reason, amounts to the 分, and the same as JSON."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.jjgreen_desktop.commands.conftest import Say


def test_everyone_with_the_total(county: object, say: Say) -> None:
    answer = say("--data", county, "assess", "--json").json
    assert answer["on"] == "2026-09-30"
    assert answer["pack"]["id"] == "jiujiang-2025"
    assert len(answer["pack"]["hash"]) == 64
    assert len(answer["results"]) == 8
    # retrofits 50 + 70 + 100 + 50 + 70 + 100, diagnoses 1 + 0.98, title 10 万元
    assert answer["total_fen"] == 451_980_000
    assert sum(each["total_fen"] for each in answer["results"]) == 451_980_000


def test_one_firm_by_code_in_words(county: object, say: Say) -> None:
    said = say("--data", county, "assess", "--subject", "91360429ma0000001c").out
    assert "● 可得　二（1）、改造奖励　一号窑余热利用改造　500,000.00 元" in said
    assert "可得合计 510,000.00 元，其中由服务商领取 10,000.00 元。" in said


def test_without_a_provider_the_total_is_the_firms_own(county: object, say: Say) -> None:
    said = say("--data", county, "assess", "--subject", "湖口样例四厂有限公司").out
    assert "其中由服务商领取" not in said


def test_the_explanation_cites_the_facts(county: object, say: Say) -> None:
    said = say("--data", county, "assess", "--subject", "湖口样例四厂有限公司", "--explain").out
    assert "较改造前提升 8.01%" in said
    assert "请对照验收报告原件核对" in said


def test_what_gets_nothing_stays_with_its_reason(county: object, say: Say) -> None:
    said = say("--data", county, "assess", "--subject", "湖口样例三厂有限公司").out
    assert "○ 不适用　一、诊断服务补助" in said
    assert "4,999.99" in said


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--subject", "火星厂"], 1, "没有“火星厂”这家企业或园区"),
        (["--year", "2031"], 2, "2031 不是可以测算的年度"),
        (["--year", "31"], 2, "31 不是可以测算的年度"),
    ],
)
def test_what_cannot_be_assessed(
    words: list[str], code: int, said: str, county: object, say: Say
) -> None:
    answer = say("--data", county, "assess", *words)
    assert answer.code == code
    assert said in answer.err


def test_an_earlier_year_ends_on_its_last_day(county: object, say: Say) -> None:
    answer = say("--data", county, "assess", "--year", "2025", "--json").json
    assert answer["on"] == "2025-12-31"


def test_a_record_that_has_no_line(county: object, say: Say) -> None:
    answer = say("--data", county, "print", "award_notice", "--of", "X", "--out", "/x.pdf")
    assert answer.code == 1
    assert "没有依据“X”的奖补" in answer.err


def test_all_lines_go_into_a_workbook_with_their_steps(
    county: Path, tmp_path: Path, say: Say
) -> None:
    out = tmp_path / "测算结果.xlsx"
    told = say("--data", county, "assess", "--out", out, "--json").json
    assert told["file"] == str(out)
    book = load_workbook(out, read_only=True)
    lines = sum(len(each["lines"]) for each in told["results"])
    assert sum(1 for _ in book["测算结果"].iter_rows(min_row=3)) == lines
    said = say("--data", county, "assess", "--out", out)
    assert said.out.startswith(f"已存为 {out}。")
    assert say("--data", county, "assess", "--out", tmp_path / "x.pdf").code == 2
