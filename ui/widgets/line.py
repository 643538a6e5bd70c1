"""Editors of one line: a text or a number with its unit inside, and one with proposals from a table."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QListView, QStyle, QStyleOptionFrame

from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.values import grouped
from ui.lookups import CARRIER, Lookups
from ui.theme import GRID, set_role
from ui.widgets.onward import ENTER, onward
from ui.widgets.popup import popup
from ui.widgets.taking_back import is_the_windows

INSET, CURSOR = 2, 2  # px a line edit keeps free at its sides, and where the cursor would stand


class Line(QLineEdit):
    """A line of text, a code, a date, a number; the unit stands inside at the right."""

    edited = Signal()
    committed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._settled = ""
        self._offered: QStringListModel | None = None  # made when first something is offered
        self._offers: QListView | None = None
        self._worked = ""  # the one value that follows from other fields
        self._unit = QLabel(field.unit, self)
        set_role(self._unit, "muted")
        self._unit.setVisible(bool(field.unit))
        if field.example:
            self.setPlaceholderText(f"如 {field.example}")
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self._settle)
        self.returnPressed.connect(lambda: onward(self))

    def show_text(self, text: str) -> None:
        """Put a text in."""
        self._settled = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def offer(self, values: Sequence[str], hint: str = "") -> None:
        """Propose what was entered here before, as it is typed or on ↓; `hint` says where else it is from."""
        if not values:
            return
        self._worked = values[0] if hint else ""
        self.setPlaceholderText(hint or f"按 ↓ 选最近填过的：{values[0]}")
        if self._offered is None:
            self._offered, self._offers = QStringListModel(self), popup()
            made = QCompleter(self._offered, self)
            made.setFilterMode(Qt.MatchFlag.MatchContains)
            made.setMaxVisibleItems(8)
            made.setPopup(self._offers)
            made.activated.connect(self.edited)
            self.setCompleter(made)
        self._offered.setStringList(list(values))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ shows what was entered here before, or takes what was worked out."""
        made = self.completer()
        if event.key() == Qt.Key.Key_Down and made and not isinstance(self, Picker):
            self._propose_offered(made)
        else:
            super().keyPressEvent(event)
            self._leave_no_cursor()

    def _leave_no_cursor(self) -> None:
        """Enter has gone on to the next field: of one with proposals Qt draws the cursor here, too."""
        if not self.hasFocus():
            self.dragLeaveEvent(QDragLeaveEvent())  # the one public way to put it out

    def _propose_offered(self, made: QCompleter) -> None:
        if self._worked and not self.text():
            self.setText(self._worked)
            self.edited.emit()
        else:
            made.setCompletionPrefix(self.text())
            made.complete()

    def _settle(self) -> None:
        if self.text() != self._settled:
            self._settled = self.text()
            self.committed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the unit inside at the right."""
        super().resizeEvent(event)
        width = self._unit.sizeHint().width() if self._unit.text() else 0
        self.setTextMargins(0, 0, width + GRID if width else 0, 0)
        self._unit.setGeometry(self.width() - width - GRID - 2, 0, width, self.height())

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back typing while there is some, else it belongs to the window; Esc closes proposals."""
        if event.type() == QEvent.Type.ShortcutOverride:
            key = cast(QKeyEvent, event)
            made = self.completer()
            proposals = made.popup() if made else None
            if key.key() == Qt.Key.Key_Escape and proposals and proposals.isVisible():
                event.accept()
                return True
        if is_the_windows(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class Number(Line):
    """A number at the right: plain while the cursor is in it, else its thousands parted.

    Only the picture is another: the text stays as typed, with it drafts and what is taken back.
    """

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        if field.example:
            self.setPlaceholderText(f"如 {grouped(field.example)}")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def pictured(self) -> str:
        """What the eye sees now."""
        return self.text() if self.hasFocus() else grouped(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parted number; one that has no room as it is."""
        words, option = self.pictured(), QStyleOptionFrame()
        self.initStyleOption(option)
        wide, room = option.fontMetrics.horizontalAdvance(words), self._room(option)
        if words == self.text() or wide > room.width():
            super().paintEvent(event)
            return
        painter, style = QPainter(self), self.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        room.setLeft(room.left() + room.width() - wide)
        colour, enabled = QPalette.ColorRole.Text, self.isEnabled()
        middle = Qt.AlignmentFlag.AlignVCenter
        style.drawItemText(painter, room, middle, option.palette, enabled, words, colour)

    def _room(self, option: QStyleOptionFrame) -> QRect:
        """Where a line edit writes, to the pixel."""
        inside = QStyle.SubElement.SE_LineEditContents
        room = self.style().subElementRect(inside, option, self) - self.textMargins()
        return room.adjusted(INSET, 0, -INSET - CURSOR, 0)


class Picker(Line):
    """A line with proposals: an industry by its code, a carrier; both by a part of the name, or initials."""

    def __init__(self, field: Field, lookups: Lookups) -> None:
        super().__init__(field)
        carrier = field.picker == CARRIER
        self.setPlaceholderText(f"输{'' if carrier else '代码、'}名称或拼音首字母")
        self._find = lookups.find_carriers if carrier else lookups.find
        self._codes = set(lookups.carriers if carrier else lookups.industries)
        self._found = QStringListModel(self)
        self._proposals = popup()
        self.setCompleter(self._completer())
        self.textEdited.connect(self._propose)

    def _completer(self) -> QCompleter:
        made = QCompleter(self._found, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setMaxVisibleItems(10)
        made.setPopup(self._proposals)
        made.activated.connect(lambda _title: self._settle())
        return made

    def _propose(self, text: str) -> None:
        self._found.setStringList(self._find(text) if text.strip() else [])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the first proposal unless a code is typed."""
        if event.key() in ENTER and self.text() and self.text().split()[0] not in self._codes:
            self._propose(self.text())
            if found := self._found.stringList():
                self.setText(found[0])
        super().keyPressEvent(event)
