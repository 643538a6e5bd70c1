"""The enterprises' page: list and record side by side or one over the other; nothing typed is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk, doors_of
from ui.enterprises.subject_page import SubjectPage
from ui.widgets.line import Picker

FIRM, OTHER = "湖口样例一厂有限公司", "湖口样例二厂有限公司"


def reopened(clerk: Clerk, folder: Path) -> list[str]:
    """Close the window and read the names from the store."""
    clerk.window.close()
    clerk.window.worker.close()
    store = doors_of(folder).open().store
    names = [firm.title() for firm in store.find(Enterprise)]
    store.close()
    return names


def test_what_is_typed_when_the_window_is_closed_is_kept(clerk: Clerk, folder: Path) -> None:
    clerk.page.start_new()
    clerk.type(clerk.box("企业名称").widget, FIRM)
    assert reopened(clerk, folder) == [FIRM]


def test_quick_typing_over_several_fields_makes_one_record(clerk: Clerk, folder: Path) -> None:
    clerk.page.start_new()
    for label, text in (("企业名称", FIRM), ("联系人", "张样例"), ("联系电话", "07920000000")):
        widget = clerk.box(label).widget
        widget.setFocus()
        clerk.type(widget, text)
        clerk.bot.keyClick(widget, Qt.Key.Key_Return)
    clerk.rest()
    store = clerk.window.worker
    found: list[Enterprise] = []
    store.run(lambda office, _progress: office.store.find(Enterprise), found.extend)
    clerk.rest()
    assert [(one.name, one.contact, one.phone) for one in found] == [
        (FIRM, "张样例", "07920000000")
    ]


def test_an_unfinished_new_firm_is_there_again(clerk: Clerk) -> None:
    clerk.page.start_new()
    clerk.fill("联系人", "张样例")
    assert any(text.startswith("未保存：") for text in clerk.words())
    clerk.key(Qt.Key.Key_Escape)
    clerk.key(Qt.Key.Key_N, ctrl=True)
    assert clerk.box("联系人").editor.text() == "张样例"
    clerk.fill("企业名称", FIRM)
    assert clerk.listed() == [FIRM]


def test_narrow_covers_the_list_and_wide_stands_beside_it(clerk: Clerk) -> None:
    clerk.register(FIRM)
    clerk.window.resize(1366, 768)
    clerk.rest()
    assert not clerk.page.list.isVisible()
    clerk.window.resize(1900, 900)
    clerk.rest()
    assert clerk.page.list.isVisible()
    assert clerk.subject.isVisible()
    clerk.window.resize(1366, 768)
    clerk.rest()
    assert clerk.subject.isVisible()
    assert not clerk.page.list.isVisible()


def test_in_a_wide_window_a_save_does_not_turn_to_another_firm(clerk: Clerk) -> None:
    clerk.window.resize(1900, 900)
    clerk.register(FIRM)
    clerk.register(OTHER)
    clerk.bot.wait(700)  # the pause after which the index is built again, and that of the cursor
    clerk.rest()
    assert clerk.subject.subject and clerk.subject.subject.title() == OTHER
    assert clerk.box("统一社会信用代码").widget.hasFocus()


def test_the_record_follows_the_cursor_in_a_wide_window(clerk: Clerk) -> None:
    clerk.window.resize(1900, 900)
    clerk.register(FIRM)
    clerk.register(OTHER)
    grid = clerk.page.list.grids[Enterprise]
    grid.setFocus()
    clerk.bot.keyClick(grid, Qt.Key.Key_Up)
    clerk.until(lambda: clerk.subject.subject and clerk.subject.subject.title() == FIRM)
    assert grid.hasFocus()


def test_parks_have_their_own_list_and_titles(clerk: Clerk) -> None:
    clerk.press("园区")
    clerk.press("新建园区", clerk.page.list)
    clerk.fill("园区名称", "湖口样例园区")
    clerk.open_tab("称号")
    clerk.press("新建称号", clerk.subject)
    clerk.fill("称号", "绿色园区")
    clerk.fill("级别", "省级")
    clerk.fill("公布日期", "2026-01-05")
    assert "● 可得" in clerk.form.award.words
    assert "20.00 万元" in clerk.form.award.words
    clerk.key(Qt.Key.Key_Escape)
    assert clerk.listed() == ["湖口样例园区"]


def test_another_page_opens_a_record_by_its_noun(clerk: Clerk) -> None:
    clerk.register(FIRM)
    clerk.open_tab("年度报表")
    clerk.press("新建年度报表", clerk.subject)
    clerk.fill("年度", "2025")
    record = clerk.subject.findChildren(type(clerk.form))[1].session
    assert record is not None
    clerk.window.show_page("settings")
    clerk.window.show_page("enterprises", ("annual_return", record.record.id))
    clerk.rest()
    assert clerk.subject.tabs.tabText(clerk.subject.tabs.currentIndex()).startswith("年度报表")
    assert clerk.box("年度").editor.text() == "2025"


def test_a_county_of_firms_is_listed_counted_and_sorted(
    sit_down: Callable[[], Clerk], folder: Path
) -> None:
    office = bootstrap.create_office(folder, "湖口县", "张样例")
    office.store.put_many(
        "样例", [Enterprise(name=f"湖口样例{n:04d}厂", county="湖口县") for n in range(2000)]
    )
    save(office, Enterprise(name="湖口样例石化有限公司", county="湖口县"))
    office.store.close()
    clerk = sit_down()
    assert "2,001 家" in clerk.words()
    clerk.page.list.filter.setText("hkylsh")
    clerk.until(lambda: clerk.listed() == ["湖口样例石化有限公司"])
    clerk.bot.keyClick(clerk.page.list.filter, Qt.Key.Key_Return)
    clerk.rest()
    assert isinstance(clerk.page.detail.currentWidget(), SubjectPage)
    assert clerk.box("企业名称").editor.text() == "湖口样例石化有限公司"


def test_esc_closes_the_proposals_before_the_form(clerk: Clerk) -> None:
    clerk.register(FIRM)
    picker = clerk.box("行业").widget
    assert isinstance(picker, Picker)
    picker.setFocus()
    clerk.type(picker, "30")
    proposals = picker.completer().popup()
    assert proposals.isVisible()
    clerk.bot.keyClick(picker, Qt.Key.Key_Escape)
    assert clerk.page.list.isHidden(), "the form stays"
    proposals.hide()
    clerk.bot.keyClick(picker, Qt.Key.Key_Escape)
    clerk.rest()
    assert clerk.page.list.isVisible()


def test_what_was_typed_under_open_proposals_is_saved_on_leaving(clerk: Clerk) -> None:
    clerk.register(FIRM)
    picker = clerk.box("行业").widget
    picker.setFocus()
    clerk.type(picker, "3011")
    assert clerk.subject.form.form.boxes["industry"].editor.text() == "3011"
    assert "正在填写，离开这一栏就保存" in clerk.words()
    clerk.page.show_list()
    clerk.rest()
    saved = clerk.subject.subject
    assert isinstance(saved, Enterprise)
    assert saved.industry == "3011"


def test_a_refused_record_says_which_field_is_missing(clerk: Clerk) -> None:
    clerk.register(FIRM)
    clerk.open_tab("称号")
    clerk.press("新建称号", clerk.subject)
    clerk.fill("称号", "绿色工厂")
    clerk.key(Qt.Key.Key_Return)
    assert any(text.startswith("未保存：级别：还没有填写。") for text in clerk.words())


def test_enter_presses_the_button_under_the_cursor(clerk: Clerk) -> None:
    first = next(b for b in clerk.page.list.findChildren(QPushButton) if b.text() == "新建企业")
    first.setFocus()
    clerk.bot.keyClick(first, Qt.Key.Key_Return)
    clerk.rest()
    assert "新建企业" in clerk.words()
    assert clerk.form.isVisible()


@pytest.mark.parametrize("width", [1366, 1900])
def test_ctrl_n_begins_the_next_firm_from_within_a_firm(clerk: Clerk, width: int) -> None:
    clerk.window.resize(width, 768)
    clerk.register(FIRM)
    clerk.box("地址").widget.setFocus()
    clerk.key(Qt.Key.Key_N, ctrl=True)
    assert clerk.box("企业名称").editor.text() == ""
    assert "新建企业" in clerk.words()


def test_a_record_that_comes_up_leaves_the_cursor_in_the_box_that_finds(clerk: Clerk) -> None:
    clerk.register(FIRM)
    clerk.page.show_list()
    clerk.rest()
    clerk.window.open("enterprise", clerk.window.finder.ids[0])
    clerk.window.header.finding.setFocus()  # while it is read
    clerk.rest()
    assert clerk.subject.isVisible()
    assert clerk.window.header.finding.hasFocus()
