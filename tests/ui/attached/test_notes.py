"""Remarks written, changed, taken back, and kept while half typed."""

from typing import Any

from PySide6.QtCore import Qt

from tests.ui.attached.helping import firm_id
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST
from ui.attached.tab import AttachedTab


def test_remarks_are_written_changed_and_taken_back_with_keys(
    desk: Clerk, tab: AttachedTab
) -> None:
    text = tab.notes.text
    text.setFocus()
    desk.type(text, "电话核实：原件下周补交")
    desk.key(Qt.Key.Key_Return, ctrl=True)
    assert text.toPlainText() == ""
    assert desk.window.messages.text == "已记下“电话核实：原件下周补交”。"
    desk.type(text, "第二条")
    desk.key(Qt.Key.Key_Return, ctrl=True)
    grid = tab.notes.grid
    assert [row[1].record.text for row in grid.rows.rows] == ["第二条", "电话核实：原件下周补交"]
    grid.setFocus()
    grid.selectRow(1)
    desk.rest()
    assert text.toPlainText() == "电话核实：原件下周补交"
    assert "2026-06-30　张样例　企业" in words_of(tab.notes)
    desk.key(Qt.Key.Key_Return)
    assert text.hasFocus()
    text.selectAll()
    desk.type(text, "原件已补交")
    desk.press("改好", tab.notes)
    assert grid.rows.rows[1][1].record.text == "原件已补交"
    desk.press("删除", tab.notes)
    assert len(grid.rows.rows) == 1
    desk.press("撤销 Ctrl+Z")
    assert [row[1].record.text for row in grid.rows.rows] == ["第二条", "原件已补交"]


def test_a_remark_half_typed_outlives_the_window(
    desk: Clerk, tab: AttachedTab, sit_down: Any
) -> None:
    tab.notes.text.setFocus()
    desk.type(tab.notes.text, "说到一半")
    desk.window.close()
    desk.rest()
    desk.window.worker.close()
    again: Clerk = sit_down()
    again.window.open("enterprise", firm_id(again, FIRST))
    again.rest()
    again.open_tab("材料与记事")
    again.until(lambda: again.subject.attached.notes.text.toPlainText() == "说到一半")
    again.key(Qt.Key.Key_Return)
    again.press("记下", again.subject.attached.notes)
    assert again.subject.attached.notes.text.toPlainText() == ""
    again.open_tab("诊断")
    again.open_tab("材料与记事")
    assert again.subject.attached.notes.text.toPlainText() == ""
