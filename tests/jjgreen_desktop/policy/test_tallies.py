"""Totals leave out steps and what nothing asks for: every worked example must come to the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from jjgreen_desktop.policy.case_format import Case
from jjgreen_desktop.policy.engine import assess, tallies
from jjgreen_desktop.policy.facts import ASKING_FOR_RETURNS, ASSESSED
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Rulings
from tests.jjgreen_desktop.policy.mixing import cases_of, ordered
from tests.jjgreen_desktop.policy.samples import ON, subject, title


@pytest.fixture(scope="module")
def cases(pack: Pack) -> list[Case]:
    return cases_of(pack)


def variants(pack: Pack, case: Case) -> Iterator[dict[str, str]]:
    """The case's rulings, and with each ruling left open instead."""
    chosen = dict(case.rulings or {})
    yield chosen
    for ruling in pack.rulings:
        if "undecided" in {choice.key for choice in ruling.choices}:
            yield chosen | {ruling.id: "undecided"}


def test_outcomes_and_amounts_do_not_hang_on_the_steps(pack: Pack, cases: list[Case]) -> None:
    for case in cases:
        holder = ordered(case.subject())
        for chosen in variants(pack, case):
            told = assess(holder, pack, case.on, chosen).lines
            counted = tallies(holder, pack, case.on, Rulings(pack, chosen))
            assert sorted(counted) == sorted(line.tally() for line in told)


def test_what_a_paid_title_outside_the_measures_took_is_still_known(pack: Pack) -> None:
    """Its own line cannot change any more; the national one is paid the difference all the same."""
    before = title(
        id="A", level="provincial", published_on=date(2024, 3, 1), paid_on=date(2025, 1, 1)
    )
    after = title(id="B", level="national", published_on=date(2026, 3, 18))
    rulings = {"title-upgrade": "difference"}
    told = assess(subject(titles=(before, after)), pack, ON, rulings).lines
    counted = tallies(subject(titles=(before, after)), pack, ON, Rulings(pack, rulings))
    assert sorted(counted) == sorted(line.tally() for line in told)
    assert {line.of: line.ceiling_fen for line in told} == {"A": 0, "B": 10_000_000}


def test_only_lines_that_ask_for_returns_change_without_them(pack: Pack, cases: list[Case]) -> None:
    for case in cases:
        holder, rulings = case.subject(), case.rulings
        if not any(getattr(holder, part) for part in ASKING_FOR_RETURNS):
            without = assess(replace(holder, returns=()), pack, case.on, rulings)
            assert without.lines == assess(holder, pack, case.on, rulings).lines


def test_who_holds_nothing_assessed_gets_no_line(pack: Pack, cases: list[Case]) -> None:
    for case in cases:
        bare = replace(case.subject(), **dict.fromkeys(ASSESSED, ()))
        assert assess(bare, pack, case.on, case.rulings).lines == ()
