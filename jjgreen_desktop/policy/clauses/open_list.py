"""“等” of a clause: a matter it does not name waits until it is ruled on by itself."""

from collections.abc import Sequence

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.policy.assessment import ParameterUsed
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.line import Line

RULING = "open-list"
IN, OUT = "in", "out"


def counts(line: Line, said: str, facts: Sequence[Fact], terms: Sequence[ParameterUsed]) -> bool:
    """Whether the line's record was ruled to count; `said` tells what the clause does not name.

    Ruled in it is paid like those named, ruled out it is not applicable, else the line waits.
    """
    rulings, record = line.reading.rulings, line.record
    if rulings.matter(RULING, record.id) is None:
        amounts = {IN: line.ceiling_fen, OUT: 0}
        options = [rulings.alternative(RULING, choice, fen) for choice, fen in amounts.items()]
        line.leave_open(f"{said}，是否属于“等”字范围须逐项裁定。", options, facts, terms)
        return False
    inside = ruled_in(line, record)
    found = "属于“等”字范围，与所列各项同样奖补" if inside else "不属于“等”字范围，不予奖补"
    ruled = rulings.matter_used(RULING, record.id)
    line.require(inside, f"{said}，经裁定{found}。", facts=facts, terms=[ruled])
    return inside


def ruled_in(line: Line, record: Record) -> bool:
    """Whether a record counts like those the clause names."""
    return line.reading.rulings.matter(RULING, record.id) == IN
