"""Firms of every kind, with records that may be whole or lack anything: what hypothesis draws from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

import resources
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy.contract import CHOICES
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.loading import load_pack
from tests.jjgreen_desktop.policy.samples import (
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
