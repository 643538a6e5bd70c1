"""差一步: how near a line is to more money, and what to do next. Nowhere else is it computed.

Near is: few facts are missing, a little more improvement reaches the next band, only a ruling is
waited for, or the enterprise itself meets 条款一 and only the diagnosis is not registered.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.policy import explaining, pointing
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result, Verdict
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.matter import matter
from jjgreen_desktop.policy.needed import Needed, gain, needed, to_do
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.prospects import RECORDS, prospects
from jjgreen_desktop.policy.rulings import Rulings

MOST_FACTS = 3  # facts missing; more than that is no longer near (ours, not the text's)
MOST_POINTS = Fraction(1, 2)  # percentage points to the next band (ours)
MEASURED = "1"  # the clause that measures the enterprise itself: its yearly energy


class Kind(StrEnum):
    """Why a line is near; in the order they are listed where as much is to be done and had."""

    FACTS = "facts"
    BAND = "band"
    RULING = "ruling"
    START = "start"

    @property
    def label(self) -> str:
        """The word staff read."""
        return _LABELS[self]


_LABELS = {
    Kind.FACTS: "补资料",
    Kind.BAND: "升一档",
    Kind.RULING: "待裁定",
    Kind.START: "可开展",
}


@dataclass(frozen=True, slots=True)
class Nearness:
    """One step that leads to `fen` 分 more: `said` tells it in one sentence.

    `noun` and `record` is what to open ("" : nothing registered yet). `count` is how many facts to
    complete, `points` the percentage points to the next band (decimal text, "" where there is none).
    """

    kind: Kind
    clause: str
    noun: str
    record: str
    title: str
    outcome: Outcome
    receiver: str
    fen: int
    count: int
    points: str
    said: str
    needed: tuple[Needed, ...] = ()
    sentences: tuple[str, ...] = ()


def rank(near: Nearness) -> tuple[int, int, int, Fraction]:
    """Smaller is nearer: fewer things to do, what is in the clerk's hands first, more money, less far."""
    kinds = list(Kind)
    return near.count, kinds.index(near.kind), -near.fen, Fraction(near.points or 0)


def near(
    subject: Subject, result: Result, pack: Pack, on: date, rulings: Rulings
) -> list[Nearness]:
    """What of a subject is near, the nearest first; `result` is its assessment that day."""
    reading = Reading(subject, pack, rulings, on)
    found = [one for line in result.lines if (one := _near(reading, line, result))]
    if start := _start(reading, result, rulings):
        found.append(start)
    return sorted(found, key=rank)


def _near(reading: Reading, line: Assessment, result: Result) -> Nearness | None:
    match line.outcome:
        case Outcome.LACKING:
            return _by_facts(reading, line, result)
        case Outcome.NEEDS_RULING:
            return _by_ruling(reading, line)
        case Outcome.ELIGIBLE | Outcome.NOT_APPLICABLE if line.next_band:
            return _by_band(reading, line)
    return None


def _made(line: Assessment, kind: Kind, fen: int, said: str, *, count: int = 1) -> Nearness:
    return Nearness(
        kind=kind,
        clause=line.clause,
        noun=line.noun,
        record=line.of,
        title=matter(line),
        outcome=line.outcome,
        receiver=line.beneficiary.kind,
        fen=fen,
        count=count,
        points="",
        said=said,
        sentences=pointing.sentences(pointing.figure_step(line)),
    )


def _by_facts(reading: Reading, line: Assessment, result: Result) -> Nearness | None:
    fen, count = gain([line], result.lines, reading), to_do(line)
    if not fen or count > MOST_FACTS:
        return None
    asked = needed([line], reading)
    said = f"{_to_complete(line, asked)}最高可得 {explaining.wan(fen)}。"
    made = _made(line, Kind.FACTS, fen, said, count=count)
    first = asked[0]
    return replace(made, noun=first.noun, record=first.record, needed=asked)


def _to_complete(line: Assessment, asked: Sequence[Needed]) -> str:
    """What to do: enter what is blank; what is entered and does not suffice yet says so itself."""
    blank = [each for each in asked if not _entered(line, each)]
    if len(blank) < len(asked):
        held = next(each for each in asked if each not in blank)
        return f"{held.help}办妥后"
    names = "、".join(f"“{each.label}”" for each in blank)
    where = {each.noun for each in blank} - {line.noun}
    place = f"在{'、'.join(BY_NOUN[noun].label for noun in sorted(where))}中" if where else ""
    return f"请{place}补录{names}，补齐后"


def _entered(line: Assessment, asked: Needed) -> bool:
    key = explaining.field_key(BY_NOUN[asked.noun], asked.key)
    facts = (fact for step in line.steps if step.verdict is Verdict.UNKNOWN for fact in step.facts)
    same = (f for f in facts if (f.noun, f.record, f.key) == (asked.noun, asked.record, key))
    return any(fact.shown not in ("", explaining.BLANK) for fact in same)


def _by_ruling(reading: Reading, line: Assessment) -> Nearness | None:
    fen = max((each.fen for each in line.alternatives), default=0)
    if not fen:
        return None
    questions = dict.fromkeys(
        reading.pack.ruling(each.ruling).question.rstrip("？") for each in line.alternatives
    )
    said = f"请报市级主管部门裁定：{'；'.join(questions)}。裁定后最高可得 {explaining.wan(fen)}。"
    return _made(line, Kind.RULING, fen, said)


def _by_band(reading: Reading, line: Assessment) -> Nearness | None:
    """The next band is within reach, and nothing else stands against the line."""
    band = line.next_band
    failed = [step for step in line.steps if step.verdict in (Verdict.FAIL, Verdict.UNKNOWN)]
    below = line.outcome is Outcome.NOT_APPLICABLE
    if band is None or Fraction(band.distance_pct) > MOST_POINTS or len(failed) > below:
        return None
    first = reading.pack.bands[0].used()
    if below and first not in failed[0].parameters:
        return None
    lower = [b.fen for b in reading.pack.bands if b.fen < band.fen]
    fen = band.fen - (0 if below else max(lower, default=0))
    said = f"{band.text.rstrip('。')}，比现在多 {explaining.wan(fen)}。"
    made = _made(line, Kind.BAND, fen, said)
    return replace(made, points=band.distance_pct, sentences=(band.term.sentence,))


def _start(reading: Reading, result: Result, rulings: Rulings) -> Nearness | None:
    """The enterprise used energy enough, and all that 条款一 still asks for is of the diagnosis itself."""
    subject = reading.subject
    if not subject.returns or any(line.clause == MEASURED for line in result.lines):
        return None
    line = prospects(_itself(subject), reading.pack, reading.on, rulings, MEASURED).get(MEASURED)
    own = RECORDS[MEASURED]
    if line is None or line.outcome is not Outcome.LACKING:
        return None
    if any(each.noun != own.noun for each in line.missing):
        return None
    said = (
        f"{_measured(line)}还没有登记{own.label}；"
        f"由服务商诊断后登记，最高可补助服务商 {explaining.wan(line.at_stake_fen)}。"
    )
    made = _made(line, Kind.START, line.at_stake_fen, said, count=len(line.missing))
    return replace(made, record="", title=own.label, needed=needed([line], reading))


def _itself(subject: Subject) -> Subject:
    """The enterprise without what other clauses look at."""
    return Subject(
        enterprise=subject.enterprise,
        returns=subject.returns,
        stops=subject.stops,
        earlier_diagnoses=subject.earlier_diagnoses,
    )


def _measured(line: Assessment) -> str:
    step = next(step for step in line.steps if any(f.key == "energy_tce" for f in step.facts))
    return step.text
