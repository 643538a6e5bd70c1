"""One thing to choose between two firms: a radio button for each side, or just what stands there."""

from textwrap import wrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from jjgreen_desktop.operations.merging_choices import Side
from jjgreen_desktop.operations.merging_words import SIDES, Row
from ui.theme import set_role
from ui.widgets.text import label

BOTH = "两条都留"
BOTH_TEXTS = "两段都留"
NO_BREAK = "\N{NO-BREAK SPACE}"


class MergeRow(QWidget):
    """Parts to be laid into a table: the heading, and one cell a side. Arrow keys move between the options."""

    chosen = Signal(str, str)  # the key, the Side

    def __init__(self, row: Row, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()  # holds the parts together; they stand in the table
        self.row = row
        self.heading = label(row.label, "muted", wrap=True)
        self.options: dict[Side, QRadioButton] = {}
        self.group = QButtonGroup(self)
        self.cells = (self._cell(Side.KEEP, row.kept), self._cell(Side.LOSE, row.lost))
        self.show_side(row.side)

    def fold(self, characters: int) -> None:
        """Break the options into lines of so many characters: a button does not do it itself."""
        for option in self.options.values():
            option.setText(_folded(option.toolTip(), characters).replace("&", "&&"))

    def _cell(self, side: Side, words: str) -> QWidget:
        if not self.row.chooses:
            return _plain(words)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if side in self.row.sides:
            column.addWidget(self._option(side, words))
        else:  # decided awards hang on the other: it cannot be dropped for this one
            column.addWidget(_plain(words))
        if side is Side.LOSE and Side.BOTH in self.row.sides:
            column.addWidget(self._option(Side.BOTH, BOTH if self.row.record else BOTH_TEXTS))
        column.addStretch(1)
        return cell

    def _option(self, side: Side, words: str) -> QRadioButton:
        made = QRadioButton(words.replace("&", "&&"))
        made.setAccessibleName(f"{self.row.label}，取{SIDES[side]}：{words}")
        made.setToolTip(words)
        made.clicked.connect(lambda: self.chosen.emit(self.row.key, side.value))
        self.group.addButton(made)
        self.options[side] = made
        return made

    def show_side(self, side: Side | None) -> None:
        """Mark what is taken; while nobody has chosen the heading says so."""
        for each, option in self.options.items():
            option.setChecked(each is side)
        open_ = self.row.chooses and side is None
        set_role(self.heading, "warning" if open_ else "muted")
        self.heading.setText(f"◇ {self.row.label}　请选定" if open_ else self.row.label)


def _folded(words: str, characters: int) -> str:
    """Words in lines short enough for the column."""
    lines = (line.replace(" ", NO_BREAK) for line in words.split("\n"))
    return "\n".join(part for line in lines for part in wrap(line, characters))


def _plain(words: str) -> QLabel:
    made = label(words, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made
