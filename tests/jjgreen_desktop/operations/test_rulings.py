"""Questions, rulings on paper, and what a clerk sees of them."""

from datetime import date
from pathlib import Path

import pytest

from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.assessing import assess_all, line_of
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import Refused, remove, save
from jjgreen_desktop.operations.rulings import (
    Question,
    Resting,
    State,
    make,
    questions,
    resting,
    withdraw,
)
from jjgreen_desktop.operations.standing import Standing, stand
from jjgreen_desktop.policy.assessment import Outcome
from tests.jjgreen_desktop.operations.desk import (
    DAY,
    firm,
    make_office,
    retrofit_facts,
    title_facts,
)

WAN = 1_000_000  # 分
RULED = date(2026, 3, 2)
BUREAU, PAPER = "样例市工业和信息化局", "样工信函〔2026〕3号"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """One firm at exactly 3 % and with a title the clause does not name."""
    made = make_office(tmp_path / "desk")
    owner = firm(made).id
    save(made, retrofit_facts(owner, "3.00"))
    save(made, title_facts(owner, kind="other", level="national"))
    return made


def _rule(office: Office, choice: str = "in", on: date = RULED, **known: object) -> RulingMade:
    asked = {"ruling_id": "band-3", "by": BUREAU, "document": PAPER, **known}
    return make(office, choice=choice, on=on, **asked)  # type: ignore[arg-type]


def _question(office: Office, id: str = "band-3", on: date | None = None) -> Question:
    return next(one for one in questions(office, on) if one.ruling.id == id)


def _standing(office: Office) -> Standing:
    found = stand(office)
    assert found
    return found


def _total(office: Office, on: date | None = None) -> int:
    return sum(result.total_fen() for result in assess_all(office, on))


def _title(office: Office) -> str:
    return _question(office, "open-list").matters[0].record


def test_open_questions_that_hold_lines_stand_first(office: Office) -> None:
    asked = questions(office)
    assert [one.ruling.id for one in asked[:2]] == ["band-3", "open-list"]
    assert len(asked) == len(office.pack.rulings)
    first = asked[0]
    assert (first.label, first.made, first.history) == ("待裁定", None, ())
    assert (first.waiting.lines, first.waiting.low_fen, first.waiting.high_fen) == (1, 0, 50 * WAN)
    assert (asked[1].waiting.high_fen, asked[2].waiting.lines) == (20 * WAN, 0)


def test_lines_that_rest_on_the_answer_are_counted(office: Office) -> None:
    assert _question(office).cited == 0
    assert _question(office, "band-basis").cited == 0  # waits on band-3 first
    _rule(office)
    assert _question(office).cited == 1
    assert _question(office).waiting.lines == 0


def test_a_ruling_pays_what_waited_and_undo_lets_it_wait_again(office: Office) -> None:
    assert _total(office) == 0
    _rule(office)
    assert _total(office) == 50 * WAN
    assert office.store.undo() == f"登记口径裁定 {PAPER}"
    assert _total(office) == 0
    assert _question(office).waiting.lines == 1


def test_days_before_the_ruling_still_wait(office: Office) -> None:
    _rule(office, on=date(2026, 9, 15))
    assert (_total(office, date(2026, 9, 14)), _total(office, date(2026, 9, 15))) == (0, 50 * WAN)
    earlier = _question(office, on=date(2026, 9, 14))
    assert earlier.waiting.lines == 1
    assert [past.state for past in earlier.history] == [State.AHEAD]


def test_a_later_ruling_supersedes_and_all_are_kept(office: Office) -> None:
    first = _rule(office, "in")
    second = _rule(office, "out", date(2026, 6, 2), note="改判")
    question = _question(office)
    assert (question.choice, question.label) == ("out", "不进入")
    assert question.made == second
    assert [(p.made, p.label, p.state, p.by) for p in question.history] == [
        (second, "不进入", State.IN_FORCE, None),
        (first, "进入第一档（50 万元）", State.SUPERSEDED, second),
    ]
    assert _question(office, on=date(2026, 6, 1)).made == first


