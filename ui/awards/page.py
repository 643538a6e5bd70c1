"""奖补: what the measures allow everyone, who is one step away, what may be one project, what was paid before."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.overview import Near
from jjgreen_desktop.operations.past_awards.plans import KIND as LEDGER
from ui.awards.lines_view import LinesView
from ui.awards.near import NearView
from ui.awards.past_awards import PastAwardsView
from ui.awards.same_projects import SameProjectsView
from ui.enterprises.spot import Spot
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets.text import label
from ui.worker import Worker

NEAR = "near"  # the argument that asks for 差一步
SAME = "same-projects"  # the argument that asks for 疑似同一项目
PAST = "past-awards"  # the argument that asks for 以前兑现
LINES = 0  # the first tab
TABS = {NEAR: 1, SAME: 2, PAST: 3}


class AwardsPage(Screen):
    """A tab for each; the one shown is computed when it is shown and on F5."""

    title = "奖补"
    icon = "coin-yuan"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.tabs = QTabWidget()
        self.lines = LinesView(worker)
        self.near = NearView(worker)
        self.same = SameProjectsView(worker)
        self.past = PastAwardsView(worker)
        self._lay_out()
        self._connect()
        self._add_keys()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("奖补各项")
        self.tabs.tabBar().setAccessibleName("奖补各项")
        self.tabs.setCornerWidget(self._named(), Qt.Corner.TopLeftCorner)
        self.tabs.addTab(self.lines, "测算结果")
        self.tabs.addTab(self.near, "差一步")
        self.tabs.addTab(self.same, SameProject.label)
        self.tabs.addTab(self.past, PastAward.label)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        outer.addWidget(self.tabs)

    def _named(self) -> QWidget:
        """What the page is called, before its tabs as on the other pages."""
        named = QWidget()
        row = QHBoxLayout(named)
        row.setContentsMargins(0, 0, 2 * GRID, GRID // 2)
        row.addWidget(label(self.title, "title"))
        return named

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _number: self._reload())
        self.lines.go.connect(self.go)
        self.lines.say.connect(self.say)
        self.lines.changed.connect(self.changed)
        self.lines.doubted.connect(lambda: self.tabs.setCurrentIndex(TABS[SAME]))
        self.near.opened.connect(self._complete)
        self.same.opened.connect(self._open_record)
        self.same.answered.connect(self._answered)
        self.past.opened.connect(self._open_record)
        self.past.importing.connect(lambda: self.go.emit("exchange", LEDGER))
        self.past.written.connect(self._answered)

    def _add_keys(self) -> None:
        for key, press in (("Esc", self.lines.leave), ("Ctrl+P", self.lines.acts.print_notice)):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(press)

    def arrive(self, argument: object = None) -> None:
        """Compute again; `argument` (clause, record id) is the line to show, NEAR the list 差一步.

        A tab with a record id, as (SAME, id), shows what is asked about that record.
        """
        tab = self.tabs.currentIndex()
        if isinstance(argument, tuple) and argument[0] in TABS:
            tab = TABS[argument[0]]
            (self.past if argument[0] == PAST else self.same).seek(argument[1])
        elif isinstance(argument, tuple):
            tab = LINES
            self.lines.seek(argument)
        elif isinstance(argument, str):
            tab = TABS.get(argument, tab)
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(tab)
        self._reload()

    def put_away(self) -> None:
        """Keep the approval and the answer that are being typed."""
        self.lines.put_away()
        self.same.detail.keeper.flush()

    def _reload(self) -> None:
        shown = self.tabs.currentWidget()
        for view in (self.near, self.same, self.past):
            if view is shown:
                view.take_focus()
                view.reload()
                return
        self.lines.arrive()

    def _answered(self, sentence: str) -> None:
        self.say.emit(sentence)
        self.changed.emit()

    def _open_record(self, noun: str, record: str) -> None:
        self.go.emit("enterprises", (noun, record))

    def _complete(self, near: Near) -> None:
        """Open the record to complete, or begin it, at the field that is missing."""
        noun, record, key = near.opens
        self.go.emit("enterprises", Spot(near.noun, near.subject, noun, record, key))
