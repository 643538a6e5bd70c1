"""An old ledger before anything is written: its rows with a verdict each, what changes, what was noticed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.effect import Effect, effect, outcomes
from jjgreen_desktop.operations.past_awards.headings import UNITS, USUAL
from jjgreen_desktop.operations.past_awards.plans import NAME, Answers, LedgerPlan, Row, Verdict
from ui.exchange.columns_view import ColumnsView
from ui.exchange.findings_table import FindingsList, FindingsModel
from ui.exchange.ledger_detail import LedgerDetail, is_open
from ui.theme import GRID, set_role
from ui.widgets.beside import beside
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label

SHARES = (64, 36)  # % of the width: the rows, the row picked
WIDE = 1200  # px; narrower, the day and the sheet are said beside the table alone
SPARED = (0, 4)
HEADINGS_TAB = 2
OTHER_UNITS = "其他单位"
EMPTY_EFFECT = "全部选定以后，这里列出哪些项目的结果会改变。"


@dataclass(frozen=True)
class Shown:
    """A plan, and what it would do once every question is answered."""

    plan: LedgerPlan
    effect: Effect | None


def shown(office: Office, made: LedgerPlan) -> Shown:
    """The plan with its effect, when it could be written."""
    return Shown(made, effect(office, made) if made.acceptable and made.writes else None)


def answered(office: Office, before: LedgerPlan, answers: Answers) -> Shown:
    """The plan anew with other answers."""
    return shown(office, planning.plan(office, before.workbook, answers, before))


class LedgerView(QWidget):
    """`answering` carries the answers after a choice; nothing is written before `confirmed`."""

    answering = Signal(object)
    confirmed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: LedgerPlan | None = None
        self.heading = label(role="heading", wrap=True)
        self.sums = label(role="muted", wrap=True)
        self.units = QFrame()
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName("台账各行")
        self.detail = LedgerDetail()
        self.changes = Grid(CHANGES, squeeze=True)
        self.changes.setAccessibleName("结果会改变的项目")
        self.change = label(EMPTY_EFFECT, wrap=True)
        self.findings = FindingsModel(self)
        self.noticed = FindingsList(self.findings, "读表时注意到的")
        self.columns = ColumnsView()
        self.sentence = label(wrap=True)
        self.next = button("下一处要选的", self.go_on, key="F8", tip="跳到下一处要选的")
        self.leave_all = button("不能登记的都不登记", self._leave_all)
        self.confirm = button("确认导入", self.confirmed.emit, "primary", key="Ctrl+Return")
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        set_role(self.units, "bar")
        self._units = QVBoxLayout(self.units)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("台账各方面")
        self.tabs.tabBar().setAccessibleName("台账各方面")
        self.tabs.addTab(beside(self.grid, self.detail, SHARES), "逐行")
        self.tabs.addTab(self._changes(), "结果变化")
        self.tabs.addTab(self.columns, "表头")
        self.tabs.addTab(self.noticed, "提示")
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.sentence, 1)
        for step in (self.leave_all, self.next):
            foot.addWidget(step)
        foot.addWidget(button("换一个文件", self.left.emit, tip="不导入，换一个文件"))
        foot.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.heading, self.sums, self.units):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)

    def _changes(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self.change)
        column.addWidget(self.changes, 1)
        return page

    def _connect(self) -> None:
        self.grid.chosen.connect(lambda key: self.detail.show_row(self.grid.row_of(key)))
        self.grid.opened.connect(lambda _key: self.detail.take_focus())
        self.detail.chosen.connect(self._choose)
        self.detail.left.connect(self._leave)
        self.columns.assigned.connect(self._assign)

    def show_plan(self, made: Shown) -> None:
        """Show a plan; the row that was picked stays picked."""
        kept, first = self._picked(), self.plan is None or self.plan.workbook != made.plan.workbook
        self.plan = plan = made.plan
        self.heading.setText(f"{NAME}　{plan.workbook.file}")
        self.sums.setText(plan.summary())
        self._show_units(plan)
        self.grid.show_rows([(row.key, row) for row in plan.rows])
        self._show_effect(made.effect)
        self.columns.show_plan(plan)
        self.findings.show(plan.findings)
        self._name_tabs(plan, made.effect)
        self._tell(plan)
        opens = [row.key for row in plan.rows if is_open(row)]
        wanted = next(iter(opens), plan.rows[0].key if plan.rows else "") if first else kept
        self.grid.select(wanted)
        self.detail.show_row(self.grid.row_of(wanted))
        if first:
            self.tabs.setCurrentIndex(HEADINGS_TAB if _asks_headings(plan) else 0)

    def take_focus(self) -> None:
        """Put the cursor into the rows, or on the headings while there are none."""
        if self.plan and _asks_headings(self.plan):
            self.columns.take_focus()
        else:
            self.grid.setFocus()

    def go_on(self) -> None:
        """On to the next row that waits, after the one picked; round at the end."""
        plan = self.plan
        if plan is None:
            return
        if plan.asks_columns:
            self.tabs.setCurrentIndex(HEADINGS_TAB)
            self.columns.take_focus()
            return
        keys = [row.key for row in plan.rows]
        place = keys.index(self._picked()) + 1 if self._picked() in keys else 0
        turned = (*plan.rows[place:], *plan.rows[:place])
        if row := next(filter(is_open, turned), None):
            self.tabs.setCurrentIndex(0)
            self.grid.select(row.key)
            self.detail.take_focus()

    def _picked(self) -> str:
        return self.detail.row.key if self.detail.row else ""

    def _name_tabs(self, plan: LedgerPlan, made: Effect | None) -> None:
        self.tabs.setTabText(0, f"逐行 {len(plan.rows):,}")
        self.tabs.setTabText(1, f"结果变化 {len(made.lines):,}" if made else "结果变化")
        self.tabs.setTabText(3, f"提示 {len(plan.findings):,}")

    def _show_effect(self, made: Effect | None) -> None:
        self.change.setText(made.said if made else EMPTY_EFFECT)
        lines = made.lines if made else ()
        self.changes.show_rows([(f"{n}", one) for n, one in enumerate(lines)])

    def _show_units(self, plan: LedgerPlan) -> None:
        """A question for each sheet that does not say its unit; after an answer the other one stays offered."""
        while item := self._units.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        asked = [part.sheet for part in plan.asks_units]
        told = [sheet for sheet in plan.answers.units if sheet not in asked]
        strange = {part.sheet for part in plan.parts if part.strange}
        for sheet in (*asked, *told):
            self._units.addWidget(self._unit(plan, sheet, sheet in strange))
        self.units.setVisible(bool(asked or told))

    def _unit(self, plan: LedgerPlan, sheet: str, strange: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(GRID, 0, GRID, 0)
        chosen = plan.answers.units.get(sheet)
        said = f"您选了{chosen}。" if chosen else "请照凭证选："
        what = "写的金额单位不能确定" if strange else "没有写明金额的单位"
        words = label(f"工作表“{sheet}”{what}。{said}", "" if chosen else "warning")
        row.addWidget(words)
        for unit in USUAL:
            if unit != chosen:
                made = button(unit, partial(self._set_unit, sheet, unit))
                made.setAccessibleName(f"工作表“{sheet}”的金额是{unit}")
                row.addWidget(made)
        row.addWidget(self._other_units(sheet, chosen))
        row.addStretch(1)
        return line

    def _other_units(self, sheet: str, chosen: str | None) -> QComboBox:
        """The rest of what amounts may be counted in."""
        box = QComboBox()
        box.setAccessibleName(f"工作表“{sheet}”金额的其他单位")
        box.setPlaceholderText(OTHER_UNITS)
        box.addItems([unit for unit in UNITS if unit not in (*USUAL, chosen)])
        box.setCurrentIndex(-1)
        box.textActivated.connect(partial(self._set_unit, sheet))
        return box

    def _tell(self, plan: LedgerPlan) -> None:
        hindered = len(plan.hindered)
        self.leave_all.setVisible(bool(hindered))
        self.next.setVisible(bool(plan.asks_columns) or any(map(is_open, plan.rows)))
        self.confirm.setEnabled(plan.acceptable and plan.writes)
        self.sentence.setText(_sentence(plan))
        set_role(self.sentence, "" if plan.acceptable else "warning")

    def _choose(self, row: str, question: str, option: str) -> None:
        if self.plan is None:
            return
        answers = self.plan.answers
        asked = [one.key for one in self.detail.row.questions] if self.detail.row else []
        earlier = asked[: asked.index(question)] if question in asked else []
        kept = {key: value for key, value in answers.of(row).items() if key in earlier}
        rows: Mapping[str, Mapping[str, str]] = {**answers.rows, row: {**kept, question: option}}
        self.answering.emit(replace(answers, rows=rows))

    def _leave(self, row: str, out: bool) -> None:
        if self.plan is None:
            return
        answers = self.plan.answers
        left = answers.left | {row} if out else answers.left - {row}
        self.answering.emit(replace(answers, left=left))

    def _leave_all(self) -> None:
        if self.plan is not None:
            refused = {row.key for row in self.plan.hindered}
            answers = self.plan.answers
            self.answering.emit(replace(answers, left=answers.left | refused))

    def _assign(self, heading: str, key: str) -> None:
        if self.plan is not None:
            answers = self.plan.answers
            self.answering.emit(replace(answers, columns={**answers.columns, heading: key}))

    def _set_unit(self, sheet: str, unit: str) -> None:
        if self.plan is not None:
            answers = self.plan.answers
            self.answering.emit(replace(answers, units={**answers.units, sheet: unit}))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        for column in SPARED:
            self.grid.spare(column, event.size().width() < WIDE)


def _asks_headings(plan: LedgerPlan) -> bool:
    return plan.unrecognised or bool(plan.asks_columns)


def _sentence(plan: LedgerPlan) -> str:
    waiting, refused = plan.count(Verdict.OPEN), len(plan.hindered)
    if plan.unrecognised:
        return f"没有认出企业和金额两列。{plan.not_read}"
    if plan.asks_columns:
        return (
            f"请先在“表头”里指明{planning.headed(plan)}下面是不是兑现的金额。指明之前什么都不写入。"
        )
    if waiting:
        return f"还有 {waiting:,} 行要选定（F8 跳到下一处）。全部选定之前什么都不写入。"
    if refused:
        return f"有 {refused:,} 行不能登记。请改正台账后重新选择文件，或选不登记这几行。"
    if not plan.writes:
        return "台账各行都已经登记过，没有需要写入的。"
    return "还没有写入。请看过“结果变化”再确认导入；导入后可以一次撤销。"


def _place(row: Row) -> str:
    sheet, _, number = row.key.rpartition("!")
    return f"{sheet} 第{number}行" if number.isdecimal() else f"{sheet} {number}"


def _amount(row: Row) -> str:
    return money.wan(row.signed_fen) if row.line.fen is not None else "—"


COLUMNS = (
    Column("行", _place, key=lambda row: row.key),
    Column("企业", lambda row: row.line.name),
    Column("事项", lambda row: row.line.matter),
    Column("金额（万元）", _amount, number=True, key=lambda row: row.signed_fen),
    Column("兑现", lambda row: row.line.when.said),
    Column("结论", lambda row: f"{row.verdict.mark} {row.verdict.label}"),
)
CHANGES = (
    Column("企业、园区", lambda one: one.firm),
    Column("条款", lambda one: CLAUSES.get(one.line.clause, one.line.clause)),
    Column("项目", lambda one: one.line.record_title),
    Column("结果", outcomes),
    Column(
        "可得增减（万元）",
        lambda one: money.wan(one.difference_fen),
        number=True,
        key=lambda one: one.difference_fen,
    ),
    Column("原因", lambda one: one.reason),
)
