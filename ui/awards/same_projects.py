"""疑似同一项目: every pair in question, the one picked beside it, answered with a reason."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.same_compared import Compared, compared
from jjgreen_desktop.operations.same_project import SameQuestion, answer, questions
from ui.awards.same_project_detail import SameProjectDetail
from ui.theme import GRID
from ui.widgets.beside import beside
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label
from ui.worker import Cancelled, Job, Progress, Worker

SHARES = (44, 56)  # % of the width: the table, the pair picked
WIDE = 1500  # px; narrower, what two records have in common is said beside the table alone
NARROW = 1000  # px; narrower, the second record too
SECOND, SIGN = 2, 3  # their columns
NOTHING_YET = (
    "没有疑似同一项目",
    "合同号、发票号码、备案文号、设备编号或贷款合同号相同，"
    "或项目名称只差括号和期次的两条记录，列在这里等待核对。",
)


def gather(office: Office, progress: Progress) -> list[SameQuestion]:
    """Every pair of the register, the open ones first. Raises Cancelled."""
    found = questions(office, progress.go_on)
    if progress.cancelled:
        raise Cancelled
    return found


class SameProjectsView(QWidget):
    """A table and the pair picked; `answered` carries the sentence for the message bar."""

    answered = Signal(str)
    opened = Signal(str, str)  # noun and id of a record to be opened

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName(SameProject.label)
        self.detail = SameProjectDetail(worker)
        self.empty = Empty(*NOTHING_YET)
        self.count = label(role="muted")
        self._worker = worker
        self._job: Job | None = None
        self._wanted = ""
        self._about = ""  # the record whose pair is to be shown
        self._lay_out()
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(lambda _key: self.detail.take_focus())
        self.detail.opened.connect(self.opened)
        self.detail.given.connect(self._answer)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.count)
        top.addStretch(1)
        top.addWidget(button("重新查找", self.reload, icon="refresh", tip="重新查找（F5）"))
        split = beside(self.grid, self.detail, SHARES)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def reload(self) -> None:
        """Look through the register again."""
        if self._job:
            self._job.cancel()
        self._job = self._worker.run(gather, self._take, says="正在查找疑似同一项目")

    def seek(self, record: str) -> None:
        """Show the first pair with this record, the next time the register is looked through."""
        self._about = record

    def take_focus(self) -> None:
        """Put the cursor into the table."""
        self.grid.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        self.grid.spare(SIGN, event.size().width() < WIDE)
        self.grid.spare(SECOND, event.size().width() < NARROW)

    def _take(self, found: list[SameQuestion]) -> None:
        waiting = sum(one.answer is None for one in found)
        self.count.setText(f"{len(found):,} 对，待答复 {waiting:,} 对")
        self._stack.setCurrentIndex(0 if found else 1)
        self.grid.show_rows([(one.key, one) for one in found])
        keys = [one.key for one in found]
        about, self._about = self._about, ""
        self._wanted = next(
            (one.key for one in found if about in (one.first.id, one.second.id)), self._wanted
        )
        if found:
            self.grid.selectRow(keys.index(self._wanted) if self._wanted in keys else 0)
            self._choose(self.grid.rows.rows[max(self.grid.currentIndex().row(), 0)][0])

    def _choose(self, key: str) -> None:
        question: SameQuestion | None = self.grid.row_of(key)
        if question is None:
            return
        self._wanted = key

        def task(office: Office, _progress: Progress) -> Compared:
            return compared(office, question)

        self._worker.run(task, self._show)

    def _show(self, found: Compared) -> None:
        if found.question.key == self._wanted:
            self.detail.show_pair(found)

    def _answer(self, given: str, reason: str) -> None:
        question: SameQuestion | None = self.grid.row_of(self._wanted)
        if question is None:
            return

        def task(office: Office, _progress: Progress) -> SameProject:
            return answer(office, question, given, reason)

        self._worker.run(task, lambda _kept: self._kept(question, given), failed=self._refused)

    def _kept(self, question: SameQuestion, given: str) -> None:
        self.detail.keeper.forget()
        named = f"“{question.first.title()}”与“{question.second.title()}”"
        self.answered.emit(f"已答复：{named}{question.answers[given]}。")
        self.reload()

    def _refused(self, problem: Problem) -> None:
        self.detail.refuse(problem)


def _state(question: SameQuestion) -> str:
    return question.answered if question.answer else "◇ 待答复"


COLUMNS = (
    Column("企业", lambda one: one.firm.title()),
    Column("甲", lambda one: f"{one.first.label} {one.first.title()}"),
    Column("乙", lambda one: f"{one.second.label} {one.second.title()}"),
    Column(labels.SIGN, lambda one: one.sign),
    Column("答复", _state),
)
