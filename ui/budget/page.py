"""资金: the figures of a year, the ranked plan with its cut, and the year's settings beside it."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.budget import Planned
from jjgreen_desktop.policy.plan_ledger import Entry
from jjgreen_desktop.policy.plan_rows import Row
from ui.budget.gathering import Shown, gather
from ui.budget.line_side import LineSide
from ui.budget.plan_table import BALANCE, CLAUSE, MATTER, REASON, WANTED, PlanTable
from ui.budget.settings_side import SettingsSide
from ui.budget.strip import Strip
from ui.budget.year_acts import YearActs
from ui.papers.requests import plan_paper
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets.empty import Empty
from ui.widgets.text import button, label
from ui.worker import Job, Worker

SIDE, NARROW_SIDE = 384, 344  # px
WIDE = 1500  # px; from here all columns stay beside the side
SPARED = (MATTER, WANTED, REASON)  # what the side says anyway
NARROW, LOW = 1000, 560  # px; of the page
NARROW_SPARED, NARROW_ALONE = (*SPARED, CLAUSE, BALANCE), (MATTER, WANTED, BALANCE)
NOT_RANKED = ("还没有排出计划", "正在排序的，请稍候；取消了的，可以重新排序。", "重新排序")
NO_LINES = ("没有可得的项目", "有“可得”的项目后，这里照公布的依据排出先后，列出资金够到哪一项。")


class BudgetPage(Screen):
    """Ranks anew whenever it is shown and on F5; nothing of the plan itself is stored."""

    title = "资金"
    icon = "coins"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.shown: Shown | None = None
        self._year: int | None = None
        self._ranking: Job | None = None
        self._comes_back = False  # the settings were closed: the cursor goes to the plan
        self.years = QComboBox()
        self.years.setAccessibleName("年度")
        self.years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.strip = Strip()
        self.table = PlanTable()
        self.empty = Empty()
        self.line = LineSide(worker)
        self.settings = SettingsSide(worker)
        self.acts = YearActs(self, self.line, self.settings)
        self.rules = label(role="note", wrap=True)
        self.problem = label(role="warning", wrap=True)
        self._lay_out()
        self._connect()
        self._tell("")
        self.empty.tell(*NOT_RANKED)
        self._stack.setCurrentWidget(self.empty)
        for part in (self.export, self.print, self.edit):
            part.hide()  # until there is something to turn to

    def _lay_out(self) -> None:
        self._stack, self._side = QStackedWidget(), QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._side.addWidget(self.line)
        self._side.addWidget(self.settings)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GRID)
        self._split.addWidget(self._stack)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 1)
        self._side.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(self._top())
        column.addWidget(self.problem)
        column.addWidget(self.strip)
        column.addWidget(self._split, 1)
        column.addWidget(self.rules)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(label("资金", "title"))
        top.addWidget(self.years)
        top.addStretch(1)
        self.edit = button("年度设置", self._edit, tip="资金总额、排序依据、按条款单列")
        self.export = button("存为表格…", self._export, icon="file-spreadsheet")
        self.print = button(
            "预览打印", self._print, "primary", icon="printer", tip="预览打印（Ctrl+P）"
        )
        for each in (self.edit, self.export, self.print):
            top.addWidget(each)
        return top

    def _connect(self) -> None:
        self.years.activated.connect(lambda _place: self._turn(self.years.currentData()))
        # By selection: after Esc the same line can be picked again, and focus alone picks none.
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.table.opened.connect(lambda _index: self.line.reason.widget.setFocus())
        self.empty.stepped.connect(self._step)
        self.line.closed.connect(self._close)
        self.line.opened.connect(self.go)
        self.line.marked.connect(self._mark)
        self.settings.closed.connect(self._close)
        self.acts.kept.connect(self._kept)
        self.acts.written.connect(self._written)
        self.acts.failed.connect(self._fail)
        for key, press in (("Esc", self._close), ("Ctrl+P", self._print)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)

    def arrive(self, argument: object = None) -> None:
        """Rank again; `argument` is the year to show."""
        if isinstance(argument, int):
            self._year = argument
        if not self._side.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus()
        self._reload()

    def put_away(self) -> None:
        """Keep the settings and the reason that are being typed; nobody waits for what was to be shown."""
        self._stop()
        self.settings.keeper.flush()
        self.line.keeper.flush()

    def _turn(self, year: int) -> None:
        self._year = year
        self._side.hide()
        self._reload()

    def _reload(self) -> None:
        year = self._year
        self._stop()
        job = self._ranking = self.worker.run(
            lambda office, progress: gather(office, progress, year),
            lambda shown: self._take(shown) if self._ranking is job else None,
            says="正在排序",
            failed=self._fail,
        )

    def _stop(self) -> None:
        if self._ranking:
            self._ranking.cancel()
            self._ranking = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for what was to be shown: the next page gets its turn at once."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._stop()

    def _take(self, shown: Shown) -> None:
        kept = self.line.entry if self._side.currentWidget() is self.line else None
        self.shown, self._year = shown, shown.year
        self._tell("")
        with QSignalBlocker(self.years):
            self.years.clear()
            for year in shown.years:
                self.years.addItem(labels.of_year(year), year)
            self.years.setCurrentIndex(shown.years.index(shown.year))
        self._show_plan(shown)
        self._select((kept.clause, kept.of) if kept else None)
        focused = QApplication.focusWidget()
        if self._comes_back and not (focused and self.isAncestorOf(focused)):
            self.table.setFocus()
        self._comes_back = False

    def _show_plan(self, shown: Shown) -> None:
        planned = shown.planned
        for part in (self.export, self.print, self.edit):
            part.setVisible(planned is not None)
        if planned is None:
            self._side.setVisible(self._side.currentWidget() is self.settings and self._beside)
            words = "登记当年资金总额和排序依据后，这里显示已用多少、还够哪些项目、余多少。"
            self.empty.tell(f"还没有登记 {shown.year} {Budget.label}", words, f"登记{Budget.label}")
            self._stack.setCurrentWidget(self.empty)
            self._spare_columns()
            return
        self.strip.show_plan(planned.plan)
        self.table.show_entries(shown.entries, planned.plan.carry_down, shown.counties)
        self._spare_columns()
        self.rules.setText(_foot(planned))
        self.empty.tell(*NO_LINES)
        self._stack.setCurrentWidget(self.table if shown.entries else self.empty)

    @property
    def _beside(self) -> bool:
        """Whether the side is open."""
        return self._side.isVisibleTo(self)

    def _select(self, key: tuple[str, str] | None) -> None:
        """Show the line again that was shown, when it is still there."""
        if self._side.currentWidget() is self.settings or not self._beside:
            return
        place = self.table.plan.place(key)
        if place < 0:
            self._close()
        else:
            self.table.selectRow(place)

    def _choose(self) -> None:
        picked = self.table.selectionModel().selectedRows()
        entry = self.table.plan.rows[picked[0].row()] if picked else None
        if isinstance(entry, Entry) and self.shown and self.shown.planned:
            self.line.show_entry(entry, _row(self.shown.planned, entry), self.shown.year)
            self._open(self.line)

    def _edit(self) -> None:
        if self.shown:
            self.settings.begin(self.shown.year, self.shown.budget, self.shown.shares)
            self._open(self.settings)
            self.settings.boxes["pool_fen"].widget.setFocus()

    def _open(self, side: QWidget) -> None:
        self._side.setCurrentWidget(side)
        if not self._beside:
            self._side.show()
            taken = NARROW_SIDE if self.width() < NARROW else SIDE
            self._split.setSizes([max(self.width() - taken, taken), taken])
        self._spare_columns()

    def _close(self) -> None:
        self._side.hide()
        self.table.clearSelection()
        self._spare_columns()
        self.table.setFocus()

    def _spare_columns(self) -> None:
        """Columns that fit; on a low screen the side has the height of strip and foot too."""
        narrow, beside = self.width() < NARROW, self._beside
        if not beside or self.width() >= WIDE:
            self.table.spare(NARROW_ALONE if narrow else ())
        else:
            self.table.spare(NARROW_SPARED if narrow else SPARED)
        registered = self.shown is not None and self.shown.planned is not None
        for part in (self.strip, self.rules):
            part.setVisible(registered and not (beside and self.height() < LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        self._spare_columns()

    def _step(self) -> None:
        if self.shown:
            self._edit()
        else:
            self._reload()

    def _kept(self) -> None:
        self._comes_back = True
        self._side.hide()

    def _mark(self, entry: Entry, mark: str, reason: str) -> None:
        self.acts.mark(self._year or 0, entry, mark, reason)

    def _written(self, sentence: str) -> None:
        self.say.emit(sentence)
        self.changed.emit()
        self._reload()

    def _print(self) -> None:
        if self.shown and self.shown.planned:
            self.go.emit("papers", plan_paper(self.shown.year))

    def _export(self) -> None:
        if self.shown and self.shown.planned:
            self.acts.save(self.shown, self.shown.planned)

    def _fail(self, problem: Problem) -> None:
        self._tell(f"{problem.what}{problem.fix}")

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _row(planned: Planned, entry: Entry) -> Row | None:
    """The row of the plan behind an entry; what is decided has none."""
    rows = (row for row in planned.plan.rows if row.item.key == (entry.clause, entry.of))
    return next(rows, None)


def _foot(planned: Planned) -> str:
    """By what was ranked, and what is not in the ranking."""
    ranked = "".join(f"{number}. {text}" for number, text in enumerate(planned.rules, 1))
    return "\n".join((f"排序依据：{ranked}", *planned.notes[2:-1]))
