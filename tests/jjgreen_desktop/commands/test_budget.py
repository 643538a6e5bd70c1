from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import Say


def test_register_the_pool_then_show_it(county: Path, say: Say) -> None:
    given = ("--pool", 2_000_000, "--document", "样例财文〔2026〕1号", "--share", "3=300000")
    made = say("--data", county, "budget", *given, "--criteria", "improvement,clause", "--json")
    assert made.code == 0
    assert made.json == {
        "year": 2026,
        "pool_fen": 200_000_000,
        "document": "样例财文〔2026〕1号",
        "criteria": ["improvement", "clause"],
        "carry_down": True,
        "shares": {"3": 30_000_000},
    }
    shown = say("--data", county, "budget").out
    assert "2026 年度资金 2,000,000.00 元（样例财文〔2026〕1号）。" in shown
    assert "三、标杆称号奖励单列 300,000.00 元" in shown
    assert "1. 能效提升率高的优先。" in shown
    assert "顺延给后面够的项目" in shown
    assert "已登记" not in shown


def test_change_one_thing_and_keep_the_rest(county: Path, say: Say) -> None:
    say("--data", county, "budget", "--pool", 2_000_000, "--share", "3=300000", "--share", "4=1")
    say("--data", county, "budget", "--share", "4=", "--no-carry-down")
    found = say("--data", county, "budget", "--json").json
    assert (found["pool_fen"], found["shares"]) == (200_000_000, {"3": 30_000_000})
    assert found["carry_down"] is False


def test_refusals_say_what_to_do(county: Path, say: Say) -> None:
    nothing = say("--data", county, "budget", "--year", 2027)
    assert (nothing.code, "还没有登记 2027 年度资金" in nothing.err) == (1, True)
    over = say("--data", county, "budget", "--pool", 100, "--share", "3=100.01")
    assert (over.code, "超过资金总额" in over.err) == (1, True)
    half = say("--data", county, "budget", "--pool", "1.005")
    assert (half.code, "精确到分" in half.err) == (2, True)
    assert say("--data", county, "budget", "--share", "99=1").code == 2
    assert say("--data", county, "budget", "--criteria", "beauty").code == 2


def test_what_is_no_amount_or_no_year_is_refused(county: Path, say: Say) -> None:
    huge = say("--data", county, "budget", "--pool", "9" * 24)
    assert (huge.code, "大得不像金额" in huge.err) == (2, True)
    for year in (0, 1999, 99999):
        said = say("--data", county, "budget", "--year", year, "--pool", 100)
        assert (said.code, "不是年份" in said.err) == (2, True)
        assert say("--data", county, "plan", "--year", year).code == 2
    assert say("--data", county, "budget").code == 1
