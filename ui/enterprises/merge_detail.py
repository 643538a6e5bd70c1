"""One pair side by side: which firm stays, each field and like record to choose, the effect on awards, two answers."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.merging import DifferentFirms
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.duplicates import Candidate
from jjgreen_desktop.operations.merging import Plan
from jjgreen_desktop.operations.merging_choices import Side
from jjgreen_desktop.operations.merging_words import Row
from ui.enterprises.merge_row import MergeRow
from ui.theme import BODY, GRID, set_role
from ui.widgets.links import Links
from ui.widgets.text import button, label, rule

LABEL = 112  # px; the names of the fields
AROUND = 112  # px beside the two columns of words: margins, gaps, the round marks
LEAST = 8  # characters a line
ASKED = "是不是同一家？"


class MergeDetail(QFrame):
    """Built anew for each pair and each turn of it; nothing is written before one of the answers is pressed."""

    chosen = Signal(str, str)  # the key of a field or like records, the Side
    turned = Signal()  # the other firm is to stay
    merged = Signal()
    apart = Signal(str)  # the reason
    again = Signal()  # the answer is taken away
    opened = Signal(str)  # the id of a firm

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.rows: dict[str, MergeRow] = {}
        self.stays: list[QRadioButton] = []
        field = field_of(DifferentFirms, "reason")
        self.reason = QLineEdit()
        self.reason.setAccessibleName(f"不是同一家的{field.label}")
        self.reason.setPlaceholderText(f"不是同一家的{field.label}：{field.help}")
        self.merge = button(
            "合并为一家", self.merged.emit, "primary", tip="合并，可撤销，以后也可拆分"
        )
        self.different = button(DifferentFirms.label, lambda: self.apart.emit(self.reason.text()))
        self.take_away = button("撤回答复", self.again.emit, "link")
        self.effect = label(wrap=True)
        self._sign = label(role="heading", wrap=True)
        self._moves = label(role="note", wrap=True)
        self._problem = label(role="error", wrap=True)
        self._below = QVBoxLayout()
        self._area = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.viewport().installEventFilter(self)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName("两家对照")
        set_role(self._area, "reading")
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(self.take_away)
        buttons.addWidget(self.different)
        buttons.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        column.setSpacing(GRID)
        column.addWidget(self._sign)
        column.addWidget(self._area, 1)
        for part in (self.effect, self._problem):
            column.addWidget(part)
        column.addLayout(buttons)
        self._problem.hide()

    def show_plan(self, pair: Candidate, plan: Plan, rows: Sequence[Row]) -> None:
        """Show a pair, or the same with another choice: then the options stay, with the cursor."""
        same = [each.row.key for each in self.rows.values()] == [row.key for row in rows]
        if not same or self._shown != (plan.keep.id, plan.lose.id):
            self._build(plan, rows)
            self.reason.setText((pair.answer.reason if pair.answer else None) or "")
        for row in rows:
            self.rows[row.key].show_side(row.side)
        self._shown = plan.keep.id, plan.lose.id
        answered = f"{pair.answer.answered_on} 已答复：不是同一家。" if pair.answer else ASKED
        self._sign.setText(f"{pair.said}，{answered}" if pair.said else answered)
        self.take_away.setVisible(pair.answer is not None)
        self._tell(plan)
        self._problem.hide()

    _shown = ("", "")

    def _tell(self, plan: Plan) -> None:
        self.effect.setText(plan.effect.said)
        set_role(self.effect, "warning" if plan.effect.after_fen < plan.effect.before_fen else "")
        self._moves.setText(plan.said)
        while item := self._below.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for effect in plan.effect.lines:
            self._below.addWidget(label(effect.said, wrap=True))
        for finding in plan.findings:
            self._below.addWidget(label(finding.sentence(), "note", wrap=True))
        if not plan.effect.lines:
            self._below.addWidget(label("各项奖补都不变。", "muted"))

    def _build(self, plan: Plan, rows: Sequence[Row]) -> None:
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self._head(page, grid, (plan.keep, plan.lose))
        self.rows = {row.key: MergeRow(row, page) for row in rows}
        for place, row in enumerate(self.rows.values(), 3):
            row.chosen.connect(self.chosen)
            grid.addWidget(row.heading, place, 0, Qt.AlignmentFlag.AlignTop)
            for side, cell in enumerate(row.cells, 1):
                grid.addWidget(cell, place, side)
        column.addWidget(rule())
        self._moves = label(role="note", wrap=True)
        column.addWidget(self._moves)
        column.addWidget(label("奖补影响", "heading"))
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch(1)
        self._fold()
        self._area.setWidget(page)

    def _fold(self) -> None:
        room = self._area.viewport().width() - LABEL - AROUND
        for row in self.rows.values():
            row.fold(max(room // 2 // BODY, LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Break the words where the columns end, whenever the room for them is another."""
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self._fold()
        return super().eventFilter(watched, event)

    def _head(self, page: QWidget, grid: QGridLayout, firms: tuple[Enterprise, Enterprise]) -> None:
        """Which of both stays: the first column always does; choosing the other turns the table."""
        group = QButtonGroup(page)
        self.stays = []
        for place, firm in enumerate(firms, 1):
            stay = QRadioButton("保留这一家" if place == 1 else "改为保留这一家")
            stay.setAccessibleName(f"保留“{firm.title()}”")
            stay.setChecked(place == 1)
            group.addButton(stay)
            self.stays.append(stay)
            link = Links([(firm.title(), partial(self.opened.emit, firm.id))])
            grid.addWidget(link, 0, place)
            grid.addWidget(stay, 1, place)
        self.stays[1].clicked.connect(self.turned)
        grid.addWidget(rule(), 2, 0, 1, 3)

    def take_focus(self) -> None:
        """Put the cursor on the first thing to choose, else on the firm that stays."""
        options = (row.options for row in self.rows.values() if row.row.chooses)
        first = next(iter(options), None)
        if first:
            side = next((option for option in first.values() if option.isChecked()), None)
            (side or first[min(first, key=list(Side).index)]).setFocus()
        elif self.stays:
            self.stays[0].setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say why it was not done; what is chosen stays."""
        self._problem.setText(f"{problem.what}{problem.fix}")
        self._problem.show()

    @property
    def problem(self) -> str:
        """The refusal shown, "" without one."""
        return "" if self._problem.isHidden() else self._problem.text()
