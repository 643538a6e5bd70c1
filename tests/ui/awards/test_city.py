"""市本级: lines of several counties stand under a column of their own."""

from collections.abc import Callable
from pathlib import Path

from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, stock
from ui.awards.near import CLAUSE
from ui.awards.page import AwardsPage


def test_the_city_sees_whose_line_it_is(sit_down: Callable[[], Clerk], folder: Path) -> None:
    stock(folder, "市本级")
    clerk = sit_down()
    clerk.window.show_page("awards")
    clerk.rest()
    page = clerk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    heads = [
        page.lines.model.headerData(n, page.lines.table.horizontalHeader().orientation())
        for n in (0, 1)
    ]
    assert heads == ["企业、园区", "县（市、区）"]
    assert [page.lines.model.index(0, n).data() for n in (0, 1)] == [FIRST, "湖口县"]
    page.tabs.setCurrentWidget(page.near)
    clerk.rest()
    assert not page.near.grid.isColumnHidden(1)
    assert page.near.grid.rows.index(0, 1).data() == "湖口县"
    clerk.window.resize(960, 540)
    clerk.rest()
    grid = page.near.grid
    for column in (n for n in range(6) if not grid.isColumnHidden(n)):
        assert grid.columnWidth(column) >= grid.sizeHintForColumn(column)
    clerk.window.resize(1366, 768)
    clerk.rest()
    assert not grid.isColumnHidden(CLAUSE)
