"""A line that asks for a name inside the window: Enter gives it, Esc leaves."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ui.theme import GRID, set_role
from ui.widgets.text import button, label


class NameLine(QFrame):
    """Made and shown to `ask`; `closed` when it is done with."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "aside")
        self._take: Callable[[str], None] = lambda _name: None
        self._label = label(role="label")
        self.editor = QLineEdit()
        self._give = button("存", self._done, "primary", tip="存为视图（Enter）")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, 12, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._label)
        row.addWidget(self.editor, 1)
        row.addWidget(self._give)
        row.addWidget(button("取消", self._leave, tip="不存了（Esc）"))
        self.editor.returnPressed.connect(self._done)
        self.hide()

    def ask(self, what: str, proposed: str, take: Callable[[str], None]) -> None:
        """Ask for a name; `take` gets it."""
        self._label.setText(what)
        self.editor.setAccessibleName(what)
        self.editor.setText(proposed)
        self._take = take
        self.show()
        self.editor.setFocus()
        self.editor.selectAll()

    def _done(self) -> None:
        self._leave()
        self._take(self.editor.text())

    def _leave(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
