"""What each choice would change is computed by really assessing, and only where the question was asked."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import ruling_effect
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.ruling_effect import ChoiceEffect, Effect, effect
from jjgreen_desktop.operations.rulings import cites, make
from jjgreen_desktop.operations.standing import stand
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.case_format import Case
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.loading import load_pack
from jjgreen_desktop.policy.rulings import Rulings
from jjgreen_desktop.policy.tables import read
from jjgreen_desktop.policy.waiting import waits_for
from tests.jjgreen_desktop.operations.desk import (
    DAY,
    firm,
    make_office,
    retrofit_facts,
    title_facts,
)

WAN = 1_000_000  # 分
AT_EDGE, OTHER = "湖口样例一厂有限公司", "湖口样例二厂有限公司"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """One firm at exactly 3 %, one at 7 %."""
    made = make_office(tmp_path / "desk")
    save(made, retrofit_facts(firm(made, AT_EDGE).id, "3.00"))
    save(made, retrofit_facts(firm(made, OTHER).id, "7.00"))
    return made


def _effect(office: Office, ruling: str, **asked: object) -> Effect:
    found = effect(office, ruling, **asked)  # type: ignore[arg-type]
    assert found is not None
    return found


def _of(found: Effect, choice: str) -> ChoiceEffect:
    return next(one for one in found.choices if one.choice == choice)


def test_each_choice_tells_what_would_change(office: Office) -> None:
    found = _effect(office, "band-3")
    assert (found.now.eligible_fen, found.now.eligible, found.now.waiting) == (70 * WAN, 1, 1)
    assert [(one.choice, one.in_force) for one in found.choices] == [
        ("undecided", True),
        ("in", False),
        ("out", False),
    ]
    inside = _of(found, "in")
    assert (inside.after.eligible_fen, inside.after.eligible, inside.after.waiting) == (
        120 * WAN,
        2,
        0,
    )
    (change,) = inside.changes
    assert (change.name, change.noun, change.difference_fen) == (AT_EDGE, "enterprise", 50 * WAN)
    assert change.before and change.before.outcome is Outcome.NEEDS_RULING
    assert change.after and change.after.outcome is Outcome.ELIGIBLE
    out = _of(found, "out")
    assert (out.after.eligible_fen, out.after.waiting) == (70 * WAN, 0)
    assert [c.after.outcome for c in out.changes if c.after] == [Outcome.NOT_APPLICABLE]
    assert _of(found, "undecided").changes == ()


def test_nothing_is_written(office: Office) -> None:
    before = office.store.revision
    _effect(office, "band-3")
    assert office.store.revision == before


def test_only_those_who_asked_are_assessed_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = stand(office)
    again: list[str] = []
    really = ruling_effect.assess

    def counted(subject: object, *rest: object) -> object:
        again.append(subject.name())  # type: ignore[attr-defined]
        return really(subject, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(ruling_effect, "assess", counted)
    _effect(office, "band-3", standing=standing)
    assert again == [AT_EDGE, AT_EDGE]
    again.clear()
    _effect(office, "catalogue-unit", standing=standing)
    assert again == []


def test_it_can_be_stopped(office: Office) -> None:
    standing = stand(office)
    assert effect(office, "band-3", progress=lambda _done, _of: False) is None
    assert effect(office, "band-3", progress=lambda done, _of: done < 2, standing=standing) is None
    seen: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> bool:
        seen.append((done, of))
        return True

    assert effect(office, "band-3", progress=watch, standing=standing)
    assert seen == [(1, 2), (2, 2)]


def test_against_a_ruling_that_holds_the_default_is_a_change(office: Office) -> None:
    make(office, "band-3", "in", "样例局", date(2026, 3, 2), "样例纪要")
    found = _effect(office, "band-3")
    assert found.now.eligible_fen == 120 * WAN
    assert _of(found, "in").in_force
    assert _of(found, "undecided").after.eligible_fen == 70 * WAN
    earlier = _effect(office, "band-3", on=date(2026, 3, 1))
    assert _of(earlier, "undecided").in_force


def test_one_record_by_itself(office: Office) -> None:
    owner = office.store.find(type(firm(office, "湖口样例三厂有限公司")))[0].id
    one = save(office, title_facts(owner, kind="other", level="national")).record.id
    save(office, title_facts(owner, kind="other", level="provincial"))
    found = _effect(office, "open-list", of=one)
    assert found.now.waiting == 3
    assert [choice.choice for choice in found.choices] == ["in", "out"]
    assert not any(choice.in_force for choice in found.choices)
    (change,) = _of(found, "in").changes
    assert (change.line.of, change.difference_fen) == (one, 20 * WAN)
    assert _of(found, "in").after.waiting == 2
    assert _effect(office, "open-list").choices[1].changes == ()


@pytest.mark.parametrize(
    ("ruling", "of", "said"),
    [
        ("band-9", None, "没有裁定事项“band-9”"),
        ("band-3", "x", "不能对一条记录单独裁定"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    office: Office, ruling: str, of: str | None, said: str
) -> None:
    with pytest.raises(Problem, match=said):
        effect(office, ruling, DAY, of=of)


def _cases() -> list[Case]:
    pack = load_pack(resources.tree("policy", "jiujiang-2025"))
    files = (read(name, text)["case"] for name, text in pack.cases.items())
    return [Case.model_validate(raw) for file in files for raw in file]


PACK, CASES = load_pack(resources.tree("policy", "jiujiang-2025")), _cases()
CHOICES = [(ruling.id, one.key) for ruling in PACK.rulings for one in ruling.choices]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CASES), st.sampled_from(CHOICES))
def test_a_ruling_never_changes_lines_that_do_not_rest_on_it(
    case: Case, answer: tuple[str, str]
) -> None:
    """Beside lines that cite it or wait for it only their rivals by 就高 may change: those of the projects
    they stand in, or of a ceiling of the whole enterprise."""
    ruling, choice = answer
    subject, rulings = case.subject(), Rulings(PACK, case.chosen())
    before = assess(subject, PACK, case.on, rulings)
    asked = ruling in rulings.asked
    after = assess(subject, PACK, case.on, {**case.chosen(), ruling: choice})
    changed = list(ruling_effect.changes(subject, before.lines, after.lines))
    assert asked or not changed
    both = (*before.lines, *after.lines)
    resting = [line for line in both if cites(line, ruling) or ruling in waits_for(line)]
    rivals = {line.project for line in resting} | {
        line.project for line in both if any(each.clause == "5.2" for each in resting)
    }
    # A title joined to another retrofit stands in one project before and in another afterwards.
    assert all(rivals & {line.project for line in (c.before, c.after) if line} for c in changed)


def test_a_question_about_annex_2_names_the_counts_it_changes(office: Office) -> None:
    owner = office.store.find(Enterprise)[0].id
    save(office, title_facts(owner, level="national"))
    found = effect(office, "annex2-levels", DAY)
    assert found
    told = {
        each.choice: [(c.county, c.column, c.before, c.after) for c in each.cells or ()]
        for each in found.choices
    }
    assert told == {"no": [], "yes": [("湖口县", "绿色工厂　省级", None, 1)]}
    about_awards = effect(office, "band-3", DAY)
    assert about_awards
    assert {each.cells for each in about_awards.choices} == {None}
