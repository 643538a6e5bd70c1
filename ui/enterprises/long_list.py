"""A table of any length over a roll: only the rows on the screen are read; what is chosen stays over every change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, groupby, pairwise
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.operations.ids import Ids
from ui.roll import Roll
from ui.showing import shown
from ui.theme import GRID
from ui.widgets.grid import LEFT, MEASURED, RIGHT, Index, Rows, Table

MOST_SEEN = 100  # rows on any screen
AHEAD = 64  # rows read beyond those seen, either way
NUMBERS = (Kind.MONEY, Kind.QUANTITY)
CELL = 2 * GRID + 6  # px beside the words of a cell: the style sheet's and Qt's own
COMING = "…"  # a cell whose row is being read
Flag = QItemSelectionModel.SelectionFlag


class LongRows(Rows):
    """The places of a roll under the columns; a row not yet read shows the name and the code the index knows."""

    def __init__(self, roll: Roll, fields: Sequence[Field], industries: Mapping[str, str]) -> None:
        super().__init__()
        self.roll = roll
        self.fields = tuple(fields)
        self.industries = industries
        self.ids: Ids = roll.shown
        self.places: Sequence[int] = roll.places

    def show_again(self) -> None:
        """Show what the roll has now."""
        self.beginResetModel()
        self.ids, self.places = self.roll.shown, self.roll.places
        self.endResetModel()

    def grow(self) -> None:
        """Show what has come to the end."""
        first, last = len(self.places), len(self.roll.places) - 1
        if last >= first:
            self.beginInsertRows(QModelIndex(), first, last)
            self.ids, self.places = self.roll.shown, self.roll.places
            self.endInsertRows()

    def show_columns(self, fields: Sequence[Field]) -> None:
        """Show other fields."""
        self.beginResetModel()
        self.fields = tuple(fields)
        self.endResetModel()

    def id(self, row: int) -> str:
        """The id of a row."""
        return self.ids[self.places[row]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are, read or not."""
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, again as its tooltip, and its side."""
        if not index.isValid() or index.row() >= len(self.places):
            return None
        field = self.fields[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(index.row(), field)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if field.kind in NUMBERS else LEFT
        return None

    def words(self, row: int, field: Field) -> str:
        """What stands in a row under a field."""
        place = self.places[row]
        record = self.roll.row(self.ids[place])
        if record is not None:
            return shown(field, record.__dict__[field.key], self.industries)
        if field.key == self.roll.model.title_field:
            return self.roll.told(place)[0] or COMING
        return (field.key == "credit_code" and self.roll.told(place)[1]) or COMING

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings, on the side of their numbers."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.fields):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.fields[section].header()
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self.fields[section].header()}：按一下升序，再按降序，第三下回到录入顺序"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.fields[section].kind in NUMBERS else LEFT
        return None


class LongList(Table):
    """Shows a roll. `ordered` carries the field and the way asked for by a heading; ("", False) is the order of entry."""

    ordered = Signal(str, bool)

    def __init__(self, roll: Roll, fields: Sequence[Field], industries: Mapping[str, str]) -> None:
        self.rows = LongRows(roll, fields, industries)
        super().__init__(self.rows)
        self.roll = roll
        self.widths: dict[str, int] = {}  # of columns drawn by hand, by field
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # A heading looks through all its cells for whether they are selected: it must not see the selection.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.rows, self))
        self._look_soon = QTimer(self)
        self._look_soon.setSingleShot(True)
        self._look_soon.setInterval(0)
        self._look_soon.timeout.connect(self.look)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look_soon.start())
        roll.changed.connect(self.show_again)
        roll.grown.connect(self._grow)
        roll.fetched.connect(self._repaint)

    # What is shown ---------------------------------------------------------------------------

    def show_again(self) -> None:
        """Show what the roll has now; cursor, selection and the rows on the screen stay as far as they are there."""
        kept = _Kept(self) if self.rows.rowCount() else None
        with QSignalBlocker(self):  # the same row is still the chosen one
            self.rows.show_again()
            if kept:
                kept.restore()
        self._look_soon.start()
        if self.rows.rowCount() and not self._fitted:
            self.fit()

    def _grow(self) -> None:
        self.rows.grow()
        self._look_soon.start()

    def show_columns(self, fields: Sequence[Field]) -> None:
        """Show other columns; cursor and selection stay."""
        if tuple(fields) == self.rows.fields:
            return
        kept = _Kept(self)
        with QSignalBlocker(self):
            self.rows.show_columns(fields)
            kept.restore()
        self._fitted = False
        self.fit()

    def _repaint(self) -> None:
        """Rows came: show them, make the columns fit for them the first time, see whether others are wanted."""
        first, last = self.seen()
        if last >= first:
            end = self.rows.index(last, self.rows.columnCount() - 1)
            self.rows.dataChanged.emit(self.rows.index(first, 0), end)
        if not self._fitted and self.rows.rowCount():
            self.fit()
            self._fitted |= self.roll.whole
        self._look_soon.start()

    def seen(self) -> tuple[int, int]:
        """The first and the last row on the screen; (0, -1) when there is none."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(max(self.viewport().height() - 1, 0))
        most = min(self.rows.rowCount(), first + MOST_SEEN) - 1
        return first, (last if last >= 0 else most)

    def look(self) -> None:
        """Have read what is on the screen and a little beyond."""
        first, last = self.seen()
        places = self.rows.places[max(first - AHEAD, 0) : last + AHEAD]
        self.roll.fetch([self.rows.ids[place] for place in places])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows may be on the screen."""
        super().resizeEvent(event)
        self._look_soon.start()

    def fit(self) -> None:
        """Give each column the room it needs, or was given by hand."""
        super().fit()
        self._fitting = True
        for number, field in enumerate(self.rows.fields):
            if field.key in self.widths:
                self.setColumnWidth(number, self.widths[field.key])
        self._fitting = False

    def _wanted(self, column: int) -> int:
        """By the words alone: Qt would ask nine things of every cell, and the first list wait for it."""
        rows, advance = self.rows, self.fontMetrics().horizontalAdvance
        field, measured = rows.fields[column], range(min(rows.rowCount(), MEASURED))
        seen = {rows.words(row, field) for row in measured}
        return max(max(map(advance, seen), default=0) + CELL, self.heading_width(column))

    def _resized(self, section: int) -> None:
        if not self._fitting and section < self.rows.columnCount() - 1:
            self.widths[self.rows.fields[section].key] = self.columnWidth(section)
        super()._resized(section)

    # Order -----------------------------------------------------------------------------------

    def _sort(self, number: int) -> None:
        key, listing = self.rows.fields[number].key, self.roll.listing
        if listing.order != key:
            self.ordered.emit(key, False)
        elif not listing.falling:
            self.ordered.emit(key, True)
        else:
            self.ordered.emit("", False)

    def show_order(self, key: str, *, falling: bool) -> None:
        """Put the arrow on the heading it is sorted by."""
        keys = [field.key for field in self.rows.fields]
        header = self.horizontalHeader()
        header.setSortIndicatorShown(key in keys)
        if key in keys:
            order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(keys.index(key), order)

    # What is chosen --------------------------------------------------------------------------

    def current(self) -> str:
        """The id of the row under the cursor; "" when there is none."""
        row = self.currentIndex().row()
        return self.rows.id(row) if 0 <= row < self.rows.rowCount() else ""

    def count_selected(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self._ranges())

    def selected_ids(self) -> list[str]:
        """The ids of the rows selected, in the order shown."""
        return [self.rows.id(row) for one in self._ranges() for row in range(one[0], one[1] + 1)]

    def _ranges(self) -> list[tuple[int, int]]:
        """The selected stretches of rows, from the top; no row is in two."""
        chosen = self.selectionModel().selection()
        each = (chosen.at(number) for number in range(chosen.count()))
        found = sorted({(one.top(), one.bottom()) for one in each})
        return (
            [found[0], *(two for one, two in pairwise(found) if two[0] > one[1])] if found else []
        )

    def select_rows(self, rows: Iterable[int]) -> None:
        """Select these rows too (rising); the cursor stays where it is."""
        chosen = QItemSelection()
        for first, last in _stretches(rows):
            chosen.select(self.rows.index(first, 0), self.rows.index(last, 0))
        self.selectionModel().select(chosen, Flag.Select | Flag.Rows)

    def row_of(self, record: str) -> int:
        """The row of a record; -1 when it is not shown."""
        place = self.rows.ids.place(record)
        if place < 0 or not self.rows.places:
            return -1
        try:
            return self.rows.places.index(place)
        except ValueError:
            return -1

    def select(self, record: str) -> None:
        """Put the cursor on a record, if it is shown; where it is one of several selected, they stay so."""
        row = self.row_of(record)
        if row < 0:
            return
        index, chosen = self.rows.index(row, 0), self.selectionModel()
        among = chosen.isSelected(index) and self.count_selected() > 1
        chosen.setCurrentIndex(index, Flag.NoUpdate if among else Flag.ClearAndSelect | Flag.Rows)
        self.scrollTo(index)


class _Kept:
    """What a reset would lose: cursor, selection, and which row stood at the top."""

    def __init__(self, view: LongList) -> None:
        self._view = view
        rows = view.rows
        self._current = view.current()
        self._seen = view.currentIndex().isValid() and _within(
            view.currentIndex().row(), view.seen()
        )
        first = view.seen()[0]
        self._top = rows.id(first) if rows.rowCount() else ""
        self._offset = view.verticalScrollBar().value() - view.rowHeight(first) * first
        self._chosen = [] if view.count_selected() < 2 else view._ranges()
        self._places = [place for a, b in self._chosen for place in rows.places[a : b + 1]]
        self._ids = rows.ids

    def restore(self) -> None:
        """Choose the same records again and bring the same row to the top."""
        view = self._view
        view.setCurrentIndex(QModelIndex())
        if self._current and (row := view.row_of(self._current)) >= 0:
            index = view.rows.index(row, 0)
            view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        if self._places:
            view.select_rows(self._rows())
        self._scroll()

    def _rows(self) -> Iterator[int]:
        """Where the records that were selected stand now."""
        rows = self._view.rows
        places: Iterable[int] = self._places
        if rows.ids is not self._ids:
            places = (rows.ids.place(self._ids[place]) for place in self._places)
        marks = bytearray(len(rows.ids))
        for place in places:
            if place >= 0:
                marks[place] = 1
        return compress(range(len(rows.places)), map(marks.__getitem__, rows.places))

    def _scroll(self) -> None:
        """The row of the cursor stays on the screen if it was; else what stood at the top stays there."""
        view = self._view
        top = view.row_of(self._top) if self._top else -1
        view.updateGeometries()
        bar = view.verticalScrollBar()
        bar.setValue(top * view.rowHeight(0) + self._offset if top >= 0 else 0)
        if self._seen and view.currentIndex().isValid():
            view.scrollTo(view.currentIndex())


def _within(row: int, seen: tuple[int, int]) -> bool:
    return seen[0] <= row <= seen[1]


def _stretches(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rising rows as stretches, first and last."""
    for _, some in groupby(enumerate(rows), key=lambda one: one[1] - one[0]):
        stretch = [row for _, row in some]
        yield stretch[0], stretch[-1]
