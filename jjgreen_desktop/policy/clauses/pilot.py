"""Clause 四: 试点, a national or provincial green low-carbon pilot task; the money is bound to its use."""

from jjgreen_desktop.domain.pilot import USE_OF_MONEY, Pilot
from jjgreen_desktop.domain.title import LEVELS
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.clauses import open_list
from jjgreen_desktop.policy.conditions import (
    decided,
    known,
    manufacturing_enterprise,
    own_enterprise,
    settled,
    stopped,
)
from jjgreen_desktop.policy.line import Line, Reading

# 绿色低碳转型 is the area the clause names; any other is 等.
NAMED = ("绿色", "低碳")


def lines(reading: Reading) -> list[Line]:
    """One line for each pilot of the subject."""
    return [_line(reading, pilot) for pilot in reading.subject.pilots]


def _line(reading: Reading, pilot: Pilot) -> Line:
    line = Line(reading, "4", pilot, own_enterprise(reading))
    settled(line, pilot)
    decided(line, "approved_on")
    stopped(line)
    manufacturing_enterprise(line, "4.national", "试点")
    _amount(line, pilot)
    _area(line, pilot)
    _use(line, pilot)
    return line


def _amount(line: Line, pilot: Pilot) -> None:
    keys = [f"4.{level}" for level in ([pilot.level] if pilot.level else LEVELS)]
    line.ceiling_fen = max(map(line.amount, keys))
    if known(line, "level", [line.term(key) for key in keys]):
        level = explaining.shown((pilot, "level"))
        said = f"{level}试点，政策上限 {explaining.wan(line.ceiling_fen)}。"
        line.note(said, facts=[(pilot, "level")], terms=[line.term(keys[0])])


def _area(line: Line, pilot: Pilot) -> None:
    """A green or low-carbon area is named by the clause, any other only by its 等."""
    fact, terms = (pilot, "area"), [line.term("4.national")]
    if not known(line, "area", terms):
        return
    if any(word in (pilot.area or "") for word in NAMED):
        line.note(f"试点领域“{pilot.area}”属于绿色低碳转型。", facts=[fact], terms=terms)
        return
    open_list.counts(line, f"试点领域“{pilot.area}”条文没有列出", [fact], terms)


def _use(line: Line, pilot: Pilot) -> None:
    """The use of the money is restricted: the plan is recorded and followed up; neither decides."""
    facts = [(pilot, key) for key in ("use_plan", "followed_up_on", "use_found")]
    line.note(USE_OF_MONEY, facts=facts, terms=[line.term("4.use")])
    if not pilot.use_plan:
        line.caution("资金使用计划未填，请取得计划并登记，奖补资金有规定用途。")
    elif not pilot.followed_up_on:
        line.caution("已有资金使用计划，兑现后请跟踪使用情况并登记。")
