"""试算: what another pack or other rulings would change, for one subject or everyone. Nothing is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.award import CLAUSES, Award
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.budget import Planned, budget_of, planned
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.plan_items import (
    Assessed,
    GoOn,
    Reading,
    head_count,
    holder_of,
    reading_of,
    reading_on,
    result_of,
    unwatched,
)
from jjgreen_desktop.operations.subjects import PARTS, all_subjects
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import (
    Assessment,
    Outcome,
    Result,
    Step,
    Verdict,
    obtainable_fen,
)
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.plan import Holder, Plan
from jjgreen_desktop.policy.rulings import choice_of

WAITING = (Outcome.NEEDS_RULING, Outcome.LACKING)
MATTERS = ":"  # parts a ruling's id from the one record it is for


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


def what_if(
    office: Office,
    pack: Pack | None = None,
    rulings: Mapping[str, str] | None = None,
    subject: str | None = None,
    on: date | None = None,
    progress: GoOn = unwatched,
) -> WhatIf | None:
    """Assess as it is and as it would be; None when `progress` says stop.

    `pack` stands in for the one in force, `rulings` (id → choice) for those in force under it;
    `subject` is the id of one enterprise or park, None is everyone. Raises Problem when nothing is
    put in place of anything, or for a ruling, choice, record or subject there is none of.
    """
    if pack is None and not rulings:
        raise Problem(
            "没有选择要试算的口径或政策包。", "请至少选一项口径裁定，或选一个政策包文件。"
        )
    if subject and not (office.get(Enterprise, subject) or office.get(Park, subject)):
        raise Problem("登记簿里没有这个企业或园区。", "请刷新列表后重新选择。")
    _require_records(office, rulings or {})
    day = on or office.today()
    before = reading_on(office, day)
    after = _other(office, before, pack, rulings or {})
    pairs = _pairs(office, (before, after), subject, progress)
    if pairs is None:
        return None
    chosen = [pair for pair in pairs if subject in (None, pair[1].subject)]
    against = _against(office, pairs, (before, after))
    asked = 1 if subject else head_count(office)
    return _told(office, (before, after), rulings or {}, chosen, asked, against)


def _require_records(office: Office, tried: Mapping[str, str]) -> None:
    for key in tried:
        _, single, record = key.partition(MATTERS)
        if single and not any(office.get(model, record) for model in PARTS.values()):
            raise Problem(f"登记簿里没有“{record}”这条记录。", "请刷新后重新选择要试算的记录。")


Pair = tuple[Subject, Result, Result]


def _other(office: Office, before: Reading, pack: Pack | None, tried: Mapping[str, str]) -> Reading:
    """The reading with what is tried in it. Raises Problem for an unknown ruling or choice."""
    day = before.on
    kept = office.in_force.rulings_under(pack, day) if pack else before.chosen
    return reading_of(pack or before.pack, {**kept, **tried}, day)


def _pairs(
    office: Office, readings: tuple[Reading, Reading], subject: str | None, progress: GoOn
) -> list[Pair] | None:
    """Each subject with lines before and after; without a budget to compare with, the one asked for alone."""
    before, after = readings
    alone = subject is not None and budget_of(office, before.on.year) is None
    pairs: list[Pair] = []
    of = head_count(office)
    for done, each in enumerate(all_subjects(office.store), 1):
        asked = subject in (None, _id(each))
        if asked or not alone:
            result = result_of(each, before)
            other = result_of(each, after) if asked else result
            if result.lines or other.lines:
                pairs.append((each, result, other))
        if not progress(done, of):
            return None
    return pairs


def _id(subject: Subject) -> str:
    holder = subject.enterprise or subject.park
    return holder.id if holder else ""


def _told(
    office: Office,
    readings: tuple[Reading, Reading],
    tried: Mapping[str, str],
    pairs: Sequence[Pair],
    subjects: int,
    against: Against | None,
) -> WhatIf:
    approved = {(each.clause, each.of): each.approved_fen for each in office.store.find(Award)}
    changes = [change for pair in pairs for change in _changes(pair, approved)]
    lines = [(x.lines, y.lines) for _, x, y in pairs]
    old, new = [line for x, _ in lines for line in x], [line for _, y in lines for line in y]
    every = (_sums(clause, old, new) for clause in CLAUSES)
    return WhatIf(
        on=readings[0].on,
        packs=(_pack(readings[0].pack), _pack(readings[1].pack)),
        rulings=tuple(_rulings(readings, tried)),
        subjects=subjects,
        changes=tuple(sorted(changes, key=_place)),
        firms=_firms(changes),
        total=_sums("", old, new),
        clauses=tuple(each for each in every if each.before_lines or each.after_lines),
        waiting=tuple(Waiting(each, _count(old, each), _count(new, each)) for each in WAITING),
        budget=against,
    )


def _pack(pack: Pack) -> PackUsed:
    return PackUsed(pack.id, pack.version, pack.hash, pack.name)


def _rulings(readings: tuple[Reading, Reading], tried: Mapping[str, str]) -> Iterator[RulingTried]:
    """What was tried, against what is in force now (a new question of the pack has no answer yet)."""
    before, after = readings
    known = {each.id for each in before.pack.rulings}
    for key, choice in tried.items():
        id = key.partition(MATTERS)[0]
        ruling = after.pack.ruling(id)
        now = "尚无此事项"
        if id in known:
            made = before.chosen.get(key) or before.chosen.get(id)
            held = choice_of(made) if made else before.pack.ruling(id).default
            now = before.pack.ruling(id).label(held)
        yield RulingTried(key, ruling.question, now, ruling.label(choice))


def _changes(
    pair: Pair, approved: Mapping[tuple[str | None, str | None], int | None]
) -> Iterator[Change]:
    subject, before, after = pair
    old = {(line.clause, line.of): line for line in before.lines}
    new = {(line.clause, line.of): line for line in after.lines}
    for key in {**old, **new}:
        was, now = old.get(key), new.get(key)
        if _same(was, now):
            continue
        line = now or was
        if line is None:
            continue
        yield Change(
            clause=line.clause,
            of=line.of,
            holder=holder_of(subject, line),
            before=was.outcome if was else None,
            after=now.outcome if now else None,
            before_fen=obtainable_fen(was),
            after_fen=obtainable_fen(now),
            reason=_reason(was, now, approved.get(key)),
            approved_fen=approved.get(key),
        )


def _same(was: Assessment | None, now: Assessment | None) -> bool:
    """The same outcome and the same money."""
    return (was and was.outcome, obtainable_fen(was)) == (now and now.outcome, obtainable_fen(now))


def _reason(was: Assessment | None, now: Assessment | None, approved: int | None) -> str:
    """The step that is new and decides, else the headline; and a word when the city has approved more."""
    if now is None:
        return "试算的政策包里没有这一项。"
    told = {step.text for step in was.steps} if was else set()
    fresh = [step for step in now.steps if step.text not in told]
    best = min(fresh, key=_weight, default=None)
    said = best.text if best and now.outcome is Outcome.ELIGIBLE else now.reason
    if (
        approved is not None
        and approved > obtainable_fen(now)
        and now.outcome is not Outcome.SETTLED
    ):
        said += f"市级已核定 {explaining.wan(approved)}，高于试算后的上限。"
    return said


def _weight(step: Step) -> int:
    """A condition decided tells more than a remark."""
    return 1 if step.verdict is Verdict.INFO else 0


def _place(change: Change) -> tuple[int, str, str, str]:
    return -change.difference_fen, change.holder.name, change.clause, change.of


def _firms(changes: Iterable[Change]) -> tuple[int, int]:
    """How many subjects gain in all, and how many lose."""
    sums: dict[str, int] = {}
    for each in changes:
        subject = each.holder.subject
        sums[subject] = sums.get(subject, 0) + each.difference_fen
    return sum(fen > 0 for fen in sums.values()), sum(fen < 0 for fen in sums.values())


def _sums(clause: str, old: Sequence[Assessment], new: Sequence[Assessment]) -> Sums:
    before, after = ([x for x in lines if _counts(x, clause)] for lines in (old, new))
    return Sums(
        clause,
        sum(map(obtainable_fen, before)),
        sum(map(obtainable_fen, after)),
        len(before),
        len(after),
    )


def _counts(line: Assessment, clause: str) -> bool:
    return line.outcome is Outcome.ELIGIBLE and clause in ("", line.clause)


def _count(lines: Sequence[Assessment], outcome: Outcome) -> int:
    return sum(line.outcome is outcome for line in lines)


def _against(
    office: Office, pairs: Sequence[Pair], readings: tuple[Reading, Reading]
) -> Against | None:
    """The ranked plan of the year before and after; None when the year has no budget."""
    budget = budget_of(office, readings[0].on.year)
    if budget is None or budget.pool_fen is None:
        return None

    def made(reading: Reading, found: list[Assessed]) -> Planned:
        return planned(office, budget, reading, found)

    before = made(readings[0], [(subject, old) for subject, old, _ in pairs]).plan
    after = made(readings[1], [(subject, new) for subject, _, new in pairs]).plan
    return Against(
        year=budget.year or 0,
        pool_fen=budget.pool_fen,
        left_before_fen=before.left_fen,
        left_after_fen=after.left_fen,
        after_ceilings_before_fen=before.left_after_ceilings_fen,
        after_ceilings_after_fen=after.left_after_ceilings_fen,
        fit_before=_taken(before),
        fit_after=_taken(after),
        skipped_before=len(before.rows) - _taken(before),
        skipped_after=len(after.rows) - _taken(after),
    )


def _taken(plan: Plan) -> int:
    return sum(row.taken for row in plan.rows)
