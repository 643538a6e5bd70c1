"""What must hold for every subject, whatever is in the register."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Verdict
from jjgreen_desktop.policy.case_format import Case
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import EARLIER, PAYABLE, Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Made
from jjgreen_desktop.policy.sharing import CEILINGS
from jjgreen_desktop.policy.tables import read
from tests.jjgreen_desktop.policy.any_subject import (
    CONDITIONS,
    PACK,
    RULINGS,
    between,
    forgetting,
    of,
    subjects,
)
from tests.jjgreen_desktop.policy.samples import (
    ON,
    diagnosis,
    improved,
    retrofit,
    subject,
    title,
)


@settings(max_examples=150)
@given(subjects(), RULINGS)
def test_making_a_known_condition_unknown_never_raises_the_total(
    whole: Subject, rulings: dict[str, str]
) -> None:
    # By its own words this reading passes on to another year when one is unknown.
    rulings = rulings | {"energy-year": "last_full_year"}
    total = assess(whole, PACK, ON, rulings).total_fen()
    for forgotten in forgetting(whole):
        assert assess(forgotten, PACK, ON, rulings).total_fen() <= total


@settings(max_examples=60)
@given(subjects(), RULINGS, st.randoms())
def test_the_order_of_the_records_does_not_matter(
    whole: Subject, rulings: dict[str, str], chance: Any
) -> None:
    parts = (*CONDITIONS, "answers", "outside_awards")
    mixed = {part: list(getattr(whole, part)) for part in parts}
    for records in mixed.values():
        chance.shuffle(records)
    other = replace(whole, **{part: tuple(records) for part, records in mixed.items()})
    assert assess(other, PACK, ON, rulings) == assess(whole, PACK, ON, rulings)


@settings(max_examples=60)
@given(st.decimals(0, 12, places=3), st.decimals(0, 12, places=3), RULINGS, st.sampled_from([ON]))
def test_more_improvement_never_pays_less(
    one: Decimal, two: Decimal, rulings: dict[str, str], on: date
) -> None:
    less, more = sorted([one, two])
    figures = [
        assess(subject(retrofits=(improved(str(pct)),)), PACK, on, rulings).lines[0].ceiling_fen
        for pct in (less, more)
    ]
    # Exactly on an open edge nothing is paid yet, whichever side it will fall on.
    assert figures[0] <= figures[1] or more == 3


@settings(max_examples=60)
@given(subjects(), RULINGS)
def test_figures_and_outcomes_agree(whole: Subject, rulings: dict[str, str]) -> None:
    for line in assess(whole, PACK, ON, rulings).lines:
        assert bool(line.missing) is (line.outcome is Outcome.LACKING)
        assert bool(line.alternatives) is (line.outcome is Outcome.NEEDS_RULING)
        assert (line.at_stake_fen > 0) <= (line.outcome is Outcome.LACKING)
        assert 0 <= line.ceiling_fen <= 100_000_000
        if line.outcome in (Outcome.NOT_APPLICABLE, Outcome.BLOCKED, Outcome.LACKING):
            assert line.ceiling_fen == 0
        if line.outcome is Outcome.ELIGIBLE:
            assert line.ceiling_fen > 0
            assert {step.verdict for step in line.steps} <= {Verdict.PASS, Verdict.INFO}


@settings(max_examples=100)
@given(subjects(), RULINGS)
def test_no_project_is_counted_twice_and_no_shared_ceiling_passed(
    whole: Subject, rulings: dict[str, str]
) -> None:
    lines = assess(whole, PACK, ON, rulings).lines
    eligible = [line for line in lines if line.outcome is Outcome.ELIGIBLE]
    for project in {line.project for line in eligible}:
        taken = [line for line in eligible if line.project == project]
        assert len({line.clause for line in taken}) == 1
        assert len(taken) == 1 or taken[0].clause in CEILINGS
        assert sum(line.ceiling_fen for line in taken) <= 100_000_000
    if rulings["ems-cap"] == "all_years":
        paid = (*whole.energy_systems, *whole.earlier_energy_systems)
        drawn = sum(line.ceiling_fen for line in eligible if line.clause == "5.2")
        assert not drawn or drawn + sum(s.paid_fen or 0 for s in paid) <= 30_000_000


def as_another_firm(whole: Subject) -> Subject:
    """The same subject as another firm's: each record under an id of its own, without answers."""
    parts = {
        part: tuple(each.model_copy(update={"id": f"x{each.id}"}) for each in getattr(whole, part))
        for part in (*PAYABLE, *EARLIER, "outside_awards")
    }
    return replace(whole, **parts, answers=())


