"""The ranked plan as a table; a ruled row shows where the money ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.budget import MARKS
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.policy.plan_ledger import Entry
from ui.widgets.columns_model import WORDS, Column, ColumnsModel, Index
from ui.widgets.list_view import ListView

RULE = 2  # px
CARRIED = "以下余额不足；够的项目顺延列入。"
ENDED = "自此截止，余额不顺延。"


@dataclass(frozen=True)
class Cut:
    """The row where the money ends, in words."""

    text: str


def _amount(entry: Entry) -> str:
    return money.wan(entry.fen)


def _state(entry: Entry) -> str:
    mark = f"（{MARKS[entry.mark]}）" if entry.mark == "must" else ""
    return f"{' '.join(entry.state)}{mark}"


COUNTY = Column(labels.COUNTY, 104, lambda e: e.holder.county or UNKNOWN)
CLAUSE, MATTER, REASON = "条款", "项目", "理由"
WANTED, BALANCE = "上限或建议（万元）", "余额（万元）"
COLUMNS = (
    Column("序位", 56, lambda e: str(e.place) if e.place else UNKNOWN, number=True),
    Column("企业、园区", 184, lambda e: e.holder.name),
    Column(CLAUSE, 144, lambda e: e.clause_label),
    Column(MATTER, 148, lambda e: e.holder.matter),
    Column(WANTED, 144, lambda e: money.wan(e.wanted_fen), number=True),
    Column("计划金额（万元）", 132, _amount, number=True),
    Column(BALANCE, 108, lambda e: money.wan(e.balance_fen), number=True),
    Column("结果", 120, _state),
    Column(REASON, 200, lambda e: e.reason),
)


class PlanModel(ColumnsModel):
    """The entries, with the cut between them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.rows: list[Entry | Cut] = []

    def show(self, entries: Sequence[Entry], carry_down: bool, counties: bool) -> None:
        """Replace what is shown; `counties` adds the county's column (市本级)."""
        rows: list[Entry | Cut] = []
        for entry in entries:
            if entry.cut:
                rows.append(Cut(f"资金线　{CARRIED if carry_down else ENDED}"))
            rows.append(entry)
        self.refill((*COLUMNS[:2], COUNTY, *COLUMNS[2:]) if counties else COLUMNS, rows)

    @property
    def cut(self) -> int:
        """The row of the cut, -1 when everything fits."""
        return next((n for n, row in enumerate(self.rows) if isinstance(row, Cut)), -1)

    def place(self, key: tuple[str, str] | None) -> int:
        """The row of one line, -1 when it is not shown."""
        return next(
            (
                n
                for n, row in enumerate(self.rows)
                if isinstance(row, Entry) and (row.clause, row.of) == key
            ),
            -1,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cut's words stand in its first cell."""
        row = self.rows[index.row()] if index.isValid() else None
        if isinstance(row, Cut):
            return row.text if role in WORDS and not index.column() else None
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The cut is read, not chosen."""
        if index.isValid() and isinstance(self.rows[index.row()], Cut):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class _CutDelegate(QStyledItemDelegate):
    """Rules a line above and below the cut's words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words, then the rules in the accent colour."""
        super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, PlanModel) and isinstance(model.rows[index.row()], Cut):
            room, palette = option.rect, option.palette
            colour = palette.color(QPalette.ColorRole.Accent)
            painter.fillRect(room.left(), room.top(), room.width(), RULE, colour)
            painter.fillRect(room.left(), room.bottom() - RULE + 1, room.width(), RULE, colour)


class PlanTable(ListView):
    """The table of the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.plan = PlanModel()
        super().__init__(self.plan, "择优兑现计划", parent)
        self.plan.setParent(self)
        self.setItemDelegate(_CutDelegate(self))

    def show_entries(self, entries: Sequence[Entry], carry_down: bool, counties: bool) -> None:
        """Show the plan; the cut spans all columns."""
        self.plan.show(entries, carry_down, counties)
        self.set_widths([column.width for column in self.plan.columns])
        self.clearSpans()
        if (cut := self.plan.cut) >= 0:
            self.setSpan(cut, 0, 1, len(self.plan.columns))

    def spare(self, headers: Sequence[str]) -> None:
        """Hide the columns with these headings, show the others."""
        for place, column in enumerate(self.plan.columns):
            self.setColumnHidden(place, column.header in headers)
