"""条款总览: for one subject every clause answered, with the fact that decides and what is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jjgreen_desktop.policy import explaining, pointing
from jjgreen_desktop.policy.assessment import (
    Assessment,
    FactUsed,
    Outcome,
    ParameterUsed,
    Result,
    Step,
)
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.matter import matter
from jjgreen_desktop.policy.needed import Needed, gain, needed
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.prospects import PROSPECT, RECORDS, clauses_for, prospects
from jjgreen_desktop.policy.rulings import Chosen, Rulings

# Of several lines of a clause the first of these that one has is the clause's.
STANDINGS = (
    Outcome.ELIGIBLE,
    Outcome.LACKING,
    Outcome.NEEDS_RULING,
    Outcome.SUPERSEDED,
    Outcome.SETTLED,
    Outcome.BLOCKED,
    Outcome.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause: its standing, the money in 分, the lines behind it, and what decided.

    `lines` are those of registered records; when there are none the standing is that of `prospect`, the
    line a record not registered yet would get. `offers` is what the clause pays, `said` the answer in
    words, `needed` what is asked for in the order of the clause.
    """

    clause: str
    noun: str
    outcome: Outcome
    said: str
    ceiling_fen: int
    at_stake_fen: int
    settled_fen: int
    lines: tuple[Assessment, ...]
    prospect: Assessment
    needed: tuple[Needed, ...]
    offers: tuple[ParameterUsed, ...]

    @property
    def leading(self) -> Assessment:
        """The line the standing comes from."""
        return next((x for x in self.lines if x.outcome is self.outcome), self.prospect)

    @property
    def registered(self) -> bool:
        """Whether anything is registered under the clause."""
        return bool(self.lines)

    @property
    def deciding(self) -> Step | None:
        """The step that decided; of a clause that can be had the one that set the figure."""
        line = self.leading
        return pointing.deciding_step(line) or pointing.figure_step(line)

    @property
    def fact(self) -> FactUsed | None:
        """The fact that decided, and where it was entered; None where none is registered."""
        facts = self.deciding.facts if self.deciding else ()
        return next((fact for fact in facts if fact.record not in ("", PROSPECT)), None)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the policy says of the money of the clause, else of the fact that decided."""
        if self.registered or self.outcome is not Outcome.LACKING:
            return pointing.sentences(pointing.figure_step(self.leading))
        offered = (x.sentence for x in self.offers if pointing.offering(x, self.at_stake_fen))
        return tuple(dict.fromkeys(offered)) or pointing.sentences(self.deciding)

    @property
    def figure_fen(self) -> int:
        """The money shown for the standing, in 分."""
        figures = {Outcome.LACKING: self.at_stake_fen, Outcome.SETTLED: self.settled_fen}
        return figures.get(self.outcome, self.ceiling_fen)


@dataclass(frozen=True, slots=True)
class Overview:
    """Every clause of one subject in order, and the missing facts of its records, the dearest first."""

    result: Result
    entries: tuple[Entry, ...]
    missing: tuple[Needed, ...]

    @property
    def openings(self) -> tuple[Entry, ...]:
        """Clauses nothing is registered under that could pay, the most money first."""
        found = (x for x in self.entries if not x.registered and x.outcome is Outcome.LACKING)
        return tuple(sorted(found, key=lambda entry: -entry.at_stake_fen))


def overview(subject: Subject, pack: Pack, on: date, rulings: Chosen | None = None) -> Overview:
    """Answer every clause that can concern the subject. Raises Problem for a ruling the pack lacks."""
    ruled = Rulings(pack, rulings or {})
    result = assess(subject, pack, on, ruled)
    reading = Reading(subject, pack, ruled, on)
    would = prospects(subject, pack, on, ruled)
    entries = (
        _entry(
            reading, [x for x in result.lines if x.clause == clause.id], would[clause.id], result
        )
        for clause in clauses_for(subject, pack)
    )
    return Overview(result, tuple(entries), needed(result.lines, reading))


def _entry(
    reading: Reading, lines: Sequence[Assessment], prospect: Assessment, result: Result
) -> Entry:
    outcomes = {line.outcome for line in lines or [prospect]}
    outcome = next(each for each in STANDINGS if each in outcomes)
    lacking = [line for line in lines if line.outcome is Outcome.LACKING]
    asked = lacking if lines else [prospect]
    made = Entry(
        clause=prospect.clause,
        noun=RECORDS[prospect.clause].noun,
        outcome=outcome,
        said="",
        ceiling_fen=_sum(lines, Outcome.ELIGIBLE),
        at_stake_fen=gain(lacking, result.lines, reading) if lines else prospect.at_stake_fen,
        settled_fen=_sum(lines, Outcome.SETTLED),
        lines=tuple(lines),
        prospect=prospect,
        needed=_in_order(needed(asked, reading), asked),
        offers=_offers(reading, prospect),
    )
    return replace(made, said=_said(made))


def _in_order(found: Sequence[Needed], lines: Sequence[Assessment]) -> tuple[Needed, ...]:
    """As the clause asks for them."""
    keys = [(m.noun, m.record, m.key) for line in lines for m in line.missing]
    place: Callable[[Needed], int] = lambda x: keys.index((x.noun, x.record, x.key))  # noqa: E731
    return tuple(sorted(found, key=place))


def _sum(lines: Sequence[Assessment], outcome: Outcome) -> int:
    return sum(line.ceiling_fen for line in lines if line.outcome is outcome)


def _offers(reading: Reading, prospect: Assessment) -> tuple[ParameterUsed, ...]:
    """The amounts the clause names for such a holder, the highest first."""
    other = ".enterprise." if reading.subject.park else ".park."
    cited = {used.key for step in prospect.steps for used in step.parameters}
    keys = [
        each.key
        for each in reading.pack.parameters
        if each.unit == "万元" and other not in each.key and _of(each.key, prospect.clause, cited)
    ]
    terms = [reading.pack.parameter(key, reading.on) for key in dict.fromkeys(keys)]
    amounts = [(term.fen, term.used()) for term in terms]
    bands = [b for b in reading.pack.bands if b.clause == prospect.clause]
    amounts += [(band.fen, band.used()) for band in bands]
    return tuple(used for _fen, used in sorted(amounts, key=lambda pair: -pair[0]))


def _of(key: str, clause: str, cited: set[str]) -> bool:
    return key.startswith(f"{clause}.") or key in cited


def _said(entry: Entry) -> str:
    line = entry.leading
    if entry.registered:
        return _about_lines(entry, line)
    if entry.outcome is not Outcome.LACKING:
        return line.reason
    asked = "、".join(each.label for each in entry.needed)
    goal = f"要得到最高 {explaining.wan(entry.at_stake_fen)}" if entry.at_stake_fen else "要兑现"
    return f"还没有登记{_noun(entry)}；{goal}，需要：{asked}。"


def _about_lines(entry: Entry, line: Assessment) -> str:
    same = sum(x.outcome is entry.outcome for x in entry.lines)
    if len(entry.lines) == 1:
        said = line.reason
    elif same == 1:
        said = f"“{matter(line)}”：{line.reason}"
    else:
        said = f"共 {same} 项“{entry.outcome.label}”，如“{matter(line)}”：{line.reason}"
    return said + _further(entry)


def _further(entry: Entry) -> str:
    """Where all that is registered fails, another record may still do."""
    would = entry.prospect
    if entry.outcome is not Outcome.NOT_APPLICABLE or would.outcome is not Outcome.LACKING:
        return ""
    if not would.at_stake_fen:
        return ""
    reach = explaining.wan(would.at_stake_fen)
    return f"另有新的{_noun(entry)}，登记后可再测算，最高 {reach}。"


def _noun(entry: Entry) -> str:
    return RECORDS[entry.clause].label