@settings(max_examples=100)
@given(subjects(), subjects(), RULINGS, st.data())
def test_a_project_of_two_firms_is_counted_for_the_one_named(
    one: Subject, two: Subject, rulings: dict[str, str], data: st.DataObject
) -> None:
    firms = (replace(one, answers=()), as_another_firm(two))
    asked = [[each for each in firm.payables() if hasattr(each, "project")] for firm in firms]
    if not all(asked):
        return
    ends = [data.draw(st.sampled_from(records)) for records in asked]
    given = data.draw(of("first_receives", "second_receives"))
    said = (between(*ends, given),)
    before = [assess(firm, PACK, ON, rulings) for firm in firms]
    after = [assess(replace(firm, answers=said), PACK, ON, rulings) for firm in firms]
    loser = 1 if given == "first_receives" else 0
    lost = next(line.project for line in after[loser].lines if line.of == ends[loser].id)
    assert not [
        line
        for line in after[loser].lines
        if line.project == lost and line.outcome is Outcome.ELIGIBLE
    ]
    assert after[loser].total_fen() <= before[loser].total_fen()
    assert after[1 - loser].total_fen() == before[1 - loser].total_fen()


def shipped_lines(pack: Pack) -> list[Assessment]:
    """Every line of every shipped case."""
    found = []
    for name, text in pack.cases.items():
        for raw in read(name, text)["case"]:
            case = Case.model_validate(raw)
            found += assess(case.subject(), pack, case.on, case.rulings).lines
    return found


def test_every_line_explains_itself_by_facts_and_by_sentences_of_the_policy(pack: Pack) -> None:
    questions = {ruling.id: ruling.question for ruling in pack.rulings}
    for line in shipped_lines(pack):
        assert line.reason.endswith("。") and line.steps
        assert any(step.facts for step in line.steps)
        for step in line.steps:
            assert step.text.endswith("。")
            for term in step.parameters:
                assert term.since >= pack.valid_from
                if term.key in questions:
                    assert term.sentence == questions[term.key]
                else:
                    assert term.sentence in pack.texts["measures"]


def test_facts_say_where_they_were_entered(pack: Pack) -> None:
    result = assess(subject(retrofits=(retrofit(),)), pack, ON)
    (line,) = result.lines
    facts = {fact.key: fact for step in line.steps for fact in step.facts}
    assert (facts["filed_on"].noun, facts["filed_on"].record) == ("retrofit", "r1")
    assert (facts["industrial"].noun, facts["industrial"].record) == ("enterprise", "e1")
    assert facts["improvement_stated_pct"].label == "验收报告载明的提升率"
    assert facts["improvement_stated_pct"].shown == "7.00 %"


def test_same_input_same_hash_and_any_change_another(pack: Pack) -> None:
    whole = subject(retrofits=(retrofit(),), titles=(title(), title(id="t2", kind="green_design")))
    hashes = [
        assess(whole, pack, ON).facts_hash,
        assess(whole, pack, date(2026, 10, 1)).facts_hash,
        assess(whole, pack, ON, {"band-3": "in"}).facts_hash,
        assess(replace(whole, retrofits=(retrofit(note="补"),)), pack, ON).facts_hash,
    ]
    assert len(set(hashes)) == 4
    again = replace(whole, titles=tuple(reversed(whole.titles)))
    assert assess(again, pack, ON) == assess(whole, pack, ON)
    assert assess(whole, pack, ON, {"band-3": "undecided"}).facts_hash == hashes[0]


def test_the_result_names_subject_pack_and_day(pack: Pack) -> None:
    result = assess(subject(), pack, ON)
    assert (result.subject, result.on, result.lines) == ("e1", ON, ())
    assert (result.pack_id, result.pack_version) == ("jiujiang-2025", pack.version)
    assert result.pack_hash == pack.hash


def test_the_firm_s_own_total_leaves_the_provider_s_subsidy_out(pack: Pack) -> None:
    result = assess(subject(diagnoses=(diagnosis(),), titles=(title(),)), pack, ON)
    assert result.total_fen() == 21_000_000
    assert result.total_fen("enterprise") == 20_000_000
    assert result.total_fen("provider") == 1_000_000


def test_lines_come_in_order_of_clause_date_and_id(pack: Pack) -> None:
    result = assess(
        subject(
            titles=(title(id="t2", kind="green_design"), title(id="t1")),
            retrofits=(
                retrofit(id="r1", project="乙"),
                retrofit(id="r2", project="甲", filed_on=date(2026, 5, 20)),
            ),
            diagnoses=(diagnosis(),),
        ),
        pack,
        ON,
    )
    assert [line.of for line in result.lines] == ["d1", "r2", "r1", "t1", "t2"]


def test_an_unknown_ruling_is_refused(pack: Pack) -> None:
    with pytest.raises(Problem, match="没有口径裁定“band-9”"):
        assess(subject(), pack, ON, {"band-9": "in"})


def test_a_ruling_on_one_record_is_in_the_hash_of_its_own_subject_alone(pack: Pack) -> None:
    whole = subject(titles=(title(kind="other"),))
    waiting = assess(whole, pack, ON)
    ruled = assess(whole, pack, ON, {"open-list:t1": "in"})
    assert (waiting.total_fen(), ruled.total_fen()) == (0, 20_000_000)
    paper = Made("in", "样例局", date(2026, 3, 2), "样例纪要")
    on_paper = assess(whole, pack, ON, {"open-list:t1": paper})
    assert len({waiting.facts_hash, ruled.facts_hash, on_paper.facts_hash}) == 3
    assert assess(whole, pack, ON, {"open-list:t9": paper}).facts_hash == waiting.facts_hash
