"""The columns of 问题清单, what tells its rows apart, and the words it shows instead of none."""

from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.operations.county_findings import Listed
from ui.widgets.grid import Column

TITLE = "问题清单"
NOT_YET = (
    "还没有检查",
    "把登记的每条记录都检查一遍，这里列出每一处问题和要写的核实说明。",
    "开始检查",
)
NONE = ("没有发现问题", "登记的记录都检查过了，没有要改正、补齐或核实的地方。", "")
NONE_LEFT = ("没有符合条件的问题", "请换一个等级、种类或查找的词。", "显示全部")
RANKS = {grade: place for place, grade in enumerate(Grade)}
COLUMNS = (
    Column("企业、园区", lambda one: one.name),
    Column("记录", lambda one: one.matter),
    Column("栏目", lambda one: one.finding.where),
    Column(
        "等级",
        lambda one: f"{one.finding.grade.mark} {one.finding.grade}",
        key=lambda one: RANKS[one.finding.grade],
    ),
    Column("问题", lambda one: one.finding.what),
    Column(Reason.label, lambda one: one.state),
)


def key_of(one: Listed) -> str:
    """What tells a row from any other, also after the next check."""
    found = one.finding
    return f"{one.record}|{found.where}|{found.check}|{found.what}"
