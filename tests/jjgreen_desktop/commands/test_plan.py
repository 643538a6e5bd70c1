from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import Say


def test_the_plan_adds_up(county: Path, say: Say) -> None:
    say("--data", county, "budget", "--pool", 1_000_000, "--criteria", "improvement")
    found = say("--data", county, "plan", "--json").json
    taken = sum(row["fen"] for row in found["rows"])
    assert taken == found["planned_fen"] > 0
    assert (
        found["pool_fen"] - found["paid_fen"] - found["approved_fen"] - taken == found["left_fen"]
    )
    assert [row["place"] for row in found["rows"]] == list(range(1, len(found["rows"]) + 1))
    assert (
        found["left_after_ceilings_fen"] == 100_000_000 - found["paid_fen"] - found["ceilings_fen"]
    )


def test_the_plan_in_words_shows_the_cut_and_each_reason(county: Path, say: Say) -> None:
    say("--data", county, "budget", "--pool", 600_000, "--criteria", "ceiling_high")
    shown = say("--data", county, "plan").out
    assert "──── 资金线 ────" in shown
    assert "不足" in shown
    assert "排序依据：金额高的优先。以上都相同的，日期在先的优先" in shown


def test_without_a_budget_the_first_step_is_named(county: Path, say: Say) -> None:
    said = say("--data", county, "plan", "--year", 2027)
    assert (said.code, "请先登记资金总额" in said.err) == (1, True)


def test_another_form_than_paper_or_workbook_is_refused(
    county: Path, say: Say, tmp_path: Path
) -> None:
    say("--data", county, "budget", "--pool", 600_000)
    said = say("--data", county, "plan", "--out", tmp_path / "计划.doc")
    assert (said.code, "请以 .pdf 或 .xlsx 结尾" in said.err) == (2, True)


def test_the_plan_as_paper_and_as_workbook(county: Path, say: Say, tmp_path: Path) -> None:
    say("--data", county, "budget", "--pool", 600_000)
    for name, begins in (("计划.pdf", b"%PDF"), ("计划.xlsx", b"PK")):
        said = say("--data", county, "plan", "--out", tmp_path / name)
        assert (said.code, str(tmp_path / name) in said.out) == (0, True)
        assert (tmp_path / name).read_bytes().startswith(begins)
