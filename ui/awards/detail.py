"""The side of the awards page: one line explained, its clause, and what can be done with it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from jjgreen_desktop.operations.changing import Since
from jjgreen_desktop.policy import pointing
from jjgreen_desktop.policy.assessment import Outcome, Step
from ui.awards.approval import ApprovalPanel
from ui.awards.explanation import Explanation
from ui.awards.lines import Row
from ui.theme import GRID, set_role
from ui.widgets.clause_text import ClauseText
from ui.widgets.text import button, label
from ui.worker import Worker

TITLES = "3"  # the clause whose lines have a certificate
CLAUSE_HEIGHT = 150  # px
LOW = 420  # px; below it the clause takes no room from the explanation until it is asked for


class Detail(QFrame):
    """Explanation above, clause text below, the approval in between when it is being typed."""

    notice = Signal(object)  # a Row
    certificate = Signal(object)  # a Row
    calculation = Signal(object)  # a Row
    closed = Signal()
    approving = Signal()  # the approval was opened or closed

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.row: Row | None = None
        self._pointed = False  # a sentence of the clause was asked for
        self.explanation = Explanation()
        self.clause = ClauseText()
        self.approval = ApprovalPanel(worker)
        self.approve = button("登记市级核定", self._approve, "primary")
        self.print_notice = button("打印告知书", lambda: self.notice.emit(self.row), icon="printer")
        self.print_certificate = button(
            "证书或证明",
            lambda: self.certificate.emit(self.row),
            icon="printer",
            tip="打印证书或情况证明",
        )
        self.print_calculation = button(
            "计算书",
            lambda: self.calculation.emit(self.row),
            icon="printer",
            tip="打印计算书：每一步的事实、参数和结果",
        )
        self._lay_out()
        self.explanation.pointed.connect(self.point)
        self.approval.left.connect(self.leave_approval)
        self.approval.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        for each in (
            self.approve,
            self.print_notice,
            self.print_certificate,
            self.print_calculation,
        ):
            top.addWidget(each)
        top.addStretch(1)
        top.addWidget(button("关上", self.closed.emit, "link", tip="只看表格（Esc）"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.explanation)
        self._clause_part = self._clause_box()
        split.addWidget(self._clause_part)
        split.setStretchFactor(0, 1)
        split.setSizes([10 * CLAUSE_HEIGHT, CLAUSE_HEIGHT])
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.approval)
        column.addWidget(split, 1)

    def _clause_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, GRID, GRID, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(label("条款原文", "heading"))
        column.addWidget(self.clause, 1)
        return box

    def show_row(self, row: Row, text: str) -> None:
        """Explain a line beside the text of its clause."""
        eligible = row.line.outcome is Outcome.ELIGIBLE
        if not (eligible and self.row and _same(self.row, row)):
            self.leave_approval()
        self.row = row
        self._pointed = False
        self._arrange()
        self.approve.setEnabled(eligible)
        self.approve.setToolTip("" if eligible else "只有“可得”的项目才能登记市级核定")
        self.print_notice.setEnabled(eligible)
        self.print_certificate.setVisible(row.line.clause == TITLES)
        self.explanation.show_row(row)
        self.clause.show_clause(text)
        self._order_tabs()

    def show_since(self, found: Since) -> None:
        """What became of the line since it was sealed."""
        self.explanation.show_since(found)
        self._order_tabs()

    def _order_tabs(self) -> None:
        for before, after in pairwise((self.explanation, *self.explanation.links(), self.clause)):
            self.setTabOrder(before, after)

    def point(self, step: Step) -> None:
        """Mark the sentences a step rests on, also while an approval is being typed."""
        self._pointed = True
        self._arrange()
        self.clause.mark(pointing.sentences(step))

    def _approve(self) -> None:
        if self.row:
            self._pointed = False
            self.approval.begin(self.row)
            self._arrange()
            self.approving.emit()

    def leave_approval(self) -> None:
        """Close the approval; nothing is written, and what was typed comes back with it."""
        self.approval.hide()
        self._arrange()
        self.approving.emit()

    def _arrange(self) -> None:
        """What is typed and explained comes before the clause, where there is not room for all."""
        room = self.height() >= LOW and self.approval.isHidden()
        self._clause_part.setVisible(room or self._pointed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the clause where there is room."""
        super().resizeEvent(event)
        self._arrange()


def _same(one: Row, other: Row) -> bool:
    """Whether both are one line, computed twice."""
    return (one.line.clause, one.line.of) == (other.line.clause, other.line.of)
