"""One tab of a subject: its records of one kind in a short list, the chosen one on its form below."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import recording
from ui.enterprises.columns import give_way
from ui.enterprises.drawer import Drawer
from ui.enterprises.energy_section import EnergySection
from ui.enterprises.kinds import Kind, new_record
from ui.enterprises.levels import Levels
from ui.enterprises.parts_section import PartsSection
from ui.enterprises.project_uses import ProjectUses
from ui.enterprises.reckoning import Reckoning
from ui.enterprises.record_bar import RecordBar
from ui.enterprises.record_form import SIDE, RecordForm
from ui.enterprises.records_reading import Records, list_columns, read_records
from ui.enterprises.section import Section
from ui.enterprises.session import STILL_SAVING, Session
from ui.lookups import Lookups
from ui.theme import GRID, ROW
from ui.widgets.empty import Empty
from ui.widgets.grid import Grid
from ui.widgets.text import button
from ui.worker import Worker

MOST_ROWS = 4


class RecordsTab(QWidget):
    """Lists, adds, edits and removes records of one kind of one subject."""

    say = Signal(str)
    written = Signal()
    counted = Signal(int)
    asked = Signal(str)  # the id of the record whose history is wanted
    attached = Signal(str)  # the id of the record whose papers and remarks are wanted

    def __init__(self, worker: Worker, lookups: Lookups, drawer: Drawer, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.grid = Grid(list_columns(kind, lookups), squeeze=True)
        self.grid.setAccessibleName(f"{kind.model.label}列表")
        self._worker = worker
        self._drawer = drawer
        self._subject: Record | None = None
        self._session: Session | None = None
        self._kept: list[Record] = []
        self._wanted = ""
        self._left = ""  # the record shown before the new one
        self._key = ""  # the field to fill in once its record is shown
        self._entering = False
        self._bar = RecordBar(kind.model.label)
        self._stack = QStackedWidget()
        self.section = _section(worker, lookups, drawer, kind)
        self.reckoning = Reckoning() if kind.model is ProductEnergy else None
        self.uses = ProjectUses(worker) if kind.model is Project else None
        below = self.section or self.uses
        self.form = RecordForm(
            worker, lookups, kind.model, kind.hidden, self._above(), self.reckoning, below
        )
        self._lay_out()
        self.grid.chosen.connect(self._choose)
        self.form.status.connect(self._bar.status.tell)
        self._bar.papers.connect(self._ask_papers)
        self._bar.history.connect(self._ask)
        self._bar.remove.connect(self.remove)
        self._bar.new.connect(self.start_new)
        drawer.saved.connect(self._saved)
        QShortcut(QKeySequence("F6"), self).activated.connect(self._turn)
        self._join(lookups)

    def _join(self, lookups: Lookups) -> None:
        """What stands beside the fields of some kinds: their parts, the unit energy, the library."""
        self.form.form.on_enter = self._passed
        if self.section:
            self.section.say.connect(self.say)
            self.section.written.connect(self._rewritten)
            self.section.settling.connect(self.form.settle)
            self.section.form.entered.connect(self.form.help.show_field)
            self.section.shown.connect(self.form.bring)
            self.section.left.connect(self._bar.enter)
        if self.reckoning:
            self.form.drafted.connect(self.reckoning.show_draft)
        if self.uses:
            self.uses.opened.connect(lambda *at: self.form.go.emit("enterprises", at))
        self.levels = Levels(lookups, self.form)
        self.form.sought.connect(lambda field: self.levels.open(field, self._subject))

    def _rewritten(self) -> None:
        """The record was changed from below: say so to all who show it."""
        self.written.emit()
        self.reload()

    def _above(self) -> QWidget:
        above = QWidget()
        layout = QVBoxLayout(above)
        layout.setContentsMargins(0, GRID, GRID, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.grid)
        layout.addWidget(self._bar)
        return above

    def _lay_out(self) -> None:
        new = f"新建{self.kind.model.label}"
        self._first = button(new, self.start_new, "primary", icon="plus", key="Ctrl+Return")
        label = self.kind.model.label
        self._stack.addWidget(Empty(f"还没有{label}", self.kind.empty, self._first))
        self._stack.addWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_subject(self, subject: Record, wanted: str = "", key: str = "") -> None:
        """Show the records of another subject; `wanted` names the one to show, `key` the field in it."""
        self.form.settle()
        if self._subject is None or self._subject.id != subject.id:
            self._session = None
        self._subject = subject
        self._key = key
        self.reload(wanted)

    def reload(self, wanted: str = "") -> None:
        """Read the records again; `wanted` names the one to show."""
        if self._subject is None:
            return
        self._wanted = wanted or self._wanted
        kind, subject = self.kind, self._subject
        self._worker.run(
            lambda office, _progress: read_records(office, kind, subject),
            lambda read: self._take(subject, read),
        )

    def _take(self, subject: Record, read: Records) -> None:
        if subject is not self._subject:
            return
        rows = [(record.id, (record, read.lines.get(record.id))) for record in read.records]
        self.grid.show_rows(rows)
        self.grid.setFixedHeight(ROW * (min(max(len(rows), 1), MOST_ROWS) + 1) + 4)
        self.counted.emit(len(rows))
        if self._session and not self._session.record.id and not self._wanted:
            self._stack.setCurrentIndex(1)
            if self._entering:  # a new one begun before
                self.form.begin()
            self._entering = False
            return
        self._kept = read.kept
        by_id = {record.id: record for record in read.records}
        shown = self._wanted or (self._session.record.id if self._session else "")
        record = by_id.get(shown) or self._unfinished(subject, read.records)
        self._wanted = ""
        self._show(record)
        key, self._key = self._key, ""
        if key:
            self.form.fill_in(key)
        elif self._entering:
            self._enter_at(record)
        self._entering = False

    def _unfinished(self, subject: Record, records: list[Record]) -> Record | None:
        """The record to begin with: one left half-typed, if only a part of it, else the last."""
        begun = (
            one for one in (new_record(self.kind, subject), *records) if self._drawer.begun(one)
        )
        return next(begun, records[-1] if records else None)

    def _enter_at(self, record: Record | None) -> None:
        if record and not record.id:
            self.form.begin()
        else:
            (self.grid if record else self._first).setFocus()

    def _show(self, record: Record | None) -> None:
        self._stack.setCurrentIndex(0 if record is None else 1)
        if record is None:
            self._session = None
            return
        self._session = self._drawer.session(record)
        self.form.show_session(self._session)
        if self.section:
            self.section.show_whole(record)
        if self.uses:
            self.uses.show_project(record)
        if self.reckoning:
            self.reckoning.show_draft(self._session.draft())
        self._bar.show_record(record, self._kept)
        if record.id:
            self.grid.select(record.id)
        else:
            self.grid.clearSelection()

    def showEvent(self, event: QShowEvent) -> None:
        """Come to again, the tab shows the new record left half-typed."""
        super().showEvent(event)
        session, subject = self._session, self._subject
        if event.spontaneous() or subject is None:
            return
        other = bool(
            session and session.record.id and session.texts
        )  # that was left half-typed, too
        if not other and self._drawer.begun(new_record(self.kind, subject)):
            self._session = None
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Some columns give way where there is little room."""
        super().resizeEvent(event)
        give_way(self.grid, self.kind.model, event.size().width() - SIDE)

    def take_focus(self) -> None:
        """Put the cursor into the list once it is read, or onto the step that begins the first record."""
        self._entering = True
        self.reload()

    def _turn(self) -> None:
        """F6: from the list into the form, on to the parts, and back."""
        focused = self.focusWidget()
        stops = [self.grid, self.form.form, *((self.section,) if self.section else ())]
        held = (
            n for n, stop in enumerate(stops) if focused and stop in (focused, *_above(focused))
        )
        stop = stops[(max(held, default=-1) + 1) % len(stops)]
        if stop is self.form.form:
            self.form.begin()
        elif self.section and stop is self.section:
            self.section.take_focus()
        else:
            self.grid.setFocus()

    def _choose(self, record: str) -> None:
        """A row; not the one Qt picks as the cursor comes, before it is said what is shown."""
        chosen = self.grid.row_of(record)
        if chosen and self._session and self._session.record.id != record:
            self._show(chosen[0])

    def start_new(self) -> None:
        """An empty form (Ctrl+Enter); what was being typed is settled first."""
        if self._subject is None:
            return
        if self._session is None or self.form.finish():
            self._begin(self._subject)
        elif self._session.saving:
            self.say.emit(STILL_SAVING)

    def _begin(self, subject: Record) -> None:
        self._wanted = ""  # not back to the one just saved
        self._left = self.shown.id if self.shown else ""
        self._show(new_record(self.kind, subject))
        self.form.form.begin()

    @property
    def shown(self) -> Record | None:
        """The record shown, once it is registered."""
        record = self._session.record if self._session else None
        return record if record and record.id else None

    def _ask_papers(self) -> None:
        if record := self.shown:
            self.form.settle()
            self.attached.emit(record.id)

    def _ask(self) -> None:
        if record := self.shown:
            self.form.settle()
            self.asked.emit(record.id)

    def remove(self) -> None:
        """Remove the record shown; it can be undone. One not saved yet is given up."""
        if self._session:
            self._session.wait()  # leaving the field for the button may have saved it
        record = self.shown
        if record is None:
            self._give_up()
            return
        self._worker.run(
            lambda office, _progress: recording.remove(office, record),
            lambda told: self._removed(record, told),
        )

    def _removed(self, record: Record, told: str) -> None:
        self._drawer.forget(record)
        self._session = None
        self.say.emit(f"{recording.removed(record, told)}。")
        self.written.emit()
        self.reload()

    def _give_up(self) -> None:
        if self._session and self._drawer.give_up(self._session):
            self._session = None
            self._wanted, self._entering = self._left, True
            self.reload()

    def _saved(self, record: Record) -> None:
        if isinstance(record, self.kind.model):
            self._bar.allow(True)
            self.reload(record.id if self._session and self._session.record is record else "")
        elif type(record) in self.kind.parts and self.isVisible():
            self.reload()  # what it says of the record may have changed with it

    def _passed(self, key: str) -> bool:
        """Enter out of the last field: on to the parts, else to the step that begins the next record."""
        if key != self.form.form.last or self._session is None:
            return False
        if not self.form.finish():
            if self._session.saving:
                self.say.emit(STILL_SAVING)
        elif not (self.section and self._enter_parts(self.section, self._session.record)):
            self._bar.enter()
        return True

    def _enter_parts(self, section: Section, record: Record) -> bool:
        """On to the parts of a record as it was saved just now: the list may not have been read again yet."""
        section.show_whole(record)
        return section.enter()


def _above(widget: QWidget) -> Iterator[QWidget]:
    """What a widget stands in, from the inside out."""
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def _section(worker: Worker, lookups: Lookups, drawer: Drawer, kind: Kind) -> Section | None:
    if EnergyUse in kind.parts:
        return EnergySection(worker, lookups, drawer)
    return next((PartsSection(worker, lookups, drawer, part) for part in kind.parts), None)
