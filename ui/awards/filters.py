"""What of the lines is shown: clause, outcome, words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.policy.assessment import Outcome
from ui.awards.lines import Row, chosen
from ui.theme import GRID

ALL_CLAUSES, ALL_OUTCOMES = "全部条款", "全部结果"


class Filters(QWidget):
    """Two choices and a search box; every change is told at once."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clause = _choice("条款", {"": ALL_CLAUSES, **CLAUSES})
        self.outcome = _choice("结果", {"": ALL_OUTCOMES, **_outcomes()})
        self.words = QLineEdit()
        self.words.setPlaceholderText("查企业、项目、原因，可用拼音首字母")
        self.words.setAccessibleName("在奖补中查找")
        self.words.setClearButtonEnabled(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.clause)
        row.addWidget(self.outcome)
        row.addWidget(self.words, 1)
        self.clause.currentIndexChanged.connect(self.moved)
        self.outcome.currentIndexChanged.connect(self.moved)
        self.words.textChanged.connect(self.moved)

    def of(self, rows: list[Row]) -> list[Row]:
        """The rows that are wanted."""
        clause, outcome = self.clause.currentData(), self.outcome.currentData()
        return chosen(rows, clause, outcome, self.words.text())

    @property
    def used(self) -> bool:
        """Whether anything is left out."""
        choices = self.clause.currentIndex() or self.outcome.currentIndex()
        return bool(choices or self.words.text().strip())

    def only(self, outcome: Outcome) -> None:
        """Show every line of one outcome and nothing else."""
        self.clear()
        self.outcome.setCurrentIndex(self.outcome.findData(outcome.value))

    def clear(self) -> None:
        """Show everything."""
        self.clause.setCurrentIndex(0)
        self.outcome.setCurrentIndex(0)
        self.words.clear()


def _outcomes() -> dict[str, str]:
    return {each.value: f"{each.mark} {each.label}" for each in reversed(Outcome)}


def _choice(name: str, entries: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(f"只看某一{name}")
    for key, words in entries.items():
        box.addItem(words, key)
    return box
