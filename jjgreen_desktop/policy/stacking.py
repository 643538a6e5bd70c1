"""就高不重复: one project is paid once. Among its offers the higher is taken, and what was paid is counted.

An offer is one line, or all lines of a clause whose records share a ceiling (several loans of one project).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from jjgreen_desktop.domain.award import CLAUSES, OutsideAward
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.policy import explaining, sharing
from jjgreen_desktop.policy.assessment import (
    Assessment,
    FactUsed,
    Outcome,
    ParameterUsed,
    Step,
    Verdict,
)
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.payments import Paid, payments
from jjgreen_desktop.policy.suspicion import received, told

Offer = tuple[Assessment, ...]
# Projects for which every combination is tried; beyond them each takes its own higher offer.
TRIED = 10


def take_higher(reading: Reading, lines: Sequence[Assessment]) -> list[Assessment]:
    """The lines after 就高, earlier payments on the project, and money from elsewhere.

    Where the ruling makes titles and retrofits one project and there are several retrofits, the join
    that gives least counts: then a fact left out, which can only add a join, never raises the sum.
    """
    answered = [_for_one_firm(reading, _answered(reading, line)) for line in lines]
    tried = [_taken(reading, joined) for joined in _titles_joined(reading, answered)]
    return min(tried, key=_total)  # the first of equals: the highest retrofit


def _taken(reading: Reading, lines: Sequence[Assessment]) -> list[Assessment]:
    """就高 by the projects the lines name.

    The ceiling of clause 五(2) belongs to the enterprise, so where a project chooses between it and
    another clause, the choices that together give most are taken.
    """
    paid = payments(reading, lines)
    # Ceilings shared within a project are drawn down first, the enterprise's after the choice.
    lines = sharing.drawn_down(reading, lines, paid, sharing.BY_PROJECT)
    offers = _offers(lines)
    open_choices = _open_choices(offers, paid)
    tried = [
        _settled(reading, lines, paid, dict(zip(open_choices, choice, strict=True)))
        for choice in product(*open_choices.values())
    ]
    return max(tried, key=_total)  # the first of equals: each project's own preference


def _answered(reading: Reading, line: Assessment) -> Assessment:
    """The line with a step for each answer that made its project one with another."""
    answers = reading.projects.joined.get(line.project, ())
    if not answers:
        return line
    term = reading.pack.parameter("general.higher").used()
    steps = [
        Step(told(answer, reading.subject), Verdict.INFO, _given(answer), (term,))
        for answer in answers
    ]
    return replace(line, steps=(*line.steps, *steps))


def _for_one_firm(reading: Reading, line: Assessment) -> Assessment:
    """Of a project of two firms only the one named in the answer receives, whatever the clause.

    Before everything else, so that what the firm does not receive draws on no ceiling of its own.
    """
    between = reading.projects.between.get(line.project, ())
    lost = reading.projects.given_away(line.project)
    if lost and line.outcome in (Outcome.LACKING, Outcome.NEEDS_RULING):
        return replace(line, caveats=(*line.caveats, received(lost[0])))
    if line.outcome is not Outcome.ELIGIBLE or not between:
        return line
    term = reading.pack.parameter("general.higher").used()
    if lost:
        return _superseded(line, received(lost[0]), _given(lost[0]), term)
    steps = [
        Step(received(each.answer), Verdict.INFO, _given(each.answer), (term,))
        for each in between
        if each.is_received
    ]
    return replace(line, steps=(*line.steps, *steps))


def _given(answer: SameProject) -> tuple[FactUsed, ...]:
    return tuple(explaining.used((answer, key)) for key in ("answer", "reason", "answered_on"))


def _settled(
    reading: Reading,
    lines: Sequence[Assessment],
    paid: Sequence[Paid],
    chosen: Mapping[str, Offer],
) -> list[Assessment]:
    """Everything that follows once the projects in `chosen` have taken their offer."""
    term = reading.pack.parameter("general.higher").used()
    winners = {
        project: chosen.get(project) or min(found, key=lambda o: _preference(o, paid))
        for project, found in _offers(lines).items()
    }
    lines = [_chosen(line, winners.get(line.project, (line,)), term) for line in lines]
    lines = _less_paid(lines, paid, term)
    reached = {line.project: 0 for line in lines}
    for line in _eligible(lines):
        reached[line.project] += line.ceiling_fen
    outside = _by_project(reading)
    lines = [
        _beside_outside(line, reached[line.project], outside.get(line.project, ()), term)
        for line in lines
    ]
    # Last, so that what the project cannot have does not draw on the enterprise's ceiling.
    return sharing.drawn_down(reading, lines, paid, (sharing.BY_ENTERPRISE,))


def _total(lines: Iterable[Assessment]) -> int:
    return sum(line.ceiling_fen for line in _eligible(lines))


def _eligible(lines: Iterable[Assessment]) -> list[Assessment]:
    return [line for line in lines if line.outcome is Outcome.ELIGIBLE]


def _offers(lines: Iterable[Assessment]) -> dict[str, list[Offer]]:
    """What each project can choose from: one line each, sharing clauses as a whole."""
    found: dict[str, dict[str, list[Assessment]]] = defaultdict(lambda: defaultdict(list))
    for line in _eligible(lines):
        name = line.clause if line.clause in sharing.CEILINGS else f"{line.clause} {line.of}"
        found[line.project][name].append(line)
    ordered = {project: by_name.values() for project, by_name in found.items()}
    return {
        project: [tuple(sorted(offer, key=_by_date)) for offer in offers]
        for project, offers in ordered.items()
    }


def _by_date(line: Assessment) -> tuple[date, str]:
    return line.deciding_on or date.max, line.of


def _open_choices(
    offers: Mapping[str, Sequence[Offer]], paid: Sequence[Paid]
) -> dict[str, list[Offer]]:
    """The projects where clause 五(2) stands against another, each with its two best, the preferred first."""
    found = {}
    for project, listed in sorted(offers.items()):
        ours = [offer for offer in listed if offer[0].clause == sharing.BY_ENTERPRISE]
        rest = [offer for offer in listed if offer[0].clause != sharing.BY_ENTERPRISE]
        if ours and rest:
            best = min(rest, key=lambda offer: _preference(offer, paid))
            both = sorted([ours[0], best], key=lambda offer: _preference(offer, paid))
            found[project] = both
    return dict(list(found.items())[:TRIED])


def _preference(offer: Offer, paid: Sequence[Paid]) -> tuple[int, date, str, str]:
    """Smaller is taken: the higher sum, the earlier deciding date, the record's id.

    Of a sharing clause what was paid on the project belongs to the sum: it has left the ceiling already.
    """
    first = offer[0]
    own = [entry for entry in paid if _same_share(first, entry)]
    total = sum(line.ceiling_fen for line in offer) + sum(entry.fen or 0 for entry in own)
    return -total, first.deciding_on or date.max, first.of, first.clause


def _same_share(line: Assessment, paid: Paid) -> bool:
    """A payment on the same project that the shared ceiling of the line's clause has counted."""
    return sharing.NOUNS.get(line.clause) == paid.noun and line.project == paid.project


