"""Totals leave out steps and what nothing asks for: every worked example must come to the same."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from jjgreen_desktop.policy.case_format import Case
from jjgreen_desktop.policy.engine import assess, tallies
from jjgreen_desktop.policy.facts import ASKING_FOR_RETURNS, ASSESSED, Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Rulings
from jjgreen_desktop.policy.tables import read


@pytest.fixture(scope="module")
def cases(pack: Pack) -> list[Case]:
    return [
        Case.model_validate(raw)
        for name, text in pack.cases.items()
        for raw in read(name, text)["case"]
    ]


def variants(pack: Pack, case: Case) -> Iterator[dict[str, str]]:
    """The case's rulings, and with each ruling left open instead."""
    chosen = dict(case.rulings or {})
    yield chosen
    for ruling in pack.rulings:
        if "undecided" in {choice.key for choice in ruling.choices}:
            yield chosen | {ruling.id: "undecided"}


def test_outcomes_and_amounts_do_not_hang_on_the_steps(pack: Pack, cases: list[Case]) -> None:
    for case in cases:
        subject = ordered(case.subject())
        for chosen in variants(pack, case):
            told = assess(subject, pack, case.on, chosen).lines
            counted = tallies(subject, pack, case.on, Rulings(pack, chosen))
            assert sorted(counted) == sorted(line.tally() for line in told)


def ordered(subject: Subject) -> Subject:
    """In order of id, as the store gives them."""
    sorts = {
        name: tuple(sorted(getattr(subject, name), key=lambda record: record.id))
        for name in Subject.__dataclass_fields__
        if isinstance(getattr(subject, name), tuple)
    }
    return replace(subject, **sorts)


def test_only_lines_that_ask_for_returns_change_without_them(pack: Pack, cases: list[Case]) -> None:
    for case in cases:
        subject, rulings = case.subject(), case.rulings
        if not any(getattr(subject, part) for part in ASKING_FOR_RETURNS):
            without = assess(replace(subject, returns=()), pack, case.on, rulings)
            assert without.lines == assess(subject, pack, case.on, rulings).lines


def test_who_holds_nothing_assessed_gets_no_line(pack: Pack, cases: list[Case]) -> None:
    for case in cases:
        bare = replace(case.subject(), **dict.fromkeys(ASSESSED, ()))
        assert assess(bare, pack, case.on, case.rulings).lines == ()
