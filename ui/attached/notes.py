"""The remarks on a firm, park or record: a list, the newest first, and a place to write."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.operations.notes import Noted
from ui.form_keeper import FormKeeper
from ui.theme import GRID
from ui.widgets.elided import Elided
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.onward import ENTER
from ui.widgets.taking_back import is_the_windows
from ui.widgets.text import button
from ui.worker import Worker

DAY, BY, TEXT = (field_of(RecordNote, key) for key in ("noted_on", "noted_by", "text"))
NONE = ("还没有记事", "电话里核实的、要企业补的，随手记在下面，谁写的、哪天写的由程序记下。")
HEIGHT = 96  # px of the place to write
KEY = "text"
MATTER_COLUMN = 2
COLUMNS = (
    Column(DAY.label, lambda one: values.show(DAY, one.record.noted_on)),
    Column(TEXT.label, lambda one: " ".join((one.record.text or "").split())),
    Column("属于", lambda one: one.matter),
)


class Writing(QPlainTextEdit):
    """A place to write; Ctrl+Enter is done with it, whatever that key does on the page around it."""

    done = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter before the shortcuts of the page do; leave them Ctrl+Z while no typing is to be taken back."""
        typed = self.document()
        if is_the_windows(event, typed.isUndoAvailable(), typed.isRedoAvailable()):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and _is_done(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done; every other key writes."""
        if _is_done(event):
            self.done.emit()
        else:
            super().keyPressEvent(event)


def _is_done(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in ENTER and held == Qt.KeyboardModifier.ControlModifier


class Notes(QWidget):
    """Writes new remarks, and changes the one picked; what is half typed outlives a crash."""

    given = Signal(str)
    reworded = Signal(object, str)  # a RecordNote, its new text
    removing = Signal(object)

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName(RecordNote.label)
        self.text = Writing()
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)  # files belong to the page
        self.text.setFixedHeight(HEIGHT)
        self.text.setPlaceholderText(f"如：{TEXT.example}")
        self.keeper = FormKeeper(worker, self._texts, self._show_texts, self)
        self._place = ""
        self._shown: RecordNote | None = None
        self._heading = Elided("label")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._give = button("记下", self._settle, "primary", tip="记下（Ctrl+Enter）")
        self._new = button("写新的", self.start_new, "link", icon="plus", tip="写一条新的记事")
        self._delete = button("删除", self._remove, "danger", tip="删除这条记事，可撤销")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._give)
        row.addWidget(self._delete)
        row.addStretch(1)
        row.addWidget(self._new)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(Empty(*NONE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._stack, 1)
        column.addWidget(self._heading)
        column.addWidget(self.text)
        column.addLayout(row)

    def _connect(self) -> None:
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(lambda _key: self.text.setFocus())
        self.text.textChanged.connect(self.keeper.note)
        self.text.textChanged.connect(self._arm)
        self.text.done.connect(self._settle)

    def show_notes(
        self, found: list[Noted], place: str, named: str, wanted: str = "", *, of_one: bool = False
    ) -> None:
        """Show other remarks, `wanted` picked; new ones go to the record with the id `place`, called `named`.

        `of_one`: they are all of one record.
        """
        self.grid.spare(MATTER_COLUMN, of_one)
        self._named = named
        self.grid.show_rows([(one.record.id, one) for one in found])
        self._stack.setCurrentIndex(0 if found else 1)
        kept = wanted or (self._shown.id if self._shown else "")
        self._place = place
        if kept and (now := self.grid.row_of(kept)):
            self._open(now)
            self.grid.select(kept)
        else:
            self._open(None)

    def start_new(self) -> None:
        """An empty place to write; what was typed on another remark is kept."""
        self.grid.clearSelection()
        self.grid.setCurrentIndex(self.grid.rootIndex())
        self._open(None)
        self.text.setFocus()

    def _choose(self, key: str) -> None:
        if self._shown is None or self._shown.id != key:
            self._open(self.grid.row_of(key))

    def _open(self, one: Noted | None) -> None:
        self._shown = one.record if one else None
        text = (one.record.text or "") if one else ""
        form = f"note:{one.record.id}" if one else f"note:new:{self._place}"
        self.keeper.open(form, lambda: self.text.setPlainText(text))
        self.text.setAccessibleName("修改记事" if one else "新的记事")
        self._heading.setText(_headed(one) if one else f"新记事，记在{self._named}上")
        self._give.setText("改好" if one else "记下")
        for part in (self._delete, self._new):
            part.setVisible(one is not None)
        self._arm()

    def _arm(self) -> None:
        """Nothing to write down, or nothing changed: nothing to press."""
        typed = self.text.toPlainText().strip()
        before = (self._shown.text or "") if self._shown else ""
        self._give.setEnabled(bool(typed) and typed != before)

    def _settle(self) -> None:
        typed = self.text.toPlainText()
        if not self._give.isEnabled():
            return
        if self._shown:
            self.reworded.emit(self._shown, typed)
        else:
            self.given.emit(typed)

    def written(self) -> None:
        """It is in the register: nothing of it waits any more."""
        if self._shown is None:
            self.text.clear()
        self.keeper.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or the window closes: what is half typed is kept now."""
        super().hideEvent(event)
        self.keeper.flush()

    def _remove(self) -> None:
        if self._shown:
            self.removing.emit(self._shown)

    def _texts(self) -> dict[str, str]:
        return {KEY: self.text.toPlainText()}

    def _show_texts(self, texts: Mapping[str, str]) -> None:
        self.text.setPlainText(texts.get(KEY, ""))


def _headed(one: Noted) -> str:
    day = values.show(DAY, one.record.noted_on)
    return "　".join(filter(None, (day, one.record.noted_by or "", one.matter)))
