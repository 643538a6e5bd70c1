"""What an import of old payments, or taking one out again, does to the lines of the firms concerned: tried and rolled back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import line_effects
from jjgreen_desktop.operations.line_effects import (
    LineEffect,
    Lines,
    holders_of,
    lines_of,
    name_in,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards.planning import require_settled, written
from jjgreen_desktop.operations.past_awards.plans import LedgerPlan
from jjgreen_desktop.operations.ports import Transaction
from jjgreen_desktop.operations.trying import tried
from jjgreen_desktop.policy.assessment import Outcome


@dataclass(frozen=True, slots=True)
class Effect(line_effects.Effect):
    """Σ that can be had by the subjects concerned before and after, in 分, and the lines that change."""

    subjects: int = 0

    @property
    def settled_fen(self) -> int:
        """What the lines that become 已兑现 were paid."""
        after = [one.after for one in self.lines if one.after]
        return sum(line.ceiling_fen for line in after if line.outcome is Outcome.SETTLED)

    @property
    def said(self) -> str:
        """Both sums in one sentence."""
        before, after = money.wan(self.before_fen), money.wan(self.after_fen)
        head = f"涉及 {self.subjects} 家，{len(self.lines)} 项结果改变"
        if not self.moved:
            return f"{head}；可得合计仍是 {after} 万元。"
        return f"{head}；可得合计由 {before} 万元变为 {after} 万元，{self.moved}。"


def outcomes(one: LineEffect) -> str:
    """A line's outcome before and after, in words: ● 可得 → ○ 不适用."""
    before, after = (
        f"{each.outcome.mark} {each.outcome.label}" if each else "没有这一项"
        for each in (one.before, one.after)
    )
    return f"{before} → {after}"


def told(one: LineEffect) -> str:
    """What becomes of a line, by how much and why, in one sentence."""
    fen = one.difference_fen
    moved = f"，可得{'增加' if fen > 0 else '减少'} {money.wan(abs(fen))} 万元" if fen else ""
    return f"{one.matter}：{outcomes(one)}{moved}。{one.reason}"


def effect(office: Office, made: LedgerPlan) -> Effect:
    """What the plan would do. Raises Problem while a question is open or a refused row not left out."""
    require_settled(made)
    records = [one.after for one in made.accounts.values()]
    return of_write(office, records, lambda write: written(office, write, made))


def of_write(
    office: Office, records: Iterable[Record], work: Callable[[Transaction], None]
) -> Effect:
    """What some work that writes these records does to the lines of those they belong to."""
    holders = holders_of(office, records)
    before = lines_of(office, holders)

    def after_work(write: Transaction) -> Lines:
        work(write)
        return lines_of(office, holders)

    made = Effect.between(before, tried(office, after_work), name_in(office))
    return replace(made, subjects=len(holders))
