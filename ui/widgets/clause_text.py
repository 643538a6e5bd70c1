"""The clause as published, with the sentence a step rests on marked."""

from math import ceil

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetricsF, QPalette, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.theme import set_role

LEAST = 4  # lines stay readable however small the window is


class ClauseText(QTextEdit):
    """Read-only; the marked sentence is scrolled into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clause = ""
        self._first: QTextCursor | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(LEAST * self._line + 2 * self._margin)
        self.setAccessibleName("条款原文")
        set_role(self, "reading")

    def show_clause(self, text: str) -> None:
        """Show another clause, nothing marked."""
        self._clause, self._first = text, None
        self._put(text)

    def mark(self, sentences: tuple[str, ...]) -> None:
        """Mark these sentences; those that stand elsewhere are quoted below the clause."""
        elsewhere = [each for each in sentences if each not in self._clause]
        self._put("\n\n".join((self._clause, *elsewhere)))
        found = [place for each in sentences if (place := self._place(each)) is not None]
        self.setExtraSelections([self._marked(place) for place in found])
        self._first = found[0] if found else None
        self._bring()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is marked stays in sight; before it is shown nobody knows where that is."""
        super().resizeEvent(event)
        self._bring()

    def changeEvent(self, event: QEvent) -> None:
        """Another look: the marks wear its colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.extraSelections():
            self.setExtraSelections([self._marked(each.cursor) for each in self.extraSelections()])

    def _bring(self) -> None:
        """The first mark into sight; where there is no room for all of it, with one line before it."""
        if (place := self._first) is None:
            return
        start, end = QTextCursor(place), QTextCursor(place)
        start.setPosition(place.selectionStart())
        end.setPosition(place.selectionEnd())
        self.setTextCursor(start)
        bar = self.verticalScrollBar()
        bar.setValue(0)
        if self.cursorRect(end).bottom() > self.viewport().height():
            bar.setValue(self.cursorRect(start).top() - self._line)

    @property
    def _line(self) -> int:
        """The height of a line in px."""
        return ceil(QFontMetricsF(self.document().defaultFont()).lineSpacing())

    @property
    def _margin(self) -> int:
        """What is free above the first line and below the last, in px."""
        return ceil(self.document().documentMargin())

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
