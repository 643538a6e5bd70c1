"""One service provider: its form, what it did and is paid for, its history, all of it on one page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import recording
from jjgreen_desktop.operations.beside import kept_beside
from ui.enterprises.dealings_tab import DealingsTab
from ui.enterprises.drawer import Drawer
from ui.enterprises.history_tab import HistoryTab
from ui.enterprises.record_form import RecordForm
from ui.enterprises.route import Route
from ui.enterprises.session import Session
from ui.enterprises.subject_head import DOSSIER, DOSSIER_KEY
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.elided import Elided
from ui.widgets.text import button
from ui.worker import Worker

if TYPE_CHECKING:  # imported when the tab is first wanted
    from jjgreen_desktop.operations.dossier_shape import Place
    from ui.attached.tab import AttachedTab
    from ui.enterprises.dossier_tab import DossierTab

DEALINGS, KEPT, HISTORY, WHOLE = 1, 2, 3, 4  # the tabs after the form
ATTACHED = "材料与记事"
BESIDE = (Attachment.noun, RecordNote.noun)


class ProviderPage(QWidget):
    """Shows one provider at a time; built and asked as the page of an enterprise is."""

    say = Signal(str)
    written = Signal()
    back = Signal()
    new = Signal()
    removed = Signal()
    go = Signal(str, object)

    def __init__(self, worker: Worker, lookups: Lookups, drawer: Drawer) -> None:
        super().__init__()
        self.model = Provider
        self.form = RecordForm(worker, lookups, Provider)
        self.dealings = DealingsTab(worker)
        self.history = HistoryTab(worker)
        self._attached: AttachedTab | None = None
        self._kept = QWidget()
        self._dossier: DossierTab | None = None
        self._whole = QWidget()
        self.tabs = QTabWidget()
        self._worker = worker
        self._lookups = lookups
        self._drawer = drawer
        self._session: Session | None = None
        self._name = Elided("title")
        self._facts = Elided("muted")
        self._status = Elided("note")
        self._back = button("返回列表", self.back.emit, icon="arrow-left", tip="返回列表（Esc）")
        self._show_whole = button(
            DOSSIER,
            self.show_dossier,
            "link",
            icon="file-text",
            key=DOSSIER_KEY,
            tip="全部登记在一页上",
        )
        self._delete = button("删除", self.remove, "danger", icon="trash", tip="删除，可撤销")
        self._lay_out()
        self._route = Route(self.tabs, self)
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        for part in (self._back, self._name, self._facts):
            top.addWidget(part)
        top.addStretch(1)
        for part in (self._show_whole, self._status, self._delete):
            top.addWidget(part)
        self.tabs.setDocumentMode(True)
        for named in (self.tabs, self.tabs.tabBar()):
            named.setAccessibleName("服务商各项")
        self.tabs.addTab(self.form, f"{Provider.label}信息")
        self.tabs.addTab(self.dealings, "业务")
        QVBoxLayout(self._kept).setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(self._kept, ATTACHED)
        self.tabs.addTab(self.history, "历史")
        QVBoxLayout(self._whole).setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(self._whole, DOSSIER)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.form.status.connect(self._show_status)
        self.form.go.connect(self.go)
        self.dealings.counted.connect(self._show_count)
        self.dealings.opened.connect(
            lambda noun, record: self.go.emit("enterprises", (noun, record))
        )
        self._route.entered.connect(self._enter_tab)
        self.form.form.on_enter = self._passed
        self._drawer.saved.connect(self._saved)
        QShortcut(QKeySequence("Ctrl+Return"), self.form).activated.connect(self.new)

    @property
    def attached(self) -> "AttachedTab":
        """Papers and remarks; made when first wanted."""
        if self._attached is None:
            from ui.attached.tab import AttachedTab

            self._attached = made = AttachedTab(self._worker, self._lookups)
            made.say.connect(self.say)
            made.written.connect(self.written)
            made.counted.connect(self._show_kept)
            layout = self._kept.layout()
            assert layout is not None
            layout.addWidget(made)
        return self._attached

    @property
    def dossier(self) -> "DossierTab":
        """Everything on one page; made when first wanted."""
        if self._dossier is None:
            from ui.enterprises.dossier_tab import DossierTab

            self._dossier = made = DossierTab(self._worker)
            made.say.connect(self.say)
            made.go.connect(self.go)
            made.opened.connect(self._open_place)
            layout = self._whole.layout()
            assert layout is not None
            layout.addWidget(made)
        return self._dossier

    def show_dossier(self) -> None:
        """Everything about the provider on one page."""
        if self.subject is not None and self.subject.id:
            self.tabs.setCurrentIndex(WHOLE)
            self.dossier.take_focus()

    def _open_place(self, place: "Place") -> None:
        """What a row of the dossier leads to: its own field, a paper or remark, else the work on a firm."""
        provider = self.subject
        if provider is None:
            return
        if place.noun == Provider.noun:
            self.tabs.setCurrentIndex(0)
            self.form.fill_in(place.key)
        elif place.noun in BESIDE:
            self.tabs.setCurrentIndex(KEPT)
            self.attached.show_subject(provider, place.record)
        else:
            self.go.emit("enterprises", (place.noun, place.record))

    def _count_kept(self, provider: Record) -> None:
        self._worker.run(
            lambda office, _progress: len(kept_beside(office, provider)), self._show_kept
        )

    def _show_kept(self, count: int) -> None:
        self.tabs.setTabText(KEPT, f"{ATTACHED} {count}" if count else ATTACHED)

    @property
    def subject(self) -> Record | None:
        """The provider shown, as it is saved."""
        return self._session.record if self._session else None

    def show_back(self, visible: bool) -> None:
        """Whether the list is hidden behind this page."""
        self._back.setVisible(visible)

    def show_subject(
        self, subject: Record, _noun: str = "", _wanted: str = "", key: str = ""
    ) -> None:
        """Show a provider; nothing hangs on it, so that only a field (`key`) can be asked for."""
        self.form.settle()
        self._session = self._drawer.session(subject)
        self.form.show_session(self._session)
        self._show_head()
        if not subject.id or key:
            self.tabs.setCurrentIndex(0)
        self._show_tab(self.tabs.currentIndex())

    def begin_record(self, _noun: str) -> None:
        """Nothing is kept of a provider beside itself."""
        self.begin()

    def _show_tab(self, number: int) -> None:
        provider = self.subject
        if not isinstance(provider, Provider) or not provider.id:
            return
        if number == HISTORY:
            self.history.show_subject(provider)
        elif number == KEPT:
            self.attached.show_subject(provider)
        elif number == WHOLE:
            self.dossier.show_subject(provider)
        else:
            self.dealings.show_provider(provider)

    def _enter_tab(self) -> None:
        """Put the cursor into the tab come to by key."""
        number = self.tabs.currentIndex()
        if number == 0:
            self.form.begin()
        elif number == KEPT:
            self.attached.records.setFocus()
        elif number == WHOLE:
            self.dossier.take_focus()
        else:
            (self.dealings.grid if number == DEALINGS else self.history.records).setFocus()

    def _passed(self, key: str) -> bool:
        """Enter out of the last field: what was typed is saved, the tabs come next."""
        if key != self.form.form.last:
            return False
        self.tabs.tabBar().setFocus()
        return True

    def _show_head(self) -> None:
        provider = self.subject
        if provider is None:
            return
        known = bool(provider.id)
        self._name.setText(provider.title() if known else f"新建{Provider.label}")
        self._facts.setText(getattr(provider, "credit_code", None) or "")
        self._delete.setVisible(known)
        self._count_kept(provider)
        self._show_whole.setVisible(known)
        for number in (DEALINGS, KEPT, HISTORY, WHOLE):
            self.tabs.setTabEnabled(number, known)
        if not known:
            self._show_count(0)

    def _show_count(self, count: int) -> None:
        self.tabs.setTabText(DEALINGS, f"业务 {count}" if count else "业务")

    def _saved(self, record: Record) -> None:
        if self._session and record is self._session.record:
            self._show_head()
            self._show_tab(self.tabs.currentIndex())

    def _show_status(self, text: str, well: bool) -> None:
        self._status.setText(text)
        set_role(self._status, "note" if well else "warning")

    def remove(self) -> None:
        """Remove the provider shown; records keep its name, and it can be undone."""
        provider = self.subject
        if provider and provider.id:
            self._worker.run(
                lambda office, _progress: recording.remove(office, provider),
                lambda _nothing: self._removed(provider),
            )

    def _removed(self, provider: Record) -> None:
        self._drawer.forget(provider)
        self.say.emit(f"已删除{provider.label}“{provider.title()}”，诊断和合同里写的名称没有改动。")
        self.written.emit()
        self.removed.emit()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.tabs.setCurrentIndex(0)
        self.form.form.begin()

    def settle(self) -> None:
        """Settle what is being typed."""
        self.form.settle()