def test_a_single_record_is_ruled_on_by_itself(office: Office) -> None:
    title = _title(office)
    matter = _question(office, "open-list").matters[0]
    assert (matter.clause, matter.choice, matter.fen) == ("3", None, 20 * WAN)
    _rule(office, "in", ruling_id="open-list", of=title)
    assert _total(office) == 20 * WAN
    line = line_of(office, "3", title)
    assert line and line.outcome is Outcome.ELIGIBLE
    used = next(p for s in line.steps for p in s.parameters if p.key == "open-list")
    assert PAPER in used.shown
    question = _question(office, "open-list")
    assert [one.choice for one in question.matters] == ["in"]
    assert question.history[0].matter.startswith("湖口样例一厂有限公司")
    _rule(office, "out", date(2026, 4, 2), ruling_id="open-list", of=title)
    refused = line_of(office, "3", title)
    assert refused and refused.outcome is Outcome.NOT_APPLICABLE
    assert refused.reason == "条款三没有列出这一称号，经裁定不属于“等”字范围，不予奖补。"


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"choice": "maybe"}, "没有“maybe”这个选项"),
        ({"choice": "undecided"}, "“待裁定”不是裁定结果"),
        ({"ruling_id": "band-9"}, "没有裁定事项“band-9”"),
        ({"of": "x"}, "不能对一条记录单独裁定"),
        ({"by": " "}, "裁定机关"),
        ({"document": ""}, "裁定文件及文号"),
        ({"on": date(2026, 10, 1)}, "晚于今天"),
        ({"on": date(2025, 6, 29)}, "早于政策施行日期"),
    ],
)
def test_what_is_no_ruling_is_refused(office: Office, known: dict[str, object], said: str) -> None:
    with pytest.raises(Problem, match=said):
        _rule(office, **known)  # type: ignore[arg-type]
    assert office.store.count(RulingMade) == 0


def test_what_holds_already_is_not_ruled_again(office: Office) -> None:
    _rule(office)
    with pytest.raises(Problem, match=r"已按“进入第一档（50 万元）”执行.*样工信函〔2026〕3号"):
        _rule(office, on=date(2026, 5, 1), document="另一份纪要")
    _rule(office, on=date(2026, 2, 1), document="更早的纪要")
    assert office.store.count(RulingMade) == 2


def test_a_default_can_be_ruled_as_it_is(office: Office) -> None:
    _rule(office, "lower", ruling_id="band-5")
    question = _question(office, "band-5")
    assert (question.choice, question.made is not None) == ("lower", True)


def test_a_mistaken_entry_is_withdrawn_and_the_withdrawal_undone(office: Office) -> None:
    made = _rule(office)
    withdraw(office, made)
    assert (_total(office), _question(office).history) == (0, ())
    with pytest.raises(Problem, match="已被撤下"):
        withdraw(office, made)
    assert office.store.undo() == f"撤下误登的口径裁定 {PAPER}"
    assert _total(office) == 50 * WAN


def test_what_rests_on_a_ruling_is_known_before_it_is_withdrawn(office: Office) -> None:
    first = _rule(office)
    assert resting(office, first, _standing(office)) == Resting(1, 0)
    line = next(
        line for result in assess_all(office) for line in result.lines if line.clause == "2.1"
    )
    approve(office, line, 50 * WAN, "样例核定文件", DAY)
    assert resting(office, first, _standing(office)) == Resting(1, 1)
    _rule(office, "out", date(2026, 4, 2))
    assert resting(office, first, _standing(office)) == Resting(0, 0)


def test_a_record_that_was_ruled_on_is_not_deleted_behind_the_ruling(office: Office) -> None:
    title = _title(office)
    _rule(office, "in", ruling_id="open-list", of=title)
    record = office.store.get(type(title_facts("")), title)
    assert record
    with pytest.raises(Problem, match="口径裁定 1 条"):
        remove(office, record)


def test_a_ruling_that_is_not_saved_says_why(office: Office) -> None:
    with pytest.raises(Refused):
        _rule(office, by="")
