"""A record on its form: help and clause beside it, the award it leads to, and the findings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations import changing
from jjgreen_desktop.operations.offers import offers
from jjgreen_desktop.operations.reasons import Asked
from jjgreen_desktop.policy import explaining
from ui.enterprises.bound_form import BoundForm
from ui.enterprises.session import Session
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.award_panel import AwardPanel
from ui.widgets.help_panel import HelpPanel
from ui.widgets.reason_line import ReasonLine
from ui.widgets.text import button, label
from ui.worker import Job, Worker

SIDE = 320  # px
SAME_PROJECTS = "awards", "same-projects"  # the page, and the tab on it


class RecordForm(BoundForm):
    """The form with `above` over it, `below` under it, `beside` in the place of the award."""

    go = Signal(str, object)  # another page that settles a finding
    sought = Signal(object)  # the Field whose value is to be looked up

    def __init__(
        self,
        worker: Worker,
        lookups: Lookups,
        model: type[Record],
        hidden: tuple[str, ...] = (),
        above: QWidget | None = None,
        beside: QWidget | None = None,
        below: QWidget | None = None,
    ) -> None:
        super().__init__(model, lookups, hidden)
        self._before = model()  # the record as it was when the form was opened on it
        self.award = AwardPanel(lookups.clauses)
        self.help = HelpPanel(lookups)
        self._findings = QVBoxLayout()
        self._worker = worker
        self._job: Job | None = None
        self._beside = beside
        self._lay_out(above, below)
        self.drafted.connect(self._assess)
        self.refreshed.connect(self._list_findings)
        self.entered.connect(self._explain_field)
        self.form.sought.connect(self.sought)

    def _lay_out(self, above: QWidget | None, below: QWidget | None) -> None:
        left = QVBoxLayout()
        left.setSpacing(GRID)
        self._above = above
        if above:
            left.addWidget(above)
        self._page = _scroll(_column(self.form, below) if below else self.form)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        left.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(left, 1)
        self._aside = _scroll(self._side())
        layout.addWidget(self._aside)
        for key, press in (
            ("F1", self._explain),
            ("F2", self.begin),
            ("F4", self._seek),
            ("F8", self.ask_next),
        ):
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
        layout.addWidget(self.help)
        layout.addLayout(self._findings)
        layout.addStretch(1)
        return side

    def show_session(self, session: Session) -> None:
        """Show another record; what was typed in the last one is kept in its session."""
        if session is not self.session:
            self.cover(None)
            self._before = session.record
            # read again after a save it stays, or what has the cursor goes
            self.award.show_line(None)
        super().show_session(session)

    def cover(self, panel: QWidget | None) -> None:
        """Show a panel in the place of all else, for it needs the room; None: the fields again."""
        for part in (self._above, self._aside):
            if part:
                part.setVisible(panel is None)
        if panel is not None and self._stack.indexOf(panel) < 0:
            self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel or self._page)

    def _list_findings(self) -> None:
        cursor = self._cursor()
        while item := self._findings.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        found = self.session.asked() if self.session else []
        for one in {each.finding.sentence(): each for each in found}.values():
            # said under the field as it is typed
            if self.session and not self.session.fault(one.field):
                self._findings.addWidget(self._finding(one))
        if cursor is not None:
            self._give_back(cursor)

    def _cursor(self) -> int | None:
        """The number of the finding that has the cursor; None when it stands elsewhere."""
        at = QApplication.focusWidget()
        return next((n for n, row in enumerate(self._rows()) if at and row.isAncestorOf(at)), None)

    def _give_back(self, number: int) -> None:
        """The cursor was on a finding that is listed anew: to what stands there now, else to the last field."""
        rows = self._rows()
        link = rows[min(number, len(rows) - 1)].findChild(QAbstractButton) if rows else None
        (link or list(self.form.boxes.values())[-1].widget).setFocus()

    def _rows(self) -> list[QWidget]:
        items = (self._findings.itemAt(n) for n in range(self._findings.count()))
        return [row for item in items if item and (row := item.widget())]

    def _finding(self, asked: Asked) -> QWidget:
        found, key = asked.finding, asked.field
        text = f"{found.grade.mark} {found.grade}　{found.where}：{found.what}"
        if asked.reason:
            text += f"✓ 已说明：{asked.text}"
        if key in self.form.boxes:
            link = button("去填写", lambda: self.form.jump(key), "link", tip=f"到“{found.where}”")
        elif found.where == SameProject.label:
            link = button("去核对", self._compare, "link", tip=found.fix)
        else:
            return self._without_field(asked, label(text, _role(asked), wrap=True))
        role = _role(asked)
        sentence = label(text, role, wrap=True)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(4, 2, 0, 2)
        layout.addWidget(sentence, 1)
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _compare(self) -> None:
        page, tab = SAME_PROJECTS
        self.go.emit(page, (tab, self.session.record.id if self.session else ""))

    def _without_field(self, asked: Asked, sentence: QLabel) -> QWidget:
        """A finding about nothing on the form; its reason is typed here."""
        if asked.finding.grade is not Grade.VERIFY:
            return sentence
        line = ReasonLine(asked.finding.where)
        line.given.connect(self.explain)
        line.half.connect(self.begin_reason)
        line.show_asked(asked)
        return _column(sentence, line)

    def _explain_field(self, field: Field) -> None:
        self.help.show_field(field)
        if field.repeats and self.session:
            record, box = self.session.record, self.form.boxes[field.key]
            self._worker.run(lambda office, _progress: offers(office, record, field), box.offer)
        self.bring(self.form.boxes[field.key])

    def bring(self, part: QWidget) -> None:
        """Scroll a part of the page into view."""
        self._page.ensureWidgetVisible(part, 0, 3 * GRID)

    def _assess(self, draft: Record) -> None:
        """Ask the engine what the draft would get."""
        session, before = self.session, self._before
        if self._job:
            self._job.cancel()
        self._job = self._worker.run(
            lambda office, _progress: changing.preview_change(office, before, draft),
            lambda found: self._show_line(session, found),
        )

    def _show_line(self, session: Session | None, found: changing.Preview) -> None:
        if session is self.session:
            self.award.show_line(found.line, found.change.sentence if found.change else "")

    def _explain(self) -> None:
        """F1: bring the explanation of the field into view."""
        self._aside.ensureWidgetVisible(self.help)

    def fill_in(self, key: str) -> None:
        """Put the cursor into the field a key of what is missing means."""
        field = explaining.field_key(self._model, key)
        if field in self.form.boxes:
            self.form.jump(field)
            self.bring(self.form.boxes[field])

    def ask_next(self) -> None:
        """F8: to the next 核实说明 not written yet, scrolled into view."""
        super().ask_next()
        if focused := self.focusWidget():
            self.bring(focused)

    def hideEvent(self, event: QHideEvent) -> None:
        """The form is left: what is changed next is compared with what is saved by now."""
        super().hideEvent(event)
        if self.session:
            self._before = self.session.record
            self.award.change.hide()

    def _seek(self) -> None:
        """F4: look the value of the field up, where that can be done."""
        focused = self.focusWidget()
        for box in self.form.boxes.values():
            if focused and box.field.library and box.isAncestorOf(focused):
                self.sought.emit(box.field)


def _role(asked: Asked) -> str:
    """An answered finding is quiet, a grave one loud."""
    if asked.reason:
        return "note"
    return "error" if asked.finding.grade is Grade.MANDATORY else "warning"


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    set_role(made, "page")
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return made


def _scroll(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if inside.maximumWidth() < 1000:
        area.setFixedWidth(inside.maximumWidth() + 14)
    return area
