"""The desk these tests sit at, and the lines in front of it."""

import pytest

from tests.ui.awards.picking import lines_of
from tests.ui.clerk import Clerk
from tests.ui.desk import desk
from ui.awards.lines_view import LinesView

__all__ = ["desk"]


@pytest.fixture
def lines(desk: Clerk) -> LinesView:
    """Every line of the register, computed."""
    desk.window.show_page("awards")
    desk.rest()
    return lines_of(desk)
