"""The accessibility pass: every screen of the gallery, at the smallest windows, light and dark."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
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


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(desk: Clerk, mode: str) -> None:
    assert _walk(desk, LAPTOP, mode, accessibility.faint) == []


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
