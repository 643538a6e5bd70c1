"""The line above the tabs of an enterprise or park: its name, what it can get, and what can be done with all of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.record import Record
from ui.enterprises.status_line import StatusLine
from ui.theme import GRID
from ui.widgets.elided import Elided
from ui.widgets.text import button

DOSSIER, DOSSIER_KEY = "一企一档", "F7"
NARROW = 1000  # px


class SubjectHead(QWidget):
    """Says whose page this is; each signal is one of its buttons."""

    back = Signal()
    total = Signal()  # every clause is wanted
    whole = Signal()  # the dossier is wanted
    remove = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = Elided("title")
        self._facts = Elided("muted")
        self._told: list[str] = []  # code, county, former names
        self.status = StatusLine()
        self._back = button("返回列表", self.back.emit, icon="arrow-left", tip="返回列表（Esc）")
        self._total = button("", self.total.emit, "link")
        self._total.setToolTip("各条款测算为“可得”的政策上限合计，点开看每一项")
        self._whole = button(
            DOSSIER,
            self.whole.emit,
            "link",
            icon="file-text",
            key=DOSSIER_KEY,
            tip="全部登记在一页上",
        )
        self._whole.setAccessibleName(DOSSIER)
        self._delete = button(
            "删除",
            self.remove.emit,
            "danger",
            icon="trash",
            tip="删除，可撤销（填写基本信息时按 Ctrl+D）",
        )
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        for part in (self._back, self._name, self._facts):
            layout.addWidget(part)
        layout.addStretch(1)
        for part in (self._total, self._whole, self.status, self._delete):
            layout.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the name needs the room of other words."""
        super().resizeEvent(event)
        self._whole.setText(DOSSIER if event.size().width() >= NARROW else "")
        self._tell_facts()

    def _tell_facts(self) -> None:
        narrow = self.width() < NARROW
        self._facts.setText("　".join(self._told[:1] if narrow else self._told))
        self._facts.setToolTip("　".join(self._told))

    def show_subject(self, subject: Record) -> None:
        """Name a subject; one not saved yet has nothing to delete and no dossier."""
        known = bool(subject.id)
        self._name.setText(subject.title() if known else f"新建{subject.label}")
        former = "、".join(getattr(subject, "former_names", None) or ())
        facts = (
            getattr(subject, "credit_code", None),
            getattr(subject, "county", None),
            f"曾用名 {former}" if former else "",
        )
        self._told = [fact for fact in facts if fact]
        self._tell_facts()
        self._delete.setVisible(known)
        self._whole.setVisible(known)
        if not known:
            self._total.hide()

    def show_total(self, fen: int) -> None:
        """What it can get in all."""
        self._total.setText(f"可得合计 {money.wan(fen)} 万元")
        self._total.setVisible(True)

    def show_back(self, visible: bool) -> None:
        """Whether the list is hidden behind the page."""
        self._back.setVisible(visible)
