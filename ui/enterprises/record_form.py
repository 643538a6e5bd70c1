"""A record on its form: help and clause beside it, the award it leads to, and the findings."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain.catalogue import Field, fields_of
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations import changing
from jjgreen_desktop.policy import explaining
from ui.enterprises.session import Session
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.award_panel import AwardPanel
from ui.widgets.form import Form
from ui.widgets.help_panel import HelpPanel
from ui.widgets.text import button, label
from ui.worker import Job, Worker

SIDE = 320  # px
PAUSE = 120  # ms after a key before the award is computed again
SAME_PROJECTS = ("awards", "same-projects")  # the page, and the tab on it


class RecordForm(QWidget):
    """Shows one session at a time."""

    status = Signal(str, bool)
    go = Signal(str, object)  # another page that settles a finding

    def __init__(
        self,
        worker: Worker,
        lookups: Lookups,
        model: type[Record],
        hidden: tuple[str, ...] = (),
        above: QWidget | None = None,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.form = Form(model, lookups, hidden)
        self._model = model
        self.award = AwardPanel(lookups.clauses)
        self._help = HelpPanel(lookups)
        self._findings = QVBoxLayout()
        self._worker = worker
        self._labels = {entry.label: entry.key for entry in fields_of(model)}
        self._session: Session | None = None
        self._before = model()  # the record as it was when the form was opened on it
        self._touched: set[str] = set()
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._preview)
        self._beside = beside
        self._lay_out(above)
        self.form.edited.connect(self._typed)
        self.form.committed.connect(self._settled)
        self.form.entered.connect(self._entered)

    def _lay_out(self, above: QWidget | None) -> None:
        left = QVBoxLayout()
        left.setSpacing(GRID)
        if above:
            left.addWidget(above)
        self._page = _scroll(self.form)
        left.addWidget(self._page, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(left, 1)
        self._aside = _scroll(self._side())
        layout.addWidget(self._aside)
        for key, press in (("F1", self._explain), ("F2", self.begin)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)

    def _side(self) -> QWidget:
        side = QWidget()
        set_role(side, "page")
        side.setFixedWidth(SIDE)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        self._findings.setSpacing(0)
        layout.addWidget(self._beside or self.award)
        layout.addWidget(self._help)
        layout.addLayout(self._findings)
        layout.addStretch(1)
        return side

    def show_session(self, session: Session) -> None:
        """Show another record; what was typed in the last one is kept in its session."""
        if session is not self._session:
            self._before = session.record
            self.award.show_line(
                None
            )  # read again after a save it stays, or what has the cursor goes
        if self._session:
            self._session.changed.disconnect(self._refresh)
        self._session = session
        self._touched = set(session.texts)
        session.changed.connect(self._refresh)
        self._refresh()
        session.look()
        self._preview()

    def _refresh(self) -> None:
        session = self._session
        if session is None:
            return
        model = type(session.record)
        self.form.show_texts({entry.key: session.text(entry) for entry in fields_of(model)})
        for key in self.form.boxes:
            self._tell(key, session)
        self._list_findings(session)
        self.status.emit(*session.status())

    def _tell(self, key: str, session: Session, grade: Grade = Grade.MANDATORY) -> None:
        box = self.form.boxes[key]
        if sentence := session.fault(key):
            box.tell(sentence, grade)
        elif found := self._found(key, session):
            box.tell(f"{found.what}{found.fix}", found.grade)
        else:
            box.tell("")

    def _found(self, key: str, session: Session) -> Finding | None:
        """The finding to show under a field: not under an empty one the cursor has not been in."""
        for found in session.findings:
            if self._key(found) == key and (session.text(self._field(key)) or key in self._touched):
                return found
        return None

    def _key(self, found: Finding) -> str:
        return self._labels.get(found.where, found.where)

    def _field(self, key: str) -> Field:
        return self.form.boxes[key].field

    def _list_findings(self, session: Session) -> None:
        while item := self._findings.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for found in {one.sentence(): one for one in session.findings}.values():
            if not session.fault(self._key(found)):  # said under the field as it is typed
                self._findings.addWidget(self._finding(found))

    def _finding(self, found: Finding) -> QWidget:
        key = self._key(found)
        text = f"{found.grade}　{found.where}：{found.what}"
        if key in self.form.boxes:
            link = button("去填写", lambda: self.form.jump(key), "link", tip=f"到“{found.where}”")
        elif found.where == SameProject.label:
            link = button("去核对", lambda: self.go.emit(*SAME_PROJECTS), "link", tip=found.fix)
        else:
            return label(text, "warning", wrap=True)
        role = "error" if found.grade is Grade.MANDATORY else "warning"
        sentence = label(text, role, wrap=True)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(4, 2, 0, 2)
        layout.addWidget(sentence, 1)
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _entered(self, field: Field) -> None:
        self._touched.add(field.key)
        self._help.show_field(field)
        self._page.ensureWidgetVisible(self.form.boxes[field.key], 0, 3 * GRID)

    def _typed(self, key: str) -> None:
        if self._session:
            self._touched.add(key)
            self._session.type(key, self.form.text(key))
            self._tell(key, self._session, Grade.HINT)  # not a fault before it is finished
            self.status.emit(*self._session.status())
            self._pause.start()

    def _settled(self, key: str) -> None:
        if self._session:
            self._session.type(key, self.form.text(key))
            self._session.commit(key)
            self._preview()

    def _preview(self) -> None:
        """Ask the engine what the draft would get."""
        if self._session is None or self._session.blank:
            return
        session, before, draft = self._session, self._before, self._session.draft()
        if self._job:
            self._job.cancel()
        self._job = self._worker.run(
            lambda office, _progress: changing.preview_change(office, before, draft),
            lambda found: self._show_line(session, found),
        )

    def _show_line(self, session: Session, found: changing.Preview) -> None:
        if session is self._session:
            self.award.show_line(found.line, found.change.sentence if found.change else "")

    def _explain(self) -> None:
        """F1: bring the explanation of the field into view."""
        self._aside.ensureWidgetVisible(self._help)

    def begin(self) -> None:
        """F2: put the cursor into the first field."""
        self.form.begin()

    def fill_in(self, key: str) -> None:
        """Put the cursor into the field a key of what is missing means."""
        field = explaining.field_key(self._model, key)
        if field in self.form.boxes:
            self.form.jump(field)

    def hideEvent(self, event: QHideEvent) -> None:
        """The form is left: what is changed next is compared with what is saved by now."""
        super().hideEvent(event)
        if self._session:
            self._before = self._session.record
            self.award.change.hide()

    def settle(self) -> None:
        """Settle what is being typed, as if the cursor had left the field."""
        focused = self.focusWidget()
        if focused:
            focused.clearFocus()
        if self._session:
            self._session.settle()


def _scroll(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if inside.maximumWidth() < 1000:
        area.setFixedWidth(inside.maximumWidth() + 14)
    return area
