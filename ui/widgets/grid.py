"""A short table of records: rows of any kind, columns that say how a row is shown."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import ROW

Index = QModelIndex | QPersistentModelIndex
MEASURED = 60  # rows a column's width is taken from
NARROW = 88  # px; the least a column gets
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(NamedTuple):
    """A heading, and the words a row shows under it; numbers stand at the right."""

    title: str
    show: Callable[[Any], str]
    number: bool = False
    key: Callable[[Any], Any] | None = None  # what the column is sorted by


class Rows(QAbstractTableModel):
    """What a table shows: rows that have ids."""

    def id(self, row: int) -> str:
        """The id of a row."""
        raise NotImplementedError


class GridModel(Rows):
    """Rows (id, row) under columns; only what is painted is turned into words."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = columns
        self.rows: list[tuple[str, Any]] = []

    def show_rows(self, rows: list[tuple[str, Any]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def id(self, row: int) -> str:
        """The id of a row."""
        return self.rows[row][0]

    def sort_rows(self, number: int, falling: bool) -> None:
        """Sort by a column; what is unknown stands last."""
        key = self.columns[number].key or self.columns[number].show
        known = [row for row in self.rows if key(row[1]) is not None]
        unknown = [row for row in self.rows if key(row[1]) is None]
        known.sort(key=lambda row: key(row[1]), reverse=falling)
        self.show_rows(known + unknown)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, again as its tooltip, and its side."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.show(self.rows[index.row()][1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.number else LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings, on the side of their numbers."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].number else LEFT
        return None


def squeezed(widths: Sequence[int], room: int, firm: Collection[int] = ()) -> list[int]:
    """The widths in px within `room`: the widest give way first, so that dates and money stay whole.

    The places in `firm` keep theirs, unless too little were left for the others.
    """
    soft = [place for place in range(len(widths)) if place not in firm]
    left = room - sum(widths[place] for place in firm)
    if firm and left < NARROW // 2 * len(soft):
        return squeezed(widths, room)
    found = list(widths)
    for taken, place in enumerate(sorted(soft, key=widths.__getitem__)):
        found[place] = min(widths[place], left // (len(soft) - taken))
        left -= found[place]
    return found


class Table(QTableView):
    """Shows rows; with `squeeze` all columns at once. `chosen` carries the id of the one selected, `opened` of one asked for by Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, rows: Rows, *, squeeze: bool = False) -> None:
        super().__init__()
        self._squeeze = squeeze
        self._fitted = self._measured = self._fitting = False
        if squeeze:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setFixedHeight(ROW)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionResized.connect(lambda section: self._resized(section))
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.activated.connect(lambda index: self.opened.emit(rows.id(index.row())))

    def _sort(self, number: int) -> None:
        """A heading was pressed."""
        raise NotImplementedError

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        model = self.model()
        if current.isValid() and isinstance(model, Rows):
            self.chosen.emit(model.id(current.row()))

    def fit(self) -> None:
        """Give each column the room its heading and first rows need."""
        count = self.model().columnCount()
        grows = not self._squeeze and self._measured  # filtering must not make columns jump
        # The last column is stretched: it needs no more than it says.
        least = [self.columnWidth(n) if grows and n < count - 1 else NARROW for n in range(count)]
        self._fitting, self._measured = True, True
        needed = [min(self._wanted(number), 360) for number in range(count)]
        widths = [min(max(needed[n] + 16, least[n]), 360) for n in range(count)]
        for column, width in enumerate(self._share(widths, needed) if self._squeeze else widths):
            self.setColumnWidth(column, width)
        self._fitting = False

    def _share(self, widths: list[int], needed: list[int]) -> list[int]:
        """The widths in px where all columns must be seen; the whole words are in the tooltip.

        Where there is too little room none gets more than it needs before the words of others are cut off.
        """
        room, places = self.viewport().width(), range(len(widths))
        hidden = [place for place in places if self.isColumnHidden(place)]
        roomy, tight = (
            [0 if place in hidden else each[place] for place in places] for each in (widths, needed)
        )
        firm = [place for place in places if self._of_numbers(place)]
        return squeezed(roomy if sum(roomy) <= room else tight, room, firm)

    def _of_numbers(self, column: int) -> bool:
        """Whether figures stand in a column: one that is cut off would be another."""
        side = Qt.ItemDataRole.TextAlignmentRole
        found: bool = self.model().headerData(column, Qt.Orientation.Horizontal, side) == RIGHT
        return found

    def _wanted(self, column: int) -> int:
        """The width in px of what a column says; what the last one is stretched to does not count."""
        return max(self.sizeHintForColumn(column), self.heading_width(column))

    def heading_width(self, column: int) -> int:
        """The width in px of a heading."""
        return self.horizontalHeader().sectionSizeHint(column)

    def spare(self, column: int, hidden: bool) -> None:
        """Leave out a column where there is no room for it; the others share the room."""
        if self.isColumnHidden(column) != hidden:
            self.setColumnHidden(column, hidden)
            self.fit()

    def _resized(self, section: int) -> None:
        """A column drawn by hand keeps its width; the last one only follows the window."""
        self._fitted |= not self._fitting and section < self.model().columnCount() - 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew where all columns must be seen."""
        super().resizeEvent(event)
        if self._squeeze:
            self.fit()


class Grid(Table):
    """A table of rows that are all at hand, sorted where it stands."""

    def __init__(self, columns: Sequence[Column], *, squeeze: bool = False) -> None:
        self.rows = GridModel(columns)
        super().__init__(self.rows, squeeze=squeeze)
        self._sorted: tuple[int, bool] | None = None

    def _sort(self, number: int) -> None:
        falling = self._sorted == (number, False)
        self._sorted = (number, falling)
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(number, order)
        self.rows.sort_rows(number, falling)

    def show_rows(self, rows: list[tuple[str, Any]]) -> None:
        """Show other rows, wide enough for what they say."""
        self.rows.show_rows(rows)
        if self._sorted:
            self.rows.sort_rows(*self._sorted)
        if rows and (self._squeeze or not self._fitted):
            self.fit()  # later the widths are the reader's own
            self._fitted |= len(rows) >= MEASURED

    def select(self, record: str) -> None:
        """Select a row by its id."""
        for number, (found, _row) in enumerate(self.rows.rows):
            if found == record:
                self.selectRow(number)
                self.scrollTo(self.rows.index(number, 0))
                return

    def row_of(self, record: str) -> Any:
        """The row with this id, None if it is not shown."""
        return next((row for found, row in self.rows.rows if found == record), None)
