"""The find box of the header: proposals as one types, Enter opens the first."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QWidget

from ui.finder import Hit
from ui.icons import set_icon
from ui.widgets.popup import popup

MOST = 12
MARK = 16  # px


class FindBox(QLineEdit):
    """Proposes enterprises by name, code or pinyin initials; `found` carries the id chosen."""

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
        self.setPlaceholderText("查找企业：名称、信用代码或拼音首字母　Ctrl+K")
        self.setAccessibleName("查找企业")
        self.setToolTip("输入名称、统一社会信用代码或拼音首字母，回车打开（Ctrl+K）")
        self.setClearButtonEnabled(False)
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

    def seek(self) -> None:
        """Put the cursor here (Ctrl+K)."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
