"""条款: every clause for one enterprise or park as a table, one of them explained beside it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.overview import Entry, Overview
from ui.enterprises.clause_detail import ClauseDetail, ToComplete
from ui.lookups import Lookups
from ui.theme import GRID
from ui.widgets.beside import beside
from ui.widgets.grid import Column, Grid
from ui.widgets.links import Links
from ui.worker import Progress, Worker

SHARES = (56, 44)  # % of the width: the table, the clause picked
WIDE = 1000  # px; narrower, what decides is said by the clause picked alone


class ClausesTab(QWidget):
    """Reads the overview when it is shown; `opened` carries noun, id and field of what to fill in."""

    opened = Signal(str, str, str)

    def __init__(self, worker: Worker, lookups: Lookups) -> None:
        super().__init__()
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName("全部条款")
        self.complete = ToComplete()
        self.detail = ClauseDetail()
        self._worker = worker
        self._texts = lookups.clauses
        self._subject: Record | None = None
        self._wanted = ""
        self._lay_out()
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(lambda _clause: self._enter())
        self.complete.opened.connect(self.opened)
        self.detail.opened.connect(self.opened)

    def _lay_out(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)
        left.addWidget(self.grid)
        left.addWidget(self.complete)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 2)
        split = beside(left, self.detail, SHARES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, GRID, 0)
        column.addWidget(split)

    def show_subject(self, subject: Record, wanted: str = "") -> None:
        """Answer every clause for a subject; `wanted` is the one to pick."""
        if self._subject is None or self._subject.id != subject.id:
            self._wanted = ""
        self._subject = subject
        self._wanted = wanted or self._wanted
        noun, record = subject.noun, subject.id

        def read(office: Office, _progress: Progress) -> Overview:
            from jjgreen_desktop.operations.overview import overview_of

            return overview_of(office, noun, record)

        self._worker.run(read, lambda made: self._take(subject, made))

    def _take(self, subject: Record, made: Overview) -> None:
        if self._subject is None or subject.id != self._subject.id:
            return
        self.grid.show_rows([(entry.clause, entry) for entry in made.entries])
        self.complete.show_needed(made.missing, made.openings)
        clauses = [entry.clause for entry in made.entries]
        self.pick(self._wanted if self._wanted in clauses else clauses[0])

    def pick(self, clause: str) -> None:
        """Pick a clause by its id."""
        self.grid.clearSelection()
        self.grid.select(clause)
        self._choose(clause)

    def _choose(self, clause: str) -> None:
        entry = self.grid.row_of(clause)
        if entry:
            self._wanted = clause
            self.detail.show_entry(entry, self._texts.get(clause, ""))
            self._order_tabs()

    def _order_tabs(self) -> None:
        """From the table to what is lacking, then the clause picked; its parts are built anew each time."""
        lacking = (self.complete, *self.complete.findChildren(Links))
        for before, after in pairwise((self.grid, *lacking, *self.detail.reached())):
            self.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        self.grid.spare(len(COLUMNS) - 1, event.size().width() < WIDE)

    def _enter(self) -> None:
        if links := self.detail.links():
            links[0].setFocus(Qt.FocusReason.TabFocusReason)


def standing(entry: Entry) -> str:
    """Mark and word."""
    return f"{entry.outcome.mark} {entry.outcome.label}"


def deciding(entry: Entry) -> str:
    """The fact that decides, short: what is missing, what failed, or that nothing is registered."""
    if entry.outcome is Outcome.LACKING and not entry.registered:
        return f"还没有登记{BY_NOUN[entry.noun].label}"
    if entry.outcome is Outcome.LACKING:
        return f"缺：{'、'.join(each.label for each in entry.needed)}"
    return entry.deciding.text if entry.deciding else entry.said


def _amount(entry: Entry) -> str:
    most = "最高 " if entry.outcome is Outcome.LACKING else ""
    return f"{most}{money.wan(entry.figure_fen)}" if entry.figure_fen else UNKNOWN


COLUMNS = (
    Column("条款", lambda entry: CLAUSES.get(entry.clause, entry.clause)),
    Column("结果", standing),
    Column("金额（万元）", _amount, number=True, key=lambda entry: entry.figure_fen),
    Column("决定因素", deciding),
)
