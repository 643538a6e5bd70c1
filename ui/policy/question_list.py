"""The questions at the left: what is asked, what waits for the answer, which choice is in force."""

from PySide6.QtCore import QRect, Qt

from jjgreen_desktop.domain import labels
from jjgreen_desktop.operations.rulings import Question
from ui.policy.ruling_words import spread
from ui.theme import GRID, ROW
from ui.widgets.grid import Column, Grid

NARROW = (
    440  # px; below it all but the question is left to the page at the right; ◇ marks what waits
)
PADDING = 24  # px of a cell that its words do not get
CHOICE = 0.42  # share of the room


def _choice(question: Question) -> str:
    """Which is in force, and under it what waits for it."""
    found = question.waiting
    if not question.holds_lines:
        return question.label
    return f"{question.label}\n待会商 {found.lines:,} 项 {spread(found)} 万元"


COLUMNS = (
    Column("事项", lambda q: f"{'◇ ' if q.holds_lines else ''}{q.ruling.question}"),
    Column("现行口径", _choice),
)


class QuestionList(Grid):
    """Question and choice share the room, in two lines where they need them; whole words are in the tooltip."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, squeeze=True)
        self.setAccessibleName(labels.RULING)
        self.setWordWrap(True)
        # coming and going with the lines it would take from their width
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().setMinimumSectionSize(ROW)

    def fit(self) -> None:
        """Share the room."""
        room = self.viewport().width()
        self.setColumnHidden(1, room < NARROW)
        self.setColumnWidth(0, room if room < NARROW else room - int(CHOICE * room))
        self.resizeRowsToContents()

    def sizeHintForRow(self, row: int) -> int:
        """As many lines as the words need (the style counts on more width than it leaves them)."""
        heights = [self._height(row, n) for n in (0, 1) if not self.isColumnHidden(n)]
        return max(ROW, max(heights) + GRID)

    def _height(self, row: int, column: int) -> int:
        room = QRect(0, 0, self.columnWidth(column) - PADDING, 10 * ROW)
        words = str(self.rows.index(row, column).data())
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
