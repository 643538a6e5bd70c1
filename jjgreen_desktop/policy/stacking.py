"""就高不重复: one project is paid once. Among its offers the higher is taken, and what was paid is counted.

An offer is one line, or all lines of a clause whose records share a ceiling (several loans of one project).
"""

from collections.abc import Mapping, Sequence
from itertools import product

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.policy import explaining, sharing
from jjgreen_desktop.policy.already_paid import beside_outside, less_paid, outside_by_project
from jjgreen_desktop.policy.assessment import Assessment, Outcome, ParameterUsed
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.offers import (
    Offer,
    eligible,
    offers_of,
    preference,
    superseded,
    total_fen,
)
from jjgreen_desktop.policy.one_project import for_one_firm, with_answers
from jjgreen_desktop.policy.payments import Paid, payments
from jjgreen_desktop.policy.titles_joined import titles_joined

# Projects for which every combination is tried; beyond them each takes its own higher offer.
TRIED = 10


def take_higher(reading: Reading, lines: Sequence[Assessment]) -> list[Assessment]:
    """The lines after 就高, earlier payments on the project, and money from elsewhere.

    Where the ruling makes titles and retrofits one project and there are several retrofits, the join
    that gives least counts: then a fact left out, which can only add a join, never raises the sum.
    """
    answered = [for_one_firm(reading, with_answers(reading, line)) for line in lines]
    tried = [_taken(reading, joined) for joined in titles_joined(reading, answered)]
    return min(tried, key=total_fen)  # the first of equals: the highest retrofit


def _taken(reading: Reading, lines: Sequence[Assessment]) -> list[Assessment]:
    """就高 by the projects the lines name.

    The ceiling of clause 五(2) belongs to the enterprise, so where a project chooses between it and
    another clause, the choices that together give most are taken.
    """
    paid = payments(reading, lines)
    # Ceilings shared within a project are drawn down first, the enterprise's after the choice.
    lines = sharing.drawn_down(reading, lines, paid, sharing.BY_PROJECT)
    offers = offers_of(lines)
    open_choices = _open_choices(offers, paid)
    tried = [
        _settled(reading, lines, paid, dict(zip(open_choices, choice, strict=True)))
        for choice in product(*open_choices.values())
    ]
    return max(tried, key=total_fen)  # the first of equals: each project's own preference


def _settled(
    reading: Reading,
    lines: Sequence[Assessment],
    paid: Sequence[Paid],
    chosen: Mapping[str, Offer],
) -> list[Assessment]:
    """Everything that follows once the projects in `chosen` have taken their offer."""
    term = reading.pack.parameter("general.higher").used()
    winners = {
        project: chosen.get(project) or min(found, key=lambda o: preference(o, paid))
        for project, found in offers_of(lines).items()
    }
    lines = [_chosen(line, winners.get(line.project, (line,)), term) for line in lines]
    lines = less_paid(lines, paid, term)
    reached = {line.project: 0 for line in lines}
    for line in eligible(lines):
        reached[line.project] += line.ceiling_fen
    outside = outside_by_project(reading)
    lines = [
        beside_outside(line, reached[line.project], outside.get(line.project, ()), term)
        for line in lines
    ]
    # Last, so that what the project cannot have does not draw on the enterprise's ceiling.
    return sharing.drawn_down(reading, lines, paid, (sharing.BY_ENTERPRISE,))


def _open_choices(
    offers: Mapping[str, Sequence[Offer]], paid: Sequence[Paid]
) -> dict[str, list[Offer]]:
    """The projects where clause 五(2) stands against another, each with its two best, the preferred first."""
    found = {}
    for project, listed in sorted(offers.items()):
        ours = [offer for offer in listed if offer[0].clause == sharing.BY_ENTERPRISE]
        rest = [offer for offer in listed if offer[0].clause != sharing.BY_ENTERPRISE]
        if ours and rest:
            best = min(rest, key=lambda offer: preference(offer, paid))
            both = sorted([ours[0], best], key=lambda offer: preference(offer, paid))
            found[project] = both
    return dict(list(found.items())[:TRIED])


def _chosen(line: Assessment, winner: Offer, term: ParameterUsed) -> Assessment:
    taken = {(won.clause, won.of) for won in winner}
    if line.outcome is not Outcome.ELIGIBLE or (line.clause, line.of) in taken:
        return line
    why = "一家企业只补助一次，" if line.noun == "diagnosis" else "同一项目不重复享受，"
    said = f"{why}就高选用{_named(winner)}，本项不再兑现。{_together(line, winner)}"
    return superseded(line, said, (), term)


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
