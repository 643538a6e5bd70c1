"""A box to choose one of many in: proposals as one types, Enter takes the first."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QStringListModel, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QWidget

from ui.icons import set_icon
from ui.widgets.popup import popup

MOST = 12
MARK = 16  # px


class Hit(NamedTuple):
    """One that is proposed: its id and the line that shows it."""

    id: str
    text: str


class FindBox(QLineEdit):
    """`search` is given what is typed and how many to find at most; `found` carries the id chosen."""

    found = Signal(str)

    def __init__(
        self, search: Callable[[str, int], list[Hit]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._hits: list[Hit] = []
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST)
        self._proposals = popup()
        self._completer.setPopup(self._proposals)
        self.setCompleter(self._completer)
        self._add_mark()
        self.textEdited.connect(self._propose)
        self.returnPressed.connect(self._open_first)
        self._completer.activated[QModelIndex].connect(self._open)  # type: ignore[index]

    def _add_mark(self) -> None:
        self._mark = QLabel(self)
        set_icon(self._mark, "search", MARK)
        self.setTextMargins(MARK + 8, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the mark inside at the left."""
        super().resizeEvent(event)
        self._mark.setGeometry(10, 0, MARK, self.height())

    def _propose(self, text: str) -> None:
        self._hits = self._search(text, MOST) if text.strip() else []
        words = [hit.text for hit in self._hits]
        if text.strip() and not words:
            words = ["没有找到，请换一个字或首字母再试"]
        self._words.setStringList(words)

    def _open_first(self) -> None:
        if self._hits and not self._proposals.currentIndex().isValid():
            self._choose(self._hits[0])

    def _open(self, index: QModelIndex) -> None:
        if index.row() < len(self._hits):
            self._choose(self._hits[index.row()])

    def _choose(self, hit: Hit) -> None:
        self._proposals.hide()
        self._hits = []
        self.found.emit(hit.id)
        QTimer.singleShot(0, self, self.clear)  # the completer still puts its words in
