"""What was paid on a project already, by this programme or elsewhere, against what it can still have."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import (
    Assessment,
    FactUsed,
    Outcome,
    ParameterUsed,
    Step,
    Verdict,
)
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.offers import in_same_share, offers_of, superseded
from jjgreen_desktop.policy.payments import Paid


def less_paid(
    lines: Sequence[Assessment], payments: Sequence[Paid], term: ParameterUsed
) -> list[Assessment]:
    """What was paid on the same project is taken off once, from the earliest line of its offer on."""
    found = {(line.clause, line.of): line for line in lines}
    for offers in offers_of(lines).values():
        for offer in offers:
            taken = 0
            for line in offer:
                after = _one_less_paid(line, payments, taken, term)
                taken += line.ceiling_fen
                found[line.clause, line.of] = after
    return [found[line.clause, line.of] for line in lines]


def _one_less_paid(
    line: Assessment, payments: Sequence[Paid], taken: int, term: ParameterUsed
) -> Assessment:
    """`taken` is what earlier lines of the same offer have borne of the payment already."""
    paid = [p for p in payments if p.project == line.project and not in_same_share(line, p)]
    if not paid:
        return line
    facts = tuple(fact for entry in paid for fact in entry.facts)
    if unknown := next((entry for entry in paid if entry.fen is None), None):
        return _amount_unknown(line, unknown, facts, term)
    total = sum(entry.fen or 0 for entry in paid)
    if total - taken <= 0 < taken:
        return line
    if total - taken >= line.ceiling_fen:
        said = f"同一项目已兑现 {explaining.wan(total)}，不低于本项上限，不重复享受。"
        return superseded(line, said, facts, term)
    return _difference(line, total - taken, facts, term)


def _amount_unknown(
    line: Assessment, paid: Paid, facts: tuple[FactUsed, ...], term: ParameterUsed
) -> Assessment:
    said = f"同一项目的“{paid.words}”已兑现而金额未录入，不能算出还可得多少。"
    return paid.leaves_open(line, Step(said, Verdict.UNKNOWN, facts, (term,)))


def _difference(
    line: Assessment, total: int, facts: tuple[FactUsed, ...], term: ParameterUsed
) -> Assessment:
    left = line.ceiling_fen - total
    said = (
        f"同一项目已兑现 {explaining.wan(total)}，就高只补差额："
        f"{explaining.wan(line.ceiling_fen)}减去 {explaining.wan(total)}，得 {explaining.wan(left)}。"
    )
    step = Step(said, Verdict.INFO, facts, (term,))
    return replace(line, ceiling_fen=left, reason=said, steps=(*line.steps, step))


def outside_by_project(reading: Reading) -> dict[str, list[OutsideAward]]:
    """Money from elsewhere, by the project it was for."""
    found: dict[str, list[OutsideAward]] = defaultdict(list)
    for award in reading.subject.outside_awards:
        found[reading.project(award)].append(award)
    return found


def beside_outside(
    line: Assessment, reached: int, same: Sequence[OutsideAward], term: ParameterUsed
) -> Assessment:
    """Money from elsewhere for the same project: as much or more supersedes, less is for a person.

    `reached` is what the project's lines come to together, in 分.
    """
    if line.outcome is not Outcome.ELIGIBLE or not same:
        return line
    facts = tuple(explaining.used((award, "amount_fen")) for award in same)
    highest = max(same, key=lambda award: award.amount_fen or 0)
    if (highest.amount_fen or 0) >= reached:
        said = (
            f"同一项目已从“{highest.source or '其他渠道'}”获得 "
            f"{explaining.wan(highest.amount_fen or 0)}，不低于本项上限，不重复享受。"
        )
        return superseded(line, said, facts, term)
    step = Step("同一项目另有其他渠道资金，请人工核定。", Verdict.INFO, facts, (term,))
    return replace(line, caveats=(*line.caveats, _to_settle(same)), steps=(*line.steps, step))


def _to_settle(awards: Sequence[OutsideAward]) -> str:
    known = sum(award.amount_fen or 0 for award in awards)
    said = f"同一项目已从其他渠道获得 {explaining.wan(known)}，是否扣减请人工核定。"
    if any(award.amount_fen is None for award in awards):
        said += "其中有金额未录入的，请先补录。"
    return said
