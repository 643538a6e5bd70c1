"""What a change of many records means for the awards: the lines of everyone concerned before and after it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.assessing import assess_enterprise, assess_park, each_result
from jjgreen_desktop.operations.merging import LineEffect
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.standing import Going
from jjgreen_desktop.operations.subjects import heirs
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result

HOLDERS: tuple[type[Enterprise] | type[Park], ...] = (Enterprise, Park)
FEW = 20  # of so many subjects one may be assessed by itself; more are quicker in one pass over all
Holder = tuple[str, str]  # noun, id
Line = tuple[str, Assessment]  # whose, by id
Lines = dict[tuple[str, str], Line]  # by clause and record


@dataclass(frozen=True, slots=True)
class Effect:
    """Lines 可得 and their 分 before and after, and the lines that become others."""

    before_fen: int = 0
    after_fen: int = 0
    before_lines: int = 0
    after_lines: int = 0
    lines: tuple[LineEffect, ...] = ()

    @property
    def said(self) -> str:
        """Both sums in one sentence."""
        before = f"{self.before_lines:,} 项 {money.wan(self.before_fen)} 万元"
        after = f"{self.after_lines:,} 项 {money.wan(self.after_fen)} 万元"
        if not self.lines:
            return f"对奖补没有影响：有关企业和园区修改前后都是可得 {after}。"
        less = self.before_fen - self.after_fen
        moved = f"减少 {money.wan(less)} 万元" if less > 0 else f"增加 {money.wan(-less)} 万元"
        return f"有关企业和园区可得：修改前 {before}，修改后 {after}，{moved if less else '总额不变'}。"


class Stopped(Exception):
    """Raised when nobody waits for the answer any more."""


def holders_of(office: Office, records: Iterable[Record]) -> set[Holder]:
    """Whose awards may hang on these records: their holders, and the firms that came out of those."""
    found: set[Holder] = set()
    for record in records:
        if isinstance(record, HOLDERS):
            found.add((record.noun, record.id))
        for model in HOLDERS:
            if held := record.__dict__.get(model.noun):
                found.add((model.noun, held))
    firms = [record for noun, record in found if noun == Enterprise.noun]
    return found | {(Enterprise.noun, heir) for heir in heirs(office.store, firms)}


def lines_of(office: Office, holders: Collection[Holder], progress: Going) -> Lines:
    """The lines of these holders as they stand now. Raises Stopped when `progress` says so."""
    of = office.store.count(Enterprise) + office.store.count(Park)
    every = len(holders) * FEW > of > FEW
    wanted = {record for _noun, record in holders}
    found: Lines = {}
    for done, result in enumerate(each_result(office) if every else _each(office, holders), 1):
        if result.subject in wanted:
            found |= {(line.clause, line.of): (result.subject, line) for line in result.lines}
        if not progress(done, of if every else len(holders)):
            raise Stopped
    return found


def _each(office: Office, holders: Collection[Holder]) -> Iterator[Result]:
    for noun, record in sorted(holders):
        yield (assess_park if noun == Park.noun else assess_enterprise)(office, record)


def effect(office: Office, before: Lines, after: Lines) -> Effect:
    """What changed, the greatest loss first."""
    changed = [
        _effect(office, before.get(key), after.get(key))
        for key in {**before, **after}
        if _told(before.get(key)) != _told(after.get(key))
    ]
    changed.sort(key=lambda one: one.difference_fen)
    old, new = _eligible(before), _eligible(after)
    return Effect(sum(old), sum(new), len(old), len(new), tuple(changed))


def _effect(office: Office, before: Line | None, after: Line | None) -> LineEffect:
    whose = (after or before or ("",))[0]
    holder = next((one for model in HOLDERS if (one := office.store.get(model, whose))), None)
    return LineEffect(holder.title() if holder else "", before and before[1], after and after[1])


def _eligible(lines: Lines) -> list[int]:
    return [line.ceiling_fen for _whose, line in lines.values() if line.outcome is Outcome.ELIGIBLE]


def _told(found: Line | None) -> tuple[Outcome, int] | None:
    return found and (found[1].outcome, found[1].ceiling_fen)
