"""What each choice of a ruling would change among the lines of this office, before anyone chooses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from jjgreen_desktop.domain.problem import Problem, Unknown
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.annex2 import CellChange, annex2, changed_cells
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.standing import Assessed, Going, Standing, go_on, stand
from jjgreen_desktop.policy.assessment import Assessment, Outcome, obtainable_fen
from jjgreen_desktop.policy.clauses.title_history import named
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Choice, Pack, Ruling
from jjgreen_desktop.policy.rulings import Rulings, matter_key


@dataclass(frozen=True, slots=True)
class Totals:
    """The eligible lines and what they come to, in 分; the lines that wait for a ruling, in no total."""

    eligible_fen: int = 0
    eligible: int = 0
    waiting: int = 0

    def plus(self, line: Assessment | None, times: int = 1) -> "Totals":
        """With a line counted in, or out (`times` -1)."""
        if line is None:
            return self
        eligible = line.outcome is Outcome.ELIGIBLE
        return Totals(
            self.eligible_fen + times * (line.ceiling_fen if eligible else 0),
            self.eligible + times * eligible,
            self.waiting + times * (line.outcome is Outcome.NEEDS_RULING),
        )


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line before and after; None where there is none. `noun` and `subject` name the holder."""

    noun: str
    subject: str
    name: str
    matter: str  # what the line is for
    before: Assessment | None
    after: Assessment | None

    @property
    def line(self) -> Assessment:
        """The line as it would be, or as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change without a line")
        return found

    @property
    def difference_fen(self) -> int:
        """How the obtainable sum moves by it, in 分."""
        return obtainable_fen(self.after) - obtainable_fen(self.before)


@dataclass(frozen=True, slots=True)
class ChoiceEffect:
    """One choice: whether it holds now, what the totals would be, and each line that would change.

    `cells` are the counts of 附件2（二） that would change; None when the question is about awards.
    """

    choice: str
    label: str
    in_force: bool
    after: Totals
    changes: tuple[LineChange, ...] = ()
    cells: tuple[CellChange, ...] | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """Every choice of one question on a day; `of` is the single record it is asked of."""

    ruling: str
    of: str | None
    on: date
    now: Totals
    choices: tuple[ChoiceEffect, ...]


class _Stopped(Exception):
    """Whoever watches wants no more."""


def effect(
    office: Office,
    ruling_id: str,
    on: date | None = None,
    progress: Going = go_on,
    *,
    of: str | None = None,
    standing: Standing | None = None,
) -> Effect | None:
    """Assess again, with each choice, everyone whose assessment asked the question; nothing is written.

    `standing` spares assessing everyone first. None when `progress` returned False. Raises Problem when
    the pack of the day has no such question, or it is not asked of single records.
    """
    found = standing or stand(office, on, progress)
    if found is None:
        return None
    question = question_of(found.pack, ruling_id)
    choices = choices_for(question, of)
    trial = _Trial(found, ruling_id, of, progress, [each.key for each in choices])
    try:
        tried = tuple(trial.choice(choice) for choice in choices)
    except _Stopped:
        return None
    if not question.clauses:
        tried = tuple(_with_cells(office, found, ruling_id, tried))
    return Effect(ruling_id, of, found.on, trial.now, tried)


def _with_cells(
    office: Office, standing: Standing, ruling: str, tried: Iterable[ChoiceEffect]
) -> Iterator[ChoiceEffect]:
    """What each choice would change in 附件2（二）, which no award rests on."""
    now = annex2(office, standing.on)
    for each in tried:
        then = annex2(office, standing.on, {**standing.rulings, ruling: each.choice})
        yield replace(each, cells=changed_cells(now, then))


def question_of(pack: Pack, ruling_id: str) -> Ruling:
    """The question of a pack. Raises Unknown when it has none such."""
    for ruling in pack.rulings:
        if ruling.id == ruling_id:
            return ruling
    known = "、".join(ruling.id for ruling in pack.rulings)
    raise Unknown(f"政策包里没有裁定事项“{ruling_id}”。", f"可用的有：{known}。")


def choices_for(ruling: Ruling, of: str | None) -> tuple[Choice, ...]:
    """The choices for all, or for a single record. Raises Problem when it is asked of none."""
    if of and not ruling.matters:
        raise Problem(
            f"“{ruling.question}”不能对一条记录单独裁定。", "请不指定记录，对全部适用的一并裁定。"
        )
    return ruling.matters if of else ruling.choices


def in_force(standing: Standing, ruling_id: str, of: str | None) -> str | None:
    """The choice that holds; None while nothing was ruled on the single record."""
    if of:
        made = standing.rulings.get(matter_key(ruling_id, of))
        return made.choice if made else None
    made = standing.rulings.get(ruling_id)
    return made.choice if made else standing.pack.ruling(ruling_id).default


class _Trial:
    """The subjects concerned by one question, assessed again and again."""

    def __init__(
        self, standing: Standing, ruling: str, of: str | None, progress: Going, choices: list[str]
    ) -> None:
        self._standing = standing
        self._key = matter_key(ruling, of) if of else ruling
        self._held = in_force(standing, ruling, of)
        self._concerned = [e for e in standing.assessed if ruling in e.asked and _holds(e, of)]
        self._progress = progress
        self._of = sum(key != self._held for key in choices) * len(self._concerned)
        self._done = 0
        self.now = _sum(standing.lines())

    def choice(self, choice: Choice) -> ChoiceEffect:
        """What one choice would change. Raises _Stopped."""
        held = choice.key == self._held
        changes = () if held else tuple(self._changes(choice.key))
        after = self.now
        for change in changes:
            after = after.plus(change.before, -1).plus(change.after)
        return ChoiceEffect(choice.key, choice.label, held, after, changes)

    def _changes(self, choice: str) -> Iterator[LineChange]:
        now = self._standing
        rulings = Rulings(now.pack, {**now.rulings, self._key: choice})
        for each in self._concerned:
            result = assess(each.subject, now.pack, now.on, rulings)
            yield from changes(each.subject, each.result.lines, result.lines)
            self._done += 1
            if not self._progress(self._done, self._of):
                raise _Stopped


def changes(
    subject: Subject, before: Iterable[Assessment], after: Iterable[Assessment]
) -> Iterator[LineChange]:
    """The lines of one subject whose outcome or amounts differ."""
    holder = subject.enterprise or subject.park
    noun, id = (holder.noun, holder.id) if holder else ("", "")
    old, new = ({(line.clause, line.of): line for line in lines} for lines in (before, after))
    for key in dict.fromkeys([*old, *new]):
        one, other = old.get(key), new.get(key)
        if _figures(one) != _figures(other):
            yield LineChange(noun, id, subject.name(), matter_of(subject, key[1]), one, other)


def matter_of(subject: Subject, record: str) -> str:
    """What a line is for: the record in words, a title by its level and kind."""
    found = next((each for each in subject.payables() if each.id == record), None)
    if isinstance(found, Title):
        return named(found)
    return found.title() if found else ""


def _figures(line: Assessment | None) -> tuple[Outcome, int, int] | None:
    return (line.outcome, line.ceiling_fen, line.at_stake_fen) if line else None


def _sum(lines: Iterable[Assessment]) -> Totals:
    found = Totals()
    for line in lines:
        found = found.plus(line)
    return found


def _holds(each: Assessed, of: str | None) -> bool:
    """Whether the subject holds the single record, or its predecessor did."""
    subject = each.subject
    return of is None or any(r.id == of for r in (*subject.payables(), *subject.earlier()))
