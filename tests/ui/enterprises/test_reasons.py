"""核实说明 at the window, by keyboard: asked under the field, kept, asked again when the value changes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jjgreen_desktop.domain.reason import Reason
from tests.ui.clerk import Clerk
from tests.ui.enterprises.test_record_form import open_retrofit
from ui.widgets.reason_line import ReasonLine

AFTER = "改造后单位产品综合能耗"
WHY = "已核对验收报告，照录无误"


def asked(desk: Clerk, label: str = AFTER) -> ReasonLine:
    line = desk.box(label).reason
    assert line is not None and line.isVisible()
    return line


def worse(desk: Clerk, after: str = "101") -> None:
    """After the retrofit it takes more than before."""
    open_retrofit(desk)
    desk.fill(AFTER, after)


def give(desk: Clerk, text: str) -> None:
    """F8, type, Enter."""
    desk.key(Qt.Key.Key_F8)
    focused = QApplication.focusWidget()
    assert isinstance(focused, ReasonLine)
    focused.selectAll()
    desk.type(focused, text)
    desk.key(Qt.Key.Key_Return)


def test_a_reason_is_typed_under_the_field_and_saved_as_one_goes_on(desk: Clerk) -> None:
    worse(desk)
    assert desk.box(AFTER).message.startswith("◆ 改造后 101 不低于改造前 100，能效没有提升。")
    assert asked(desk).text() == ""
    give(desk, WHY)
    assert asked(desk).text() == WHY
    assert (
        "已保存核实说明“一号窑余热利用改造 · 改造后单位产品综合能耗”。" in desk.window.messages.text
    )
    assert any(f"✓ 已说明：{WHY}" in text for text in desk.words())
    assert not isinstance(QApplication.focusWidget(), ReasonLine)


def test_the_reason_stands_when_the_record_is_opened_again(desk: Clerk) -> None:
    worse(desk)
    give(desk, WHY)
    desk.key(Qt.Key.Key_Escape)
    open_retrofit(desk)
    assert asked(desk).text() == WHY
    assert "张样例，2026-06-30" in asked(desk).toolTip()


def test_another_value_is_asked_about_again(desk: Clerk) -> None:
    worse(desk)
    give(desk, WHY)
    desk.fill(AFTER, "102")
    assert asked(desk).text() == ""
    assert asked(desk).placeholderText() == f"数据已变，请重新说明；原说明：{WHY}"
    desk.fill(AFTER, "95")
    assert desk.box(AFTER).reason is None


def test_undo_takes_the_reason_back(desk: Clerk) -> None:
    worse(desk)
    give(desk, WHY)
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert "已撤销“核实说明 改造项目 一号窑余热利用改造 · 改造后单位产品综合能耗”。" in (
        desk.window.messages.text
    )
    assert asked(desk).text() == ""


def test_an_emptied_reason_is_taken_back(desk: Clerk) -> None:
    worse(desk)
    give(desk, WHY)
    line = asked(desk)
    line.setFocus()
    line.selectAll()
    desk.key(Qt.Key.Key_Delete)
    desk.key(Qt.Key.Key_Return)
    assert "已删去核实说明" in desk.window.messages.text
    desk.window.worker.run(
        lambda office, _progress: office.store.count(Reason), lambda count: given.append(count)
    )
    given: list[int] = []
    desk.rest()
    assert given == [0]


def test_tab_goes_from_the_field_to_its_reason(desk: Clerk) -> None:
    worse(desk)
    widget = desk.box(AFTER).widget
    widget.setFocus()
    desk.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked(desk)
    assert asked(desk).accessibleName() == f"{AFTER}：核实说明"


def test_f8_goes_from_one_to_the_next_that_is_not_written(desk: Clerk) -> None:
    worse(desk)
    desk.fill("节能验收通过日期", "2026-02-01")
    desk.key(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is asked(desk, "节能验收通过日期")
    desk.key(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is asked(desk)
    desk.key(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is asked(desk, "节能验收通过日期")
    give(desk, WHY)
    assert asked(desk).text() == WHY
    desk.key(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is asked(desk, "节能验收通过日期")
