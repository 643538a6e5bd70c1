"""What a 试算 answers: every line that changes, the sums, what waits, the year's money."""

from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.policy.assessment import (
    Outcome,
)
from jjgreen_desktop.policy.plan_rows import Holder


@dataclass(frozen=True, slots=True)
class RulingTried:
    """A ruling put in the place of the one in force, in words."""

    id: str
    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PackUsed:
    """Which policy pack."""

    id: str
    version: str
    hash: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line that comes out otherwise. Amounts in 分: what can still be had, 0 unless eligible.

    `before` and `after` are None where there is no such line. `approved_fen` is what the city has
    approved on it already.
    """

    clause: str
    of: str
    holder: Holder
    before: Outcome | None
    after: Outcome | None
    before_fen: int
    after_fen: int
    reason: str
    approved_fen: int | None

    @property
    def difference_fen(self) -> int:
        """What is gained; negative: lost."""
        return self.after_fen - self.before_fen


@dataclass(frozen=True, slots=True)
class Sums:
    """What can be had before and after, in 分 and lines: of one clause, or of all ("")."""

    clause: str
    before_fen: int
    after_fen: int
    before_lines: int
    after_lines: int

    @property
    def difference_fen(self) -> int:
        """What is gained; negative: lost."""
        return self.after_fen - self.before_fen


@dataclass(frozen=True, slots=True)
class Waiting:
    """Lines that wait for a ruling or a fact, before and after."""

    outcome: Outcome
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Against:
    """The year's pool, in 分: what the ranked plan and the ceilings leave of it, how many lines fit."""

    year: int
    pool_fen: int
    left_before_fen: int
    left_after_fen: int
    after_ceilings_before_fen: int
    after_ceilings_after_fen: int
    fit_before: int
    fit_after: int
    skipped_before: int
    skipped_after: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answer: every line that changes, the most gained first, the most lost last; and the sums.

    `budget` is None when the year has none. `firms` counts those who gain and those who lose in all.
    """

    on: date
    packs: tuple[PackUsed, PackUsed]
    rulings: tuple[RulingTried, ...]
    subjects: int
    changes: tuple[Change, ...]
    firms: tuple[int, int]
    total: Sums
    clauses: tuple[Sums, ...]
    waiting: tuple[Waiting, ...]
    budget: Against | None

    @property
    def gainers(self) -> tuple[Change, ...]:
        """The lines that gain, the most first."""
        return tuple(each for each in self.changes if each.difference_fen > 0)

    @property
    def losers(self) -> tuple[Change, ...]:
        """The lines that lose, the most first."""
        lost = [each for each in self.changes if each.difference_fen < 0]
        return tuple(sorted(lost, key=lambda each: each.difference_fen))
