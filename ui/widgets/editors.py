"""One editor per kind of field. All speak text: `text()` is what `Lookups.parse` reads.

To add a kind: a class with `text`, `show_text` and the two signals, and its line in `make_editor`.
"""

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.values import SEPARATORS
from ui.lookups import CARRIER, COUNTY, INDUSTRY, Lookups
from ui.theme import GRID, set_role
from ui.widgets.onward import onward
from ui.widgets.popup import popup
from ui.widgets.taking_back import is_the_windows

EMPTY = "未填"
UNCLEAR = "不清楚"
NUMBERS = (Kind.MONEY, Kind.QUANTITY)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Editor(Protocol):
    """What a form needs of an editor."""

    edited: SignalInstance  # something is being typed
    committed: SignalInstance  # the value is settled: Enter, a choice, or the cursor left

    def text(self) -> str:
        """What is typed, as `Lookups.parse` reads it."""
        ...

    def show_text(self, text: str) -> None:
        """Put a text in; says nothing of it."""
        ...


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
        if field.kind in NUMBERS:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
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


class Lines(QPlainTextEdit):
    """A longer note; Enter and Tab go on, Shift+Enter begins another line."""

    edited = Signal()
    committed = Signal()

    def __init__(self, _field: Field) -> None:
        super().__init__()
        self._settled = ""
        self.setTabChangesFocus(True)
        self.setPlaceholderText("换行按 Shift+Enter")
        self.setFixedHeight(72)
        self.textChanged.connect(self._typed)

    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Put a text in."""
        self._settled = text
        if text != self.toPlainText():
            self.setPlainText(text)

    def _typed(self) -> None:
        if self.toPlainText() != self._settled:
            self.edited.emit()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back typing while there is some, else it belongs to the window."""
        typed = self.document()
        if is_the_windows(event, typed.isUndoAvailable(), typed.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, as in every other field."""
        if event.key() in ENTER and event.modifiers() in PLAIN:
            onward(self)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving settles the text."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._settled:
            self._settled = self.toPlainText()
            self.committed.emit()


class Choice(QComboBox):
    """One of a few; the wheel does nothing, for it would change what one only scrolls past."""

    edited = Signal()
    committed = Signal()

    def __init__(self, options: list[str]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItem(EMPTY)
        self.addItems(options)
        self.activated.connect(lambda _row: self._settle())

    def text(self) -> str:
        """The option chosen; empty when none is."""
        return self.currentText() if self.currentIndex() > 0 else ""

    def show_text(self, text: str) -> None:
        """Show an option."""
        self.setCurrentIndex(max(self.findText(text), 0) if text else 0)

    def _settle(self) -> None:
        self.edited.emit()
        self.committed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll instead."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in ENTER:
            onward(self)
        else:
            super().keyPressEvent(event)


class YesNo(QWidget):
    """是, 否 or 不清楚, side by side; arrow keys choose."""

    edited = Signal()
    committed = Signal()

    def __init__(self, _field: Field) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        for text in ("是", "否", UNCLEAR):
            option = _Segment(text, "unclear" if text == UNCLEAR else "segment")
            self._group.addButton(option)
            layout.addWidget(option)
            option.clicked.connect(self._settle)
        layout.addStretch(1)
        self.show_text("")

    def text(self) -> str:
        """是, 否, or nothing."""
        chosen = self._group.checkedButton()
        return "" if chosen is None or chosen.text() == UNCLEAR else chosen.text()

    def show_text(self, text: str) -> None:
        """Show the answer."""
        for option in self._group.buttons():
            if option.text() == (text or UNCLEAR):
                option.setChecked(True)
                self.setFocusProxy(option)

    def name_options(self, name: str) -> None:
        """Say to screen readers what is asked."""
        for option in self._group.buttons():
            option.setAccessibleName(f"{name}：{option.text()}")

    def _settle(self) -> None:
        self.show_text(self.text())
        self.edited.emit()
        self.committed.emit()


class _Segment(QPushButton):
    """One option of a row; Enter goes on, the blank key chooses."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text)
        set_role(self, role)
        self.setCheckable(True)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; in a group an arrow key moves and chooses by itself."""
        if event.key() in ENTER:
            onward(self)
        else:
            super().keyPressEvent(event)


class Several(QWidget):
    """Check boxes; none checked is unknown."""

    edited = Signal()
    committed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._boxes = {key: QCheckBox(text) for key, text in field.choices.items()}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setHorizontalSpacing(3 * GRID)
        per_row = 2
        for number, box in enumerate(self._boxes.values()):
            layout.addWidget(box, number // per_row, number % per_row)
            box.clicked.connect(self._settle)
        layout.setColumnStretch(per_row, 1)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def text(self) -> str:
        """The keys of what is checked (labels may contain the separator)."""
        return "、".join(key for key, box in self._boxes.items() if box.isChecked())

    def show_text(self, text: str) -> None:
        """Check what is named."""
        named = set(SEPARATORS.split(text))
        for key, box in self._boxes.items():
            box.setChecked(key in named)

    def name_options(self, name: str) -> None:
        """Say to screen readers what is asked."""
        for box in self._boxes.values():
            box.setAccessibleName(f"{name}：{box.text()}")

    def _settle(self) -> None:
        self.edited.emit()
        self.committed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in ENTER:
            onward(self)
        else:
            super().keyPressEvent(event)


def make_editor(field: Field, lookups: Lookups) -> QWidget:
    """The editor of a field; it is an `Editor`."""
    if field.picker in (INDUSTRY, CARRIER):
        return Picker(field, lookups)
    if field.picker == COUNTY:
        return Choice(list(lookups.counties))
    if field.kind is Kind.CHOICE:
        return Choice(list(field.choices.values()))
    match field.kind:
        case Kind.YES_NO:
            return YesNo(field)
        case Kind.CHOICES:
            return Several(field)
        case Kind.LONG_TEXT:
            return Lines(field)
    return Line(field)
