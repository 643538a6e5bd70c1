"""The list of firms: paged, sorted, filtered, selected; what is chosen stays over what happens meanwhile."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.listing import FieldFilled, FieldIs, Holds, Listing
from jjgreen_desktop.operations.passing import Passing
from jjgreen_desktop.operations.sorting import Sorting
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST, SECOND, THIRD
from ui import roll_order
from ui.enterprises.long_list import LongList
from ui.widgets import message_bar

MANY = 3000


def _grid(desk: Clerk) -> LongList:
    return desk.page.list.grids[Enterprise]


def _action(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def _under(menu: QMenu, text: str) -> QMenu:
    """The menu that an entry leads to."""
    found = _action(menu, text).menu()
    assert isinstance(found, QMenu)
    return found


def _names(desk: Clerk) -> list[str]:
    """The names of the rows selected."""
    grid = _grid(desk)
    return [grid.rows.index(grid.row_of(one), 0).data() for one in grid.selected_ids()]


@pytest.fixture
def many(sit_down: Callable[[], Clerk], folder: Path) -> Clerk:
    """A register of more firms than are read at once; every third has no county."""
    office = bootstrap.create_office(folder, "湖口县", "张样例")
    counties = ("湖口县", "都昌县", None)
    firms = [Enterprise(name=f"样例{n:04d}厂", county=counties[n % 3]) for n in range(MANY)]
    office.store.put_many("样例", firms)
    office.store.close()
    clerk = sit_down()
    clerk.until(lambda: clerk.window.finder.records.index)
    return clerk


def test_several_firms_are_selected_by_key_and_stay_so(desk: Clerk) -> None:
    subjects = desk.page.list
    grid = _grid(desk)
    grid.setFocus()
    grid.selectRow(0)
    desk.bot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert _names(desk) == [FIRST, THIRD]
    chosen = subjects.selected_ids()
    assert len(set(chosen)) == 2
    desk.window.finder.reload()
    desk.rest()
    assert subjects.selected_ids() == chosen
    desk.bot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert _names(desk) == [FIRST, THIRD, SECOND]


def test_the_model_is_sound(many: Clerk, qtmodeltester: ModelTester) -> None:
    _grid(many).rows.show_again()
    qtmodeltester.check(_grid(many).rows)


def test_the_end_of_a_long_list_is_one_key_away_and_read_then(many: Clerk) -> None:
    grid = _grid(many)
    assert grid.rows.rowCount() == MANY
    last = many.window.finder.ids[MANY - 1]
    assert many.window.finder.row(last) is None, "nobody looked there yet"
    grid.setFocus()
    grid.selectRow(0)
    many.bot.keyClick(grid, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    many.until(lambda: many.window.finder.row(last))
    assert grid.rows.index(MANY - 1, 0).data() == f"样例{MANY - 1:04d}厂"
    assert grid.rows.index(MANY - 1, 2).data() == "—"
    assert len(many.window.finder.rows) < MANY / 2, "only what is looked at is read"


def test_a_row_not_yet_read_shows_its_name(many: Clerk) -> None:
    grid = _grid(many)
    assert grid.rows.index(2000, 0).data() == "样例2000厂"
    assert grid.rows.index(2000, 2).data() == "…"


def test_more_than_a_screen_is_found_to_the_last(many: Clerk) -> None:
    many.page.list.filter.setText("样例")
    many.until(lambda: "3,000 / 3,000 家" in many.words())
    many.page.list.filter.setText("yl 29")
    many.until(lambda: "159 / 3,000 家" in many.words())


def test_a_heading_sorts_up_down_and_not_at_all(many: Clerk) -> None:
    grid, header = _grid(many), _grid(many).horizontalHeader()
    first = grid.rows.index(0, 0)

    def shown() -> list[str]:
        return [grid.rows.index(row, 2).data() for row in (0, 1000, MANY - 1)]

    header.sectionClicked.emit(2)
    many.until(lambda: grid.rows.id(0) == many.window.finder.ids[1])
    many.rest()
    counties = [grid.roll.ids.place(grid.rows.id(row)) % 3 for row in (0, 999, 1000, 2000)]
    assert counties == [1, 1, 0, 2], "都昌县 stands before 湖口县 in the pack, unknown last"
    header.sectionClicked.emit(2)
    many.until(lambda: grid.roll.listing.falling and grid.roll.ids.place(grid.rows.id(0)) % 3 == 0)
    assert grid.roll.ids.place(grid.rows.id(MANY - 1)) % 3 == 2, "unknown last again"
    header.sectionClicked.emit(2)
    many.until(lambda: grid.rows.id(0) == many.window.finder.ids[0])
    assert not header.isSortIndicatorShown()
    assert first.data() == "样例0000厂"
    assert shown()[0] == "湖口县"


@pytest.fixture
def endless() -> Iterator[pytest.MonkeyPatch]:
    """The list of very many: an order, or a condition, is not worked out until this is undone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(roll_order, "MANY", 0)
        patch.setattr(message_bar, "PATIENCE", 0)
        for reading in (Sorting, Passing):
            patch.setattr(reading, "go_on", lambda _reading, _seconds: False)
        yield patch


