"""The short table: a sound model, numbers at the right, sorting with the unknown last."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.widgets.grid import Column, Grid, GridModel, squeezed

COLUMNS = [
    Column("企业名称", lambda row: row[0], key=lambda row: row[0]),
    Column("金额", lambda row: row[1] or "—", number=True, key=lambda row: row[1]),
]
ROWS = [("b", ("乙厂", "2")), ("a", ("甲厂", None)), ("c", ("丙厂", "1"))]


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = GridModel(COLUMNS)
    model.show_rows(list(ROWS))
    qtmodeltester.check(model)


def test_unknown_stands_last_either_way(qtbot: QtBot) -> None:
    grid = Grid(COLUMNS)
    qtbot.addWidget(grid)
    grid.show_rows(list(ROWS))
    shown = [grid.rows.index(row, 1).data() for row in range(3)]
    assert shown == ["2", "—", "1"]
    for order in (["1", "2", "—"], ["2", "1", "—"]):
        grid.horizontalHeader().sectionClicked.emit(1)
        assert [grid.rows.index(row, 1).data() for row in range(3)] == order


def test_numbers_stand_at_the_right_under_their_heading(qtbot: QtBot) -> None:
    grid = Grid(COLUMNS)
    qtbot.addWidget(grid)
    grid.show_rows(list(ROWS))
    role = Qt.ItemDataRole.TextAlignmentRole
    right = Qt.AlignmentFlag.AlignRight
    assert grid.rows.index(0, 1).data(role) & right
    assert grid.rows.headerData(1, Qt.Orientation.Horizontal, role) & right
    assert not grid.rows.index(0, 0).data(role) & right


def test_selecting_tells_the_id(qtbot: QtBot) -> None:
    grid = Grid(COLUMNS)
    qtbot.addWidget(grid)
    grid.show_rows(list(ROWS))
    with qtbot.waitSignal(grid.chosen) as told:
        grid.select("c")
    assert told.args == ["c"]
    assert grid.row_of("c") == ("丙厂", "1")


def test_columns_grow_with_the_first_rows_until_drawn_by_hand(qtbot: QtBot) -> None:
    grid = Grid(COLUMNS)
    qtbot.addWidget(grid)
    grid.show()
    grid.show_rows([("a", ("甲厂", None))])
    narrow = grid.columnWidth(0)
    grid.show_rows([("a", ("九江样例绿色低碳新材料科技有限公司", None))])
    wide = grid.columnWidth(0)
    assert wide > narrow
    grid.show_rows([("a", ("甲厂", None))])
    assert grid.columnWidth(0) == wide, "filtering makes no column jump"
    grid.setColumnWidth(0, 100)
    grid.show_rows([("a", ("九江样例绿色低碳新材料科技有限公司", None))])
    assert grid.columnWidth(0) == 100


@pytest.mark.parametrize(
    ("widths", "room", "found"),
    [
        ([360, 120, 110], 600, [360, 120, 110]),  # all fit
        ([360, 120, 110], 500, [270, 120, 110]),  # a long name gives way, the money does not
        ([360, 360, 130], 600, [235, 235, 130]),
        ([100, 100, 100], 150, [50, 50, 50]),
    ],
)
def test_the_widest_columns_give_way_first(widths: list[int], room: int, found: list[int]) -> None:
    assert squeezed(widths, room) == found


def test_figures_stay_whole_as_long_as_the_others_have_some_room() -> None:
    assert squeezed([200, 130, 130], 310, firm=[1, 2]) == [50, 130, 130]
    assert squeezed([200, 130, 130], 300, firm=[1, 2]) == [100, 100, 100], "no room left for words"


def test_the_last_column_claims_no_more_than_it_says(qtbot: QtBot) -> None:
    grid = Grid(
        [Column("操作", lambda row: row[0]), Column("状态", lambda row: row[1])], squeeze=True
    )
    qtbot.addWidget(grid)
    grid.resize(420, 200)
    grid.show()
    grid.show_rows([("1", ("登记改造项目" * 4, "已撤销"))])
    grid.fit()  # the last column is stretched by now
    assert grid.columnWidth(0) > 2 * grid.columnWidth(1)


def test_where_it_is_narrow_short_words_leave_their_room_to_a_name(qtbot: QtBot) -> None:
    name = "湖口样例八厂有限公司"
    grid = Grid(
        [
            Column(title, lambda row, n=n: row[n])
            for n, title in enumerate(("企业", "改前", "改后"))
        ],  # type: ignore[misc]
        squeeze=True,
    )
    qtbot.addWidget(grid)
    grid.resize(grid.fontMetrics().horizontalAdvance(name) + 160, 200)
    grid.show()
    grid.show_rows([("1", (name, "是", "否"))])
    for column in range(3):
        assert grid.columnWidth(column) >= grid.sizeHintForColumn(column), "no word is cut off"


def test_a_last_column_that_was_stretched_needs_no_sideways_scrolling(qtbot: QtBot) -> None:
    grid = Grid(COLUMNS)
    qtbot.addWidget(grid)
    grid.resize(500, 200)
    grid.show()
    grid.show_rows([("a", ("甲厂", None))])
    QApplication.processEvents()
    grid.show_rows([("b", ("九江样例绿色新材料公司", "2"))])
    QApplication.processEvents()
    assert grid.horizontalHeader().length() <= grid.viewport().width()
