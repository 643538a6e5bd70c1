"""The first start: what is asked, what is proposed, and a refusal that loses nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.problem import Problem
from ui.welcome.page import WelcomePage


def test_a_refusal_keeps_what_was_typed_and_lets_try_again(qtbot: QtBot) -> None:
    page = WelcomePage(["湖口县", "市本级"], lambda county: f"{county}工业和信息化局")
    qtbot.addWidget(page)
    page.county.setCurrentText("湖口县")
    page.operator.setText("张样例")
    with qtbot.waitSignal(page.ready) as told:
        page.start.click()
    assert told.args == ["湖口县", "张样例", "湖口县工业和信息化局"]
    assert not page.start.isEnabled()
    page.refuse(Problem("文件夹不能写入。", "请换一个位置。"))
    assert page.message.text() == "文件夹不能写入。请换一个位置。"
    assert page.start.isEnabled()
    assert page.operator.text() == "张样例"


def test_enter_leads_from_the_county_to_the_button(qtbot: QtBot) -> None:
    page = WelcomePage(["湖口县", "市本级"], lambda county: f"{county}工业和信息化局")
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.county.setFocus()
    qtbot.keyClick(page.county, Qt.Key.Key_Down)
    qtbot.keyClick(page.county, Qt.Key.Key_Return)
    assert page.operator.hasFocus()
    qtbot.keyClicks(page.operator, "Zhang")
    qtbot.keyClick(page.operator, Qt.Key.Key_Return)
    assert page.bureau.hasFocus()
    with qtbot.waitSignal(page.ready) as told:
        qtbot.keyClick(page.bureau, Qt.Key.Key_Return)
    assert told.args == ["湖口县", "Zhang", "湖口县工业和信息化局"]


def test_nothing_is_cut_on_a_low_screen(qtbot: QtBot) -> None:
    page = WelcomePage(["湖口县", "市本级"], lambda county: f"{county}工业和信息化局")
    qtbot.addWidget(page)
    page.resize(880, 480)
    page.show()
    for part in (*page.findChildren(QLabel), page.start):
        if part.isVisible():
            assert part.height() >= part.minimumSizeHint().height(), part.text()


def test_a_low_screen_shows_the_whole_page(qtbot: QtBot) -> None:
    page = WelcomePage(["湖口县", "市本级"], lambda county: f"{county}工业和信息化局")
    qtbot.addWidget(page)
    page.resize(960, 540)
    page.show()
    qtbot.waitExposed(page)
    area = page.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