def _titles_joined(reading: Reading, lines: Sequence[Assessment]) -> list[Sequence[Assessment]]:
    """With title-and-retrofit = same, an enterprise's titles joined to each retrofit's project in turn.

    The highest first. A retrofit already paid or still lacking something counts too, or the order of
    payment, or leaving a fact out, would decide; one that is ruled out does not. A title that an answer
    has put into a project stays there in one join and leaves it in another: were it only taken out, a
    retrofit that may yet count would set free what else the project wants.
    """
    out = (Outcome.NOT_APPLICABLE, Outcome.BLOCKED)
    retrofits = [line for line in lines if line.noun == "retrofit" and line.outcome not in out]
    if not retrofits:
        return [lines]
    if reading.rulings.choice("title-and-retrofit") != "same":
        return [[_apart(line, reading) for line in lines]]
    highest_first = sorted(retrofits, key=lambda line: _preference((line,), ()))
    projects = {line.project: line for line in reversed(highest_first)}
    highest = [line for line in highest_first if projects[line.project] is line]
    ways = (_staying, _joined) if any(_is_answered(line, reading) for line in lines) else (_joined,)
    return [
        [way(line, retrofit, reading) for line in lines] for retrofit in highest for way in ways
    ]


def _is_answered(line: Assessment, reading: Reading) -> bool:
    """A title that an answer made one project with another record."""
    return _of_enterprise(line) and line.project in reading.projects.joined


def _staying(line: Assessment, retrofit: Assessment, reading: Reading) -> Assessment:
    """Joined, but for a title whose project is known by an answer."""
    if not _is_answered(line, reading) or line.project == retrofit.project:
        return _joined(line, retrofit, reading)
    said = "按裁定，称号奖励与改造奖励视为同一项目；本项称号按已有的答复归入答复的项目。"
    step = Step(said, Verdict.INFO, (), (reading.rulings.used("title-and-retrofit"),))
    return replace(line, steps=(*line.steps, step))


