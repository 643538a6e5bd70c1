"""What an import of old payments, or taking one out again, does to the lines of the firms concerned: tried and rolled back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.assessing import assess_enterprise, assess_park
from jjgreen_desktop.operations.merging import LineEffect, tried
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards.planning import require_settled, written
from jjgreen_desktop.operations.past_awards.plans import LedgerPlan
from jjgreen_desktop.operations.ports import Transaction
from jjgreen_desktop.operations.subjects import heirs
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result, obtainable_fen

Key = tuple[str, str, str]  # whose, clause, record
Holder = tuple[str, str]  # noun and id


@dataclass(frozen=True, slots=True)
class Effect:
    """Σ that can be had by the subjects concerned before and after, in 分, and the lines that change."""

    subjects: int
    before_fen: int
    after_fen: int
    settled_fen: int  # what the lines that become 已兑现 were paid
    lines: tuple[LineEffect, ...]

    @property
    def said(self) -> str:
        """Both sums in one sentence."""
        before, after = money.wan(self.before_fen), money.wan(self.after_fen)
        less = self.before_fen - self.after_fen
        head = f"涉及 {self.subjects} 家，{len(self.lines)} 项结果改变"
        if not less:
            return f"{head}；可得合计仍是 {after} 万元。"
        moved = f"减少 {money.wan(less)}" if less > 0 else f"增加 {money.wan(-less)}"
        return f"{head}；可得合计由 {before} 万元变为 {after} 万元，{moved} 万元。"


def outcomes(one: LineEffect) -> str:
    """A line's outcome before and after, in words: ● 可得 → ○ 不适用."""
    before, after = (
        f"{each.outcome.mark} {each.outcome.label}" if each else "没有这一项"
        for each in (one.before, one.after)
    )
    return f"{before} → {after}"


def told(one: LineEffect) -> str:
    """What becomes of a line, by how much and why, in one sentence."""
    line, fen = one.line, one.difference_fen
    moved = f"，可得{'增加' if fen > 0 else '减少'} {money.wan(abs(fen))} 万元" if fen else ""
    clause = CLAUSES.get(line.clause, line.clause)
    return f"{one.firm}　{clause}　{line.record_title}：{outcomes(one)}{moved}。{reason(one)}"


def reason(one: LineEffect) -> str:
    """Why the line stands as it will."""
    return one.after.reason if one.after else ""


def effect(office: Office, made: LedgerPlan) -> Effect:
    """What the plan would do. Raises Problem while a question is open or a refused row not left out."""
    require_settled(made)
    records = [one.after for one in made.accounts.values()]
    return of_write(office, records, lambda write: written(office, write, made))


def of_write(
    office: Office, records: Iterable[Record], work: Callable[[Transaction], None]
) -> Effect:
    """What some work that writes these records does to the lines of those they belong to."""
    holders = _concerned(office, records)
    before = _lines(office, holders)

    def after_work(write: Transaction) -> dict[Key, tuple[str, Assessment]]:
        work(write)
        return _lines(office, holders)

    return _compared(len(holders), before, tried(office, after_work))


def _concerned(office: Office, records: Iterable[Record]) -> list[Holder]:
    """Those the records belong to, and the firms that followed them: what was paid before counts on."""
    found: dict[Holder, None] = {}
    for record in records:
        for noun in ("enterprise", "park"):
            if owner := getattr(record, noun, None):
                found[noun, owner] = None
    firms = [record for noun, record in found if noun == Enterprise.noun]
    for heir in heirs(office.store, firms):
        found[Enterprise.noun, heir] = None
    return list(found)


def _lines(office: Office, holders: Iterable[Holder]) -> dict[Key, tuple[str, Assessment]]:
    found: dict[Key, tuple[str, Assessment]] = {}
    for noun, record in holders:
        enterprise = noun == Enterprise.noun
        result: Result = (assess_enterprise if enterprise else assess_park)(office, record)
        name = _name(office, noun, record)
        for line in result.lines:
            found[record, line.clause, line.of] = name, line
    return found


def _name(office: Office, noun: str, record: str) -> str:
    holder = office.store.get(BY_NOUN[noun], record)
    return holder.title() if holder else ""


def _compared(
    subjects: int,
    before: dict[Key, tuple[str, Assessment]],
    after: dict[Key, tuple[str, Assessment]],
) -> Effect:
    found = []
    for key in dict.fromkeys((*before, *after)):
        name, old = before.get(key, (after.get(key, ("",))[0], None))
        new = after[key][1] if key in after else None
        if _told(old) != _told(new):
            found.append(LineEffect(name, old, new))
    found.sort(key=lambda one: one.difference_fen)
    settled = sum(
        one.after.ceiling_fen for one in found if one.after and one.after.outcome is Outcome.SETTLED
    )
    return Effect(subjects, _total(before), _total(after), settled, tuple(found))


def _told(line: Assessment | None) -> tuple[Outcome, int] | None:
    return (line.outcome, line.ceiling_fen) if line else None


def _total(lines: dict[Key, tuple[str, Assessment]]) -> int:
    return sum(obtainable_fen(line) for _, line in lines.values())
