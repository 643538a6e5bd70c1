"""A clerk at the window: types, presses keys and reads what is shown, through the real widgets."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jjgreen_desktop import bootstrap
from jjgreen_desktop.operations.office import CITY
from ui.application import Doors, start
from ui.enterprises.page import EnterprisesPage
from ui.enterprises.record_form import RecordForm
from ui.enterprises.subject_page import SubjectPage
from ui.main_window import MainWindow
from ui.widgets.field_box import FieldBox
from ui.widgets.links import Links

PATIENCE = 30_000  # ms; a machine that does other work too is no fault of ours


def doors_of(folder: Path) -> Doors:
    """The real doors to a folder."""
    return Doors(
        folder=folder,
        has_store=lambda: bootstrap.has_store(folder),
        open=lambda: bootstrap.open_office(folder),
        create=lambda county, operator, bureau: bootstrap.create_office(
            folder, county, operator, bureau
        ),
        counties=lambda: [*(county.key for county in bootstrap.shipped_pack().counties), CITY],
        bureau_name=bootstrap.bureau_name,
    )


class Clerk:
    """Sits at one window."""

    def __init__(self, qtbot: QtBot, application: QApplication, folder: Path) -> None:
        self.bot = qtbot
        self.window: MainWindow = start(application, doors_of(folder))
        self.window.show()

    def arrive(self) -> "Clerk":
        """Wait until the window is there and has shown what it opens with."""
        self.bot.waitExposed(self.window)
        self.rest()
        return self

    def rest(self) -> None:
        """Wait until nothing is being done."""
        self.bot.wait(10)
        self.bot.waitUntil(lambda: self.window.worker.idle, timeout=PATIENCE)
        self.bot.wait(10)
        assert not self.window.fault.details, self.window.fault.details

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for something to become true."""
        self.bot.waitUntil(lambda: bool(holds()), timeout=PATIENCE)

    @property
    def page(self) -> EnterprisesPage:
        """The enterprises."""
        page = self.window.screens["enterprises"]
        assert isinstance(page, EnterprisesPage)
        return page

    @property
    def subject(self) -> SubjectPage:
        """The enterprise or park shown."""
        shown = self.page.detail.currentWidget()
        assert isinstance(shown, SubjectPage)
        return shown

    @property
    def form(self) -> RecordForm:
        """The form shown."""
        return next(form for form in self.subject.findChildren(RecordForm) if form.isVisible())

    def box(self, label: str) -> FieldBox:
        """A field of the form by the label the clerk reads."""
        return next(box for box in self.form.form.boxes.values() if box.field.label == label)

    def type(self, widget: QWidget, text: str) -> None:
        """Type: letters by key, Chinese as the input method hands it over."""
        if text.isascii():
            self.bot.keyClicks(widget, text)
            return
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def fill(self, label: str, text: str) -> None:
        """Type into a field, or choose, and go on with Enter."""
        widget = self.box(label).widget
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.selectAll()
            self.type(widget, text)
            self.bot.keyClick(widget, Qt.Key.Key_Return)
        elif isinstance(widget, QComboBox):
            self.bot.keyClick(widget, Qt.Key.Key_Home)
            while widget.currentText() != text:
                before = widget.currentIndex()
                self.bot.keyClick(widget, Qt.Key.Key_Down)
                assert widget.currentIndex() > before, f"{label}里没有“{text}”"
        else:
            self.press(text, widget)
        self.rest()

    def press(self, text: str, inside: QWidget | None = None) -> None:
        """Press the button that says `text`."""
        buttons = (inside or self.window).findChildren(QAbstractButton)
        found = [b for b in buttons if b.text().strip() == text and b.isVisible()]
        assert found, f"没有“{text}”这个按钮"
        self.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.rest()

    def key(self, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
        """Press a key where the cursor is."""
        held = Qt.KeyboardModifier.NoModifier
        if ctrl:
            held = Qt.KeyboardModifier.ControlModifier
        if alt:
            held = Qt.KeyboardModifier.AltModifier
        self.bot.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.rest()

    def open_tab(self, name: str) -> None:
        """Turn to a tab of the subject."""
        tabs = self.subject.tabs
        number = next(n for n in range(tabs.count()) if tabs.tabText(n).startswith(name))
        tabs.setCurrentIndex(number)
        self.rest()

    def register(self, name: str, **more: str) -> None:
        """Register an enterprise; more fields by their labels."""
        self.page.start_new()
        self.fill("企业名称", name)
        for label, text in more.items():
            self.fill(label, text)

    def listed(self) -> list[str]:
        """The names in the list."""
        rows = self.page.list.grids[self.page.list.model].rows
        return [rows.index(number, 0).data() for number in range(rows.rowCount())]

    def words(self) -> list[str]:
        """Every text on the window."""
        return words_of(self.window)


def words_of(top: QObject) -> list[str]:
    """The texts of all labels, buttons, actions, fields' hints and tooltips below a widget."""
    found: list[str] = []
    for part in [top, *top.findChildren(QObject)]:
        if isinstance(part, Links):
            found.extend(part.words)
        elif isinstance(part, QLabel | QAbstractButton | QAction):
            found.append(part.text())
        if isinstance(part, QLineEdit):
            found.append(part.placeholderText())
        if isinstance(part, QWidget):
            found.append(part.toolTip())
    return [text for text in found if text]
