"""Which step of a line set its figure, and which decided it: what a click on a number points to."""

import re
from functools import lru_cache

from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Assessment, Outcome, ParameterUsed, Step, Verdict


def figure_fen(line: Assessment) -> int:
    """The figure shown beside the outcome, in 分: of a lacking line what hangs on the missing facts."""
    return line.at_stake_fen if line.outcome is Outcome.LACKING else line.ceiling_fen


def figure_step(line: Assessment) -> Step | None:
    """The step that set the figure: the last that names it and rests on the policy, else the deciding one."""
    fen = figure_fen(line)
    resting = [step for step in line.steps if step.parameters] if fen else []
    naming = [step for step in resting if _names(step.text, fen)]
    citing = [step for step in resting if any(_names(p.shown, fen) for p in step.parameters)]
    found = naming or citing
    return found[-1] if found else deciding_step(line)


def deciding_step(line: Assessment) -> Step | None:
    """The step the outcome follows from; None of an eligible line: all of them did."""
    if line.outcome is Outcome.LACKING:
        return next((step for step in line.steps if step.verdict is Verdict.UNKNOWN), None)
    return next((step for step in reversed(line.steps) if step.text == line.reason), None)


def sentences(*steps: Step | None) -> tuple[str, ...]:
    """The sentences some steps rest on, each once."""
    used = (each.sentence for step in steps if step for each in step.parameters)
    return tuple(dict.fromkeys(sentence for sentence in used if sentence))


def offering(used: ParameterUsed, fen: int) -> bool:
    """Whether a number of the policy is this amount."""
    return _names(used.shown, fen)


def _names(text: str, fen: int) -> bool:
    """Whether a text speaks of an amount, in 万元 with two decimals or with none; not of a longer one."""
    return _amount(fen).search(text) is not None


@lru_cache(maxsize=1_000)
def _amount(fen: int) -> re.Pattern[str]:
    words = explaining.wan(fen)
    found = re.escape(words.replace(".00 ", " ")) + "|" + re.escape(words)
    return re.compile(f"(?<![\\d.,])(?:{found})")
