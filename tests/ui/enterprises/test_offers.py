"""Entry at speed, by keyboard: last values, a code for a firm, days without year, amounts in 万."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.clerk import Clerk
from tests.ui.desk import SECOND

CODE = "91350100M000100Y43"
PROVIDER = "样例节能服务有限公司"


def open_second(desk: Clerk, tab: str) -> None:
    """The second firm, a new record on a tab."""
    desk.page.list.filter.setText(SECOND)
    desk.rest()
    desk.key(Qt.Key.Key_F, ctrl=True)
    desk.key(Qt.Key.Key_Return)
    desk.open_tab(tab)
    desk.press(f"新建{'诊断' if tab == '诊断' else '称号'}", desk.subject)


def enter(desk: Clerk, label: str) -> QLineEdit:
    widget = desk.box(label).widget
    assert isinstance(widget, QLineEdit)
    widget.setFocus()
    desk.rest()
    return widget


def test_down_offers_what_was_last_entered_and_enter_takes_it(desk: Clerk) -> None:
    open_second(desk, "诊断")
    line = enter(desk, "诊断服务商")
    assert line.placeholderText() == f"按 ↓ 选最近填过的：{PROVIDER}"
    desk.key(Qt.Key.Key_Down)
    made = line.completer()
    assert made is not None and made.popup().isVisible()
    desk.bot.keyClick(made.popup(), Qt.Key.Key_Down)
    desk.bot.keyClick(made.popup(), Qt.Key.Key_Return)
    desk.rest()
    assert line.text() == PROVIDER
    assert not made.popup().isVisible()
    assert QApplication.focusWidget() is not line
    assert f"“{PROVIDER} · 诊断服务商”" in desk.window.messages.text


def test_part_of_a_value_is_enough(desk: Clerk) -> None:
    open_second(desk, "称号")
    line = enter(desk, "公布文件及文号")
    desk.type(line, "〔2026〕")
    desk.until(lambda: line.completer() and line.completer().popup().isVisible())
    made = line.completer()
    assert made is not None
    assert made.completionCount() == 1
    assert made.currentCompletion() == "样例厅函〔2026〕1号"
    desk.bot.keyClick(made.popup(), Qt.Key.Key_Escape)
    desk.rest()
    assert desk.form.isVisible() and not made.popup().isVisible()


def test_a_code_becomes_the_name_of_the_firm(desk: Clerk) -> None:
    desk.register("样例设计院有限公司", 统一社会信用代码=CODE)
    desk.key(Qt.Key.Key_Escape)
    open_second(desk, "诊断")
    desk.fill("诊断服务商", CODE)
    assert desk.box("诊断服务商").editor.text() == "样例设计院有限公司"
    assert desk.box("诊断服务商").message == ""


def test_a_day_without_its_year_and_an_amount_in_ten_thousands(desk: Clerk) -> None:
    open_second(desk, "诊断")
    desk.fill("诊断服务商", PROVIDER)
    desk.fill("诊断报告日期", "3.20")
    assert desk.box("诊断报告日期").editor.text() == "2026-03-20"
    desk.fill("诊断服务费", "1.2万")
    assert desk.box("诊断服务费").editor.text() == "12000.00"
    desk.fill("诊断报告日期", "12-20")
    assert "今年的这一天还没有到，请连年份一起写，如 2025-12-20" in desk.box("诊断报告日期").message
