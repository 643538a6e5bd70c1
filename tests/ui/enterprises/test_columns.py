"""The short lists of records: in the smallest window what they come to is not cut."""

import pytest

from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.enterprise import Enterprise
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from ui.enterprises.columns import SPARED
from ui.enterprises.records_tab import RecordsTab


@pytest.mark.parametrize("tab", ["诊断", "改造", "称号"])
def test_the_outcome_and_its_money_are_read_whole(desk: Clerk, tab: str) -> None:
    desk.window.resize(960, 540)
    firms: list[Enterprise] = []
    desk.window.worker.run(
        lambda office, _progress: office.store.find(Enterprise, name=FIRST), firms.extend
    )
    desk.rest()
    desk.window.open("enterprises", firms[0].id)
    desk.rest()
    desk.open_tab(tab)
    grid = next(t for t in desk.subject.findChildren(RecordsTab) if t.isVisible()).grid
    shown = [n for n, _column in enumerate(grid.rows.columns) if not grid.isColumnHidden(n)]
    outcome = shown[-1]
    assert grid.rows.columns[outcome].title == "测算"
    assert "万元" in str(grid.rows.index(0, outcome).data())
    assert grid.sizeHintForColumn(outcome) <= grid.columnWidth(outcome)
    assert sum(grid.columnWidth(n) for n in shown) <= grid.viewport().width()


def test_what_is_spared_is_a_column_and_never_the_first() -> None:
    for model, spared in SPARED.items():
        listed = [field.key for field in fields_of(model) if field.in_table]
        assert set(spared) <= set(listed[1:]), model.label
