"""The questions at the left: what is asked, what waits for the answer, which choice is in force."""

from PySide6.QtCore import QRect, Qt

from jjgreen_desktop.operations.rulings import Question
from ui.policy.ruling_words import spread
from ui.theme import GRID, ROW
from ui.widgets.grid import Column, Grid

NARROW = (
    440  # px; below it all but the question is left to the page at the right; ◇ marks what waits
)
PADDING = 24  # px of a cell that its words do not get
MONEY, CHOICE = 136, 0.42  # px; share of the rest


def _held(question: Question) -> str:
    found = question.waiting
    return f"{found.lines:,} 项 {spread(found)}" if question.holds_lines else ""


COLUMNS = (
    Column("事项", lambda q: f"{'◇ ' if q.holds_lines else ''}{q.ruling.question}"),
    Column("待会商（万元）", _held, number=True, key=lambda q: q.waiting.high_fen),
    Column("现行口径", lambda q: q.label),
)


class QuestionList(Grid):
    """Question and choice share the room, in two lines where they need them; whole words are in the tooltip."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, squeeze=True)
        self.setAccessibleName("裁定事项")
        self.setWordWrap(True)
        # coming and going with the lines it would take from their width
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().setMinimumSectionSize(ROW)

    def fit(self) -> None:
        """Share the room; where nothing waits no money is said."""
        room = self.viewport().width()
        waits = any(question.holds_lines for _id, question in self.rows.rows)
        self.setColumnHidden(1, room < NARROW or not waits)
        self.setColumnHidden(2, room < NARROW)
        money = 0 if self.isColumnHidden(1) else max(MONEY, self.sizeHintForColumn(1) + 16)
        choice = 0 if self.isColumnHidden(2) else int(CHOICE * (room - money))
        self.setColumnWidth(0, room - money - choice)
        self.setColumnWidth(1, money)
        self.resizeRowsToContents()

    def sizeHintForRow(self, row: int) -> int:
        """As many lines as the words need (the style counts on more width than it leaves them)."""
        heights = [self._height(row, n) for n in (0, 2) if not self.isColumnHidden(n)]
        return max(ROW, max(heights) + GRID)

    def _height(self, row: int, column: int) -> int:
        room = QRect(0, 0, self.columnWidth(column) - PADDING, 10 * ROW)
        words = str(self.rows.index(row, column).data())
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
