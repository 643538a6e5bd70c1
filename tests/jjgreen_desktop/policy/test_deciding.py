"""Totals read only what can decide and put no words together: their figures must be those of the explained lines."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.policy.assessment import Tally
from jjgreen_desktop.policy.case_format import Case
from jjgreen_desktop.policy.deciding import SILENT, deciding
from jjgreen_desktop.policy.engine import assess, tallies
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Rulings
from tests.jjgreen_desktop.policy.mixing import bare, cases_of, later, mixtures, ordered
from tests.jjgreen_desktop.policy.samples import subject, title
from tests.jjgreen_desktop.policy.test_tallies import variants


@pytest.fixture(scope="module")
def cases(pack: Pack) -> list[Case]:
    return cases_of(pack)


@pytest.fixture(scope="module")
def packs(pack: Pack) -> tuple[Pack, Pack]:
    return pack, later(pack)


def explained(holder: Subject, pack: Pack, on: date, chosen: dict[str, str]) -> list[Tally]:
    return sorted(line.tally() for line in assess(holder, pack, on, chosen).lines)


def counted(holder: Subject, pack: Pack, on: date, chosen: dict[str, str]) -> list[Tally]:
    return sorted(tallies(bare(holder), pack, on, Rulings(pack, chosen)))


def test_every_worked_example_comes_to_the_same(
    packs: tuple[Pack, Pack], cases: list[Case]
) -> None:
    for case in cases:
        holder = ordered(case.subject())
        for pack in packs:
            for chosen in (case.chosen(), *variants(pack, case)):
                told = explained(holder, pack, case.on, chosen)
                assert counted(holder, pack, case.on, chosen) == told, case.name


@settings(max_examples=300)
@given(data=st.data())
def test_whatever_a_subject_holds(
    packs: tuple[Pack, Pack], cases: list[Case], data: st.DataObject
) -> None:
    """Examples held by one firm, facts left out, every choice of every ruling, on another day, by another pack."""
    holder, chosen = data.draw(mixtures(cases, packs[0]))
    pack, on = data.draw(st.sampled_from(packs)), data.draw(st.sampled_from([c.on for c in cases]))
    assert counted(holder, pack, on, chosen) == explained(holder, pack, on, chosen)


def test_a_field_that_is_not_read_cannot_be_looked_at(pack: Pack) -> None:
    """So a clause that begins to look at one fails, it does not take it for unknown."""
    (read,) = bare(subject(titles=(title(batch="第六批"),))).titles
    assert (read.kind, read.title()) == ("green_factory", title().title())
    with pytest.raises(AttributeError):
        _ = read.batch


@pytest.mark.parametrize("model", MODELS)
def test_every_other_field_is_read(model: type[Record]) -> None:
    """A field that is added can decide until it is named as silent; names are never silent."""
    keys, silent = {entry.key for entry in fields_of(model)}, SILENT.get(model, frozenset())
    assert silent <= keys - {model.title_field}
    assert set(deciding(model)) == {"id"} | (keys - silent)
