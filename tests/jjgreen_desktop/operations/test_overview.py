"""The overview of one subject of a register, and who in it is nearest to an award."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.enterprise import AnnualReturn, Park
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.overview import one_step, overview_of
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.nearness import Kind
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts

WAN = 1_000_000  # 分


def test_the_overview_is_of_the_same_result_as_the_assessment(office: Office) -> None:
    owner = firm(office).id
    save(office, retrofit_facts(owner))
    made = overview_of(office, "enterprise", owner)
    assert made.result == assess_enterprise(office, owner)
    assert sum(each.ceiling_fen for each in made.entries) == 70 * WAN
    assert office.store.count(type(retrofit_facts(owner))) == 1, "nothing is written"


def test_a_park_is_answered_too(office: Office) -> None:
    park = save(office, Park(name="湖口样例产业园", county="湖口县")).record
    (entry,) = overview_of(office, "park", park.id).entries
    assert (entry.clause, entry.outcome) == ("3", Outcome.LACKING)


def test_one_that_is_not_registered_is_refused(office: Office) -> None:
    with pytest.raises(Problem, match="登记簿里没有这家企业"):
        overview_of(office, "enterprise", "nobody")


def test_the_nearest_of_the_county_stand_first(office: Office) -> None:
    one, two, three = (firm(office, f"湖口样例{n}厂有限公司").id for n in "一二三")
    save(office, retrofit_facts(one, "7.80"))
    lacking = save(office, title_facts(two, status=None)).record
    blank = {"improvement_stated_pct": None}
    whole = save(office, retrofit_facts(three, **blank)).record
    found = one_step(office)
    assert [(each.name, each.step.kind, each.step.fen) for each in found] == [
        ("湖口样例三厂有限公司", Kind.FACTS, 100 * WAN),
        ("湖口样例二厂有限公司", Kind.FACTS, 10 * WAN),
        ("湖口样例一厂有限公司", Kind.BAND, 30 * WAN),
    ]
    assert [each.opens for each in found[:2]] == [
        ("retrofit", whole.id, "improvement_stated_pct"),
        ("title", lacking.id, "status"),
    ]


def test_a_diagnosis_to_be_registered_opens_no_record(office: Office) -> None:
    owner = firm(office).id
    save(office, AnnualReturn(enterprise=owner, year=2025, energy_tce=Decimal(5000)))
    (near,) = one_step(office)
    assert (near.subject, near.opens) == (owner, ("diagnosis", "", "report_on"))


def test_a_ruling_that_was_made_waits_no_longer(office: Office) -> None:
    save(office, retrofit_facts(firm(office).id, "3.00"))
    assert [each.step.kind for each in one_step(office)] == [Kind.RULING]
    made = RulingMade(
        pack=office.pack.id,
        ruling="band-3",
        choice="out",
        ruled_by="样例局",
        ruled_on=date(2026, 7, 1),
        document="样例函〔2026〕1号",
    )
    save(office, made)
    assert [each.step.kind for each in one_step(office)] == [Kind.BAND]


def test_it_says_how_far_it_is_and_stops_when_asked(office: Office) -> None:
    for n in "一二三":
        save(office, title_facts(firm(office, f"湖口样例{n}厂有限公司").id, status=None))
    seen: list[tuple[int, int]] = []

    def twice(done: int, of: int) -> bool:
        seen.append((done, of))
        return done < 2

    assert len(one_step(office, progress=twice)) == 2
    assert seen == [(1, 3), (2, 3)]
