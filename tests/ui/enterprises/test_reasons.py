"""核实说明 at the window, by keyboard: asked under the field, kept, asked again when the value changes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jjgreen_desktop.domain.reason import Reason
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from tests.ui.enterprises.test_record_form import open_retrofit
from ui import half_reasons
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


def half_type(desk: Clerk, text: str) -> None:
    """F8 and type; the program ends without a word once it is in the store."""
    desk.key(Qt.Key.Key_F8)
    line = QApplication.focusWidget()
    assert isinstance(line, ReasonLine)
    desk.type(line, text)
    desk.until(lambda: text in drafts_of(desk))
    desk.window.worker.close()


def drafts_of(desk: Clerk) -> str:
    kept: list[str] = []
    desk.window.worker.run(lambda office, _p: list(office.store.drafts().values()), kept.extend)
    desk.rest()
    return "".join(kept)


def test_a_half_typed_reason_is_there_again_after_a_crash(
    desk: Clerk, sit_down: Callable[[], Clerk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(half_reasons, "PAUSE", 20)
    worse(desk)
    half_type(desk, "已核对验收")
    again = sit_down()
    assert f"上次没有保存的内容已恢复，打开“{FIRST}”接着填。" in again.window.messages.text
    open_retrofit(again)
    line = asked(again)
    assert line.text() == "已核对验收"
    line.setFocus()
    line.end(False)
    again.type(line, "报告")
    again.key(Qt.Key.Key_Return)
    assert "已保存核实说明" in again.window.messages.text
    assert (asked(again).text(), drafts_of(again)) == ("已核对验收报告", "")


def test_closing_keeps_a_half_typed_reason_for_the_list_too(
    desk: Clerk, sit_down: Callable[[], Clerk]
) -> None:
    worse(desk)
    desk.key(Qt.Key.Key_F8)
    line = QApplication.focusWidget()
    assert isinstance(line, ReasonLine)
    desk.type(line, "已核对验收")
    desk.page.put_away()
    desk.rest()
    desk.window.worker.close()
    again = sit_down()
    again.key(Qt.Key.Key_J, ctrl=True)
    view = again.page.covers.findings
    assert view
    again.key(Qt.Key.Key_F8)
    assert view.reason.text() == "已核对验收"
    again.key(Qt.Key.Key_Return)
    assert "核实性 1（待说明 0）" in view.count.text()
    assert drafts_of(again) == ""


def test_a_reason_half_typed_in_the_list_is_kept(
    desk: Clerk, sit_down: Callable[[], Clerk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(half_reasons, "PAUSE", 20)
    worse(desk)
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_J, ctrl=True)
    half_type(desk, "已核对验收")
    again = sit_down()
    open_retrofit(again)
    assert asked(again).text() == "已核对验收"
