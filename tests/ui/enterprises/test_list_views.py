"""已存视图 by real widgets: kept, opened, replaced, renamed, deleted, taken back; a broken one is refused."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.saved_view import SavedView
from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations.listing import FieldFilled, Holds, Listing
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND, THIRD, open_office, stock
from ui.enterprises.views_menu import ViewsMenu

HELD = Listing(where=(Holds("diagnosis"),), order="name", falling=True)


def _menu(desk: Clerk) -> ViewsMenu:
    bar = desk.page.list.bar
    bar.open_views()
    assert bar.views is not None
    bar.views.hide()
    desk.rest()
    return bar.views


def _action(menu: QMenu, text: str) -> QAction:
    return next(one for one in menu.actions() if one.text() == text)


def _under(menu: QMenu, text: str) -> QMenu:
    """The menu that an entry leads to."""
    found = _action(menu, text).menu()
    assert isinstance(found, QMenu)
    return found


def _keep(desk: Clerk, name: str) -> None:
    """Keep the list under a name, by keyboard."""
    _action(_menu(desk), "把现在的列表存为视图…").trigger()
    editor = desk.page.list.bar.naming.editor
    desk.type(editor, name)
    desk.bot.keyClick(editor, Qt.Key.Key_Return)
    desk.rest()


def test_a_list_is_kept_and_opened_again(desk: Clerk) -> None:
    subjects = desk.page.list
    subjects.ask(HELD)
    desk.until(lambda: desk.listed() == [FIRST])
    _keep(desk, "有诊断的")
    assert desk.window.messages.text == "已存视图“有诊断的”。"
    subjects.bar.clear()
    desk.until(lambda: len(desk.listed()) == 3)
    opened = _action(_menu(desk), "&1　有诊断的")
    assert opened.toolTip() == "有诊断；按企业名称降序"
    opened.trigger()
    desk.until(lambda: desk.listed() == [FIRST])
    assert subjects.roll.listing == HELD
    assert "有诊断　×" in desk.words()


def test_a_view_is_replaced_renamed_deleted_and_comes_back(desk: Clerk) -> None:
    subjects = desk.page.list
    _keep(desk, "全部")
    subjects.ask(HELD)
    _action(_under(_menu(desk), "用现在的列表替换"), "全部").trigger()
    desk.rest()
    assert _action(_menu(desk), "&1　全部").toolTip() == "有诊断；按企业名称降序"
    _action(_under(_menu(desk), "改名"), "全部").trigger()
    editor = subjects.bar.naming.editor
    assert editor.text() == "全部"
    editor.selectAll()
    desk.type(editor, "有诊断的")
    desk.bot.keyClick(editor, Qt.Key.Key_Return)
    desk.rest()
    _action(_under(_menu(desk), "删除"), "有诊断的").trigger()
    desk.rest()
    assert not _action(_menu(desk), "还没有已存视图").isEnabled()
    desk.window.undo()
    desk.rest()
    _action(_menu(desk), "&1　有诊断的")


def test_leaving_the_name_keeps_nothing(desk: Clerk) -> None:
    _action(_menu(desk), "把现在的列表存为视图…").trigger()
    naming = desk.page.list.bar.naming
    assert naming.isVisible()
    desk.bot.keyClick(naming.editor, Qt.Key.Key_Escape)
    assert naming.isHidden()
    assert not _action(_menu(desk), "还没有已存视图").isEnabled()


def test_a_broken_view_is_refused_and_the_list_stays(
    sit_down: Callable[[], Clerk], folder: Path
) -> None:
    stock(folder)
    office = open_office(folder)
    view = SavedView(screen="enterprise", name="旧视图", state='{"order": "nothing"}')
    office.store.put_many("样例", [view])
    office.store.close()
    desk = sit_down()
    _action(_menu(desk), "&1　旧视图").trigger()
    desk.rest()
    assert any("视图“旧视图”的内容已损坏" in words for words in desk.words())
    assert len(desk.listed()) == 3


def test_parks_have_views_of_their_own(desk: Clerk) -> None:
    _keep(desk, "企业的")
    desk.press("园区")
    assert not _action(_menu(desk), "还没有已存视图").isEnabled()
    desk.page.list.ask(Listing(where=(FieldFilled("bank", False),)))
    _keep(desk, "未填开户行")
    desk.press("企业", desk.page.list)
    _action(_menu(desk), "&1　企业的")
    assert desk.page.list.model is Enterprise
    assert desk.page.list.rolls[Park].listing.where == (FieldFilled("bank", False),)


def test_order_columns_and_widths_are_there_the_next_day(
    sit_down: Callable[[], Clerk], folder: Path
) -> None:
    stock(folder)
    desk = sit_down()
    desk.page.list.sort("name", falling=True)
    desk.page.list.ask(desk.page.list.roll.listing.with_columns(("name", "bank")))
    desk.page.list.grids[Enterprise].setColumnWidth(0, 333)
    desk.page.list.ask(desk.page.list.roll.listing.with_words("样例"))
    desk.rest()
    desk.window.close()
    desk.window.worker.close()
    again = sit_down()
    again.until(lambda: again.listed() == [FIRST, THIRD, SECOND])
    again.rest()
    grid = again.page.list.grids[Enterprise]
    assert [field.key for field in grid.rows.fields] == ["name", "bank"]
    assert grid.columnWidth(0) == 333
    assert again.page.list.filter.text() == "", "a filter is not kept: nothing is missing unawares"


def test_the_list_as_shown_becomes_a_workbook(desk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "列表.xlsx"
    desk.page.choose_place = lambda _parent, _title, _proposed, _kind: path
    desk.page.list.ask(Listing(order="name", falling=True, columns=("name", "bank")))
    desk.press("存为表格…", desk.page.list)
    desk.until(lambda: desk.window.messages.text.startswith("已把列出的 3 行保存到"))
    rows = [row for _number, row in read_workbook(path).sheets[0].rows]
    assert rows[0] == ["企业名称", "开户行"]
    assert [row[0] for row in rows[1:]] == [FIRST, THIRD, SECOND]
