"""The lines that come out otherwise in a 试算, why, and what they sum up to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jjgreen_desktop.operations.plan_items import holder_of
from jjgreen_desktop.operations.what_if_answer import Change, Sums
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

WAITING = (Outcome.NEEDS_RULING, Outcome.LACKING)
Pair = tuple[Subject, Result, Result]


def changes_of(
    pair: Pair, approved: Mapping[tuple[str | None, str | None], int | None]
) -> Iterator[Change]:
    """The lines of a subject with another outcome or amount; `approved`: in 分, by clause and record."""
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


def rank(change: Change) -> tuple[int, str, str, str]:
    """The most gained first, the most lost last."""
    return -change.difference_fen, change.holder.name, change.clause, change.of


def gain_and_lose(changes: Iterable[Change]) -> tuple[int, int]:
    """How many subjects gain in all, and how many lose."""
    sums: dict[str, int] = {}
    for each in changes:
        subject = each.holder.subject
        sums[subject] = sums.get(subject, 0) + each.difference_fen
    return sum(fen > 0 for fen in sums.values()), sum(fen < 0 for fen in sums.values())


def sums_of(clause: str, old: Sequence[Assessment], new: Sequence[Assessment]) -> Sums:
    """What can be had of a clause, or of all (""), before and after."""
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


def count_of(lines: Sequence[Assessment], outcome: Outcome) -> int:
    """How many lines came out so."""
    return sum(line.outcome is outcome for line in lines)