def _stop(desk: Clerk, what: str) -> None:
    """取消 at the foot of the window, as soon as it says what goes on."""
    bar = desk.window.messages
    desk.until(lambda: bar._cancel.isVisible() and what in words_of(bar))
    desk.press("取消", bar)
    assert not bar._cancel.isVisible()


def test_a_sort_that_is_stopped_leaves_the_order_and_the_arrow_of_before(
    desk: Clerk, request: pytest.FixtureRequest
) -> None:
    grid, header = _grid(desk), _grid(desk).horizontalHeader()
    header.sectionClicked.emit(0)
    desk.until(lambda: desk.listed() == [SECOND, THIRD, FIRST])
    header.sectionClicked.emit(0)
    desk.until(lambda: desk.listed() == [FIRST, THIRD, SECOND])
    falling = Qt.SortOrder.DescendingOrder
    endless: pytest.MonkeyPatch = request.getfixturevalue("endless")
    header.sectionClicked.emit(2)
    assert header.sortIndicatorSection() == 2
    _stop(desk, "正在排序…")
    assert desk.listed() == [FIRST, THIRD, SECOND]
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (0, falling)
    assert header.isSortIndicatorShown()
    endless.undo()
    header.sectionClicked.emit(0)
    assert not header.isSortIndicatorShown(), "it was falling: the third press leads back"
    header.sectionClicked.emit(2)
    desk.until(lambda: grid.roll.settled and grid.roll.listing.order == "county")


def test_conditions_that_are_stopped_leave_the_list_of_before(
    desk: Clerk, endless: pytest.MonkeyPatch
) -> None:
    subjects = desk.page.list
    subjects.ask(Listing(where=(FieldIs("county", ("都昌县",)),)))
    assert any(word.endswith("×") for word in desk.words())
    _stop(desk, "正在筛选…")
    assert desk.listed() == [FIRST, THIRD, SECOND]
    assert not any(word.endswith("×") for word in desk.words())
    assert "3 家" in desk.words()
    assert not subjects.filtering
    endless.undo()
    subjects.ask(Listing(where=(FieldIs("county", ("都昌县",)),)))
    desk.until(lambda: "0 / 3 家" in desk.words())


def test_an_error_of_ours_in_a_sort_leaves_the_order_of_before(
    desk: Clerk, endless: pytest.MonkeyPatch
) -> None:
    def broken(_reading: Sorting, _seconds: float) -> bool:
        raise KeyError("weg")

    endless.setattr(Sorting, "go_on", broken)
    header = _grid(desk).horizontalHeader()
    header.sectionClicked.emit(0)
    desk.until(desk.window.fault.isVisible)
    desk.window.fault.details = ""
    desk.rest()
    assert desk.listed() == [FIRST, THIRD, SECOND]
    assert not header.isSortIndicatorShown()
    assert not desk.window.messages._cancel.isVisible()
    assert desk.window.messages.text == ""


