"""差一步: the enterprises and parks nearest to an award, and what to do next for the one picked."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.overview import Near, one_step
from ui.awards.near_detail import NearDetail
from ui.theme import GRID
from ui.widgets.beside import beside
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label
from ui.worker import Cancelled, Job, Progress, Worker

SHARES = (60, 40)  # % of the width: the table, the one picked
WIDE = 1500  # px; narrower, the next step is said beside the table alone
COUNTY, CLAUSE, NEXT = 1, 2, 5  # the columns shown in 市本级 alone, and where there is room
NARROW = 1100  # px; narrower, 市本级 reads the clause beside the table: the names need the room
ALL_CLAUSES = "全部条款"
NOTHING_YET = (
    "没有差一步的企业",
    "差三项以内资料、差半个百分点升档、只等裁定，或只差诊断的，列在这里。",
)
NOTHING_FOUND = ("没有符合条件的企业", "请换一个条款或查找的词。", "显示全部")


@dataclass(frozen=True, slots=True)
class NearSheet:
    """All that is near, each with the words the search looks in, and the text of each clause.

    `counties`: they are of several counties (市本级).
    """

    rows: list[tuple[Near, str]]
    texts: dict[str, str]
    counties: bool = False


def gather_near(office: Office, progress: Progress) -> NearSheet:
    """Who is nearest, over the whole register. Raises Cancelled."""
    found = one_step(office, progress=progress.go_on)
    if progress.cancelled:
        raise Cancelled
    initials = office.reference.initials
    rows = [
        (each, f"{each.name} {initials(each.name)} {each.step.title} {each.step.said}".casefold())
        for each in found
    ]
    texts = {clause.id: clause.text for clause in office.pack.clauses}
    return NearSheet(rows, texts, office.county is None)


class NearView(QWidget):
    """A table with two filters, the one picked beside it; `opened` carries a Near to be completed."""

    opened = Signal(object)

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = NearSheet([], {})
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName("差一步")
        self.grid.spare(COUNTY, True)
        self.detail = NearDetail()
        self.empty = Empty(*NOTHING_YET)
        self.clause = QComboBox()
        self.words = QLineEdit()
        self.count = label(role="muted")
        self._worker = worker
        self._job: Job | None = None
        self._equip()
        self._lay_out()
        self._connect()

    def _equip(self) -> None:
        self.clause.setAccessibleName("条款")
        self.clause.setToolTip("只看某一条款")
        for key, words in {"": ALL_CLAUSES, **CLAUSES}.items():
            self.clause.addItem(words, key)
        self.words.setPlaceholderText("查企业、项目，可用拼音首字母")
        self.words.setAccessibleName("在差一步中查找")
        self.words.setClearButtonEnabled(True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.count)
        top.addSpacing(GRID)
        top.addWidget(self.clause)
        top.addWidget(self.words, 1)
        top.addWidget(button("重新测算", self.reload, icon="refresh", tip="重新测算（F5）"))
        split = beside(self.grid, self.detail, SHARES)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(self._open)
        self.detail.opened.connect(self.opened)
        self.clause.currentIndexChanged.connect(self._show)
        self.words.textChanged.connect(self._show)
        self.empty.stepped.connect(self._clear)

    def reload(self) -> None:
        """Assess everyone again."""
        if self._job:
            self._job.cancel()
        self._job = self._worker.run(gather_near, self._take, says="正在找差一步的企业")

    def take_focus(self) -> None:
        """Put the cursor into the table."""
        self.grid.setFocus()

    def _take(self, sheet: NearSheet) -> None:
        self.sheet = sheet
        self.grid.spare(COUNTY, not sheet.counties)
        self._spare(self.width())
        self._show()

    def _show(self) -> None:
        clause, wanted = self.clause.currentData(), self.words.text().casefold().split()
        rows = [
            (f"{each.subject} {each.step.clause} {each.step.record}", each)
            for each, words in self.sheet.rows
            if clause in ("", each.step.clause) and all(word in words for word in wanted)
        ]
        self.grid.show_rows(rows)
        self.count.setText(f"{len(rows):,} 项")
        used = bool(clause or wanted)
        self.empty.tell(*(NOTHING_FOUND if used else NOTHING_YET))
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows:
            self.grid.selectRow(0)
            self._choose(self.grid.rows.rows[0][0])

    def _choose(self, key: str) -> None:
        near = self.grid.row_of(key)
        if near:
            self.detail.show_near(near, self.sheet.texts.get(near.step.clause, ""))

    def _open(self, key: str) -> None:
        if near := self.grid.row_of(key):
            self.opened.emit(near)

    def _clear(self) -> None:
        self.clause.setCurrentIndex(0)
        self.words.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        self._spare(event.size().width())

    def _spare(self, width: int) -> None:
        self.grid.spare(NEXT, width < WIDE)
        self.grid.spare(CLAUSE, self.sheet.counties and width < NARROW)


COLUMNS = (
    Column("企业、园区", lambda near: near.name),
    Column(labels.COUNTY, lambda near: near.county or UNKNOWN),
    Column("条款", lambda near: CLAUSES.get(near.step.clause, near.step.clause)),
    Column("差哪一步", lambda near: near.step.kind.label),
    Column(
        "可增（万元）",
        lambda near: money.wan(near.step.fen),
        number=True,
        key=lambda near: near.step.fen,
    ),
    Column("下一步", lambda near: near.step.said),
)
