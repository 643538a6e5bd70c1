"""Clause 七: 固废综合利用, no city money; a checklist of the state's tax and fiscal policy and its status."""

from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.conditions import own_enterprise
from jjgreen_desktop.policy.line import Line, Reading

TERM = "7.support"
CHECKLIST = ("evaluation", "standard_listing", "tax_claim", "fiscal_claim")


def lines(reading: Reading) -> list[Line]:
    """One line for each entry; it never comes to an amount."""
    return [_line(reading, waste) for waste in reading.subject.solid_wastes]


def _line(reading: Reading, waste: SolidWaste) -> Line:
    project = f"solid_waste:{waste.id}"
    line = Line(reading, "7", waste, own_enterprise(reading), project)
    said = "条款七没有市级奖补资金，支持企业依法依规享受国家财税政策。"
    line.require(False, said, facts=[(waste, "waste")], terms=[line.term(TERM)])
    for key in CHECKLIST:
        _item(line, waste, key)
    return line


def _item(line: Line, waste: SolidWaste, key: str) -> None:
    fact, state = (waste, key), getattr(waste, key)
    label = explaining.label(fact)
    line.note(f"{label}：{explaining.shown(fact)}。", facts=[fact], terms=[line.term(TERM)])
    if state in (None, "open"):
        line.caution(f"{label}还没有办理，请提醒企业了解并申报。")
    elif state == "underway":
        line.caution(f"{label}正在办理，请跟踪结果。")
