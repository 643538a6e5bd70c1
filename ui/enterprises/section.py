"""A section under a record for what is part of it: a list, the one chosen on its form, their sum.

A kind of part says what it reads and how it adds up (`EnergySection`, `PartsSection`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import recording
from jjgreen_desktop.operations.office import Office
from ui.enterprises.bound_form import BoundForm
from ui.enterprises.drawer import Drawer
from ui.enterprises.session import STILL_SAVING, Session
from ui.enterprises.status_line import StatusLine
from ui.theme import GRID, ROW, set_role
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label, rule
from ui.worker import Worker

MOST_ROWS = 6


@dataclass(frozen=True)
class Said:
    """What a section is called, and what it says before the record above is saved and after."""

    heading: str
    first: str
    how: str
    next: str
    delete: str


class Section(QWidget):
    """Adds, edits and removes the parts of one record."""

    say = Signal(str)
    written = Signal()
    settling = Signal()  # the record above is about to be written: what is typed in it goes first
    shown = Signal(object)  # a part to be scrolled into view
    left = Signal()  # Enter in an empty form: there is no further part

    def __init__(
        self, worker: Worker, drawer: Drawer, form: BoundForm, columns: Sequence[Column], said: Said
    ) -> None:
        super().__init__()
        set_role(self, "page")
        self.form = form
        self.grid = Grid(columns, squeeze=True)
        self.total = label("", "good", wrap=True)
        self._said = said
        self._worker = worker
        self._drawer = drawer
        self._whole: Record | None = None
        self._session: Session | None = None
        self._going_on = False
        self._hint = label(said.first, "muted", wrap=True)
        self._status = StatusLine()
        self._next = button(said.next, self.start_new, icon="plus", key="Alt+Return")
        self._delete = button(
            said.delete,
            self.remove,
            "danger",
            icon="trash",
            tip="删除，可撤销；还没有保存的就放弃",
            key="Alt+D",
        )
        self._body = QWidget()
        self._body.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for words in (self.total, self._hint):
            words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.grid.setAccessibleName(self._said.heading)
        set_role(self._body, "page")
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GRID)
        body.addWidget(self.grid)
        body.addLayout(self._sum_row())
        for each in (*self._worked_out(), self.form):
            body.addWidget(each)
        body.addLayout(self._bar())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        for each in (rule(), label(self._said.heading, "heading"), self._hint, self._body):
            layout.addWidget(each)

    def _sum_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.total, 1)
        for step in self._steps():
            row.addWidget(step, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.addWidget(self._status, 1)
        bar.addWidget(self._delete)
        bar.addWidget(self._next)
        return bar

    def _steps(self) -> Sequence[QWidget]:
        """What can be done with the sum, beside it."""
        return ()

    def _worked_out(self) -> Sequence[QWidget]:
        """What is worked out from the part being typed, above its form."""
        return ()

    def _connect(self) -> None:
        self.grid.chosen.connect(self._choose)
        self.form.status.connect(self._status.tell)
        self.form.entered.connect(lambda field: self.shown.emit(self.form.form.boxes[field.key]))
        self.form.form.on_enter = self._passed
        self._drawer.saved.connect(self._saved)

    def _usable(self, whole: Record) -> bool:
        """Whether parts can be kept under a record as it is."""
        return bool(whole.id)

    def _place(self, whole: Record) -> object:
        """What parts hang on: with another one another list is shown."""
        return whole.id

    def _read(self, office: Office, whole: Record) -> Any:
        """In the worker: the parts and what follows from them."""
        raise NotImplementedError

    def _rows(self, read: Any) -> list[tuple[str, Any]]:
        """The rows of the list."""
        raise NotImplementedError

    def _parts(self, read: Any) -> dict[str, Record]:
        """The parts by their ids."""
        raise NotImplementedError

    def _show_total(self, read: Any) -> None:
        """Show the sum."""
        raise NotImplementedError

    def _new(self) -> Record:
        """A new part of the record above."""
        raise NotImplementedError

    def show_whole(self, whole: Record) -> None:
        """Show the parts of a record; one that is not saved yet has none."""
        usable, before = self._usable(whole), self._whole
        self._whole = whole if usable else None
        self._hint.setText(self._said.how if usable else self._said.first)
        self._body.setVisible(usable)
        if not before or not usable or self._place(before) != self._place(whole):
            self._session = None
            self._going_on = False
        if usable:
            self.reload()

    def reload(self) -> None:
        """Read the parts again."""
        if whole := self._whole:
            self._worker.run(
                lambda office, _progress: self._read(office, whole),
                lambda read: self._take(whole, read),
            )

    def _take(self, whole: Record, read: Any) -> None:
        if self._whole is None or self._place(whole) != self._place(self._whole):
            return
        rows = self._rows(read)
        self.grid.blockSignals(True)  # the same row is still the chosen one
        self.grid.show_rows(rows)
        self.grid.blockSignals(False)
        self.grid.setVisible(bool(rows))
        self.grid.setFixedHeight(ROW * (min(len(rows), MOST_ROWS) + 1) + 4)
        self._show_total(read)
        self._show_parts(self._parts(read))

    def _show_parts(self, parts: Mapping[str, Record]) -> None:
        """Go on with the part shown; when it was left with Enter and is whole, with the next."""
        if pointed := self._drawer.pointed(parts):
            self._point(parts[pointed[0]], pointed[1])
            return
        session = self._session
        busy = session is not None and bool(session.texts)
        if self._going_on and session and not session.saving:
            self._going_on = False
            if not busy and self._complete(session.record.id):
                self._begin()
                return
            self._ask_rest()
        part = parts.get(session.record.id) if session else None
        if part is None and not (session and not session.record.id):
            self._rest_on(parts)
        elif part is not None and session and part != session.record and not busy:
            self._show(part)

    def _point(self, part: Record, key: str) -> None:
        self._show(part)
        boxes = self.form.form.boxes
        self.form.form.jump(key if key in boxes else self.form.form.first)
        self.shown.emit(self.form)

    def _ask_rest(self) -> None:
        self.form.hold_back()

    def _complete(self, part: str) -> bool:
        """Whether nothing more is needed of a part that was left with Enter."""
        return bool(part)

    def _rest_on(self, _parts: Mapping[str, Record]) -> None:
        """Nothing is shown yet, or what was shown is gone: begin a new one."""
        self._show(self._new())

    def _show(self, part: Record) -> None:
        self._session = self._drawer.session(part)
        self.form.show_session(self._session)
        if part.id:
            self.grid.blockSignals(True)
            self.grid.select(part.id)
            self.grid.blockSignals(False)
        else:
            self.grid.clearSelection()

    def _part_of(self, row: Any) -> Record:
        """The part a row of the list stands for."""
        raise NotImplementedError

    def _choose(self, part: str) -> None:
        row = self.grid.row_of(part)
        if row and (self._session is None or self._session.record.id != part):
            self.form.settle()
            self._show(self._part_of(row))

    def start_new(self) -> None:
        """The next part (Alt+Enter); what was being typed is settled first."""
        if self._whole is None:
            return
        if self._session is None or self.form.finish():
            self._begin()
        elif self._session.saving:
            self.say.emit(STILL_SAVING)

    def _begin(self) -> None:
        self._going_on = False
        self._show(self._new())
        self.form.begin()

    def take_focus(self) -> None:
        """Come in by F6: to the list, or to the step that begins the first part."""
        (self.grid if self.grid.isVisible() else self._next).setFocus()

    def enter(self) -> bool:
        """Come in from above by Enter; whether there is anywhere to go."""
        if self._whole is None:
            return False
        self.start_new()
        return True

    def _passed(self, key: str) -> bool:
        """Enter: out of the empty first field back to the record above, out of the last to the next part."""
        session, form = self._session, self.form.form
        if session and session.blank and key == form.first and not form.text(key):
            self._leave()
            return True
        if session and key == form.last:
            self._go_on()
            return True
        return False

    def _leave(self) -> None:
        self.left.emit()

    def _go_on(self) -> None:
        """What is typed is settled; once it is saved the next part begins."""
        if not self.form.finish():
            if self._session and self._session.saving:
                self.say.emit(STILL_SAVING)
            return
        self._going_on = True
        self.reload()
        self._worker.wait_until(lambda: not self._going_on)
        self._going_on = False  # the cursor is not taken away later

    def _saved(self, record: Record) -> None:
        if self._whole and isinstance(record, type(self._new())):
            self.reload()

    def remove(self) -> None:
        """Remove the part shown; it can be undone. One not saved yet is given up."""
        session = self._session
        if session is None or not session.wait():
            return
        if not session.record.id:
            self._give_up(session)
            return
        part = session.record
        self._worker.run(
            lambda office, _progress: recording.remove(office, part),
            lambda told: self._removed(part, told),
        )

    def _give_up(self, session: Session) -> None:
        if self._drawer.give_up(session):
            self._session = None
            self.take_focus()
            self.reload()

    def _removed(self, part: Record, told: str) -> None:
        self._drawer.forget(part)
        self._session = None
        self.say.emit(f"{recording.removed(part, told)}。")
        self.written.emit()
