"""批量修改: one field of the firms chosen in the list, or of their records; what it means is seen before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import bulk, bulk_choosing
from jjgreen_desktop.operations.bulk import Plan, Receipt
from jjgreen_desktop.operations.bulk_choosing import Chosen
from jjgreen_desktop.operations.bulk_steps import Row, Verdict
from jjgreen_desktop.operations.office import Office
from ui.enterprises.bulk_effect import BulkEffect
from ui.enterprises.bulk_form import BulkForm
from ui.lookups import Lookups
from ui.theme import GRID
from ui.widgets.beside import beside
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label
from ui.worker import Job, Progress, Worker

EVERY = "全部"
MARKS = {Verdict.CHANGED: "→", Verdict.SAME: "–", Verdict.REFUSED: "■"}
WHOSE = 1  # the column of it
SHARES = (64, 36)  # % of the width
NOTHING_YET = (
    "还没有选改什么",
    "在上面选要改的一项，填上新的值；这里列出每条改前改后、不能改的原因和对奖补的影响，看过再确定。",
)


@dataclass(frozen=True)
class _Wanted:
    """What a plan was asked for."""

    model: type[Record]
    ids: tuple[str, ...]
    key: str
    value: object


class BulkView(QWidget):
    """`written` carries the sentence for the message bar."""

    written = Signal(str)
    opened = Signal(str, str)  # noun and id of a record
    back = Signal()

    def __init__(self, worker: Worker, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = BulkForm(lookups)
        self.grid = Grid(COLUMNS, squeeze=True)
        self.effect = BulkEffect()
        self.count = label(role="muted")
        self.segments: dict[str, QPushButton] = {}
        self.go = button("修改", self.run, "primary", key="Ctrl+Return")
        self._said = label(wrap=True)
        self._problem = label(role="error", wrap=True)
        self._worker = worker
        self._of: type[Record] = Enterprise
        self._ids: tuple[str, ...] = ()
        self._plan: Plan | None = None
        self._wanted: _Wanted | None = None
        self._shown = EVERY
        self._job: Job | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(button("返回列表", self.back.emit, icon="arrow-left", tip="返回列表（Esc）"))
        top.addSpacing(GRID)
        top.addWidget(label("批量修改", "title"))
        top.addWidget(self.count)
        top.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._filters())
        column.addWidget(self.grid, 1)
        self._stack.addWidget(Empty(*NOTHING_YET))
        self._stack.addWidget(beside(left, self.effect, SHARES))
        self.grid.setAccessibleName("改前改后")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(top)
        outer.addWidget(self.form)
        outer.addWidget(self._stack, 1)
        outer.addLayout(self._foot())

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        group = QButtonGroup(self)
        for name in (EVERY, *Verdict):
            made = button(name, lambda name=name: self.turn(name), "segment")  # type: ignore[misc]
            made.setCheckable(True)
            made.setChecked(name == EVERY)
            group.addButton(made)
            self.segments[name] = made
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._said)
        words.addWidget(self._problem)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addLayout(words, 1)
        row.addWidget(self.go)
        return row

    def _connect(self) -> None:
        self.form.turned.connect(self._choose)
        self.form.changed.connect(self._ask)
        self.form.edited.connect(lambda: self.go.setEnabled(False))
        self.grid.opened.connect(self._open)

    def show_chosen(self, of: type[Record], ids: Sequence[str]) -> None:
        """Begin with these enterprises, parks or providers."""
        self._of, self._ids = of, tuple(ids)
        self.count.setText(f"选了{bulk.counted(of, len(self._ids))}")
        self._forget()
        self._worker.run(
            lambda office, _progress: bulk_choosing.kinds_held(office, of, ids),
            self.form.show_kinds,
            failed=self.refuse,
        )

    def reload(self) -> None:
        """Something was written elsewhere, or taken back: work it out again."""
        self._wanted = None
        self._ask()

    def _choose(self, model: type[Record]) -> None:
        """Read the records of a kind."""
        of, ids = self._of, self._ids
        self._forget()
        self._worker.run(
            lambda office, _progress: bulk_choosing.choose(office, model, of, ids),
            lambda found: self._take(model, found),
        )

    def _take(self, model: type[Record], found: Chosen) -> None:
        if model is self.form.model:
            self.form.show_chosen(found)
            self._ask()

    def _forget(self) -> None:
        """What was planned says nothing any more."""
        if self._job:
            self._job.cancel()
        self._plan = self._wanted = None
        self.refuse(None)
        self._said.setText("")
        self.go.setText("修改")
        self.go.setEnabled(False)
        self._stack.setCurrentIndex(0)

    def _ask(self) -> None:
        """Plan what is asked for, once it can be read."""
        asked = self.form.asked()
        if asked is None or not asked.ids:
            self._forget()
            return
        wanted = _Wanted(asked.model, asked.ids, asked.key, asked.value)
        if wanted == self._wanted:
            self._allow()
            return
        self._forget()
        self._wanted = wanted
        self._job = self._worker.run(
            lambda office, progress: _planned(office, wanted, progress),
            lambda made: self._show(wanted, made),
            says="正在试算修改的影响",
            failed=self.refuse,
        )

    def _show(self, wanted: _Wanted, made: Plan | None) -> None:
        if wanted != self._wanted:
            return
        if made is None:
            self._wanted = None
            self._said.setText("试算已取消，没有修改。再选一次就重新试算。")
            return
        self._plan = made
        self.grid.spare(WHOSE, made.model is self._of)
        counts = {EVERY: len(made.rows)} | {each: made.count(each) for each in Verdict}
        for name, count in counts.items():
            self.segments[name].setText(f"{name} {count:,}")
            self.segments[name].setEnabled(bool(count))
        self.turn(EVERY)
        self.effect.show_effect(made.effect)
        self._said.setText(made.said)
        self._allow()
        self._stack.setCurrentIndex(1)

    def _allow(self) -> None:
        """What was planned can be done, if there is anything to do."""
        if self._plan:
            changed = bool(self._plan.count(Verdict.CHANGED))
            self.go.setText(self._plan.name if changed else "没有要改的")
            self.go.setEnabled(changed)

    def turn(self, name: str) -> None:
        """Show all records, or those of one verdict."""
        self._shown = name
        for known, segment in self.segments.items():
            segment.setChecked(known == name)
        rows = self._plan.rows if self._plan else ()
        self.grid.show_rows([(row.id, row) for row in rows if name in (EVERY, row.verdict)])

    def run(self) -> None:
        """Write what was shown."""
        made = self._plan
        if made is None or not self.go.isEnabled():
            return
        self.go.setEnabled(False)
        self._worker.run(
            lambda office, progress: bulk.run(office, made, progress.go_on),
            self._done,
            says="正在修改",
            failed=self._refused,
        )

    def _done(self, receipt: Receipt | None) -> None:
        if receipt is None:
            self.go.setEnabled(True)
            self._said.setText("修改已取消，什么也没有改动。")
            return
        refused = f"，{receipt.refused:,} 条不能改的没有动" if receipt.refused else ""
        self._forget()
        self.written.emit(f"已{receipt.name}{refused}。")

    def _refused(self, problem: Problem) -> None:
        """Say why, and show what it would be now."""
        self._wanted = None
        self._ask()
        self.refuse(problem)

    def refuse(self, problem: Problem | None) -> None:
        """Say what is in the way; None: nothing is."""
        self._problem.setText(f"{problem.what}{problem.fix}" if problem else "")
        self._problem.setVisible(problem is not None)

    @property
    def problem(self) -> str:
        """The refusal shown, "" without one."""
        return "" if self._problem.isHidden() else self._problem.text()

    def _open(self, record: str) -> None:
        if self._plan:
            self.opened.emit(self._plan.model.noun, record)

    def take_focus(self) -> None:
        """Put the cursor on the first thing to choose."""
        self.form.take_focus()


def _planned(office: Office, wanted: _Wanted, progress: Progress) -> Plan | None:
    return bulk.plan(office, wanted.model, wanted.ids, wanted.key, wanted.value, progress.go_on)


def _result(row: Row) -> str:
    return f"{MARKS[row.verdict]} {row.verdict}"


COLUMNS = (
    Column("登记", lambda row: row.title),
    Column("企业或园区", lambda row: row.whose),
    Column("改前", lambda row: row.before),
    Column("改后", lambda row: row.after),
    Column("结果", _result),
    Column("说明", lambda row: row.said),
)
