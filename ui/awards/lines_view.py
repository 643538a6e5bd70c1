"""测算结果: every line as a table that is filtered and sorted, the one picked explained beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.policy.assessment import FactUsed, Missing, Outcome
from jjgreen_desktop.policy.suspicion import is_asked, is_shared
from ui.awards.detail import Detail
from ui.awards.filters import Filters
from ui.awards.line_acts import LineActs
from ui.awards.lines import Row, Sheet, gather, totals
from ui.awards.table import LinesModel
from ui.awards.waiting import WaitingStrip
from ui.awards.workbook import save_workbook
from ui.enterprises.spot import Spot
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets import file_choice
from ui.widgets.empty import Empty
from ui.widgets.links import Links
from ui.widgets.list_view import ListView
from ui.widgets.text import button, label
from ui.worker import Job, Worker

WIDE = 1500  # px; from here the last columns stay beside the explanation
TABLE_SHARE = 56  # % of the width; the table's five first columns fit at 1366 px
NARROW = 1000  # px; below it the approval is typed over the table
SPARED = (labels.BASIS, "说明")  # what the explanation says anyway
NARROW_SPARED = (*SPARED, labels.COUNTY, "条款", "市级核定（万元）")
SAID = ("说明",)  # what a narrow table alone has no room for: the explanation opens with it
NOTHING_YET = (
    "还没有可测算的项目",
    "登记企业的诊断、改造或称号后，这里列出每一项能不能得、得多少、差什么。",
    "去登记企业",
)
NOTHING_FOUND = ("没有符合条件的项目", "请换一个条款、结果或查找的词。", "显示全部")


class LinesView(Screen):
    """Computes every line when it is shown and on F5; the clerk picks one to see why."""

    doubted = Signal()  # the records that may be of one project are wanted

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.sheet = Sheet([], {}, False)
        self.model = LinesModel(self)
        self.table = ListView(self.model, "奖补测算结果")
        self.filters = Filters()
        self.detail = Detail(worker)
        self.acts = LineActs(self, self.detail)
        self.asked = Links([])
        self.save = button("存为表格…", self._save, "link", tip="每一项及其全部步骤存为表格")
        self.empty = Empty()
        self.count = label(role="muted")
        self.sums = label()
        self.waiting = WaitingStrip()
        self.choose_place: file_choice.Choose = file_choice.to_save
        self._wanted: tuple[str, str] | None = None
        self._computing: Job | None = None
        self._lay_out()
        self._connect()
        self._widen()

    def _lay_out(self) -> None:
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GRID)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._split.addWidget(self._stack)
        self._split.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._top())
        column.addWidget(self._split, 1)
        column.addLayout(self._foot())
        self.detail.hide()

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.count)
        top.addSpacing(GRID)
        top.addWidget(self.filters, 1)
        top.addWidget(button("重新测算", self.arrive, icon="refresh", tip="重新测算（F5）"))
        return top

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        foot.addWidget(self.sums)
        foot.addWidget(self.waiting)
        foot.addWidget(self.asked, 1)
        self.asked.hide()
        foot.addStretch(0)
        foot.addWidget(self.save)
        return foot

    def _connect(self) -> None:
        self.table.allow_sorting()
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _index: self.detail.explanation.setFocus())
        self.filters.moved.connect(self._show)
        self.waiting.clicked.connect(lambda: self.filters.only(Outcome.NEEDS_RULING))
        self.empty.stepped.connect(self._step)
        self.acts.recorded.connect(self.arrive)
        self.detail.closed.connect(self._close)
        self.detail.approving.connect(self._spare_columns)
        self.detail.explanation.asked.connect(self._open_record)
        self.detail.explanation.ruling.connect(
            lambda ruling, of: self.go.emit("policy", ("rulings", (ruling, of)))
        )
        self.detail.explanation.listing.connect(
            lambda made: self.go.emit("policy", ("seals", made.id))
        )

    def seek(self, line: tuple[str, str]) -> None:
        """Show the line of this clause and record when all are computed."""
        self._wanted = line
        self.filters.clear()

    def arrive(self, _argument: object = None) -> None:
        """Compute again."""
        if not self.detail.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus()
        self.stop()
        job = self._computing = self.worker.run(
            gather,
            lambda sheet: self._take(sheet) if self._computing is job else None,
            says="正在测算",
        )

    def stop(self) -> None:
        """Nobody waits for what was to be shown."""
        if self._computing:
            self._computing.cancel()
            self._computing = None

    def put_away(self) -> None:
        """Keep the approval that is being typed."""
        self.stop()
        self.detail.approval.keeper.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """The next page gets its turn at once."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()

    def _take(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._ask(sum(is_asked(row.line) or is_shared(row.line) for row in sheet.rows))
        self._show()

    def _ask(self, count: int) -> None:
        """The lines that wait for an answer, and the way to it."""
        said = f"◇ {count:,} 项与别的记录可能是同一项目，请先核对 ▸"
        self.asked.show_links([(said, self.doubted.emit)])
        self.asked.setVisible(bool(count))

    def _show(self) -> None:
        kept = self._wanted or self._current_key()
        rows = self.filters.of(self.sheet.rows)
        before = self.model.columns
        self.model.show(rows, self.sheet.counties)
        if self.model.columns is not before:
            self._widen()
        self._tell(rows)
        self._select(kept)

    def _widen(self) -> None:
        self.table.set_widths([column.width for column in self.model.columns])

    def _tell(self, rows: list[Row]) -> None:
        all_rows, sums = len(self.sheet.rows), totals(rows)
        self.count.setText(
            f"{len(rows):,} / {all_rows:,} 项" if self.filters.used else f"{all_rows:,} 项"
        )
        said = f"可得 {sums.lines:,} 项，政策上限合计 {money.wan(sums.own_fen)} 万元"
        if sums.providers_fen:
            said += f"；另由服务商领取 {money.wan(sums.providers_fen)} 万元"
        self.sums.setText(f"{said}。" if all_rows else "")
        self.save.setVisible(bool(all_rows))
        self.waiting.tell([row.line for row in self.sheet.rows])
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        self.empty.tell(*(NOTHING_FOUND if all_rows else NOTHING_YET))

    def _select(self, key: tuple[str, str] | None) -> None:
        place = self.model.place(*key) if key else -1
        self._wanted = None
        if place < 0:
            self._hide_detail()
        else:
            self.table.selectRow(place)
            self._choose(self.model.index(place, 0))

    def _current_key(self) -> tuple[str, str] | None:
        row = self.detail.row if self.detail.isVisibleTo(self) else None
        return (row.line.clause, row.line.of) if row else None

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        self.detail.show_row(row, self.sheet.texts.get(row.line.clause, ""))
        if not self.detail.isVisibleTo(self):
            self.detail.show()
            self._split.setSizes([TABLE_SHARE * self.width(), (100 - TABLE_SHARE) * self.width()])
        self._spare_columns()
        self.acts.read_since(row)

    def _save(self) -> None:
        save_workbook(self, self.choose_place)

    def leave(self) -> None:
        """Esc leaves the approval first, then the explanation."""
        if self.detail.approval.isVisible():
            self.detail.leave_approval()
        else:
            self._close()

    def _close(self) -> None:
        self._hide_detail()
        self.table.setFocus()

    def _hide_detail(self) -> None:
        self.detail.hide()
        self.table.clearSelection()
        self._spare_columns()

    def _spare_columns(self) -> None:
        beside, narrow = self.detail.isVisibleTo(self), self.width() < NARROW
        spared: Sequence[str] = NARROW_SPARED if narrow else SPARED if self.width() < WIDE else ()
        if not beside:
            spared = SAID if narrow else ()
        for place, column in enumerate(self.model.columns):
            self.table.setColumnHidden(place, column.header in spared)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.table.setHorizontalScrollBarPolicy(off if narrow else needed)
        typing = beside and self.detail.approval.isVisibleTo(self.detail)
        self._stack.setVisible(not (narrow and typing))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        self._spare_columns()

    def _step(self) -> None:
        if self.sheet.rows:
            self.filters.clear()
        else:
            self.go.emit("enterprises", None)

    def _open_record(self, asked: FactUsed | Missing) -> None:
        row = self.detail.row
        if row is not None:
            self.go.emit("enterprises", where(row, asked))


def where(row: Row, asked: FactUsed | Missing) -> Spot:
    """The field a fact stands in, or the one a missing fact belongs to; else the line's subject."""
    noun, record = asked.noun, asked.record
    if not noun:
        noun, record = row.noun, row.subject
    return Spot(row.noun, row.subject, noun, record, asked.key)
