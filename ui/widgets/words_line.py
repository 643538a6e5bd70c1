"""A line to search by; what is written in the register is taken back from here too."""

from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class WordsLine(QLineEdit):
    """Ctrl+Z and Ctrl+Y are its own while there is typing to take back, else they belong to the window."""

    def event(self, event: QEvent) -> bool:
        """Leave the keys to the window where they would do nothing here."""
        if event.type() == QEvent.Type.ShortcutOverride and self._useless(cast(QKeyEvent, event)):
            event.ignore()
            return False
        return super().event(event)

    def _useless(self, key: QKeyEvent) -> bool:
        undo = key.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        return undo or (key.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable())
