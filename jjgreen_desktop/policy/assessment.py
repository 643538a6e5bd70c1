"""What one assessment says. Screen, paper, workbook and command line print this and never compute again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """The outcomes in the order they are tried: the first that applies is the line's."""

    __hash__ = str.__hash__  # lines are counted by it, and that of an enumeration is slow

    SETTLED = "settled"
    BLOCKED = "blocked"
    NOT_APPLICABLE = "not_applicable"
    LACKING = "lacking"
    NEEDS_RULING = "needs_ruling"
    SUPERSEDED = "superseded"
    ELIGIBLE = "eligible"

    @property
    def label(self) -> str:
        """The word staff read."""
        return _WORDS[self][1]

    @property
    def mark(self) -> str:
        """The mark before the word: nothing is told by colour alone."""
        return _WORDS[self][0]


_WORDS = {
    Outcome.SETTLED: ("✓", "已兑现"),
    Outcome.BLOCKED: ("■", "阻断"),
    Outcome.NOT_APPLICABLE: ("○", "不适用"),
    Outcome.LACKING: ("◐", "差什么"),
    Outcome.NEEDS_RULING: ("◇", "待裁定"),
    Outcome.SUPERSEDED: ("–", "未选用（就高）"),
    Outcome.ELIGIBLE: ("●", "可得"),
}


class Verdict(StrEnum):
    """What one step found."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    OPEN = "open"  # rests on a ruling not yet made
    INFO = "info"

    @property
    def label(self) -> str:
        """The word staff read."""
        return _FOUND[self]


_FOUND = {
    Verdict.PASS: "符合",
    Verdict.FAIL: "不符合",
    Verdict.UNKNOWN: "未填",
    Verdict.OPEN: "待裁定",
    Verdict.INFO: "说明",
}


@dataclass(frozen=True, slots=True)
class FactUsed:
    """A fact and where it was entered: `noun` and `record` of the register, `key` of the field."""

    noun: str
    record: str
    key: str
    label: str
    shown: str


@dataclass(frozen=True, slots=True)
class ParameterUsed:
    """A number or ruling of the pack: its key, value in words, the day it holds from, its sentence."""

    key: str
    shown: str
    since: date
    sentence: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reasoning in words a clerk can read out."""

    text: str
    verdict: Verdict
    facts: tuple[FactUsed, ...] = ()
    parameters: tuple[ParameterUsed, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact or paper still needed (`key` of the field), and the 分 that hang on it.

    `noun` and `record` say where it is entered; the record is "" when it is not registered yet.
    """

    key: str
    label: str
    fen: int
    help: str = ""
    noun: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What an open ruling would give: one choice and its figure in 分."""

    ruling: str
    choice: str
    label: str
    fen: int


@dataclass(frozen=True, slots=True)
class NextBand:
    """How far the line is from the next higher band: percentage points (decimal text) and 分 there.

    `term` is what the policy says of that band.
    """

    distance_pct: str
    fen: int
    text: str
    term: ParameterUsed


class Beneficiary(NamedTuple):
    """Who receives the money: kind ∈ enterprise, park, provider."""

    kind: str
    id: str
    name: str


class Tally(NamedTuple):
    """What one line adds to totals: its kind, the sort of beneficiary, and its two amounts in 分."""

    clause: str
    outcome: Outcome
    beneficiary: str
    ceiling_fen: int
    at_stake_fen: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """One line: a clause applied to one record (`of`) of one subject.

    `ceiling_fen` is the 政策上限 in 分: of an eligible or superseded line what it reaches, of a settled
    line what was paid, otherwise 0. `at_stake_fen` of a lacking line is what hangs on the missing facts.
    `reason` is the headline sentence. `project` is the key by which 就高不重复 groups lines.
    """

    clause: str
    of: str
    noun: str
    record_title: str
    outcome: Outcome
    reason: str
    beneficiary: Beneficiary
    project: str
    deciding_on: date | None
    ceiling_fen: int = 0
    at_stake_fen: int = 0
    steps: tuple[Step, ...] = ()
    missing: tuple[Missing, ...] = ()
    caveats: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    next_band: NextBand | None = None

    def tally(self) -> Tally:
        """What the line adds to totals."""
        kind = self.beneficiary.kind
        return Tally(self.clause, self.outcome, kind, self.ceiling_fen, self.at_stake_fen)


def obtainable_fen(line: Assessment | None) -> int:
    """What a line adds to the sum that can be had, in 分; 0 for no line."""
    return line.ceiling_fen if line and line.outcome is Outcome.ELIGIBLE else 0


@dataclass(frozen=True, slots=True)
class Result:
    """All lines of one subject on one day, under one pack (id, version, hash) and its rulings.

    `facts_hash` covers subject, day and rulings: the same input gives the same bytes on any PC.
    """

    subject: str
    on: date
    pack_id: str
    pack_version: str
    pack_hash: str
    facts_hash: str
    lines: tuple[Assessment, ...]

    def total_fen(self, *kinds: str) -> int:
        """Σ ceilings of the eligible lines; with `kinds`, of those beneficiaries only.

        The firm's own total is `total_fen("enterprise")`: clause 一 is received by the provider.
        """
        return sum(
            line.ceiling_fen
            for line in self.lines
            if line.outcome is Outcome.ELIGIBLE and (not kinds or line.beneficiary.kind in kinds)
        )
