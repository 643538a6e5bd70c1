"""The line above the tabs: in a narrow window the name is read whole, and the code with it."""

from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.enterprise import Enterprise
from ui.enterprises.subject_head import SubjectHead
from ui.theme import GRID
from ui.widgets.elided import Elided

NARROW_PAGE = 960 - 56 - 4 * GRID  # px; what the rail and the margins leave of the smallest window
FIRM = Enterprise(
    id="1",
    name="湖口样例一厂有限公司",
    credit_code="91360429MA0000001C",
    county="湖口县",
)


def parts(head: SubjectHead) -> dict[str, str]:
    """What the line shows of name and facts, each with its tooltip."""
    found = head.findChildren(Elided)
    return {one.text(): one.toolTip() for one in found if one.text() and one is not head.status}


def cut_off(head: SubjectHead) -> list[str]:
    """The texts that do not fit."""
    found = head.findChildren(Elided)
    return [one.text() for one in found if one.width() < one.sizeHint().width()]


def test_where_it_is_narrow_the_county_gives_way(qtbot: QtBot) -> None:
    head = SubjectHead()
    qtbot.addWidget(head)
    head.show_subject(FIRM)
    head.show_total(5_000_000)
    head.status.tell("✓ 已保存", True)
    whole = "91360429MA0000001C　湖口县"
    for width, facts in ((NARROW_PAGE, "91360429MA0000001C"), (1300, whole)):
        head.resize(width, 40)
        head.show()
        qtbot.waitUntil(lambda: not cut_off(head), timeout=2000)
        assert parts(head) == {FIRM.name: FIRM.name, facts: whole}
