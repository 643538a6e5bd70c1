"""疑似重复: pairs of firms that may be one, those told apart, and those merged, which can be taken apart again."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.merging import DifferentFirms, Merging
from jjgreen_desktop.operations import duplicates, merging
from jjgreen_desktop.operations.duplicates import Candidate
from jjgreen_desktop.operations.office import Office
from ui.enterprises.merge_detail import MergeDetail
from ui.enterprises.pair_acts import PairActs
from ui.enterprises.unmerge_detail import UnmergeDetail
from ui.theme import GRID
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label
from ui.worker import Cancelled, Job, Progress, Worker

OPEN, APART, MERGED = "待处理", DifferentFirms.label, "已合并"
SHARES = (40, 60)  # % of the width: the table, the pair picked
WIDE = 1250  # px; narrower, what two firms have in common is said beside the table alone
SIGN = 2  # the column of it
EMPTIES = {
    OPEN: (
        "没有疑似重复",
        "代码主体、名称、曾用名、前身、电话或账号相同的两家企业列在这里，核对后合并，或答复不是同一家。",
    ),
    APART: ("没有答复过", "核对后答复“不是同一家”的各对列在这里，可以撤回。"),
    MERGED: ("没有合并过", "合并过的企业列在这里，任何时候都可以拆分。"),
}


@dataclass(frozen=True)
class Found:
    """What the register holds of it all."""

    pairs: list[Candidate]
    mergings: list[Merging]

    @property
    def open(self) -> list[Candidate]:
        """The pairs nobody has answered."""
        return [one for one in self.pairs if one.answer is None]


def gather(office: Office, progress: Progress) -> Found:
    """Look through the register. Raises Cancelled."""
    found = duplicates.candidates(office, progress.go_on)
    if progress.cancelled:
        raise Cancelled
    return Found(found, merging.mergings(office))


class DuplicatesView(QWidget):
    """`written` carries the sentence for the message bar; `counted` how many pairs wait."""

    written = Signal(str)
    counted = Signal(int)
    opened = Signal(str)  # the id of a firm
    gone = Signal(str)  # the id of a firm that was merged away
    back = Signal()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs = Grid(PAIRS, squeeze=True)
        self.mergings = Grid(MERGINGS, squeeze=True)
        self.detail = MergeDetail()
        self.merged = UnmergeDetail()
        self.count = label(role="muted")
        self.segments: dict[str, QPushButton] = {}
        self._empty = Empty()
        self._worker = worker
        self._found = Found([], [])
        self._shown = OPEN
        self._job: Job | None = None
        self._key = ""
        self._acts = PairActs(worker, self.detail, self.merged)
        self._lists = QStackedWidget()
        self._sides = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GRID)
        for stack, parts in (
            (self._lists, (self.pairs, self.mergings)),
            (self._sides, (self.detail, self.merged)),
        ):
            for part in parts:
                stack.addWidget(part)
            split.addWidget(stack)
        split.setSizes([share * 10 for share in SHARES])
        for place, share in enumerate(SHARES):
            split.setStretchFactor(place, share)
        self.pairs.setAccessibleName("疑似重复的企业")
        self.mergings.setAccessibleName("合并过的企业")
        self._stack.addWidget(split)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._top())
        column.addWidget(self._stack, 1)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(
            button("返回列表", self.back.emit, icon="arrow-left", tip="返回企业列表（Esc）")
        )
        top.addSpacing(GRID)
        top.addWidget(label("疑似重复", "title"))
        top.addSpacing(GRID)
        group = QButtonGroup(self)
        for name in EMPTIES:
            made = button(name, lambda name=name: self.turn(name), "segment")  # type: ignore[misc]
            made.setCheckable(True)
            made.setChecked(name == OPEN)
            group.addButton(made)
            self.segments[name] = made
            top.addWidget(made)
        top.addWidget(self.count)
        top.addStretch(1)
        top.addWidget(button("重新查找", self.reload, icon="refresh", tip="重新查找（F5）"))
        return top

    def _connect(self) -> None:
        self.pairs.chosen.connect(self._choose_pair)
        self.pairs.opened.connect(lambda _key: self.detail.take_focus())
        self.mergings.chosen.connect(self._choose_merging)
        self.mergings.opened.connect(lambda _key: self.merged.part.setFocus())
        self.detail.opened.connect(self.opened)
        self._acts.gone.connect(self.gone)
        self._acts.written.connect(self._written)

    def _written(self, sentence: str) -> None:
        self.written.emit(sentence)
        self.reload()

    def reload(self) -> None:
        """Look through the register again."""
        if self._job:
            self._job.cancel()
        self._job = self._worker.run(gather, self._take, says="正在查找疑似重复")

    def let_go(self) -> None:
        """Keep nothing of what was found, of very many firms it may be much; but what was chosen for a pair."""
        if self._job:
            self._job.cancel()
        self._found = Found([], [])
        for grid in (self.pairs, self.mergings):
            grid.blockSignals(True)
            grid.show_rows([])
            grid.blockSignals(False)

    def take_focus(self) -> None:
        """Put the cursor into the table."""
        (self.mergings if self._shown == MERGED else self.pairs).setFocus()

    def turn(self, name: str) -> None:
        """Show the open pairs, those told apart, or the merges."""
        self._shown = name
        for known, segment in self.segments.items():
            segment.setChecked(known == name)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        self.pairs.spare(SIGN, event.size().width() < WIDE)

    def _take(self, found: Found) -> None:
        self._found = found
        counts = {
            OPEN: len(found.open),
            APART: len(found.pairs) - len(found.open),
            MERGED: len(found.mergings),
        }
        for name, count in counts.items():
            self.segments[name].setText(f"{name} {count:,}" if count else name)
        self.counted.emit(counts[OPEN])
        self._show()

    def _show(self) -> None:
        merges = self._shown == MERGED
        self._lists.setCurrentIndex(int(merges))
        self._sides.setCurrentIndex(int(merges))
        if merges:
            self._fill(self.mergings, [(one.id, one) for one in self._found.mergings])
            return
        wanted = self._shown == APART
        pairs = [one for one in self._found.pairs if (one.answer is not None) == wanted]
        self._fill(self.pairs, [(one.key, one) for one in pairs])

    def _fill(self, grid: Grid, rows: list[tuple[str, object]]) -> None:
        self._empty.tell(*EMPTIES[self._shown])
        self._stack.setCurrentIndex(0 if rows else 1)
        kept = self._key
        grid.blockSignals(True)
        grid.show_rows(rows)
        keys = [key for key, _row in rows]
        if rows:
            grid.selectRow(keys.index(kept) if kept in keys else 0)
        grid.blockSignals(False)
        if rows:
            grid.chosen.emit(grid.rows.rows[grid.currentIndex().row()][0])
        else:
            self._acts.pick(None)

    def _choose_pair(self, key: str) -> None:
        self._key = key
        self._acts.pick(self.pairs.row_of(key))

    def _choose_merging(self, key: str) -> None:
        if one := self.mergings.row_of(key):
            self._key = key
            self._acts.pick_merging(one)


PAIRS = (
    Column("甲", lambda one: one.first.name),
    Column("乙", lambda one: one.second.name),
    Column(labels.SIGN, lambda one: one.said, key=lambda one: one.signs),
)
MERGINGS = (
    Column(field_of(Merging, "merged_on").label, lambda one: str(one.merged_on)),
    Column(field_of(Merging, "lost").label, lambda one: one.lost_name or ""),
    Column(field_of(Merging, "kept").label, lambda one: one.kept_name or ""),
)
