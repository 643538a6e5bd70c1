"""合计: what the lines of the whole register come to, by county, clause and outcome, without keeping them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.assessing import basis
from jjgreen_desktop.operations.counting import subjects_with_lines
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Outcome, Tally
from jjgreen_desktop.policy.engine import tallies
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Chosen

EVERY = 500  # subjects between two reports of progress


@dataclass(slots=True)
class Sum:
    """Lines of one kind: how many, their 政策上限 and what hangs on missing facts, in 分."""

    lines: int = 0
    ceiling_fen: int = 0
    at_stake_fen: int = 0


class Cell(NamedTuple):
    """What lines are counted by; `county` is "" where none is entered."""

    county: str
    clause: str
    outcome: Outcome
    beneficiary: str  # enterprise, park, provider


@dataclass(frozen=True, slots=True)
class Totals:
    """All lines of a register on one day."""

    on: date
    cells: dict[Cell, Sum] = field(default_factory=dict)

    def sum(self, **equals: object) -> Sum:
        """All cells alike in the given respects: `sum(clause="3", outcome=Outcome.ELIGIBLE)`."""
        found = Sum()
        for cell, part in self.cells.items():
            if all(getattr(cell, key) == value for key, value in equals.items()):
                found.lines += part.lines
                found.ceiling_fen += part.ceiling_fen
                found.at_stake_fen += part.at_stake_fen
        return found

    def total_fen(self) -> int:
        """What is obtainable, Σ ceilings of the eligible lines, in 分."""
        return self.sum(outcome=Outcome.ELIGIBLE).ceiling_fen

    def add(self, county: str, lines: Iterable[Tally]) -> None:
        """Count the lines of one subject."""
        cells: dict[Any, Sum] = self.cells
        for line in lines:
            cell = (county, line.clause, line.outcome, line.beneficiary)
            part = cells.get(cell)  # a plain tuple is found too, and made faster
            if part is None:
                part = cells[Cell(*cell)] = Sum()
            part.lines += 1
            part.ceiling_fen += line.ceiling_fen
            part.at_stake_fen += line.at_stake_fen


def totals(
    office: Office,
    on: date | None = None,
    progress: Callable[[int], bool] = lambda _done: True,
    pack: Pack | None = None,
    rulings: Chosen | None = None,
) -> Totals:
    """Every line counted; `progress(done)` returns False to stop early with what there is.

    `pack` and `rulings` stand in for those in force that day: what would they give. Raises Problem for
    a ruling or choice the pack does not have.
    """
    day = on or office.today()
    pack, ruled = basis(office, day, pack, rulings)
    found = Totals(day)
    for done, subject in enumerate(subjects_with_lines(office.store), 1):
        found.add(_county(subject), tallies(subject, pack, day, ruled))
        if done % EVERY == 0 and not progress(done):
            break
    return found


def _county(subject: Subject) -> str:
    holder: Enterprise | Park | None = subject.enterprise or subject.park
    return (holder.county if holder else None) or ""
