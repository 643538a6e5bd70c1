"""What must hold for every subject, whatever is in the register."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Verdict
from jjgreen_desktop.policy.case_format import Case
from jjgreen_desktop.policy.contract import CHOICES
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import EARLIER, PAYABLE, Subject
from jjgreen_desktop.policy.loading import load_pack
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Made
from jjgreen_desktop.policy.sharing import CEILINGS
from jjgreen_desktop.policy.tables import read
from tests.jjgreen_desktop.policy.samples import (
    ON,
    contract,
    diagnosis,
    energy,
    improved,
    listing,
    loan,
    pilot,
    platform,
    rating,
    retrofit,
    special,
    subject,
    system,
    title,
)

PACK = load_pack(resources.tree("policy", "jiujiang-2025"))
RULINGS = st.fixed_dictionaries(
    {id: st.sampled_from(sorted(choices)) for id, choices in CHOICES.items()},
    optional={f"open-list:t{number}": st.sampled_from(("in", "in", "out")) for number in range(3)},
)


def of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def seldom(value: Any) -> st.SearchStrategy[Any]:
    return of(None, None, None, None, value)


DIAGNOSES = st.builds(
    diagnosis,
    report_on=of(date(2026, 3, 20), date(2025, 12, 31), date(2025, 6, 29)),
    fee_fen=of(800_050, 1_200_000),
    subsidised_on=seldom(date(2026, 1, 1)),
)
RETROFITS = st.builds(
    improved,
    of("3", "4", "5", "5.01", "7", "8", "9"),
    project=of("p1", "p2"),
    filed_on=of(date(2026, 6, 1), date(2026, 5, 20)),
    filed_with=of(("review", "department"), ("review", "department"), ("department",)),
    benchmark=of(None, Decimal(98), Decimal(80)),
    paid_fen=seldom(50_000_000),
)


@st.composite
def titles(draw: st.DrawFn) -> Title:
    """A title; where the month is given too it agrees with the day."""
    day = draw(of(date(2026, 3, 18), date(2025, 9, 1), date(2023, 5, 1)))
    return title(
        kind=draw(of("green_factory", "green_factory", "energy_leader", "water_leader", "other")),
        document=draw(of(None, "样例函〔2026〕1号", "样例函〔2026〕2号")),
        level=draw(of("national", "provincial")),
        published_on=day,
        published_month=draw(of(None, f"{day:%Y-%m}")),
        status=draw(of("valid", "valid", "valid", "removed")),
        paid_fen=draw(seldom(10_000_000)),
    )


def numbered(records: list[Any], prefix: str) -> tuple[Any, ...]:
    return tuple(r.model_copy(update={"id": f"{prefix}{i}"}) for i, r in enumerate(records))


PROJECTS = of("p1", "p2", "p3")
LOANS = st.builds(
    loan,
    project=PROJECTS,
    green=of(True, True, True, False),
    drawn_on=of(date(2025, 9, 15), date(2026, 1, 10), date(2025, 6, 29)),
    interest_paid_fen=of(40_000_000, 45_000_000, 85_000_000, 120_000_000),
    paid_fen=seldom(30_000_000),
)
CONTRACTS = st.builds(
    contract,
    project=PROJECTS,
    completed_on=of(date(2026, 3, 1), date(2026, 7, 1)),
    interest_paid_fen=of(30_000_000, 80_000_000),
    paid_fen=seldom(20_000_000),
)
PILOTS = st.builds(
    pilot,
    project=PROJECTS,
    level=of("national", "provincial"),
    area=of("绿色低碳转型", "绿色低碳转型", "样例安全生产"),
    paid_fen=seldom(20_000_000),
)
PLATFORMS = st.builds(
    platform,
    project=PROJECTS,
    senior_engineers=of(Decimal(1), Decimal(2), Decimal(3)),
    plans_landed=of(Decimal(19), Decimal(20), Decimal(21)),
)
SYSTEMS = st.builds(
    system,
    project=PROJECTS,
    connected_on=of(date(2025, 11, 1), date(2026, 2, 1), date(2026, 5, 1)),
    contract_fen=of(60_000_000, 80_000_000, 200_000_000),
    paid_fen=seldom(18_000_000),
)
RATINGS = st.builds(
    rating,
    grade=of("third", "second", "first", "special"),
    rated_on=of(date(2025, 12, 1), date(2026, 8, 1), date(2024, 12, 1)),
    paid_fen=seldom(10_000_000),
)
LISTINGS = st.builds(
    listing,
    catalogue=of("国家工业节能技术装备推荐目录", "再制造产品目录", "样例行业目录"),
    category=of("电机", "风机"),
    series=of("样例一系列", "样例二系列"),
    listed_on=of(date(2026, 1, 20), date(2025, 10, 1), date(2025, 6, 29)),
    paid_fen=seldom(20_000_000),
)
SPECIALS = st.builds(special, project=PROJECTS, approved_fen=of(30_000_000, 90_000_000))


@st.composite
def others(draw: st.DrawFn) -> dict[str, Any]:
    """Up to two records of each clause beside 一, 二(1) and 三, on few projects."""
    kinds = {
        "loans": (LOANS, "l"),
        "performance_contracts": (CONTRACTS, "c"),
        "pilots": (PILOTS, "p"),
        "platforms": (PLATFORMS, "f"),
        "energy_systems": (SYSTEMS, "m"),
        "ratings": (RATINGS, "a"),
        "listings": (LISTINGS, "g"),
        "special_cases": (SPECIALS, "z"),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(kinds)), max_size=4))
    made = {
        part: numbered(draw(st.lists(kinds[part][0], max_size=3)), kinds[part][1])
        for part in sorted(chosen)
    }
    if "energy_systems" in chosen:
        made["earlier_energy_systems"] = draw(of((), (), (system(id="m9", paid_fen=10_000_000),)))
    return made


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    """Firms with a few records each, most of them good; sometimes one fact is unknown already."""
    whole = subject(
        returns=(energy("6200"), energy("5000", year=2024)),
        diagnoses=numbered(draw(st.lists(DIAGNOSES, max_size=2)), "d"),
        retrofits=numbered(draw(st.lists(RETROFITS, max_size=3)), "r"),
        titles=numbered(draw(st.lists(titles(), max_size=3)), "t"),
        earlier_titles=numbered(draw(of([], [], []) | st.lists(titles(), max_size=1)), "e"),
        outside_awards=draw(
            of((), (), (OutsideAward(id="o", project="p1", amount_fen=60_000_000),))
        ),
        stops=draw(of((), (), (Stop(id="s", from_on=date(2026, 6, 1), clauses=("2.1",)),))),
        **draw(others()),
    )
    whole = replace(whole, answers=draw(answers(whole)))
    return draw(of(whole, whole, whole, *forgetting(whole)[:3]))


@st.composite
def answers(draw: st.DrawFn, whole: Subject) -> tuple[SameProject, ...]:
    """Up to three answers on any two records, those of predecessors and money from elsewhere included."""
    records = [*whole.payables(), *whole.earlier(), *whole.outside_awards]
    count = draw(of(0, 0, 1, 2, 3)) if len(records) > 1 else 0
    found = []
    for number in range(count):
        one, two = draw(st.sampled_from(records)), draw(st.sampled_from(records))
        found.append(
            SameProject(
                id=f"b{number}",
                first_noun=one.noun,
                first=one.id,
                second_noun=two.noun,
                second=two.id,
                answer=draw(of("same", "same", "different")),
            )
        )
    if records and draw(of(False, False, True)):
        given = draw(of("first_receives", "second_receives", "same"))
        found.append(between(draw(st.sampled_from(records)), retrofit(id="elsewhere"), given))
    return tuple(found)


def between(one: Record, other: Record, given: str) -> SameProject:
    """An answer on records of two firms."""
    return SameProject(
        id="between",
        first_noun=one.noun,
        first=one.id,
        second_noun=other.noun,
        second=other.id,
        answer=given,
    )


CONDITIONS = {
    "diagnoses": ["provider", "report_on", "plan", "deep_diagnosis_by_ndrc", "fee_fen"],
    "retrofits": [
        "completed_on",
        "accepted_on",
        "filed_on",
        "filed_with",
        "unit_energy_before",
        "unit_energy_after",
        "improvement_stated_pct",
        "benchmark",
        "advanced_level",
    ],
    "titles": ["kind", "level", "holder", "published_on", "document", "status"],
    "earlier_titles": ["kind", "level", "holder", "published_on", "document"],
    "loans": ["green", "drawn_on", "interest_paid_fen"],
    "performance_contracts": ["provider", "green", "completed_on", "interest_paid_fen"],
    "pilots": ["level", "area", "approved_on"],
    "platforms": ["senior_engineers", "serves_manufacturing", "plans_landed", "recognised_on"],
    "energy_systems": [
        "new_or_upgraded",
        "connected_provincial",
        "connected_city",
        "connected_on",
        "contract_fen",
        "contract_without_vat_fen",
    ],
    "ratings": ["grade", "rated_on"],
    "listings": ["catalogue", "category", "series", "listed_on"],
    "special_cases": ["minutes", "decided_on", "approved_fen"],
    "returns": ["energy_tce"],
}


def forgetting(whole: Subject) -> list[Subject]:
    """The subject with one known condition made unknown, in every way there is."""
    found = []
    for part, keys in CONDITIONS.items():
        records = getattr(whole, part)
        for at, record in enumerate(records):
            for key in keys:
                blank = record.model_copy(update={key: None})
                rest = (*records[:at], blank, *records[at + 1 :])
                found.append(replace(whole, **{part: rest}))
    assert whole.enterprise is not None
    blank_firm = whole.enterprise.model_copy(update={"industrial": None})
    return [*found, replace(whole, enterprise=blank_firm)]


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
