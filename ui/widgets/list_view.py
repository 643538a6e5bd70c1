"""A table of whole rows: 32 px high, hairlines, sorted by its headings, elided text in the tooltip."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import ROW

MEASURED = 200  # rows the width of figures is taken from


class ListView(QTableView):
    """One line a row; Enter or a double click opens it, the arrow keys move."""

    opened = Signal(QModelIndex)
    chosen = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self._size_rows()
        self.activated.connect(self.opened)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def _size_rows(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setStretchLastSection(True)
        heads.setResizeContentsPrecision(MEASURED)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_widths(self, widths: Sequence[int]) -> None:
        """The width of each column in px, more where a figure needs it; the last takes what is left."""
        for column, width in enumerate(widths):
            self.setColumnWidth(column, max(width, self._figures(column)))

    def _figures(self, column: int) -> int:
        """The px the figures of a column need; 0 where it holds none, or but the numbers of the rows."""
        side = Qt.ItemDataRole.TextAlignmentRole
        right = self.model().headerData(column, Qt.Orientation.Horizontal, side)
        return self.sizeHintForColumn(column) if column and right else 0

    def allow_sorting(self) -> None:
        """Let a click on a heading order the rows; until then they stand as the model gives them."""
        heads = self.horizontalHeader()
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current)
