"""The box of the header (Ctrl+K): finds everything registered; arrows move, Enter opens, Esc closes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from ui.icons import set_icon
from ui.theme import GRID
from ui.widgets.seek_rows import Heading, Step, words_of

if TYPE_CHECKING:  # the register is imported after the first paint
    from jjgreen_desktop.operations.seeking import Hit
    from ui.widgets.seek_list import SeekList

MARK = 16  # px
WIDTH = 760  # px of what is found, where there is room
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SeekBox(QLineEdit):
    """Says what is typed; whoever seeks hands the finds back by `show_rows`."""

    typed = Signal(str)  # also "" when the box is entered
    picked = Signal(object)  # a Hit or a Step
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list: SeekList | None = None
        self._came_from: QWidget | None = None
        self._asked = False  # something is sought just now
        self._fresh = False  # what is shown was found for what is typed
        self._waiting = False  # Enter was pressed before anything was found
        self.setPlaceholderText("查找企业、项目、文号、联系人…　Ctrl+K")
        self.setAccessibleName("查找")
        self.setToolTip("名称、代码、项目、文号、编号、联系人或拼音首字母，回车打开（Ctrl+K）")
        self._mark = QLabel(self)
        set_icon(self._mark, "search", MARK)
        self.setTextMargins(MARK + 8, 0, 0, 0)
        self.textEdited.connect(self._edited)

    @property
    def list(self) -> "SeekList":
        """What is found; it lies over the window."""
        if self._list is None:
            from ui.widgets.seek_list import SeekList

            self._list = SeekList(self.window())
            self._list.picked.connect(self._pick)
        return self._list

    @property
    def open(self) -> bool:
        """Whether what is found is shown."""
        return self._list is not None and not self._list.isHidden()

    def seek(self) -> None:
        """Put the cursor here (Ctrl+K)."""
        focused = QApplication.focusWidget()
        if focused is not self:
            self._came_from = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._edited(self.text())

    def show_rows(
        self, rows: "Sequence[Heading | Step | Hit]", *, keep: bool = False, last: bool = False
    ) -> None:
        """Show what is found for the words typed; `keep` the row chosen; `last`: nothing more will follow."""
        if not self._asked:
            return
        self._fresh = True
        self.list.show_rows(rows, keep=keep)
        self._place()
        self._describe()
        chosen = self.list.chosen()
        if last and self._waiting:
            self._waiting = False
            if chosen is not None and not isinstance(chosen, Step):
                self._pick(chosen)

    def _edited(self, text: str) -> None:
        self._asked, self._fresh, self._waiting = True, False, False
        self.typed.emit(text.strip())

    def _place(self) -> None:
        """Under the box, as wide as there is room, no higher than the window."""
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + GRID // 2))
        width = min(max(WIDTH, self.width()), window.width() - corner.x() - GRID)
        room = window.height() - corner.y() - GRID
        self.list.setGeometry(corner.x(), corner.y(), width, min(self.list.height_of_rows(), room))
        self.list.setVisible(bool(self.list.found.rows))
        self.list.raise_()

    def _describe(self) -> None:
        chosen = self.list.chosen()
        self.setAccessibleDescription(words_of(chosen) if chosen else "")

    def _pick(self, row: object) -> None:
        self.close_list()
        self.clear()
        self.picked.emit(row)

    def close_list(self) -> None:
        """Take away what is found."""
        self._asked = self._waiting = False
        if self._list:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens, Esc closes and goes back to where the cursor came from."""
        step = STEPS.get(Qt.Key(event.key()))
        if step and self.open:
            self.list.move_by(step)
            self._describe()
        elif step:
            self._edited(self.text())
        elif event.key() in ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        chosen = self.list.chosen() if self.open and self._fresh else None
        if chosen is None:
            self._waiting = bool(self.text().strip())
        else:
            self._pick(chosen)

    def _leave(self) -> None:
        self.close_list()
        self.clear()
        self.left.emit()
        if self._came_from and self._came_from.isVisible():
            self._came_from.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows what was opened last, as Ctrl+K does."""
        super().mousePressEvent(event)
        if not self.open:
            self._edited(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is found goes with the cursor."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        """The header goes: so does what hangs under it."""
        super().hideEvent(event)
        self.close_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the mark inside at the left, and what is found under the box."""
        super().resizeEvent(event)
        self._mark.setGeometry(10, 0, MARK, self.height())
        if self.open:
            QTimer.singleShot(0, self, self._place)
