"""The header: whose register this is, the find box, who works."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import GRID, set_role
from ui.widgets.seek_box import SeekBox
from ui.widgets.text import label

FIND_WIDTH = 420


class Header(QFrame):
    """Above every page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "header")
        self.finding = SeekBox()
        self.finding.setMaximumWidth(FIND_WIDTH)
        self._place = label(role="heading")
        self._who = label(role="muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self._place)
        layout.addWidget(self.finding, 1)
        layout.addStretch(0)
        layout.addWidget(self._who)
        self.setFixedHeight(56)

    def show_office(self, place: str, year: int, operator: str) -> None:
        """Say whose register is open, for which year, and who works."""
        self._place.setText(f"{place} · {year} 年度")
        self._who.setText(f"操作员　{operator}" if operator else "")
