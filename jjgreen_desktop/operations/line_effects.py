"""What a write does to awards: the lines of everyone concerned before and after it, and their sums."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.assessing import assess_holder, each_result
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.standing import Going, go_on
from jjgreen_desktop.operations.subjects import heirs
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result, obtainable_fen

HOLDERS: tuple[type[Enterprise] | type[Park], ...] = (Enterprise, Park)
FEW = 20  # of so many subjects one may be assessed by itself; more are quicker in one pass over all
Holder = tuple[str, str]  # noun, id
Line = tuple[str, Assessment]  # whose, by id
Lines = Mapping[tuple[str, str], Line]  # by clause and record


class Stopped(Exception):
    """Raised when nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class LineEffect:
    """One line whose outcome or amount is another afterwards; `firm` had it before."""

    firm: str
    before: Assessment | None
    after: Assessment | None

    @property
    def line(self) -> Assessment:
        """The line as it will be, else as it was."""
        line = self.after or self.before
        assert line is not None
        return line

    @property
    def difference_fen(self) -> int:
        """分 more (or less) that can be had."""
        return obtainable_fen(self.after) - obtainable_fen(self.before)

    @property
    def matter(self) -> str:
        """Whose line it is, under which clause, for what."""
        clause = CLAUSES.get(self.line.clause, self.line.clause)
        return f"{self.firm}　{clause}　{self.line.record_title}"

    @property
    def reason(self) -> str:
        """Why the line stands as it will."""
        return self.after.reason if self.after else ""

    @property
    def said(self) -> str:
        """What becomes of it and why, in one sentence."""
        why = f"，{self.reason}" if self.reason else ""
        return f"{self.matter}：{_told(self.before)} → {_told(self.after)}{why}"


@dataclass(frozen=True, slots=True)
class Effect:
    """Lines 可得 and their 分 before and after, and the lines that become others."""

    before_fen: int = 0
    after_fen: int = 0
    before_lines: int = 0
    after_lines: int = 0
    lines: tuple[LineEffect, ...] = ()

    @classmethod
    def between(cls, before: Lines, after: Lines, name: Callable[[str], str]) -> Self:
        """What changed, the greatest loss first; `name` names those whose lines become others."""
        old, new = _eligible(before), _eligible(after)
        changed = tuple(_changed(before, after, name))
        return cls(sum(old), sum(new), len(old), len(new), changed)

    @property
    def moved(self) -> str:
        """By how much the sum changes, in words; "" when it does not."""
        less = self.before_fen - self.after_fen
        if not less:
            return ""
        return f"{'减少' if less > 0 else '增加'} {money.wan(abs(less))} 万元"


def holders_of(office: Office, records: Iterable[Record]) -> list[Holder]:
    """Whose awards may hang on these records: their holders, and the firms that came out of those."""
    found: dict[Holder, None] = {}
    for record in records:
        if isinstance(record, HOLDERS):
            found[record.noun, record.id] = None
        for model in HOLDERS:
            if held := record.__dict__.get(model.noun):
                found[model.noun, held] = None
    firms = [record for noun, record in found if noun == Enterprise.noun]
    return list(found | {(Enterprise.noun, heir): None for heir in heirs(office.store, firms)})


def lines_of(office: Office, holders: Collection[Holder], progress: Going = go_on) -> Lines:
    """The lines of these holders as they stand now. Raises Stopped when `progress` says so."""
    of = office.store.count(Enterprise) + office.store.count(Park)
    every = len(holders) * FEW > of > FEW
    wanted = {record for _noun, record in holders}
    found: dict[tuple[str, str], Line] = {}
    for done, result in enumerate(each_result(office) if every else _each(office, holders), 1):
        if result.subject in wanted:
            found |= {(line.clause, line.of): (result.subject, line) for line in result.lines}
        if not progress(done, of if every else len(holders)):
            raise Stopped
    return found


def _each(office: Office, holders: Collection[Holder]) -> Iterator[Result]:
    for noun, record in holders:
        yield assess_holder(office, noun, record)


def name_in(office: Office) -> Callable[[str], str]:
    """Names an enterprise or park by its id, as it is registered now."""

    def name(holder: str) -> str:
        found = next((one for model in HOLDERS if (one := office.store.get(model, holder))), None)
        return found.title() if found else ""

    return name


def _changed(before: Lines, after: Lines, name: Callable[[str], str]) -> list[LineEffect]:
    found = []
    for key in {**before, **after}:
        whose, was = before.get(key, ("", None))
        holder, now = after.get(key, ("", None))
        if _decided(was) != _decided(now):
            found.append(LineEffect(name(whose or holder), was, now))
    return sorted(found, key=lambda one: one.difference_fen)


def _decided(line: Assessment | None) -> tuple[Outcome, int] | None:
    return (line.outcome, line.ceiling_fen) if line else None


def _eligible(lines: Lines) -> list[int]:
    return [line.ceiling_fen for _whose, line in lines.values() if line.outcome is Outcome.ELIGIBLE]


def _told(line: Assessment | None) -> str:
    if line is None:
        return "不再单列"
    words = f"{line.outcome.mark} {line.outcome.label}"
    return f"{words} {money.wan(line.ceiling_fen)} 万元" if obtainable_fen(line) else words
