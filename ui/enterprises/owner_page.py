"""What the pages of an enterprise, a park and a service provider have in common."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import recording
from ui.enterprises.drawer import Drawer
from ui.enterprises.history_tab import HistoryTab
from ui.enterprises.kinds import own_tab
from ui.enterprises.later_tab import LaterTab
from ui.enterprises.record_form import RecordForm
from ui.enterprises.route import Route, enter
from ui.enterprises.session import STILL_SAVING, Session
from ui.enterprises.subject_head import DOSSIER, SubjectHead
from ui.enterprises.subject_stack import Subject
from ui.lookups import Lookups
from ui.theme import GRID
from ui.worker import Worker

if TYPE_CHECKING:  # imported when the tab is first wanted
    from jjgreen_desktop.operations.dossier_shape import Place
    from ui.attached.tab import AttachedTab
    from ui.enterprises.dossier_tab import DossierTab

FORM = 0  # the first tab
ATTACHED = "材料与记事"
KEPT = (Attachment.noun, RecordNote.noun)


class OwnerPage(QWidget):
    """A head over tabs: its form first, tabs of its own, then papers and remarks, history, the dossier."""

    say = Signal(str)
    written = Signal()
    back = Signal()
    new = Signal()  # Ctrl+Enter on the first tab: the next one
    removed = Signal()
    go = Signal(str, object)

    def __init__(
        self, worker: Worker, lookups: Lookups, drawer: Drawer, form: RecordForm, model: Subject
    ) -> None:
        super().__init__()
        self.model = model
        self.form = form
        self.head = SubjectHead()
        self.tabs = QTabWidget()
        self.history = HistoryTab(worker)
        self._attached = LaterTab(self._make_attached)
        self._dossier = LaterTab(self._make_dossier)
        self._worker = worker
        self._lookups = lookups
        self._drawer = drawer
        self._session: Session | None = None

    def _lay_out(self, name: str, own: Iterable[tuple[QWidget, str]]) -> None:
        """The tabs, called `name` for those who listen; `own` are those of this kind of page."""
        for named in (self.tabs, self.tabs.tabBar()):
            named.setAccessibleName(name)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.form, own_tab(self.model))
        for tab, title in own:
            self.tabs.addTab(tab, title)
        self.attached_tab = self.tabs.addTab(self._attached, ATTACHED)
        self.history_tab = self.tabs.addTab(self.history, "历史")
        self.dossier_tab = self.tabs.addTab(self._dossier, DOSSIER)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.head)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.head.back.connect(self.back)
        self.head.whole.connect(self.show_dossier)
        self.head.remove.connect(self.remove)
        self.tabs.currentChanged.connect(lambda _number: self._drawer.retry())
        self.tabs.currentChanged.connect(self._show_tab)
        self.form.status.connect(self.head.status.tell)
        self.form.form.on_enter = self._passed
        self._drawer.saved.connect(self._saved)
        QShortcut(QKeySequence("Ctrl+Return"), self.form).activated.connect(self.new)
        QShortcut(QKeySequence("Ctrl+D"), self.form).activated.connect(self.remove)
        self._route = Route(self.tabs, self)
        self._route.entered.connect(self._enter_tab)

    def _show_own(self, number: int, subject: Record, wanted: str, key: str) -> None:
        """Fill one of its own tabs; `wanted` and `key` name the record and the field to go to."""

    def _enter_own(self, number: int) -> None:
        """Put the cursor into one of its own tabs."""

    def _own_tab_of(self, _noun: str) -> int:
        """The tab of its own on which a kind of record is kept; the first when on none."""
        return FORM

    def _passed(self, _key: str) -> bool:
        """Enter in a field of the form: whether the page went on from there."""
        return False

    def _saved(self, record: Record) -> None:
        """A record was saved, of this subject or of another."""

    def _open_place(self, place: "Place") -> None:
        """What a row of the dossier leads to."""

    def _removed_words(self, subject: Record, along: str) -> str:
        """The sentence that the subject was deleted; `along` says what went with it, or ""."""
        return f"{recording.removed(subject, along)}。"

    def begin_record(self, _noun: str) -> None:
        """Begin a new record of a kind; one that keeps none goes to its own form."""
        self.begin()

    @property
    def subject(self) -> Record | None:
        """The enterprise, park or provider shown, as it is saved."""
        return self._session.record if self._session else None

    def show_back(self, visible: bool) -> None:
        """Whether the list is hidden behind this page."""
        self.head.show_back(visible)

    def show_subject(
        self, subject: Record, noun: str = "", wanted: str = "", key: str = ""
    ) -> None:
        """Show a subject; `noun` and `wanted` name a record of it to open, `key` the field to fill in."""
        self.form.settle()
        self._session = self._drawer.session(subject)
        self.form.show_session(self._session)
        self._show_head()
        noun = noun or self._drawer.restored(subject)
        number = self._tab_of(noun) if noun else self.tabs.currentIndex()
        self._open_tab(number if subject.id else FORM)
        self._show_tab(self.tabs.currentIndex(), wanted, key)

    def _show_head(self) -> None:
        subject = self.subject
        if subject is None:
            return
        self.head.show_subject(subject)
        for number in range(FORM + 1, self.tabs.count()):
            self.tabs.setTabEnabled(number, bool(subject.id))
        if not subject.id:
            self._show_kept(0)

    def _show_kept(self, count: int) -> None:
        self._name_tab(self.attached_tab, ATTACHED, count)

    def _name_tab(self, number: int, title: str, count: int) -> None:
        self.tabs.setTabText(number, f"{title} {count}" if count else title)

    def _tab_of(self, noun: str) -> int:
        return self.attached_tab if noun in KEPT else self._own_tab_of(noun)

    def _open_tab(self, number: int) -> None:
        self.tabs.setTabVisible(number, True)
        self.tabs.setCurrentIndex(number)

    def _show_tab(self, number: int, wanted: str = "", key: str = "") -> None:
        subject = self.subject
        if subject is None or not subject.id:
            return
        if number == self.dossier_tab:
            self.dossier.show_subject(subject)
        elif number == self.history_tab:
            self.history.show_subject(subject, wanted)
        elif number == self.attached_tab:
            self.attached.show_subject(subject, wanted)
        elif number != FORM:
            self._show_own(number, subject, wanted, key)
        elif key:
            self.form.fill_in(key)

    def _enter_tab(self) -> None:
        """Put the cursor into the tab come to by key."""
        number = self.tabs.currentIndex()
        if number == FORM:
            self.form.begin()
        elif number == self.dossier_tab:
            self.dossier.take_focus()
        elif number in (self.attached_tab, self.history_tab):  # when what it shows is read
            self._worker.run(
                lambda _office, _progress: None, lambda _nothing: enter(self.tabs.currentWidget())
            )
        else:
            self._enter_own(number)

    @property
    def attached(self) -> "AttachedTab":
        """Papers and remarks."""
        return self._attached.contents

    def _make_attached(self) -> "AttachedTab":
        from ui.attached.tab import AttachedTab

        made = AttachedTab(self._worker, self._lookups)
        made.say.connect(self.say)
        made.written.connect(self.written)
        made.counted.connect(self._show_kept)
        return made

    @property
    def dossier(self) -> "DossierTab":
        """Everything on one page."""
        return self._dossier.contents

    def _make_dossier(self) -> "DossierTab":
        from ui.enterprises.dossier_tab import DossierTab

        made = DossierTab(self._worker)
        made.say.connect(self.say)
        made.go.connect(self.go)
        made.opened.connect(self._open_place)
        return made

    def show_dossier(self) -> None:
        """Everything about the subject on one page."""
        if self.subject is not None and self.subject.id:
            self._open_tab(self.dossier_tab)
            self.dossier.take_focus()

    def show_attached(self, record: str = "") -> None:
        """What is kept of the subject, or of one of its records."""
        self._open_tab(self.attached_tab)
        self._show_tab(self.attached_tab, record)

    def remove(self) -> None:
        """Remove the subject shown; it can be undone. One not saved yet is given up."""
        if self._session:
            self._session.wait()
        subject = self.subject
        if self._session and subject and not subject.id:
            if self._drawer.give_up(self._session):
                self.removed.emit()
        elif subject:
            self._worker.run(
                lambda office, _progress: recording.remove(office, subject),
                lambda along: self._removed(subject, along),
            )

    def _removed(self, subject: Record, along: str) -> None:
        self._drawer.forget(subject)
        self.say.emit(self._removed_words(subject, along))
        self.written.emit()
        self.removed.emit()

    def in_form(self, widget: QWidget) -> bool:
        """Whether a widget stands in a form, which is still there when what it shows is read again."""
        return any(form.isAncestorOf(widget) for form in self._forms())

    def _forms(self) -> Iterable[QWidget]:
        return (self.form.form,)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.tabs.setCurrentIndex(FORM)
        self.form.form.begin()

    def settle(self) -> None:
        """Settle what is being typed."""
        self.form.settle()

    def begin_next(self, subject: Record) -> None:
        """An empty form for a new subject; what was being typed is saved first, or what it lacks is asked for."""
        if self._session is None or self.form.finish():
            self.settle()
            self.show_subject(subject)
            self.begin()
        elif self._session.saving:
            self.say.emit(STILL_SAVING)
