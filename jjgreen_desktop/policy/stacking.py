"""就高不重复: one project is paid once. Among its lines the higher is taken, and what was paid is counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jjgreen_desktop.domain.award import CLAUSES, OutsideAward
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import (
    Assessment,
    FactUsed,
    Missing,
    Outcome,
    ParameterUsed,
    Step,
    Verdict,
)
from jjgreen_desktop.policy.conditions import Payable, is_paid, payment
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.projects import project_key


@dataclass(frozen=True, slots=True)
class Paid:
    """Money already paid on a project: 分 (None: amount not entered), and the record that shows it."""

    project: str
    fen: int | None
    words: str
    facts: tuple[FactUsed, ...]


def take_higher(reading: Reading, lines: Sequence[Assessment]) -> list[Assessment]:
    """The lines after 就高, earlier payments on the project, and money from elsewhere."""
    lines = _titles_joined(reading, lines)
    winners = {
        line.project: line for line in sorted(_eligible(lines), key=_preference, reverse=True)
    }
    term = reading.pack.parameter("general.higher").used()
    paid = _paid(reading, lines)
    chosen = [_chosen(line, winners.get(line.project, line), term) for line in lines]
    reduced = [_less_paid(line, paid, term) for line in chosen]
    return [_beside_outside(line, reading.subject.outside_awards, term) for line in reduced]


def _eligible(lines: Iterable[Assessment]) -> list[Assessment]:
    return [line for line in lines if line.outcome is Outcome.ELIGIBLE]


def _preference(line: Assessment) -> tuple[int, date, str, str]:
    """Smaller is taken: the higher ceiling, the earlier deciding date, the record's id."""
    return -line.ceiling_fen, line.deciding_on or date.max, line.of, line.clause


def _titles_joined(reading: Reading, lines: Sequence[Assessment]) -> list[Assessment]:
    """With title-and-retrofit = same an enterprise's titles belong to its highest retrofit's project.

    A retrofit already paid or still lacking something counts too, or the order of payment, or leaving a
    fact out, would decide.
    """
    out = (Outcome.NOT_APPLICABLE, Outcome.BLOCKED)
    retrofits = [line for line in lines if line.noun == "retrofit" and line.outcome not in out]
    if reading.rulings.choice("title-and-retrofit") != "same" or not retrofits:
        return list(lines)
    project = min(retrofits, key=_preference).project
    return [_joined(line, project, reading) for line in lines]


def _joined(line: Assessment, project: str, reading: Reading) -> Assessment:
    if line.noun != "title" or line.beneficiary.kind != "enterprise":
        return line
    said = "按裁定，称号奖励与改造奖励视为同一项目。"
    step = Step(said, Verdict.INFO, (), (reading.rulings.used("title-and-retrofit"),))
    return replace(line, project=project, steps=(*line.steps, step))


def _chosen(line: Assessment, winner: Assessment, term: ParameterUsed) -> Assessment:
    if line.outcome is not Outcome.ELIGIBLE or line is winner:
        return line
    why = "一家企业只补助一次，" if line.noun == "diagnosis" else "同一项目不重复享受，"
    said = f"{why}就高选用{_named(winner)}，本项不再兑现。"
    return _superseded(line, said, (), term)


def _named(line: Assessment) -> str:
    when = f"（{line.deciding_on}）" if line.deciding_on else ""
    return (
        f"“{CLAUSES[line.clause]}”的“{line.record_title}”{when} {explaining.wan(line.ceiling_fen)}"
    )


def _superseded(
    line: Assessment, said: str, facts: tuple[FactUsed, ...], term: ParameterUsed
) -> Assessment:
    step = Step(said, Verdict.FAIL, facts, (term,))
    return replace(line, outcome=Outcome.SUPERSEDED, reason=said, steps=(*line.steps, step))


def _paid(reading: Reading, lines: Sequence[Assessment]) -> list[Paid]:
    """Every payment under the measures, by project; predecessors' retrofits included."""
    subject, projects = reading.subject, {(line.noun, line.of): line.project for line in lines}
    own: tuple[Payable, ...] = (*subject.retrofits, *subject.titles)
    known = [(record, projects[record.noun, record.id]) for record in own]
    known.extend((r, project_key(r, r.project)) for r in subject.earlier_retrofits)
    return [
        Paid(project, record.paid_fen, record.title(), tuple(map(explaining.used, payment(record))))
        for record, project in known
        if is_paid(record)
    ]


def _less_paid(line: Assessment, payments: Sequence[Paid], term: ParameterUsed) -> Assessment:
    """What was paid on the same project is taken off; nothing left: the earlier award stands."""
    paid = [entry for entry in payments if entry.project == line.project]
    if line.outcome is not Outcome.ELIGIBLE or not paid:
        return line
    facts = tuple(fact for entry in paid for fact in entry.facts)
    if any(entry.fen is None for entry in paid):
        return _amount_unknown(line, paid[0], facts, term)
    total = sum(entry.fen or 0 for entry in paid)
    if total >= line.ceiling_fen:
        said = f"同一项目已兑现 {explaining.wan(total)}，不低于本项上限，不重复享受。"
        return _superseded(line, said, facts, term)
    return _difference(line, total, facts, term)


def _amount_unknown(
    line: Assessment, paid: Paid, facts: tuple[FactUsed, ...], term: ParameterUsed
) -> Assessment:
    said = f"同一项目的“{paid.words}”已兑现而金额未录入，不能算出还可得多少。"
    missing = Missing("paid_yuan", f"“{paid.words}”的已兑现金额", line.ceiling_fen, said)
    return replace(
        line,
        outcome=Outcome.LACKING,
        reason=said,
        missing=(missing,),
        at_stake_fen=line.ceiling_fen,
        ceiling_fen=0,
        steps=(*line.steps, Step(said, Verdict.UNKNOWN, facts, (term,))),
    )


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


def _beside_outside(
    line: Assessment, awards: Sequence[OutsideAward], term: ParameterUsed
) -> Assessment:
    """Money from elsewhere for the same project: as much or more supersedes, less is for a person."""
    same = [a for a in awards if a.project and project_key(a, a.project) == line.project]
    if line.outcome is not Outcome.ELIGIBLE or not same:
        return line
    facts = tuple(explaining.used((award, "amount_fen")) for award in same)
    highest = max(same, key=lambda award: award.amount_fen or 0)
    if (highest.amount_fen or 0) >= line.ceiling_fen:
        said = (
            f"同一项目已从“{highest.source or '其他渠道'}”获得 "
            f"{explaining.wan(highest.amount_fen or 0)}，不低于本项上限，不重复享受。"
        )
        return _superseded(line, said, facts, term)
    step = Step("同一项目另有其他渠道资金，请人工核定。", Verdict.INFO, facts, (term,))
    return replace(line, caveats=(*line.caveats, _to_settle(same)), steps=(*line.steps, step))


def _to_settle(awards: Sequence[OutsideAward]) -> str:
    known = sum(award.amount_fen or 0 for award in awards)
    said = f"同一项目已从其他渠道获得 {explaining.wan(known)}，是否扣减请人工核定。"
    if any(award.amount_fen is None for award in awards):
        said += "其中有金额未录入的，请先补录。"
    return said
