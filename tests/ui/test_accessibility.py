"""The accessibility pass: every screen of the gallery, at the smallest windows, light and dark."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import accessibility
from tests.ui.clerk import Clerk
from tests.ui.desk import desk as desk
from ui.shots import SHOTS

LAPTOP, DOUBLE = QSize(1366, 768), QSize(960, 540)  # 1366×768 at 100 %, 1920×1080 at 200 %


def _walk(desk: Clerk, size: QSize, mode: str, *looks: Callable[[QWidget], list[str]]) -> list[str]:
    """What is wrong on each screen, screen by screen."""
    window = desk.window
    window.theme.use(mode)
    window.resize(size)
    found = []
    for shot in SHOTS:
        shot.step(window)
        desk.rest()
        found += [f"{shot.what}：{fault}" for look in looks for fault in look(window)]
    return found


@pytest.mark.parametrize("size", [LAPTOP, DOUBLE], ids=["1366×768", "960×540"])
def test_every_control_is_named_reached_by_tab_and_whole(desk: Clerk, size: QSize) -> None:
    looks = (accessibility.unnamed, accessibility.unreached, accessibility.cut_off)
    assert _walk(desk, size, "light", *looks, accessibility.outside) == []


@pytest.mark.parametrize(
    ("mode", "size"),
    [("light", LAPTOP), ("dark", LAPTOP), ("dark", DOUBLE)],
    ids=["light", "dark", "dark 960×540"],
)
def test_every_text_stands_out_from_its_ground(desk: Clerk, mode: str, size: QSize) -> None:
    assert _walk(desk, size, mode, accessibility.faint) == []


@pytest.fixture
def faulty(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """A window with one fault of each kind, and a sound control beside them."""
    window, layout = QWidget(), QHBoxLayout()
    window.setLayout(layout)
    nameless, english, grey = QLineEdit(), QPushButton("Refresh"), QLabel("看不清的字")
    grey.setStyleSheet("color: #aaaaaa; background: #ffffff; font-size: 14px")
    narrow = QPushButton("放不下的一句话")
    narrow.setFixedWidth(20)
    sound = QPushButton("打印")
    for widget in (nameless, english, grey, narrow, sound):
        layout.addWidget(widget)
    astray = QLineEdit(window)
    astray.setAccessibleName("出界")
    astray.move(-500, 0)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    sound.setFocus()
    qtbot.waitExposed(window)
    return window


def test_the_control_of_each_check_fails(faulty: QWidget) -> None:
    assert [found.split("‹")[0] for found in accessibility.unnamed(faulty)] == [
        "QLineEdit",
        "QPushButton",
    ]
    assert any("看不清的字" in found for found in accessibility.faint(faulty))
    assert ["放不下" in found for found in accessibility.cut_off(faulty)] == [True]
    assert len(accessibility.outside(faulty)) == 1


def _pale_button() -> QWidget:
    pale = QPushButton("淡字按钮")
    pale.setStyleSheet("color: #dddddd; background: #ffffff; border: 2px solid #000000")
    return pale


def _pale_line() -> QWidget:
    pale = QLineEdit("淡字输入框")
    pale.setStyleSheet("color: #dddddd; background: #ffffff; border: 2px solid #000000")
    return pale


def _pale_placeholder() -> QWidget:
    pale = QLineEdit()
    pale.setPlaceholderText("淡色占位")  # half transparent, as Qt has it if nothing else is said
    pale.setStyleSheet(
        "color: #1b211e; placeholder-text-color: rgba(27, 33, 30, 50%); background: #ffffff;"
        "border: 2px solid #000000"
    )
    return pale


def _pale_but_asleep() -> QWidget:
    pale = QPushButton("淡色停用")
    pale.setStyleSheet("color: #cccccc; background: #ffffff; border: 2px solid #000000")
    pale.setEnabled(False)
    return pale


def _pale_beside_an_icon() -> QWidget:
    pale, dark = QPushButton("图标旁淡字"), QPixmap(20, 20)
    pale.setStyleSheet("color: #dddddd; background: #ffffff; border: none")
    dark.fill(Qt.GlobalColor.black)
    pale.setIcon(QIcon(dark))
    return pale


def _pale_heading() -> QWidget:
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels(["淡色表头"])
    table.verticalHeader().hide()
    table.setStyleSheet("QHeaderView::section { color: #bbbbbb; background: #ffffff }")
    return table


def _pale_tab() -> QWidget:
    bar = QTabBar()
    bar.addTab("淡色标签")
    bar.setStyleSheet("QTabBar::tab { color: #bbbbbb; background: #ffffff }")
    return bar


def _alone(widget: QWidget, qtbot: QtBot) -> QWidget:
    """A window with one widget in it, and one that is sound."""
    window, layout = QWidget(), QHBoxLayout()
    window.setLayout(layout)
    for each in (widget, QPushButton("打印")):
        layout.addWidget(each)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_pale_button, "淡字按钮”"),
        (_pale_line, "淡字输入框”"),
        (_pale_placeholder, "淡色占位”"),
        (_pale_but_asleep, "淡色停用”"),
        (_pale_beside_an_icon, "图标旁淡字”"),
        (_pale_heading, "淡色表头”"),
        (_pale_tab, "淡色标签”"),
    ],
)
def test_pale_words_are_found_whatever_stands_around_them(
    make: Callable[[], QWidget], said: str, qtbot: QtBot
) -> None:
    (found,) = accessibility.faint(_alone(make(), qtbot))
    assert said in found


def test_of_what_is_asleep_less_is_asked(qtbot: QtBot) -> None:
    grey = "color: #888888; background: #ffffff"  # 3.54 : 1
    asleep, awake = QPushButton("停用"), QPushButton("启用")
    asleep.setEnabled(False)
    for each in (asleep, awake):
        each.setStyleSheet(grey)
    assert accessibility.faint(_alone(asleep, qtbot)) == []
    assert len(accessibility.faint(_alone(awake, qtbot))) == 1


def _narrow_choice() -> QWidget:
    box = QComboBox()
    box.addItems(["放不下的一项选择"])
    box.setFixedWidth(60)
    return box


def _narrow_tabs() -> QWidget:
    bar = QTabBar()
    bar.setUsesScrollButtons(False)
    bar.setElideMode(Qt.TextElideMode.ElideRight)
    for name in ("放不下的标签", "放不下的标签"):
        bar.addTab(name)
    bar.setFixedWidth(90)
    return bar


def _narrow_heading() -> QWidget:
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels(["放不下的一个表头"])
    table.setColumnWidth(0, 40)
    return table


def _told(narrow: QWidget) -> QWidget:
    """The same, with its words in a tooltip."""
    whole = "放不下的全部文字"
    if isinstance(narrow, QTabBar):
        for n in range(narrow.count()):
            narrow.setTabToolTip(n, whole)
    elif isinstance(narrow, QTableWidget):
        narrow.horizontalHeaderItem(0).setToolTip(whole)
    else:
        narrow.setToolTip(whole)
    return narrow


@pytest.mark.parametrize("make", [_narrow_choice, _narrow_tabs, _narrow_heading])
def test_what_does_not_fit_is_found_unless_a_tooltip_says_it(
    make: Callable[[], QWidget], qtbot: QtBot
) -> None:
    cut = accessibility.cut_off(_alone(make(), qtbot))
    assert cut and all("“放" in found for found in cut)
    assert accessibility.cut_off(_alone(_told(make()), qtbot)) == []


class _Trap(QLineEdit):
    """Keeps the focus whatever is pressed."""

    def focusNextPrevChild(self, next: bool) -> bool:
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()


def test_a_trap_for_tab_is_found(faulty: QWidget) -> None:
    assert accessibility.unreached(faulty) == []
    trap = _Trap()
    faulty.layout().addWidget(trap)
    trap.show()
    with pytest.raises(AssertionError, match="Tab never comes back"):
        accessibility.unreached(faulty)
