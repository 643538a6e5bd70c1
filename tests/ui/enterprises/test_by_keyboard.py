"""Every tab, list, form, section and step is reached without the mouse; nothing typed is lost on the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabBar

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.part import DiagnosisFinding
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from tests.ui.typist import ALT, CTRL, Typist
from ui.enterprises import keeper
from ui.widgets.grid import Grid

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def typist(desk: Clerk) -> Typist:
    """The first firm, found in the list and opened by key."""
    return opened(Typist(desk))


def opened(typist: Typist) -> Typist:
    typist.press(Qt.Key.Key_F, CTRL)
    typist.write(FIRST)
    typist.settle()
    typist.press(Qt.Key.Key_Return)
    typist.settle()
    return typist


def test_round_all_tabs_and_into_each(typist: Typist, desk: Clerk) -> None:
    tabs = desk.subject.tabs
    visible = [n for n in range(tabs.count()) if tabs.isTabVisible(n)]
    reached = []
    for _tab in visible:
        typist.press(Qt.Key.Key_PageDown, CTRL)
        typist.settle()
        assert tabs.currentWidget().isAncestorOf(typist.cursor), tabs.tabText(tabs.currentIndex())
        assert not isinstance(typist.cursor, QTabBar)
        reached.append(tabs.currentIndex())
    assert sorted(reached) == visible
    typist.press(Qt.Key.Key_PageUp, CTRL)
    typist.settle()
    assert tabs.currentIndex() == reached[-2]


def test_what_is_seldom_needed_is_three_keys_away(typist: Typist, desk: Clerk) -> None:
    tabs = desk.subject.tabs
    typist.press(Qt.Key.Key_F9)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = menu.actions()[1].text()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    typist.settle()
    assert tabs.tabText(tabs.currentIndex()) == wanted
    begins = desk.window.focusWidget()  # the offscreen platform gives no window back after a menu
    assert begins is not None and begins.toolTip().startswith("新建")


def test_from_list_to_form_to_parts_and_back(typist: Typist, desk: Clerk) -> None:
    typist.go_to_tab("诊断")
    assert isinstance(typist.cursor, Grid)
    typist.press(Qt.Key.Key_F6)
    assert typist.name == "诊断服务商"
    typist.press(Qt.Key.Key_F6)
    assert typist.cursor.toolTip() == "新建诊断措施（Alt+Enter）"
    typist.press(Qt.Key.Key_Return)
    assert typist.name == "措施"
    typist.press(Qt.Key.Key_F6)
    assert isinstance(typist.cursor, Grid)


def test_a_record_is_deleted_begun_and_left_by_key(typist: Typist, desk: Clerk) -> None:
    typist.go_to_tab("改造")
    assert "删除这条记录，可撤销（Ctrl+D）" in desk.words()
    before = len(typist.stored(Retrofit))
    typist.press(Qt.Key.Key_D, CTRL)
    typist.settle()
    assert len(typist.stored(Retrofit)) == before - 1
    assert typist.said.startswith("已删除改造项目")
    typist.press(Qt.Key.Key_Return, CTRL)
    assert typist.name == "项目名称"
    typist.press(Qt.Key.Key_Escape)
    typist.settle()
    assert desk.page.list.isAncestorOf(typist.cursor)


def test_a_note_of_several_lines_is_typed_and_left_by_enter(typist: Typist) -> None:
    typist.go_to_tab("诊断")
    typist.press(Qt.Key.Key_F6)
    while typist.name != "备注":
        typist.press(Qt.Key.Key_Return)
    typist.write("报告原件在档案室")
    QTest.keyClick(typist.cursor, Qt.Key.Key_Return, SHIFT)
    typist.write("第 3 柜")
    typist.press(Qt.Key.Key_Return)
    typist.settle()
    assert typist.name == "措施"
    assert typist.stored(Diagnosis)[0].note == "报告原件在档案室\n第 3 柜"


def test_a_half_typed_part_is_there_again_after_a_crash(
    typist: Typist, desk: Clerk, sit_down: Callable[[], Clerk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 20)
    typist.go_to_tab("诊断")
    typist.press(Qt.Key.Key_Return, ALT)
    typist.press(Qt.Key.Key_Tab)
    typist.press(Qt.Key.Key_Tab)
    typist.write("60万")
    diagnosis = typist.stored(Diagnosis)[0].id
    kept = f"diagnosis_finding:new:{diagnosis}"
    desk.until(lambda: kept in typist.read(lambda office: office.store.drafts()))
    desk.window.worker.close()  # the program ends without a word
    again = sit_down()
    again.until(lambda: f"已恢复，打开“{FIRST}”（诊断）接着填" in again.window.messages.text)
    second = opened(Typist(again))
    second.go_to_tab("诊断")
    second.press(Qt.Key.Key_F6)
    second.press(Qt.Key.Key_F6)
    second.press(Qt.Key.Key_Return)
    assert second.name == "措施"
    second.write("空压机余热回收")
    second.press(Qt.Key.Key_Return)
    second.settle()
    found = second.stored(DiagnosisFinding)
    assert [(one.measure, one.investment_fen, one.diagnosis) for one in found] == [
        ("空压机余热回收", 60_000_000, diagnosis)
    ]


def test_a_record_begun_and_left_has_the_cursor_again(typist: Typist, desk: Clerk) -> None:
    typist.go_to_tab("称号")
    typist.press(Qt.Key.Key_Return, CTRL)
    typist.settle()
    assert typist.name == "称号"
    typist.press(Qt.Key.Key_PageUp, CTRL)
    typist.settle()
    typist.go_to_tab("称号")
    assert typist.name == "称号"
    typist.answer("绿色工厂")
    typist.press(Qt.Key.Key_Return)
    typist.answer("省级")
    typist.press(Qt.Key.Key_Return)
    typist.settle()
    assert typist.said.startswith("已保存")
    assert typist.name == "名单所列名称", "saving moves no cursor"


def test_the_clauses_are_entered_at_their_list(typist: Typist, desk: Clerk) -> None:
    typist.go_to_tab("条款")
    assert typist.name == "全部条款"
