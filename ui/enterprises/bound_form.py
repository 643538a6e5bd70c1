"""A form bound to a session: what is typed goes there, what is wrong is said under its field."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from jjgreen_desktop.domain.catalogue import Field, fields_of, key_of
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.reasons import Asked
from ui.enterprises.session import Session
from ui.lookups import Lookups
from ui.pause import after_pause
from ui.typed_ahead import drop_typed_ahead
from ui.widgets.form import Form
from ui.widgets.reason_line import ReasonLine

PAUSE = 120  # ms after a key before what follows from it is worked out again


class BoundForm(QWidget):
    """Shows one session at a time. Whoever lays it out puts `form` where it belongs."""

    status = Signal(str, bool)
    entered = Signal(object)  # the Field the cursor is in
    drafted = Signal(object)  # the record with everything typed, after a pause
    refreshed = Signal()

    def __init__(self, model: type[Record], lookups: Lookups, hidden: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.form = Form(model, lookups, hidden)
        self.session: Session | None = None
        self._model = model
        self._touched: set[str] = set()
        self._pause = after_pause(self, PAUSE, self._preview)
        self.form.edited.connect(self._typed)
        self.form.committed.connect(self._settled)
        self.form.entered.connect(self._entered)
        self.form.reasoned.connect(self.explain)
        self.form.half_reasoned.connect(self.begin_reason)

    def show_session(self, session: Session) -> None:
        """Show another record; what was typed in the last one is kept in its session."""
        if self.session:
            self.session.changed.disconnect(self._refresh)
        self.session = session
        self._touched = set(session.texts)
        session.changed.connect(self._refresh)
        self._refresh()
        session.look()
        session.retry()
        self._preview()

    def _refresh(self) -> None:
        session = self.session
        if session is None:
            return
        model = type(session.record)
        self.form.show_texts({entry.key: session.text(entry) for entry in fields_of(model)})
        for key in self.form.boxes:
            self._tell(key, session)
        self.status.emit(*session.status())
        self.refreshed.emit()

    def _tell(self, key: str, session: Session, grade: Grade = Grade.MANDATORY) -> None:
        box = self.form.boxes[key]
        asked = None
        if sentence := session.fault(key):
            box.tell(sentence, grade)
        elif asked := self._found(key, session):
            box.tell(f"{asked.finding.what}{asked.finding.fix}", asked.finding.grade)
        else:
            box.tell("")
        box.ask(asked if asked and asked.finding.grade is Grade.VERIFY else None)

    def _found(self, key: str, session: Session) -> Asked | None:
        """The finding to show under a field: not under an empty one the cursor has not been in.

        Of several the gravest; a 核实性 that is answered gives way to the next that is not.
        """
        shown = session.text(self._field(key)) or key in self._touched
        found = [one for one in session.asked() if one.field == key and (shown or one.reason)]
        waiting = (one for one in found if one.open or one.finding.grade is Grade.MANDATORY)
        return next(waiting, found[0] if found else None)

    def explain(self, found: Finding, text: str) -> None:
        """A reason was typed."""
        if self.session:
            self.session.explain(found, text)

    def begin_reason(self, found: Finding, text: str) -> None:
        """A reason is being typed."""
        if self.session:
            self.session.begin_reason(found, text)

    def ask_next(self) -> None:
        """F8: put the cursor into the next 核实说明 that is not written yet."""
        focused = self.focusWidget()
        waiting = sorted(filter(_waits, self.findChildren(ReasonLine)), key=self._place)
        later = waiting[waiting.index(focused) + 1 :] if focused in waiting else []
        for line in (later or waiting)[:1]:
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place(self, line: ReasonLine) -> tuple[int, int]:
        """Where a line stands, read from above and from the left."""
        at = line.mapTo(self, QPoint())
        return at.y(), at.x()

    def ask_rest(self) -> None:
        """Put the cursor into what cannot be read, else into what is still needed."""
        if session := self.session:
            faulty = next((key for key in self.form.boxes if session.fault(key)), "")
            self.form.jump(faulty or self.lacking(session))

    def lacking(self, session: Session) -> str:
        """The first field without which the record cannot be kept."""
        held = (one for one in session.findings if one.grade is Grade.MANDATORY)
        keys = (self.key_of(one) for one in held)
        return next((key for key in keys if key in self.form.boxes), self.form.first)

    def key_of(self, found: Finding) -> str:
        """The field a finding is about."""
        return key_of(self._model, found.where)

    def _field(self, key: str) -> Field:
        return self.form.boxes[key].field

    def _entered(self, field: Field) -> None:
        self._touched.add(field.key)
        self.entered.emit(field)
        if self.session:
            self.session.retry()

    def _typed(self, key: str) -> None:
        if self.session:
            self._touched.add(key)
            self._put(key, self.session)
            self._tell(key, self.session, Grade.HINT)  # not a fault before it is finished
            self.status.emit(*self.session.status())
            self._pause.start()

    def _put(self, key: str, session: Session) -> None:
        """Hand what stands in an editor to the session."""
        session.type(key, self.form.text(key))

    def _settled(self, key: str) -> None:
        if self.session:
            self._put(key, self.session)
            self.session.commit(key)
            self._preview()

    def _preview(self) -> None:
        if self.session and not self.session.blank:
            self.drafted.emit(self.session.draft())

    def begin(self) -> None:
        """F2: put the cursor into the first field."""
        self.form.begin()

    def settle(self) -> None:
        """Settle what is being typed, as if the cursor had left the field."""
        focused = self.focusWidget()
        if focused:
            focused.clearFocus()
        if self.session:
            self.session.settle()

    def finish(self) -> bool:
        """Settle what is being typed and have it saved, before something else is begun.

        False when it is still being written, and the cursor is back where it was; or when a new record lacks
        something, and the cursor is there. What was typed ahead for something else is dropped then.
        """
        at = QApplication.focusWidget()
        self.settle()
        if self.session and not self.session.wait():
            self._drop_typed_ahead()
            if at and isValid(at):
                at.setFocus()
            return False
        if self.session and self.session.unkept:
            self.hold_back()
            return False
        return True

    def hold_back(self) -> None:
        """What was typed ahead is dropped, for what follows does not come yet; what is lacking is asked for."""
        self._drop_typed_ahead()
        self.ask_rest()

    def _drop_typed_ahead(self) -> None:
        if drop_typed_ahead() and self.session:
            self.session.miss()


def _waits(line: ReasonLine) -> bool:
    return line.isVisible() and bool(line.asked and line.asked.open)
