"""A line to search by; what is written in the register is taken back from here too."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.taking_back import is_the_windows


class WordsLine(QLineEdit):
    """Ctrl+Z and Ctrl+Y are its own while there is typing to take back, else they belong to the window."""

    def event(self, event: QEvent) -> bool:
        """Leave the keys to the window where they would do nothing here."""
        if is_the_windows(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)