def _apart(line: Assessment, reading: Reading) -> Assessment:
    """That a title is paid beside a retrofit rests on the ruling too."""
    if not _of_enterprise(line) or line.outcome is not Outcome.ELIGIBLE:
        return line
    said = "按裁定，称号奖励与改造奖励不是同一项目，分别享受。"
    step = Step(said, Verdict.INFO, (), (reading.rulings.used("title-and-retrofit"),))
    return replace(line, steps=(*line.steps, step))


def _of_enterprise(line: Assessment) -> bool:
    return line.noun == "title" and line.beneficiary.kind == "enterprise"


def _joined(line: Assessment, retrofit: Assessment, reading: Reading) -> Assessment:
    if not _of_enterprise(line):
        return line
    said = f"按裁定，称号奖励与改造奖励“{retrofit.record_title}”视为同一项目。"
    step = Step(said, Verdict.INFO, (), (reading.rulings.used("title-and-retrofit"),))
    joined = replace(line, project=retrofit.project, steps=(*line.steps, step))
    return joined if line.project == retrofit.project else _for_one_firm(reading, joined)


def _chosen(line: Assessment, winner: Offer, term: ParameterUsed) -> Assessment:
    taken = {(won.clause, won.of) for won in winner}
    if line.outcome is not Outcome.ELIGIBLE or (line.clause, line.of) in taken:
        return line
    why = "一家企业只补助一次，" if line.noun == "diagnosis" else "同一项目不重复享受，"
    said = f"{why}就高选用{_named(winner)}，本项不再兑现。{_together(line, winner)}"
    return _superseded(line, said, (), term)


def _together(line: Assessment, winner: Offer) -> str:
    """Why a system gives way to less: its ceiling is wanted by another project."""
    if line.clause != sharing.BY_ENTERPRISE or line.ceiling_fen <= sum(
        w.ceiling_fen for w in winner
    ):
        return ""
    return "能源管理系统的上限由本企业各项目共用，各项目合起来算，这样合计最高。"


def _named(offer: Offer) -> str:
    first = offer[0]
    when = f"（{first.deciding_on}）" if first.deciding_on else ""
    total = explaining.wan(sum(line.ceiling_fen for line in offer))
    amount = f" {total}" if len(offer) == 1 else f"等 {len(offer)} 笔合计 {total}"
    return f"“{CLAUSES[first.clause]}”的“{first.record_title}”{when}{amount}"


def _superseded(
    line: Assessment, said: str, facts: tuple[FactUsed, ...], term: ParameterUsed
) -> Assessment:
    step = Step(said, Verdict.FAIL, facts, (term,))
    return replace(line, outcome=Outcome.SUPERSEDED, reason=said, steps=(*line.steps, step))


def _less_paid(
    lines: Sequence[Assessment], payments: Sequence[Paid], term: ParameterUsed
) -> list[Assessment]:
    """What was paid on the same project is taken off once, from the earliest line of its offer on."""
    found = {(line.clause, line.of): line for line in lines}
    for offers in _offers(lines).values():
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
    paid = [p for p in payments if p.project == line.project and not _same_share(line, p)]
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
        return _superseded(line, said, facts, term)
    return _difference(line, total - taken, facts, term)


def _amount_unknown(
    line: Assessment, paid: Paid, facts: tuple[FactUsed, ...], term: ParameterUsed
) -> Assessment:
    said = f"同一项目的“{paid.words}”已兑现而金额未录入，不能算出还可得多少。"
    missing = paid.amount_missing(line.ceiling_fen, said)
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


def _by_project(reading: Reading) -> dict[str, list[OutsideAward]]:
    found: dict[str, list[OutsideAward]] = defaultdict(list)
    for award in reading.subject.outside_awards:
        found[reading.project(award)].append(award)
    return found


def _beside_outside(
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
        return _superseded(line, said, facts, term)
    step = Step("同一项目另有其他渠道资金，请人工核定。", Verdict.INFO, facts, (term,))
    return replace(line, caveats=(*line.caveats, _to_settle(same)), steps=(*line.steps, step))


def _to_settle(awards: Sequence[OutsideAward]) -> str:
    known = sum(award.amount_fen or 0 for award in awards)
    said = f"同一项目已从其他渠道获得 {explaining.wan(known)}，是否扣减请人工核定。"
    if any(award.amount_fen is None for award in awards):
        said += "其中有金额未录入的，请先补录。"
    return said
