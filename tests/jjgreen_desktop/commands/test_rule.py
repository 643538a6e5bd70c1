"""rulings and rule: what is open, what a choice would change, ruling on paper, taking it out again."""

from pathlib import Path
from typing import Any

import pytest

from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import TODAY, Say
from tests.jjgreen_desktop.documents import reading
from tests.jjgreen_desktop.operations.desk import (
    firm,
    make_office,
    retrofit_facts,
    title_facts,
)

FIRM = "湖口样例一厂有限公司"
PAPER = ("--by", "样例市工业和信息化局", "--on", "2026-03-02", "--document", "样工信函〔2026〕3号")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """One firm at exactly 3 %, with a title the clause does not name."""
    office = make_office(tmp_path / "desk")
    owner = firm(office, FIRM).id
    save(office, retrofit_facts(owner, "3.00"))
    save(office, title_facts(owner, kind="other", level="national"))
    office.store.close()
    return tmp_path / "desk"


def _total(say: Say, register: Path) -> int:
    found: int = say("--data", register, "assess", "--json").json["total_fen"]
    return found


def _question(say: Say, register: Path, id: str, *more: str) -> dict[str, Any]:
    (found,) = say("--data", register, "rulings", id, *more, "--json").json["questions"]
    return dict(found)


def test_the_list_tells_what_is_open_and_what_waits(register: Path, say: Say) -> None:
    told = say("--data", register, "rulings")
    assert told.code == 0
    lines = told.out.splitlines()
    assert lines[0] == "◇ band-3　单位产品综合能耗恰好提升 3%，是否进入第一档？　现行：待裁定"
    assert lines[1] == "    待会商 1 项，涉及 0.00～500,000.00 元，未计入合计"
    asked = say("--data", register, "rulings", "--json").json
    assert asked["on"] == str(TODAY)
    assert len(asked["questions"]) == 23
    first = asked["questions"][0]
    assert (first["id"], first["choice"], first["made"], first["cited"]) == (
        "band-3",
        "undecided",
        None,
        0,
    )
    assert first["waiting"] == {"lines": 1, "low_fen": 0, "high_fen": 50_000_000}


def test_the_effect_is_told_before_anything_is_written(register: Path, say: Say) -> None:
    told = say("--data", register, "rulings", "band-3", "--effect", "--json").json
    assert told["now"] == {"eligible_fen": 0, "eligible": 0, "waiting": 2}
    inside = next(each for each in told["choices"] if each["choice"] == "in")
    assert inside["after"] == {"eligible_fen": 50_000_000, "eligible": 1, "waiting": 1}
    (change,) = inside["changes"]
    assert (change["name"], change["clause"], change["difference_fen"]) == (FIRM, "2.1", 50_000_000)
    assert change["before"]["outcome"] == "needs_ruling"
    dry = say("--data", register, "rule", "band-3", "in", "--dry-run")
    assert dry.code == 0
    assert "可得合计 0.00 元 → 500,000.00 元，待会商 2 → 1 项，变动 1 项。" in dry.out
    assert dry.out.splitlines()[-1] == "只是试算，没有登记。"
    assert _question(say, register, "band-3")["history"] == []


def test_a_ruling_on_paper_counts_from_its_day(register: Path, say: Say) -> None:
    assert _total(say, register) == 0
    told = say("--data", register, "rule", "band-3", "in", *PAPER, "--json")
    assert told.code == 0
    assert told.json["ruling"]["ruled_on"] == "2026-03-02"
    assert _total(say, register) == 50_000_000
    question = _question(say, register, "band-3")
    assert (question["choice"], question["made"]["document"]) == ("in", "样工信函〔2026〕3号")
    assert (question["history"][0]["state"], question["cited"]) == ("in_force", 1)
    earlier = _question(say, register, "band-3", "--on", "2026-03-01")
    assert (earlier["choice"], earlier["history"][0]["state"]) == ("undecided", "ahead")


def test_one_record_by_itself(register: Path, say: Say) -> None:
    record = _question(say, register, "open-list")["matters"][0]["record"]
    dry = say("--data", register, "rule", "open-list", "in", "--of", record, "--dry-run", "--json")
    assert dry.json["choices"][0]["after"]["eligible_fen"] == 20_000_000
    assert say("--data", register, "rule", "open-list", "in", "--of", record, *PAPER).code == 0
    assert _total(say, register) == 20_000_000
    assert _question(say, register, "open-list")["matters"][0]["choice"] == "in"


def test_a_mistaken_entry_is_withdrawn_with_what_rested_on_it(register: Path, say: Say) -> None:
    made = say("--data", register, "rule", "band-3", "in", *PAPER, "--json").json["ruling"]["id"]
    told = say("--data", register, "rule", "--withdraw", made)
    assert told.code == 0
    assert "原有 1 项测算依据它，其中 0 项已登记市级核定" in told.out
    assert _total(say, register) == 0
    assert say("--data", register, "rule", "--withdraw", made).code == 1


def test_the_list_for_the_meeting_is_printed(register: Path, say: Say, tmp_path: Path) -> None:
    out = tmp_path / "清单.pdf"
    told = say("--data", register, "rulings", "--out", out, "--json")
    assert told.code == 0
    assert told.json["waiting"] == {"lines": 2, "low_fen": 0, "high_fen": 70_000_000}
    (page,) = reading.pages(out.read_bytes())
    assert "湖口县绿色制造奖补待会商事项清单" in page
    for words in ("进入第一档（50万元）：", "500,000.00；", "共2项，涉及0.00～700,000.00元"):
        assert words in page.replace(" ", "").replace("\n", "")
    say("--data", register, "rule", "band-3", "out", *PAPER)
    for matter in _question(say, register, "open-list")["matters"]:
        say("--data", register, "rule", "open-list", "out", "--of", matter["record"], *PAPER)
    refused = say("--data", register, "rulings", "--out", out)
    assert refused.code == 1
    assert "没有待会商的事项" in refused.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["rule", "band-3"], 2, "请写明事项和选项"),
        (["rule", "band-3", "in"], 2, "登记裁定须写 --by"),
        (["rule", "band-3", "maybe", *PAPER], 2, "没有“maybe”这个选项"),
        (["rule", "band-3", "maybe", "--dry-run"], 2, "没有“maybe”这个选项"),
        (["rule", "band-3", "undecided", *PAPER], 1, "“待裁定”不是裁定结果"),
        (["rule", "band-9", "in", *PAPER], 2, "没有裁定事项“band-9”"),
        (["rule", "open-list", "in", "--of", "x", *PAPER], 1, "没有所裁定的这条记录"),
        (["rulings", "band-9"], 2, "没有裁定事项“band-9”"),
        (["rulings", "--effect"], 2, "请写明是哪一项"),
    ],
)
def test_what_is_refused(register: Path, say: Say, words: list[str], code: int, said: str) -> None:
    answer = say("--data", register, *words)
    assert answer.code == code
    assert said in answer.err
