"""Editors: what is typed is what is read back; Enter goes on; nothing changes by accident."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Stop
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.operations.reference import load_reference
from ui.lookups import Lookups
from ui.widgets.editors import Choice, Lines, Several, YesNo, make_editor
from ui.widgets.line import Line, Number, Picker

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


def among(qtbot: QtBot) -> tuple[QWidget, Several, Line]:
    """Thirteen check boxes and the line after them; the cursor is on the first box."""
    page = QWidget()
    row = QHBoxLayout(page)
    editor, after = Several(field_of(Stop, "clauses")), Line(field_of(Stop, "document"))
    editor.name_options("停哪些条款")
    row.addWidget(editor)
    row.addWidget(after)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    editor.setFocus()
    return page, editor, after


def press(qtbot: QtBot, *keys: Qt.Key) -> QWidget:
    """Press keys where the cursor is; where it is then."""
    for key in keys:
        qtbot.keyClick(at(), key)
    return at()


def at() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused
    return focused


def test_enter_leaves_many_check_boxes_from_any_of_them(qtbot: QtBot) -> None:
    _page, editor, after = among(qtbot)
    assert press(qtbot, Qt.Key.Key_Return) is after
    editor.setFocus()
    assert press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return) is after


def test_arrows_stay_among_the_check_boxes_the_blank_key_checks_and_tab_goes_through(
    qtbot: QtBot,
) -> None:
    _page, editor, after = among(qtbot)
    boxes = list(field_of(Stop, "clauses").choices)
    first = at()
    assert press(qtbot, Qt.Key.Key_Left) is first is press(qtbot, Qt.Key.Key_Up)
    with qtbot.waitSignal(editor.committed):
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert editor.text() == boxes[2]
    for _box in boxes:
        last = press(qtbot, Qt.Key.Key_Right)
    assert last.accessibleName().endswith(field_of(Stop, "clauses").choices[boxes[-1]])
    assert press(qtbot, Qt.Key.Key_Tab) is after
    editor.setFocus()
    assert press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space) is not after
    assert editor.text() == f"{boxes[1]}、{boxes[2]}"


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
        (Retrofit, "investment_fen"): Number,
        (AnnualReturn, "energy_tce"): Number,
        (AnnualReturn, "year"): Line,
    }
    for (model, key), kind in expected.items():
        made = make_editor(field_of(model, key), LOOKUPS)
        qtbot.addWidget(made)
        assert type(made) is kind


def test_a_long_option_ends_in_dots(qtbot: QtBot) -> None:
    choice = Choice(["归低档（50 万元），依“3%-5%（含）”"])
    qtbot.addWidget(choice)
    choice.resize(200, 34)
    choice.show_text("归低档（50 万元），依“3%-5%（含）”")
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    assert (
        option.currentText.endswith("…") and choice.text() == "归低档（50 万元），依“3%-5%（含）”"
    )
    choice.resize(600, 34)
    choice.initStyleOption(option)
    assert option.currentText == choice.text()
