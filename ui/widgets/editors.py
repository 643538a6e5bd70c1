"""One editor per kind of field. All speak text: `text()` is what `Lookups.parse` reads.

To add a kind: a class with `text`, `show_text` and the two signals, and its line in `make_editor`. One-line editors: `line.py`.
"""

from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QToolTip,
    QWidget,
)

from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.units import pattern
from jjgreen_desktop.domain.values import SEPARATORS
from ui.lookups import CARRIER, COUNTY, Lookups
from ui.showing import INDUSTRY
from ui.theme import GRID, set_role
from ui.widgets.line import Line, Number, Picker
from ui.widgets.onward import ENTER, onward
from ui.widgets.taking_back import is_the_windows

EMPTY = "未填"
INSET = 4  # px the style keeps free beside an option
UNCLEAR = "不清楚"
PER_ROW = 2  # check boxes side by side
STEPS: dict[int, int] = {  # from one check box to another
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -PER_ROW,
    Qt.Key.Key_Down: PER_ROW,
}
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


class ElidedBox(QComboBox):
    """A box whose long option ends in “…”; the tooltip has the whole of it."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """A long option ends in “…”, not in the middle of a word."""
        super().initStyleOption(option)
        option.currentText = self._elided(option)

    def _elided(self, option: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        words, right = option.fontMetrics.elidedText, Qt.TextElideMode.ElideRight
        return words(self.currentText(), right, room.width() - INSET)

    def event(self, event: QEvent) -> bool:
        """The tooltip has the whole of an option that is cut."""
        option = QStyleOptionComboBox()
        if event.type() == QEvent.Type.ToolTip:
            self.initStyleOption(option)
            if option.currentText != self.currentText():
                QToolTip.showText(cast(QHelpEvent, event).globalPos(), self.currentText(), self)
                return True
        return super().event(event)


class Choice(ElidedBox):
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


class _Option(QCheckBox):
    """One of several check boxes; an arrow key leads to another of them and never out of the field."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The blank key checks, as everywhere."""
        if (step := STEPS.get(event.key())) is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class Several(QWidget):
    """Check boxes; none checked is unknown. Tab goes from one to the next, Enter past all of them."""

    edited = Signal()
    committed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._boxes = {key: _Option(text) for key, text in field.choices.items()}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setHorizontalSpacing(3 * GRID)
        for number, box in enumerate(self._boxes.values()):
            layout.addWidget(box, number // PER_ROW, number % PER_ROW)
            box.clicked.connect(self._settle)
            box.stepped.connect(partial(self._step, number))
        layout.setColumnStretch(PER_ROW, 1)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def text(self) -> str:
        """The keys of what is checked (labels may contain the separator)."""
        return "、".join(key for key, box in self._boxes.items() if box.isChecked())

    def show_text(self, text: str) -> None:
        """Check what is named."""
        named = set(pattern(SEPARATORS).split(text))
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
        """Enter goes on to the next field, whichever box it is pressed on."""
        if event.key() in ENTER:
            last = list(self._boxes.values())[-1]
            last.setFocus()  # what comes next comes after the last
            onward(last)
        else:
            super().keyPressEvent(event)

    def _step(self, number: int, step: int) -> None:
        """Go to another box; at the edge one stays."""
        boxes = list(self._boxes.values())
        if 0 <= number + step < len(boxes):
            boxes[number + step].setFocus(Qt.FocusReason.OtherFocusReason)


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
        case Kind.MONEY | Kind.QUANTITY:
            return Number(field)
    return Line(field)
