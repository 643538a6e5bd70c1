"""What one enterprise or park can get, line by line: the gist of its assessment beside its form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from ui.theme import GRID, set_role
from ui.widgets.award_panel import RECEIVERS
from ui.widgets.links import Links
from ui.widgets.text import button, label


class Summary(QFrame):
    """Lists the lines; `opened` carries noun and id of the record a line rests on.

    `asked` carries the clause whose figure is to be explained.
    """

    opened = Signal(str, str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        layout.setSpacing(GRID)
        layout.addWidget(label("奖补概况", "heading"))
        layout.addLayout(self._column)

    def show_lines(self, lines: tuple[Assessment, ...]) -> None:
        """Show these lines, the money still to be had first."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for line in sorted(lines, key=lambda line: -worth(line)):
            self._add(line)
        if not lines:
            words = "登记诊断、改造或称号后，这里列出每一项能得多少、差什么。"
            self._column.addWidget(label(words, "muted", wrap=True))

    def _add(self, line: Assessment) -> None:
        clause = CLAUSES.get(line.clause, line.clause)
        link = button(clause, lambda: self.opened.emit(line.noun, line.of), "link", tip=line.reason)
        words = Links([(described(line), lambda: self.asked.emit(line.clause))])
        words.setToolTip("看这一条的依据")
        title = f"{line.record_title}　{RECEIVERS[line.beneficiary.kind]}"
        note = label(title, "note", wrap=True)
        note.setContentsMargins(0, 0, 0, GRID)
        for part in (link, words, note):
            self._column.addWidget(part)


def worth(line: Assessment) -> int:
    """分 still to be had by a line, or hanging on what it lacks."""
    return line.ceiling_fen if line.outcome is Outcome.ELIGIBLE else line.at_stake_fen


def described(line: Assessment) -> str:
    """Mark, word and amount of a line."""
    words = f"{line.outcome.mark} {line.outcome.label}"
    if line.outcome is Outcome.LACKING and line.at_stake_fen:
        return f"{words}　补齐后最高 {money.wan(line.at_stake_fen)} 万元"
    return f"{words}　{money.wan(line.ceiling_fen)} 万元" if line.ceiling_fen else words
