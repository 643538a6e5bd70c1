"""What a bulk edit means for the awards: both sums, and every line that becomes another."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.operations.bulk_effect import Effect
from ui.theme import GRID, set_role
from ui.widgets.text import label

MOST = 100  # lines told one by one


class BulkEffect(QFrame):
    """Built anew for each plan."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.said = label(wrap=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName("有变化的奖补")
        set_role(self._area, "reading")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        column.setSpacing(GRID)
        column.addWidget(label("奖补影响", "heading"))
        column.addWidget(self.said)
        column.addWidget(self._area, 1)
        column.addStretch(0)
        self._column = column

    def show_effect(self, effect: Effect) -> None:
        """Show the sums; less money is a warning."""
        self.said.setText(effect.said)
        set_role(self.said, "warning" if effect.after_fen < effect.before_fen else "")
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        for each in effect.lines[:MOST]:
            column.addWidget(label(each.said, wrap=True))
        if (rest := len(effect.lines) - MOST) > 0:
            column.addWidget(
                label(f"还有 {rest:,} 项有变化，金额已计入上面的合计。", "note", wrap=True)
            )
        column.addStretch(1)
        self._area.setVisible(bool(effect.lines))
        self._area.setWidget(page)
        self._column.setStretch(3, 0 if effect.lines else 1)
