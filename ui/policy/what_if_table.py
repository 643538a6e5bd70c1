"""The lines that come out otherwise: before, after, the difference, and why."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.what_if_answer import Change
from jjgreen_desktop.policy.assessment import Outcome
from ui.widgets.columns_model import Column, ColumnsModel


def signed(fen: int) -> str:
    """A difference in 万元 with its sign."""
    return f"+{money.wan(fen)}" if fen > 0 else money.wan(fen)


def direction(fen: int) -> str:
    """Mark and word: gains and losses are not told by colour."""
    if not fen:
        return "· 不变"
    return "▲ 增加" if fen > 0 else "▼ 减少"


def _outcome(outcome: Outcome | None) -> str:
    return f"{outcome.mark} {outcome.label}" if outcome else UNKNOWN


def _amounts(change: Change) -> str:
    return f"{money.wan(change.before_fen)} → {money.wan(change.after_fen)}"


def about(change: Change) -> str:
    """Whose line it is, where its columns have no room."""
    return f"{change.holder.name}　{CLAUSES[change.clause]}　{change.holder.matter}"


def _moved(change: Change) -> str:
    return f"{_outcome(change.before)} → {_outcome(change.after)}"


NAME, CLAUSE, MATTER, MOVED, AMOUNTS = (
    "企业、园区",
    "条款",
    "项目",
    "结果",
    "现行 → 试算（万元）",
)
COUNTY = Column(labels.COUNTY, 104, lambda c: c.holder.county or UNKNOWN)
COLUMNS = (
    Column("增减", 76, lambda c: direction(c.difference_fen)),
    Column(NAME, 164, lambda c: c.holder.name),
    Column(CLAUSE, 152, lambda c: CLAUSES[c.clause]),
    Column(MATTER, 148, lambda c: c.holder.matter),
    Column("差额（万元）", 100, lambda c: signed(c.difference_fen), number=True),
    Column(AMOUNTS, 148, _amounts, number=True),
    Column(MOVED, 168, _moved),
    Column("原因", 100, lambda c: c.reason),
)


class ChangesModel(ColumnsModel):
    """Gainers by money, then what only changes its outcome, then losers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.rows: list[Change] = []

    def show(self, changes: Sequence[Change], counties: bool) -> None:
        """Replace what is shown; `counties` adds the county's column (市本级)."""
        self.refill((*COLUMNS[:2], COUNTY, *COLUMNS[2:]) if counties else COLUMNS, changes)

    def tip(self, row: Change, column: Column) -> str:
        """Beside the name stands what has no column where there is little room."""
        return about(row) if column.header == NAME else column.text(row)
