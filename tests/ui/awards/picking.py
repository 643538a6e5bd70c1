"""The lines of the awards page as a clerk picks and reads them."""

from PySide6.QtWidgets import QLabel

from tests.ui.clerk import Clerk
from ui.awards.lines import Row
from ui.awards.lines_view import LinesView
from ui.awards.page import AwardsPage
from ui.widgets.links import Links


def lines_of(clerk: Clerk) -> LinesView:
    """The lines, on the first tab of the awards page, which was opened before."""
    page = clerk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    return page.lines


def pick(lines: LinesView, desk: Clerk, name: str, clause: str) -> Row:
    """Pick the line of a firm under a clause."""
    rows = lines.model.rows
    place = next(n for n, r in enumerate(rows) if (r.name, r.line.clause) == (name, clause))
    lines.table.selectRow(place)
    desk.rest()
    return rows[place]


def table(lines: LinesView) -> list[list[str]]:
    """The first five columns of the table."""
    model = lines.model
    return [
        [str(model.index(row, column).data()) for column in range(5)]
        for row in range(model.rowCount())
    ]


def visible(lines: LinesView) -> list[str]:
    """Every text in view."""
    labels = [label for label in lines.findChildren(QLabel) if label.isVisible()]
    linked = [words for label in labels if isinstance(label, Links) for words in label.words]
    return [label.text() for label in labels] + linked
