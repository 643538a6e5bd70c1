"""Rows shown by columns that say what they read of a row; the county's column comes in for 市本级."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True)
class Column:
    """One column: heading with unit, width in px, text of a row, what it sorts by (else its text)."""

    header: str
    width: int
    text: Callable[[Any], str]
    order: Callable[[Any], Any] | None = None
    number: bool = False


class ColumnsModel(QAbstractTableModel):
    """Text, tooltip and side of every cell; the tooltip is the text unless a kind of table says more."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: list[Any] = []

    def refill(self, columns: tuple[Column, ...], rows: Iterable[Any]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self.columns = columns
        self.rows = list(rows)
        self.endResetModel()

    def tip(self, row: Any, column: Column) -> str:
        """What a cell tells when it is pointed at."""
        return column.text(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tooltip and side of a cell."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.number else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(row, column)
        return column.text(row) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return RIGHT
        return column.header if role == Qt.ItemDataRole.DisplayRole else None
