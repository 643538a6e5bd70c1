"""One enterprise or park: its name, what it can get, and a tab for everything kept of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations import assessing, recording
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Result
from ui.attached.dropping import Dropping
from ui.enterprises.clauses_tab import ClausesTab
from ui.enterprises.drawer import Drawer
from ui.enterprises.history_tab import HistoryTab
from ui.enterprises.kinds import kinds_of
from ui.enterprises.more import More
from ui.enterprises.record_form import RecordForm
from ui.enterprises.records_tab import RecordsTab
from ui.enterprises.route import Route, enter
from ui.enterprises.session import Session
from ui.enterprises.spot import Spot
from ui.enterprises.subject_head import DOSSIER, SubjectHead
from ui.enterprises.summary import Summary
from ui.lookups import Lookups
from ui.theme import GRID
from ui.worker import Worker

if TYPE_CHECKING:  # the viewer is imported when the tab is first wanted
    from jjgreen_desktop.operations.dossier_shape import Place
    from ui.attached.tab import AttachedTab
    from ui.enterprises.dossier_tab import DossierTab

CLAUSES_TAB = 1  # after the subject's own form
FIRST_KIND = 2  # the first tab of records
ATTACHED = "材料与记事"
KEPT = (Attachment.noun, RecordNote.noun)


class SubjectPage(QWidget):
    """Shows one subject of one model at a time; its tabs are built when first wanted."""

    say = Signal(str)
    written = Signal()
    back = Signal()
    new = Signal()  # Ctrl+Enter on the first tab: the next one
    removed = Signal()
    go = Signal(str, object)

    def __init__(
        self, worker: Worker, lookups: Lookups, drawer: Drawer, model: type[Enterprise] | type[Park]
    ) -> None:
        super().__init__()
        self.model = model
        self.summary = Summary()
        self.form = RecordForm(worker, lookups, model, beside=self.summary)
        self.tabs = QTabWidget()
        self._worker = worker
        self._lookups = lookups
        self._drawer = drawer
        self._session: Session | None = None
        self._kinds = kinds_of(model())
        self._records: dict[str, RecordsTab] = {}
        self._holders: list[QVBoxLayout] = []
        self._head = SubjectHead()
        self.clauses = ClausesTab(worker, lookups)
        self.history = HistoryTab(worker)
        self._attached: AttachedTab | None = None
        self._dossier: DossierTab | None = None
        self._lay_out()
        for asked, answer in (
            (self._head.back, self.back.emit),
            (self._head.total, lambda: self._open_tab(CLAUSES_TAB)),
            (self._head.whole, self.show_dossier),
            (self._head.remove, self.remove),
        ):
            asked.connect(answer)
        self.tabs.currentChanged.connect(self._show_tab)
        self.summary.opened.connect(self._open_record)
        self.summary.asked.connect(self.show_clause)
        self.clauses.opened.connect(self._open_record)
        self.form.status.connect(self._head.show_status)
        drawer.saved.connect(self._saved)
        Dropping(self).dropped.connect(self._drop)
        QShortcut(QKeySequence("Ctrl+Return"), self.form).activated.connect(self.new)
        QShortcut(QKeySequence("Ctrl+D"), self.form).activated.connect(self.remove)
        self.form.form.on_enter = self._passed
        self._route = Route(self.tabs, self)
        self._route.entered.connect(self._enter_tab)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("登记各项")
        self.tabs.tabBar().setAccessibleName("登记各项")
        self.tabs.addTab(self.form, f"{self.model.label}信息")
        self.tabs.addTab(self.clauses, "条款")
        for kind in self._kinds:
            holder = QWidget()
            self._holders.append(QVBoxLayout(holder))
            self._holders[-1].setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, kind.tab)
        kept = QWidget()
        self._holders.append(QVBoxLayout(kept))
        self._holders[-1].setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(kept, ATTACHED)
        self.tabs.addTab(self.history, "历史")
        whole = QWidget()
        self._dossier_holder = QVBoxLayout(whole)
        self._dossier_holder.setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(whole, DOSSIER)
        self._offer_rare()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._head)
        layout.addWidget(self.tabs, 1)

    def _offer_rare(self) -> None:
        """Seldom used tabs stand only where there is something on them; the corner offers them all."""
        rare = [(n, kind.tab) for n, kind in enumerate(self._kinds, start=FIRST_KIND) if kind.rare]
        for number, _name in rare:
            self.tabs.setTabVisible(number, False)
        if rare:
            more = More(rare)
            more.asked.connect(self._open_rare)
            self.tabs.setCornerWidget(more)

    def _open_tab(self, number: int) -> None:
        self.tabs.setTabVisible(number, True)
        self.tabs.setCurrentIndex(number)

    def _open_rare(self, number: int) -> None:
        self._open_tab(number)
        self._enter_tab()

    def _passed(self, key: str) -> bool:
        """Enter out of the last field: on to the first of its records."""
        if key != self.form.form.last or self._session is None:
            return False
        self._session.then(self._go_on)
        return True

    def _go_on(self) -> None:
        """A subject that could not be saved has no records yet: back to what is lacking."""
        if self.subject and self.subject.id:
            self._open_tab(FIRST_KIND)
            self._enter_tab()
        else:
            self.form.ask_rest()

    def _enter_tab(self) -> None:
        """Put the cursor into the tab come to by key."""
        number = self.tabs.currentIndex()
        if number == 0:
            self.form.begin()
        elif FIRST_KIND <= number < self._attached_tab:
            self._tab(number).take_focus()
        elif number == CLAUSES_TAB:
            self.clauses.grid.setFocus()
        elif number == self._dossier_tab:
            self.dossier.take_focus()
        else:  # when what it shows is read
            self._worker.run(
                lambda _office, _progress: None, lambda _nothing: enter(self.tabs.currentWidget())
            )

    @property
    def subject(self) -> Record | None:
        """The enterprise or park shown, as it is saved."""
        return self._session.record if self._session else None

    def show_back(self, visible: bool) -> None:
        """Whether the list is hidden behind this page."""
        self._head.show_back(visible)

    def show_subject(
        self, subject: Record, noun: str = "", wanted: str = "", key: str = ""
    ) -> None:
        """Show a subject; `noun` and `wanted` name a record of it to open, `key` the field to fill in."""
        self.form.settle()
        self._session = self._drawer.session(subject)
        self.form.show_session(self._session)
        self._show_head()
        number = self._tab_of(noun) if noun else self.tabs.currentIndex()
        self._open_tab(number if subject.id else 0)
        self._show_tab(self.tabs.currentIndex(), wanted, key)

    def _open_record(self, noun: str, record: str, key: str = "") -> None:
        """Show a record at a field; without an id begin a new one."""
        number = self._tab_of(noun)
        self._open_tab(number)
        self._show_tab(number, record, key)
        if FIRST_KIND <= number < self._attached_tab and not record:
            self._tab(number).start_new()

    def begin_record(self, noun: str) -> None:
        """Begin a new record of a kind."""
        self._open_record(noun, "")

    def show_clause(self, clause: str) -> None:
        """Answer a clause on the tab of all clauses."""
        self._open_tab(CLAUSES_TAB)
        if self.subject is not None:
            self.clauses.show_subject(self.subject, clause)

    @property
    def _attached_tab(self) -> int:
        """The tab after those of records."""
        return FIRST_KIND + len(self._kinds)

    @property
    def _history_tab(self) -> int:
        """The tab after papers and remarks."""
        return self._attached_tab + 1

    @property
    def _dossier_tab(self) -> int:
        """The last tab."""
        return self._history_tab + 1

    @property
    def dossier(self) -> "DossierTab":
        """Everything on one page."""
        if self._dossier is None:
            from ui.enterprises.dossier_tab import DossierTab

            self._dossier = made = DossierTab(self._worker)
            made.say.connect(self.say)
            made.go.connect(self.go)
            made.opened.connect(self._open_place)
            self._dossier_holder.addWidget(made)
        return self._dossier

    def show_dossier(self) -> None:
        """Everything about the subject on one page."""
        if self.subject is not None and self.subject.id:
            self._open_tab(self._dossier_tab)
            self.dossier.take_focus()

    def _open_place(self, place: "Place") -> None:
        """What a row of the dossier leads to: a clause, a seal, an answer, else a record at a field."""
        subject = self.subject
        if place.clause:
            self.show_clause(place.clause)
        elif place.noun == Seal.noun:
            self.go.emit("policy", ("seals", place.record))
        elif place.noun == SameProject.noun:
            from ui.awards.page import SAME

            self.go.emit("awards", SAME)
        elif subject is not None:
            spot = Spot(subject.noun, subject.id, place.noun, place.record, place.key, place.part)
            self.go.emit("enterprises", spot)

    @property
    def attached(self) -> "AttachedTab":
        """Papers and remarks."""
        if self._attached is None:
            from ui.attached.tab import AttachedTab

            self._attached = made = AttachedTab(self._worker, self._lookups)
            made.say.connect(self.say)
            made.written.connect(self.written)
            made.counted.connect(self._show_kept)
            self._holders[-1].addWidget(made)
        return self._attached

    def show_attached(self, record: str = "") -> None:
        """What is kept of the subject, or of one of its records."""
        self._open_tab(self._attached_tab)
        self._show_tab(self._attached_tab, record)

    def _show_kept(self, count: int) -> None:
        self.tabs.setTabText(self._attached_tab, f"{ATTACHED} {count}" if count else ATTACHED)

    def _drop(self, paths: list[Path]) -> None:
        """Files let fall on the page belong to the record shown on its tab, else to the subject."""
        subject, number = self.subject, self.tabs.currentIndex()
        if subject is None or not subject.id:
            self.say.emit(f"请先保存这家{self.model.label}，再把文件拖上来。")
            return
        tab = self._tab(number) if FIRST_KIND <= number < self._attached_tab else None
        to = tab.shown if tab and tab.shown else subject
        self.show_attached(to.id if to is not subject else "")
        self.attached.add(paths, to)

    def show_history(self, record: str = "") -> None:
        """What was done to the subject, or to one of its records."""
        self._open_tab(self._history_tab)
        self._show_tab(self._history_tab, record)

    def _tab_of(self, noun: str) -> int:
        for number, kind in enumerate(self._kinds, start=FIRST_KIND):
            if noun in {model.noun for model in (kind.model, *kind.parts)}:
                return number
        if noun in KEPT:
            return self._attached_tab
        return 0

    def _show_tab(self, number: int, wanted: str = "", key: str = "") -> None:
        if self.subject is None or not self.subject.id:
            return
        if number == self._dossier_tab:
            self.dossier.show_subject(self.subject)
        elif number == self._history_tab:
            self.history.show_subject(self.subject, wanted)
        elif number == self._attached_tab:
            self.attached.show_subject(self.subject, wanted)
        elif number >= FIRST_KIND:
            self._tab(number).show_subject(self.subject, wanted, key)
        elif number == CLAUSES_TAB:
            self.clauses.show_subject(self.subject)
        elif key:
            self.form.fill_in(key)

    def _tab(self, number: int) -> RecordsTab:
        kind = self._kinds[number - FIRST_KIND]
        if kind.tab not in self._records:
            made = RecordsTab(self._worker, self._lookups, self._drawer, kind)
            made.say.connect(self.say)
            made.form.go.connect(self.go)
            made.written.connect(self.written)
            made.written.connect(self._show_head)
            made.asked.connect(self.show_history)
            made.attached.connect(self.show_attached)
            made.counted.connect(lambda count: self._show_count(number, count))
            self._records[kind.tab] = made
            self._holders[number - FIRST_KIND].addWidget(made)
        return self._records[kind.tab]

    def _show_count(self, number: int, count: int) -> None:
        kind = self._kinds[number - FIRST_KIND]
        self.tabs.setTabText(number, f"{kind.tab} {count}" if count else kind.tab)
        if kind.rare:
            self.tabs.setTabVisible(number, bool(count) or number == self.tabs.currentIndex())

    def _show_head(self) -> None:
        subject = self.subject
        if subject is None:
            return
        known = bool(subject.id)
        if corner := self.tabs.cornerWidget():
            corner.setEnabled(known)
        self._head.show_subject(subject)
        for number in range(CLAUSES_TAB, self.tabs.count()):
            self.tabs.setTabEnabled(number, known)
            if not known and FIRST_KIND <= number < self._attached_tab:
                self._show_count(number, 0)
        if known:
            self._read_total(subject)
        else:
            self._show_kept(0)
            self.summary.show_lines(())

    def _read_total(self, subject: Record) -> None:
        kinds: list[type[Record]] = [*(kind.model for kind in self._kinds), Attachment, RecordNote]
        self._worker.run(
            lambda office, _progress: (
                _assess(office, subject),
                [office.store.count(model, **{subject.noun: subject.id}) for model in kinds],
            ),
            lambda found: self._show_total(subject, *found),
        )

    def _show_total(self, subject: Record, result: Result, counts: list[int]) -> None:
        if self.subject is None or self.subject.id != subject.id:
            return
        self.summary.show_lines(result.lines)
        self._head.show_total(result.total_fen(subject.noun))
        if (shown := self.tabs.currentIndex()) in (
            CLAUSES_TAB,
            self._history_tab,
            self._dossier_tab,
        ):
            self._show_tab(shown)
        *of_kinds, papers, notes = counts
        self._show_kept(papers + notes)
        for number, count in enumerate(of_kinds, start=FIRST_KIND):
            self._show_count(number, count)

    def _saved(self, record: Record) -> None:
        if self._session and (record is self._session.record or self._belongs(record)):
            self._show_head()

    def _belongs(self, record: Record) -> bool:
        subject = self.subject
        return bool(subject and subject.id and getattr(record, subject.noun, "") == subject.id)

    def remove(self) -> None:
        """Remove the subject shown; it can be undone."""
        subject = self.subject
        if subject and subject.id:
            self._worker.run(
                lambda office, _progress: recording.remove(office, subject),
                lambda along: self._removed(subject, along),
            )

    def _removed(self, subject: Record, told: str) -> None:
        self._drawer.forget(subject)
        along = f"，连同{told}" if told else ""
        self.say.emit(f"已删除{subject.label}“{subject.title()}”{along}。")
        self.written.emit()
        self.removed.emit()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.tabs.setCurrentIndex(0)
        self.form.form.begin()

    def settle(self) -> None:
        """Settle what is being typed."""
        self.form.settle()
        for tab in self._records.values():
            tab.form.settle()


def _assess(office: Office, subject: Record) -> Result:
    assess = assessing.assess_park if subject.noun == "park" else assessing.assess_enterprise
    return assess(office, subject.id)
