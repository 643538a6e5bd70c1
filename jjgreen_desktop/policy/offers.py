"""What a project can choose from: one line each, or all lines of a clause that share a ceiling."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from jjgreen_desktop.policy import sharing
from jjgreen_desktop.policy.assessment import (
    Assessment,
    FactUsed,
    Outcome,
    ParameterUsed,
    Step,
    Verdict,
)
from jjgreen_desktop.policy.payments import Paid

Offer = tuple[Assessment, ...]


def total_fen(lines: Iterable[Assessment]) -> int:
    """What these lines come to, in 分."""
    return sum(line.ceiling_fen for line in eligible(lines))


def eligible(lines: Iterable[Assessment]) -> list[Assessment]:
    """Those that can be had."""
    return [line for line in lines if line.outcome is Outcome.ELIGIBLE]


def offers_of(lines: Iterable[Assessment]) -> dict[str, list[Offer]]:
    """What each project can choose from: one line each, sharing clauses as a whole."""
    found: dict[str, dict[str, list[Assessment]]] = defaultdict(lambda: defaultdict(list))
    for line in eligible(lines):
        name = line.clause if line.clause in sharing.CEILINGS else f"{line.clause} {line.of}"
        found[line.project][name].append(line)
    ordered = {project: by_name.values() for project, by_name in found.items()}
    return {
        project: [tuple(sorted(offer, key=_by_date)) for offer in offers]
        for project, offers in ordered.items()
    }


def _by_date(line: Assessment) -> tuple[date, str]:
    return line.deciding_on or date.max, line.of


def preference(offer: Offer, paid: Sequence[Paid]) -> tuple[int, date, str, str]:
    """Smaller is taken: the higher sum, the earlier deciding date, the record's id.

    Of a sharing clause what was paid on the project belongs to the sum: it has left the ceiling already.
    """
    first = offer[0]
    own = [entry for entry in paid if in_same_share(first, entry)]
    total = sum(line.ceiling_fen for line in offer) + sum(entry.fen or 0 for entry in own)
    return -total, first.deciding_on or date.max, first.of, first.clause


def in_same_share(line: Assessment, paid: Paid) -> bool:
    """A payment on the same project that the shared ceiling of the line's clause has counted."""
    return sharing.NOUNS.get(line.clause) == paid.noun and line.project == paid.project


def superseded(
    line: Assessment, said: str, facts: tuple[FactUsed, ...], term: ParameterUsed
) -> Assessment:
    """The line given up for what `said` names; it can be had no more."""
    step = Step(said, Verdict.FAIL, facts, (term,))
    return replace(line, outcome=Outcome.SUPERSEDED, reason=said, steps=(*line.steps, step))
