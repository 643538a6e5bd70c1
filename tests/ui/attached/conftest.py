"""The tab of the first firm."""

import pytest

from tests.ui.attached.helping import firm_id
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, desk
from ui.attached.tab import AttachedTab

__all__ = ["desk"]


@pytest.fixture
def tab(desk: Clerk) -> AttachedTab:
    """The tab of the first firm."""
    desk.page.list.grids[desk.page.list.model].setFocus()
    firm = next(name for name in desk.listed() if name == FIRST)
    desk.window.open("enterprise", firm_id(desk, firm))
    desk.rest()
    desk.open_tab("材料与记事")
    return desk.subject.attached
