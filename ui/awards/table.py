"""The table of lines: one row each, outcome by mark and word, money in 万元 at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.policy.assessment import Outcome
from ui.awards.lines import Row
from ui.widgets.columns_model import Column, ColumnsModel

ALTERED = "▲"  # before an approved amount whose line came out otherwise since


def _ceiling(row: Row) -> str:
    shown = (Outcome.ELIGIBLE, Outcome.SUPERSEDED, Outcome.SETTLED)
    return money.wan(row.line.ceiling_fen) if row.line.outcome in shown else UNKNOWN


def _approved(row: Row) -> str:
    if row.approved_fen is None:
        return UNKNOWN
    return (
        f"{ALTERED} {money.wan(row.approved_fen)}" if row.altered else money.wan(row.approved_fen)
    )


def _said(row: Row) -> str:
    lacking = "、".join(each.label for each in row.line.missing)
    said = f"缺：{lacking}" if lacking else row.line.reason
    return f"{ALTERED} 核定后测算有变化。{said}" if row.altered else said


RANKS = {outcome: rank for rank, outcome in enumerate(reversed(Outcome))}
CLAUSE_RANKS = {clause: rank for rank, clause in enumerate(CLAUSES)}
COUNTY = Column(labels.COUNTY, 104, lambda r: r.county or UNKNOWN, lambda r: r.county)
COLUMNS = (
    Column("企业、园区", 172, lambda r: r.name, lambda r: r.name),
    Column(
        "条款",
        152,
        lambda r: CLAUSES.get(r.line.clause, r.line.clause),
        lambda r: CLAUSE_RANKS.get(r.line.clause, len(CLAUSE_RANKS)),
    ),
    Column(
        "结果",
        104,
        lambda r: f"{r.line.outcome.mark} {r.line.outcome.label}",
        lambda r: RANKS[r.line.outcome],
    ),
    Column("政策上限（万元）", 132, _ceiling, lambda r: r.line.ceiling_fen, number=True),
    Column("市级核定（万元）", 132, _approved, lambda r: r.approved_fen or -1, number=True),
    Column(labels.BASIS, 184, lambda r: r.matter, lambda r: r.matter),
    Column("说明", 320, _said, _said),
)


class LinesModel(ColumnsModel):
    """The rows that are shown, in the order the clerk asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.rows: list[Row] = []
        self._order: tuple[int, bool] | None = None

    def show(self, rows: Sequence[Row], counties: bool) -> None:
        """Replace what is shown; `counties` adds the county's column (市本级)."""
        columns = (*COLUMNS[:1], COUNTY, *COLUMNS[1:]) if counties else COLUMNS
        self.refill(columns, self._sorted(rows))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; a negative one gives the order of entry back at the next show."""
        self._order = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.refill(self.columns, self._sorted(self.rows))

    def _sorted(self, rows: Sequence[Row]) -> list[Row]:
        if self._order is None:
            return list(rows)
        place, falling = self._order
        column = self.columns[place]
        return sorted(rows, key=column.order or column.text, reverse=falling)

    def place(self, clause: str, record: str) -> int:
        """The row of one line, -1 when it is not shown."""
        keys = ((row.line.clause, row.line.of) for row in self.rows)
        return next((i for i, key in enumerate(keys) if key == (clause, record)), -1)
