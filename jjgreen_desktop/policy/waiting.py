"""待会商: lines held by an open ruling, and the money that hangs on it; it stands in no total."""

from collections.abc import Iterable
from dataclasses import dataclass

from jjgreen_desktop.policy.assessment import Assessment, Outcome


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many lines wait, and what they come to by the lowest and by the highest choices, in 分."""

    lines: int = 0
    low_fen: int = 0
    high_fen: int = 0


def waits_for(line: Assessment) -> tuple[str, ...]:
    """The rulings a line waits for, by id; none when it does not wait."""
    if line.outcome is not Outcome.NEEDS_RULING:
        return ()
    return tuple(dict.fromkeys(each.ruling for each in line.alternatives))


def waiting(lines: Iterable[Assessment], ruling: str | None = None) -> Waiting:
    """What waits among some lines, for one ruling or for any."""
    held = [[each.fen for each in line.alternatives] for line in lines if _held(line, ruling)]
    return Waiting(
        len(held),
        sum(min(figures, default=0) for figures in held),
        sum(max(figures, default=0) for figures in held),
    )


def _held(line: Assessment, ruling: str | None) -> bool:
    return line.outcome is Outcome.NEEDS_RULING and ruling in (None, *waits_for(line))
