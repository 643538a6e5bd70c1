"""A clerk who never touches the mouse: presses keys where the cursor is and reads where that is."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTabBar, QWidget

from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from tests.ui.clerk import Clerk
from ui.widgets.reason_line import ReasonLine

R = TypeVar("R", bound=Record)
T = TypeVar("T")
MOST_FIELDS = 60
MOST_TABS = 30
CTRL, ALT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)


class Typist:
    """Sits at the window of a clerk; everything is typed, nothing is clicked or set."""

    def __init__(self, clerk: Clerk) -> None:
        self._clerk = clerk

    @property
    def cursor(self) -> QWidget:
        """What has the cursor, once something has."""
        self._clerk.until(QApplication.focusWidget)
        found = QApplication.focusWidget()
        assert isinstance(found, QWidget)
        return found

    @property
    def name(self) -> str:
        """What the field is called that has the cursor; of one of several options the question."""
        return self.cursor.accessibleName().split("：")[0]

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the cursor is."""
        QTest.keyClick(self.cursor, key, held)

    def settle(self) -> None:
        """Wait until all that was typed is done with."""
        self._clerk.rest()

    def write(self, text: str) -> None:
        """Letters by key, Chinese as the input method hands it over."""
        if text.isascii():
            QTest.keyClicks(self.cursor, text)
            return
        assert self.cursor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        begun = QInputMethodEvent("pin yin", [])
        done = QInputMethodEvent()
        done.setCommitString(text)
        for event in (begun, done):
            QApplication.sendEvent(self.cursor, event)

    def answer(self, text: str) -> None:
        """Answer the field with the cursor: type into a line, choose among options."""
        cursor = self.cursor
        if isinstance(cursor, QComboBox):
            self.press(Qt.Key.Key_Home)
            while cursor.currentText() != text:
                before = cursor.currentIndex()
                self.press(Qt.Key.Key_Down)
                assert cursor.currentIndex() > before, f"没有“{text}”这一项"
        elif "：" in cursor.accessibleName():
            self._choose(text)
        else:
            self.write(text)

    def _choose(self, text: str) -> None:
        """Among options side by side an arrow key moves and chooses; a check box takes the blank key."""
        if self.cursor.inherits("QCheckBox"):
            self._check(text.split("、"))
            return
        for _option in range(3):
            if self.cursor.accessibleName().endswith(f"：{text}"):
                return
            self.press(Qt.Key.Key_Left)
        raise AssertionError(f"没有“{text}”这一项")

    def _check(self, wanted: list[str]) -> None:
        """From check box to check box by arrow key; the last one keeps the cursor."""
        box = None
        while box is not self.cursor:
            box = self.cursor
            if box.accessibleName().split("：")[1] in wanted:
                self.press(Qt.Key.Key_Space)
            self.press(Qt.Key.Key_Right)

    def fill(self, model: type[Record], paper: Mapping[str, str]) -> None:
        """Go through a form from its first field to past its last by Enter, typing what the paper says."""
        headers = {entry.header(): entry.label for entry in fields_of(model)}
        left, known = dict(paper), set(headers)
        for _field in range(MOST_FIELDS):
            at, field = self.cursor, self.name
            if not isinstance(at, ReasonLine):
                if field not in known:
                    break
                if (label := headers[field]) in paper:
                    self.answer(paper[label])
                    left.pop(label, None)
            QTest.keyClick(self.cursor, Qt.Key.Key_Return)
            if field == list(headers)[-1]:
                break
        self.settle()
        assert not left, f"没有走到：{'、'.join(left)}"

    def go_to_tab(self, name: str) -> None:
        """Ctrl+PgDn until a tab is shown, and in."""
        tabs = self._clerk.subject.tabs
        for _tab in range(MOST_TABS):
            self.press(Qt.Key.Key_PageDown, CTRL)
            self.settle()
            if tabs.tabText(tabs.currentIndex()).startswith(name):
                assert not isinstance(self.cursor, QTabBar)
                return
        raise AssertionError(f"没有“{name}”这一栏")

    @property
    def said(self) -> str:
        """The sentence in the message bar."""
        return self._clerk.window.messages.text

    def read(self, what: Callable[[Office], T]) -> T:
        """Look into the store."""
        found: list[T] = []
        self._clerk.window.worker.run(lambda office, _progress: what(office), found.append)
        self.settle()
        return found[0]

    def stored(self, model: type[R]) -> list[R]:
        """The records of a kind in the store, in order of entry."""
        return self.read(lambda office: office.store.find(model))