def test_conditions_are_chips_that_can_be_taken_away(desk: Clerk) -> None:
    subjects = desk.page.list
    subjects.bar.open_filters()
    menu = subjects.bar.filters
    assert menu is not None
    empty = _under(menu, "未填写")
    _action(empty, "统一社会信用代码").trigger()
    having = _under(menu, "有登记")
    titles = _under(having, "称号")
    _action(titles, "不限").trigger()
    menu.hide()
    desk.until(lambda: desk.listed() == [FIRST])
    assert "1 / 3 家" in desk.words()
    chips = [word for word in desk.words() if word.endswith("×")]
    assert chips == ["未填统一社会信用代码　×", "有称号　×"]
    desk.press("有称号　×")
    desk.until(lambda: len(desk.listed()) == 3)
    desk.window.activateWindow()  # without a screen the menu leaves no window active
    desk.rest()
    desk.bot.keyClick(
        subjects.filter,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    desk.rest()
    assert subjects.bar.chips.isHidden()
    assert subjects.roll.listing == Listing()


def test_several_values_of_one_field_are_one_condition(desk: Clerk) -> None:
    subjects = desk.page.list
    subjects.bar.open_filters()
    menu = subjects.bar.filters
    assert menu is not None
    counties = _under(menu, "县（市、区）")
    for name in ("湖口县", "都昌县"):
        _action(counties, name).trigger()
    menu.hide()
    assert subjects.roll.listing.where == (FieldIs("county", ("湖口县", "都昌县")),)
    desk.rest()
    desk.press("湖口县、都昌县　×")
    assert not subjects.roll.listing.where


def test_a_saved_row_stays_until_the_next_filter(desk: Clerk) -> None:
    subjects = desk.page.list
    subjects.ask(Listing(where=(FieldFilled("credit_code", False),)))
    desk.until(lambda: "3 / 3 家" in desk.words())
    desk.page.open(Enterprise, desk.window.finder.find(FIRST, 1)[0])
    desk.rest()
    desk.fill("统一社会信用代码", "91350100M000100Y43")
    assert desk.listed() == [FIRST, THIRD, SECOND], "calm: it stands where it stood"
    code = _grid(desk).rows.index(0, 1).data()
    assert code == "91350100M000100Y43"
    subjects.ask(subjects.roll.listing.with_words("样例"))
    desk.until(lambda: desk.listed() == [THIRD, SECOND])


def test_order_and_selection_stay_over_undo(desk: Clerk) -> None:
    subjects, grid = desk.page.list, _grid(desk)
    subjects.sort("name", falling=True)
    order = [FIRST, THIRD, SECOND]  # yi, san, er
    desk.until(lambda: subjects.roll.complete and desk.listed() == order)
    grid.select_rows([0, 2])
    chosen = subjects.selected_ids()
    desk.page.open(Enterprise, chosen[0])
    desk.rest()
    desk.fill("联系人", "李样例")
    desk.page.show_list()
    desk.window.undo()
    desk.rest()
    assert desk.listed() == order
    assert subjects.selected_ids() == chosen


def test_what_comes_and_goes_elsewhere_is_taken_in(desk: Clerk) -> None:
    subjects = desk.page.list
    subjects.ask(Listing(where=(FieldIs("county", ("湖口县",)),)))
    desk.until(lambda: "3 / 3 家" in desk.words())
    desk.window.worker.run(
        lambda office, _progress: office.store.put_many(
            "样例", [Enterprise(name="湖口样例九厂", county="湖口县")]
        ),
        lambda _count: desk.window.finder.reload(),
    )
    desk.until(lambda: "4 / 4 家" in desk.words())
    assert desk.listed()[-1] == "湖口样例九厂"
    desk.window.undo()
    desk.until(lambda: "3 / 3 家" in desk.words())
    assert desk.window.finder.find("九厂", 5) == []
    desk.window.redo()
    desk.until(lambda: "4 / 4 家" in desk.words())
    assert len(desk.window.finder.find("九厂", 5)) == 1


def test_columns_are_chosen_and_the_cursor_stays(desk: Clerk) -> None:
    subjects, grid = desk.page.list, _grid(desk)
    grid.selectRow(1)
    subjects.bar.open_columns()
    bank = _action(subjects.bar.columns, "开户行")
    bank.trigger()
    subjects.bar.columns.hide()
    heads = [
        grid.rows.headerData(n, Qt.Orientation.Horizontal) for n in range(grid.rows.columnCount())
    ]
    assert heads[-1] == "开户行"
    assert grid.rows.index(0, len(heads) - 1).data() == "样例银行湖口支行"
    assert grid.currentIndex().row() == 1


def test_holding_nothing_is_a_condition_too(desk: Clerk) -> None:
    desk.page.list.ask(Listing(where=(Holds("diagnosis", held=False),)))
    desk.until(lambda: desk.listed() == [THIRD, SECOND])
    assert "没有诊断　×" in desk.words()


def test_the_menu_stays_open_while_one_ticks(desk: Clerk) -> None:
    subjects = desk.page.list
    subjects.bar.open_filters()
    menu = subjects.bar.filters
    assert menu is not None
    counties = _under(menu, "县（市、区）")
    counties.popup(menu.pos())
    first = counties.actions()[0]
    counties.setActiveAction(first)
    desk.bot.keyClick(counties, Qt.Key.Key_Space)
    assert first.isChecked()
    assert counties.isVisible()
    middle = counties.actionGeometry(counties.actions()[1]).center()
    desk.bot.mouseClick(counties, Qt.MouseButton.LeftButton, pos=middle)
    assert counties.isVisible()
    names = tuple(action.text() for action in counties.actions()[:2])
    assert subjects.roll.listing.where == (FieldIs("county", names),)
    counties.hide()
    menu.hide()


def test_nothing_found_offers_to_clear_the_filter(desk: Clerk) -> None:
    desk.page.list.ask(Listing(words="没有的", where=(FieldFilled("name", True),)))
    desk.until(lambda: "没有找到" in desk.words())
    assert "0 / 3 家" in desk.words()
    empty = desk.page.list._stack.currentWidget()
    desk.press("清除筛选", empty)
    desk.until(lambda: len(desk.listed()) == 3)
    assert desk.page.list.filter.text() == ""
