"""Clause 八: 一事一议, the amount as the minutes state it; nothing is computed."""

from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.conditions import decided, known, own_enterprise, settled, stopped
from jjgreen_desktop.policy.line import Line, Reading

TERM = "8.support"


def lines(reading: Reading) -> list[Line]:
    """One line for each matter decided case by case."""
    return [_line(reading, case) for case in reading.subject.special_cases]


def _line(reading: Reading, case: SpecialCase) -> Line:
    line = Line(reading, "8", case, own_enterprise(reading))
    settled(line, case)
    decided(line, "decided_on")
    stopped(line)
    known(line, "minutes", [line.term(TERM)])
    _amount(line, case)
    return line


def _amount(line: Line, case: SpecialCase) -> None:
    fact, fen = (case, "approved_fen"), case.approved_fen
    terms = [line.term(TERM)]
    if fen is None:
        said = "议定金额未填，照会议纪要录入后才有数。"
        line.require(None, said, facts=[fact], terms=terms, needs=[fact])
        return
    line.ceiling_fen = fen
    said = f"会议纪要议定 {explaining.wan(fen)}，照录不另计算。"
    line.require(fen > 0, said, facts=[fact], terms=terms)
    line.caution("一事一议的金额和对象以会议纪要为准，请对照纪要原件核对。")
