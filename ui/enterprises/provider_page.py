"""One service provider: its form, what it did and is paid for, its history."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

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
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.elided import Elided
from ui.widgets.text import button
from ui.worker import Worker

if TYPE_CHECKING:  # the viewer is imported when the tab is first wanted
    from ui.attached.tab import AttachedTab

DEALINGS, KEPT, HISTORY = 1, 2, 3  # the tabs after the form
ATTACHED = "材料与记事"


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
        self.tabs = QTabWidget()
        self._worker = worker
        self._lookups = lookups
        self._drawer = drawer
        self._session: Session | None = None
        self._name = Elided("title")
        self._facts = Elided("muted")
        self._status = Elided("note")
        self._back = button("返回列表", self.back.emit, icon="arrow-left", tip="返回列表（Esc）")
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
        for part in (self._status, self._delete):
            top.addWidget(part)
        self.tabs.setDocumentMode(True)
        for named in (self.tabs, self.tabs.tabBar()):
            named.setAccessibleName("服务商各项")
        self.tabs.addTab(self.form, f"{Provider.label}信息")
        self.tabs.addTab(self.dealings, "业务")
        QVBoxLayout(self._kept).setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(self._kept, ATTACHED)
        self.tabs.addTab(self.history, "历史")
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
        else:
            self.dealings.show_provider(provider)

    def _enter_tab(self) -> None:
        """Put the cursor into the tab come to by key."""
        number = self.tabs.currentIndex()
        if number == 0:
            self.form.begin()
        elif number == KEPT:
            self.attached.records.setFocus()
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
        for number in (DEALINGS, KEPT, HISTORY):
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
