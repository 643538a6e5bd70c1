"""The window: quick to import, pages on demand, what it remembers, and how it tells trouble."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.ports import Store
from tests.ui.clerk import Clerk
from ui.pages import PAGES

FIRM, OTHER = "湖口样例一厂有限公司", "湖口样例二厂有限公司"
HEAVY = (
    "openpyxl",
    "python_calamine",
    "reportlab",
    "sqlite_utils",
    "numpy",
    "docx",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "ui.enterprises.page",
    "ui.awards.page",
    "ui.settings.page",
)


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import ui.application, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(HEAVY) & set(said.stdout.split()) == set()


def test_pages_are_made_when_first_opened(clerk: Clerk) -> None:
    assert set(clerk.window.screens) == {"enterprises"}
    clerk.window.show_page("settings")
    assert set(clerk.window.screens) == {"enterprises", "settings"}


@pytest.mark.parametrize(("width", "folded"), [(1366, True), (1600, False)])
def test_the_rail_folds_when_narrow(clerk: Clerk, width: int, folded: bool) -> None:
    clerk.window.resize(width, 768)
    clerk.rest()
    assert (clerk.window.header.x() < 80) is folded


def test_place_and_look_are_remembered_in_the_data_folder(
    sit_down: Callable[[], Clerk], folder: Path
) -> None:
    first = sit_down()
    first.window.resize(1200, 640)
    first.window.theme.use("dark")
    first.window.close()
    first.window.worker.close()
    assert (folder / "window.ini").exists()
    second = sit_down()
    assert second.window.size().height() == 640
    assert second.window.theme.mode == "dark"


def test_a_problem_is_told_in_the_window_and_stays_until_read(clerk: Clerk) -> None:
    def refuse(_office: object, _progress: object) -> None:
        raise Problem("U盘已拔出。", "请插回后再试。")

    clerk.window.worker.run(refuse, pytest.fail)
    clerk.rest()
    assert clerk.window.messages.text == "U盘已拔出。请插回后再试。"
    clerk.press("知道了")
    assert clerk.window.messages.text == ""


def test_an_error_of_ours_is_loud_with_details_to_copy(clerk: Clerk) -> None:
    clerk.window.worker.run(lambda _office, _progress: {}["weg"], pytest.fail)
    clerk.until(lambda: clerk.window.fault.isVisible())
    clerk.window.fault.copy()
    assert "KeyError: 'weg'" in QGuiApplication.clipboard().text()
    clerk.window.fault.details = ""


def test_a_store_in_use_is_told_with_another_try(
    clerk: Clerk, sit_down: Callable[[], Clerk]
) -> None:
    second = sit_down()
    words = second.words()
    assert "登记簿没有打开" in words
    assert "再试一次" in words
    clerk.window.worker.close()
    second.press("再试一次")
    second.until(lambda: "enterprises" in second.window.screens)
    second.rest()


def test_closing_with_something_unsaved_is_told_once(clerk: Clerk) -> None:
    clerk.page.start_new()
    clerk.fill("联系人", "张样例")
    clerk.window.close()
    clerk.rest()
    assert clerk.window.isVisible()
    assert clerk.window.messages.text.startswith("还有 1 条记录有未保存的内容，窗口没有关闭。")
    clerk.window.close()
    assert not clerk.window.isVisible()


def test_a_write_while_the_window_is_being_closed_needs_no_third_try(clerk: Clerk) -> None:
    clerk.page.start_new()
    clerk.fill("联系人", "张样例")
    clerk.window.close()
    clerk.page.changed.emit()  # something else was saved as the window was told to close
    clerk.rest()
    assert "再关闭一次窗口" in clerk.window.messages.text
    clerk.window.close()
    assert not clerk.window.isVisible()


def test_closing_while_a_field_is_being_typed_saves_and_closes(clerk: Clerk) -> None:
    clerk.page.start_new()
    clerk.type(clerk.box("企业名称").widget, "湖口样例一厂有限公司")
    clerk.window.close()
    clerk.until(lambda: not clerk.window.isVisible())
    assert clerk.listed() == ["湖口样例一厂有限公司"]


def test_the_first_window_fills_a_screen_without_room_for_it(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = clerk.window
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1366, 728))
    window.show_fitting()
    assert window.isMaximized()
    window.showNormal()
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1920, 1040))
    window.show_fitting()
    assert not window.isMaximized()


@pytest.mark.parametrize("key", [page.key for page in PAGES])
def test_the_cursor_is_on_the_page_that_is_shown(clerk: Clerk, key: str) -> None:
    clerk.window.header.finding.seek()
    clerk.window.show_page(key)
    clerk.rest()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert clerk.window.screens[key].isAncestorOf(focused)


def test_the_find_box_is_empty_after_a_choice_by_keys(clerk: Clerk) -> None:
    clerk.register("湖口样例一厂有限公司")
    clerk.window.finder.reload()
    clerk.rest()
    box = clerk.window.header.finding
    box.seek()
    clerk.bot.keyClicks(box, "hkyl")
    clerk.until(lambda: box.open)
    clerk.bot.keyClick(box, Qt.Key.Key_Down)
    clerk.bot.keyClick(box, Qt.Key.Key_Return)
    clerk.rest()
    assert box.text() == ""


EARLIER = "没有撤销：“{}”是上次打开程序时做的。要撤销它，请按 Ctrl+H，在操作记录里选中它再撤销。"


@pytest.fixture
def sit_down_after(
    folder: Path, sit_down: Callable[[], Clerk], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[Store], object]], Clerk]:
    """A clerk at a register in which `done` was done yesterday."""

    def sit(done: Callable[[Store], object]) -> Clerk:
        office = bootstrap.create_office(folder, "湖口县", "张样例")
        yesterday = datetime.now().astimezone() - timedelta(days=1)
        with monkeypatch.context() as clock:
            clock.setattr(office.store, "_now", lambda: yesterday)
            done(office.store)
        office.store.close()
        return sit_down()

    return sit


def imported(store: Store, *names: str) -> None:
    for name in names:
        store.put_many(f"导入{name}", [Enterprise(name=name, county="湖口县")])


def undo_in_a_field(clerk: Clerk) -> str:
    """Ctrl+Z with the cursor in a field of the first firm; what is said."""
    grids = clerk.page.list
    clerk.page.open(grids.model, grids.grids[grids.model].rows.id(0))
    clerk.rest()
    clerk.box("地址").widget.setFocus()
    clerk.key(Qt.Key.Key_Z, ctrl=True)
    return clerk.window.messages.text


def test_ctrl_z_in_a_field_takes_back_no_write_of_an_earlier_sitting(
    sit_down_after: Callable[[Callable[[Store], object]], Clerk],
) -> None:
    clerk = sit_down_after(lambda store: imported(store, FIRM))
    assert undo_in_a_field(clerk) == EARLIER.format(f"导入{FIRM}")
    assert clerk.listed() == [FIRM]
    clerk.window.undo()
    clerk.rest()
    assert clerk.window.messages.text == f"已撤销“导入{FIRM}”。"


def test_nor_one_that_was_done_again_then(
    sit_down_after: Callable[[Callable[[Store], object]], Clerk],
) -> None:
    def done(store: Store) -> None:
        imported(store, FIRM)
        store.undo()
        store.redo()

    clerk = sit_down_after(done)
    assert undo_in_a_field(clerk) == EARLIER.format(f"导入{FIRM}")
    assert clerk.listed() == [FIRM]


def test_nor_the_one_before_what_was_taken_back_twice(
    sit_down_after: Callable[[Callable[[Store], object]], Clerk],
) -> None:
    clerk = sit_down_after(lambda store: imported(store, FIRM, OTHER))
    for step in (clerk.window.undo, clerk.window.redo, clerk.window.undo):
        step()
        clerk.rest()
    assert undo_in_a_field(clerk) == EARLIER.format(f"导入{FIRM}")
    assert clerk.listed() == [FIRM]


def test_what_was_done_again_in_this_sitting_is_taken_back(
    sit_down_after: Callable[[Callable[[Store], object]], Clerk],
) -> None:
    clerk = sit_down_after(lambda store: imported(store, FIRM, OTHER))
    for step in (clerk.window.undo, clerk.window.redo):
        step()
        clerk.rest()
    assert undo_in_a_field(clerk) == f"已撤销“导入{OTHER}”。"
    assert clerk.listed() == [FIRM]
