"""The list of papers: a tick, whom it concerns and under it what it is, and how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.papers.printables import Printable

Index = QModelIndex | QPersistentModelIndex
CHECKED = Qt.CheckState.Checked


class PapersModel(QAbstractTableModel):
    """Entries of one kind; the ticked ones make one PDF."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Printable] = []
        self._ticks: set[int] = set()
        self._headings = ("", "状态")

    def show(self, entries: Sequence[Printable], heading: str, state: str) -> None:
        """Replace the entries, nothing ticked."""
        self.beginResetModel()
        self.entries = list(entries)
        self._ticks = set()
        self._headings = (f"{heading} · 事项", state)
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> list[Printable]:
        """The ticked entries in the order of the list."""
        return [self.entries[place] for place in sorted(self._ticks)]

    def tick_all(self, wanted: bool) -> None:
        """Tick every entry, or none."""
        self._ticks = set(range(len(self.entries))) if wanted else set()
        last = self.index(len(self.entries) - 1, 0)
        if self.entries:
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many papers there are."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """What it is; state."""
        return 0 if parent.isValid() else len(self._headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column carries the tick."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, tooltip and tick."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return CHECKED if index.row() in self._ticks else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            entry = self.entries[index.row()]
            return (f"{entry.name}\n{entry.matter}", entry.state)[index.column()]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put a tick in or out."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if Qt.CheckState(value) is CHECKED:
            self._ticks.add(index.row())
        else:
            self._ticks.discard(index.row())
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._headings[section] if shown else None
