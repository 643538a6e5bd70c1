"""Editors: what is typed is what is read back; Enter goes on; nothing changes by accident."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Stop
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.values import Unreadable
from jjgreen_desktop.operations.reference import load_reference
from ui.lookups import Lookups
from ui.widgets.editors import Choice, Line, Lines, Picker, Several, YesNo, make_editor

LOOKUPS = Lookups(
    counties=("湖口县", "都昌县"),
    own_county="湖口县",
    industries={
        "30": "30 非金属矿物制品业",
        "3011": "3011 水泥制造",
        "3021": "3021 水泥制品制造",
        "3110": "3110 炼铁",
    },
    find=lambda text: [one.title() for one in load_reference().find_industries(text)],
    clauses={},
)
INDUSTRY = field_of(Enterprise, "industry")


def beside(*parts: QWidget) -> QWidget:
    """A window with these in a row."""
    top = QWidget()
    layout = QHBoxLayout(top)
    for part in parts:
        layout.addWidget(part)
    return top


def shown(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget and give it the keyboard."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


@pytest.mark.parametrize(
    ("typed", "shown", "code"),
    [
        ("3011", "3011", "3011"),
        ("snzz", "3011 水泥制造", "3011"),
        ("snzp", "3021 水泥制品制造", "3021"),
        ("30", "30", "30"),
    ],
)
def test_industry_by_code_or_initials(qtbot: QtBot, typed: str, shown: str, code: str) -> None:
    picker = Picker(INDUSTRY, LOOKUPS)
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker, typed)
    with qtbot.waitSignal(picker.committed):
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.text() == shown
    assert LOOKUPS.parse(INDUSTRY, picker.text()) == code


def test_an_industry_that_is_none_is_told(qtbot: QtBot) -> None:
    picker = Picker(INDUSTRY, LOOKUPS)
    qtbot.addWidget(picker)
    qtbot.keyClicks(picker, "xyzq")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.text() == "xyzq"
    with pytest.raises(Unreadable, match="不在国民经济行业分类中"):
        LOOKUPS.parse(INDUSTRY, picker.text())


def test_the_unit_stands_inside_and_numbers_at_the_right(qtbot: QtBot) -> None:
    line = Line(field_of(AnnualReturn, "energy_tce"))
    qtbot.addWidget(line)
    line.resize(300, 34)
    line.show()
    assert line.alignment() & Qt.AlignmentFlag.AlignRight
    assert line.textMargins().right() > 20
    assert [part.text() for part in line.children() if hasattr(part, "text")] == ["吨标准煤"]


def test_the_wheel_does_not_change_a_choice(qtbot: QtBot) -> None:
    choice = Choice(["节能", "节水"])
    qtbot.addWidget(choice)
    choice.show()
    choice.setFocus()
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, down)
    assert choice.text() == ""


def test_yes_no_by_arrow_keys(qtbot: QtBot) -> None:
    editor = YesNo(field_of(Diagnosis, "plan"))
    top = beside(editor)
    shown(qtbot, top)
    assert editor.text() == ""
    editor.setFocus()
    for expected in ("否", "是"):
        focused = QApplication.focusWidget()
        assert focused
        with qtbot.waitSignal(editor.committed):
            qtbot.keyClick(focused, Qt.Key.Key_Left)
        assert editor.text() == expected


def test_check_boxes_give_keys_that_are_read_back(qtbot: QtBot) -> None:
    field = field_of(Stop, "clauses")
    editor = Several(field)
    qtbot.addWidget(editor)
    editor.show_text(LOOKUPS.typed(field, ("1", "2.1")))
    assert LOOKUPS.parse(field, editor.text()) == ("1", "2.1")
    editor.show_text("")
    assert LOOKUPS.parse(field, editor.text()) is None


def test_enter_goes_on_and_commits_once(qtbot: QtBot) -> None:
    first, second = Line(field_of(Retrofit, "project")), Line(field_of(Retrofit, "product"))
    top = beside(first, second)
    shown(qtbot, top)
    told: list[str] = []
    first.committed.connect(lambda: told.append(first.text()))
    first.setFocus()
    qtbot.keyClicks(first, "abc")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    assert told == ["abc"]


def test_every_kind_of_field_has_its_editor(qtbot: QtBot) -> None:
    expected = {
        (Enterprise, "name"): Line,
        (Enterprise, "county"): Choice,
        (Enterprise, "industry"): Picker,
        (Enterprise, "industrial"): YesNo,
        (Enterprise, "note"): Lines,
        (Retrofit, "kind"): Choice,
        (Retrofit, "filed_with"): Several,
        (Retrofit, "filed_on"): Line,
    }
    for (model, key), kind in expected.items():
        made = make_editor(field_of(model, key), LOOKUPS)
        qtbot.addWidget(made)
        assert type(made) is kind


def test_a_code_leads_the_proposals_it_begins(qtbot: QtBot) -> None:
    picker = Picker(INDUSTRY, LOOKUPS)
    qtbot.addWidget(picker)
    qtbot.keyClicks(picker, "30")
    proposals = picker.completer().model()
    titles = [proposals.index(row, 0).data() for row in range(proposals.rowCount())]
    assert titles[0] == "30 非金属矿物制品业"
    assert all(title.startswith("30") for title in titles), "1030 采盐 has 30 only inside its code"
