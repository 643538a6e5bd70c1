"""The rail at the left: one button per page, icons alone when the window is narrow."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.pages import Page
from ui.theme import GRID, set_role

WIDE = 112
FOLDED = 56


class Rail(QFrame):
    """Says which page is wanted; Alt+1… choose by number."""

    chosen = Signal(str)

    def __init__(self, pages: tuple[Page, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rail")
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, GRID)
        layout.setSpacing(2)
        shown = [page for page in pages if page.in_rail]
        first = next((page for page in shown if page.foot), None)
        for number, page in enumerate(shown, start=1):
            if page is first:
                layout.addStretch(1)
            layout.addWidget(self._button(page, number))
        self.fold(False)

    def _button(self, page: Page, number: int) -> QToolButton:
        made = QToolButton()
        set_role(made, "rail")
        made.setText(f" {page.title}")
        made.setAccessibleName(page.title)
        made.setCheckable(True)
        shortcut = QShortcut(QKeySequence(f"Alt+{number}"), made)
        shortcut.activated.connect(lambda: self.chosen.emit(page.key))
        made.setToolTip(f"{page.title}（Alt+{number}）")
        set_icon(made, page.icon, 22)
        made.clicked.connect(lambda: self.chosen.emit(page.key))
        self._group.addButton(made)
        self._buttons[page.key] = made
        return made

    def select(self, key: str) -> None:
        """Mark the page that is shown; one that is not in the rail leaves none marked."""
        self._group.setExclusive(False)
        for known, made in self._buttons.items():
            made.setChecked(known == key)
        self._group.setExclusive(True)

    def fold(self, folded: bool) -> None:
        """Icons alone, or icons beside words."""
        style = Qt.ToolButtonStyle
        for button in self._buttons.values():
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if folded else style.ToolButtonTextBesideIcon
            )
            button.setFixedSize(QSize(FOLDED if folded else WIDE, 46))
        self.setFixedWidth(FOLDED if folded else WIDE)
