"""The finding chosen in 问题清单, in whole sentences, with the line for its reason and the way to its record."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.operations.county_findings import Listed
from ui.theme import GRID, set_role
from ui.widgets.field_box import ROLES
from ui.widgets.reason_line import ReasonLine
from ui.widgets.text import button, label


class FindingCard(QFrame):
    """Hidden while nothing is chosen."""

    opened = Signal()  # the record, please

    def __init__(self, title: str) -> None:
        super().__init__()
        set_role(self, "card")
        self.sentence = label("", wrap=True)
        self.reason = ReasonLine(title)
        open_it = button(
            "打开这一条", self.opened.emit, icon="file-text", tip="打开这一条（Enter）"
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.sentence, 1)
        row.addWidget(open_it, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.reason)
        self.hide()

    def explain(self, one: Listed | None, half: str = "") -> None:
        """Show a finding; `half` is a reason typed and not kept yet."""
        self.setVisible(one is not None)
        self.reason.setVisible(one is not None)
        if one is None:
            return
        found = one.finding
        set_role(self.sentence, "note" if one.asked.reason else ROLES[found.grade])
        words = f"{found.grade.mark} {found.grade}　{one.name}　{one.matter}　{found.where}："
        self.sentence.setText(f"{words}{found.what}{found.why}{found.fix}")
        asked = replace(one.asked, half=half)
        self.reason.show_asked(asked if found.grade is Grade.VERIFY else None)
