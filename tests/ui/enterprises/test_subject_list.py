"""The list of firms: several rows selected at once, kept over what happens meanwhile."""

from PySide6.QtCore import Qt

from jjgreen_desktop.domain.enterprise import Enterprise
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND, THIRD


def _names(desk: Clerk) -> list[str]:
    """The names of the rows selected."""
    grid = desk.page.list.grids[Enterprise]
    chosen = sorted(one.row() for one in grid.selectionModel().selectedRows())
    return [grid.rows.index(row, 0).data() for row in chosen]


def test_several_firms_are_selected_by_key_and_stay_so(desk: Clerk) -> None:
    subjects = desk.page.list
    told: list[int] = []
    subjects.marked.connect(told.append)
    grid = subjects.grids[Enterprise]
    grid.setFocus()
    grid.selectRow(0)
    desk.bot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert _names(desk) == [FIRST, THIRD]
    assert told[-1] == 2
    chosen = subjects.selected_ids()
    assert len(set(chosen)) == 2
    desk.window.finder.reload()
    desk.rest()
    assert subjects.selected_ids() == chosen
    desk.bot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert _names(desk) == [FIRST, THIRD, SECOND]
