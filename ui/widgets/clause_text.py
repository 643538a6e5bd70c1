"""The clause as published, with the sentence a step rests on marked."""

from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.theme import set_role

MINIMUM = 96  # px: four lines stay readable however small the window is


class ClauseText(QTextEdit):
    """Read-only; the marked sentence is scrolled into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clause = ""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(MINIMUM)
        self.setAccessibleName("条款原文")
        set_role(self, "reading")

    def show_clause(self, text: str) -> None:
        """Show another clause, nothing marked."""
        self._clause = text
        self._put(text)

    def mark(self, sentences: tuple[str, ...]) -> None:
        """Mark these sentences; those that stand elsewhere are quoted below the clause."""
        elsewhere = [each for each in sentences if each not in self._clause]
        self._put("\n\n".join((self._clause, *elsewhere)))
        found = [place for each in sentences if (place := self._place(each)) is not None]
        self.setExtraSelections([self._marked(place) for place in found])
        if found:
            start = QTextCursor(self.document())
            start.setPosition(found[0].selectionStart())
            self.setTextCursor(start)
            self.ensureCursorVisible()

    def _put(self, text: str) -> None:
        if text != self.toPlainText():
            self.setPlainText(text)
        self.setExtraSelections([])

    @property
    def marked(self) -> list[str]:
        """The sentences marked now."""
        return [each.cursor.selectedText() for each in self.extraSelections()]

    def _place(self, sentence: str) -> QTextCursor | None:
        at = self.toPlainText().find(sentence)
        if at < 0 or not sentence:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        cursor.setPosition(at + len(sentence), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _marked(self, place: QTextCursor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        form.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        selection.format, selection.cursor = form, place
        return selection
