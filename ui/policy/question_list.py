"""The questions at the left: what is asked, what waits for the answer, which choice is in force."""

from jjgreen_desktop.operations.rulings import Question
from ui.policy.ruling_words import spread
from ui.widgets.grid import Column, Grid

NARROW = (
    440  # px; below it all but the question is left to the page at the right; ◇ marks what waits
)
MONEY, CHOICE = 136, 0.27  # px; share of the rest


def _held(question: Question) -> str:
    found = question.waiting
    return f"{found.lines:,} 项 {spread(found)}" if question.holds_lines else ""


COLUMNS = (
    Column("事项", lambda q: f"{'◇ ' if q.holds_lines else ''}{q.ruling.question}"),
    Column("待会商（万元）", _held, number=True, key=lambda q: q.waiting.high_fen),
    Column("现行口径", lambda q: q.label),
)


class QuestionList(Grid):
    """The question gets what room there is; its whole words are in the tooltip."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, squeeze=True)
        self.setAccessibleName("裁定事项")

    def fit(self) -> None:
        """Share the room."""
        room = self.viewport().width()
        for column in (1, 2):
            self.setColumnHidden(column, room < NARROW)
        if room < NARROW:
            self.setColumnWidth(0, room)
            return
        money = max(MONEY, self.sizeHintForColumn(1) + 16)
        choice = int(CHOICE * (room - money))
        self.setColumnWidth(0, room - money - choice)
        self.setColumnWidth(1, money)
