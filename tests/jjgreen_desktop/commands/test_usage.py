"""What is wrong by the words alone is not understood (2); what the register says no to is refused (1)."""

from pathlib import Path

import pytest

from tests.jjgreen_desktop.commands.conftest import Say

FIRM = "湖口样例一厂有限公司"
PAPER = ("--document", "样例〔2026〕1号", "--on", "2026-09-01")


@pytest.mark.parametrize(
    "words",
    [
        ("import", "奖补", "x.xlsx"),
        ("template", "奖补", "x.xlsx"),
        ("list", "--of", "loan"),
        ("list", "--where", "颜色=绿"),
        ("list", "--where", "county=火星县"),
        ("list", "--sort", "颜色"),
        ("list", "--columns", "颜色"),
        ("list", "--limit", "0"),
        ("find", "样例", "--limit", "-1"),
        ("history", "--most", "0"),
        ("near", "--clause", "9"),
        ("near", "--year", "2031"),
        ("assess", "--year", "1999"),
        ("totals", "--year", "明年"),
        ("overview", FIRM, "--year", "2031"),
        ("annex2", "--year", "2031", "--out", "x.pdf"),
        ("what-if", "--ruling", "band-9=in"),
        ("what-if", "--ruling", "band-3=maybe"),
        ("what-if", "--ruling", "band-3=in", "--year", "2031"),
        ("rulings", "band-9"),
        ("rule", "band-3", "maybe", "--dry-run"),
        ("plan", "--year", "31"),
        ("plan-mark", "--of", "X", "--clause", "9", "--mark", "must"),
        ("plan-mark", "--of", "X", "--mark", "maybe"),
        ("approve", "--of", "X", "--clause", "9", "--yuan", "1", *PAPER),
        ("approve", "--of", "X", "--yuan", "许多", *PAPER),
        ("print", "award_notice", "--of", "X", "--clause", "9", "--out", "x.pdf"),
        ("budget", "--pool", "许多"),
        ("bulk-edit", "奖补", "--all", "--set", "备注=样例"),
        ("bulk-edit", "企业", "--all", "--set", "颜色=绿"),
        ("bulk-edit", "企业", "--all", "--set", "规上企业=也许"),
        ("bulk-edit", "企业", "--where", "颜色=绿", "--set", "备注=样例"),
        ("merge", FIRM, "湖口样例二厂有限公司", "--take", "颜色=keep"),
        ("merge", FIRM, "湖口样例二厂有限公司", "--take", "name=left"),
        ("findings", "--grade", "大"),
        ("attach", FIRM, "x.pdf", "--kind", "颜色"),
        ("notes", "colour:ABCD00000001"),
        ("energy", "火星煤", "5吨"),
        ("energy", "原煤", "五吨"),
        ("init", "--county", "火星县"),
        ("import", "past_awards", "x.xlsx", "--column", "到手=颜色"),
    ],
)
def test_words_that_mean_nothing(words: tuple[str, ...], county: Path, say: Say) -> None:
    answer = say("--data", county, *words, "--json")
    assert (answer.code, list(answer.json)) == (2, ["error"])


@pytest.mark.parametrize(
    "words",
    [
        ("assess", "--subject", "火星厂"),
        ("list", "--view", "没有"),
        ("plan", "--year", "2026"),
        ("history", "--of", "XXXX00000001"),
        ("undo", "--write", "99999"),
        ("redo", "--write", "99999"),
        ("approve", "--of", "X", "--yuan", "1", *PAPER),
        ("bulk-edit", "企业", "--ids", "XXXX00000001", "--set", "行业=3011"),
        ("notes", "retrofit:ABCD00000001"),
        ("import", "enterprises", "没有.xlsx"),
    ],
)
def test_what_is_not_there(words: tuple[str, ...], county: Path, say: Say) -> None:
    answer = say("--data", county, *words, "--json")
    assert (answer.code, "error" in answer.json) == (1, True)
