"""A table under headings that span rows and columns, as the official form has them."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.policy.annex2_grid import Cell, Part
from ui.annex2.sheets import Sheet, fitted, words
from ui.theme import ROW, set_role

Index = QModelIndex | QPersistentModelIndex
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
EMPTY = Sheet((), (), (), (), ())
SMALL = 12  # px, of words and figures where the window is narrow
CLOSE = 3  # px between them and the lines
BAR = 14  # px for the lines at the sides and the bar that scrolls


class _Model(QAbstractTableModel):
    """The columns of a sheet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = EMPTY
        self.font: QFont | None = None  # None: as everywhere

    def show(self, sheet: Sheet) -> None:
        """Replace the sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many columns the sheet has."""
        return 0 if parent.isValid() else len(self.sheet.widths)


class HeadModel(_Model):
    """The headings."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many rows of headings there are."""
        return 0 if parent.isValid() else len(self.sheet.heights)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is read, not chosen."""
        return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heading that begins at a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.FontRole:
            return self.font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return CENTRE
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        at = (index.row(), index.column())
        return next((head.text for head in self.sheet.heads if (head.row, head.column) == at), None)


class BodyModel(_Model):
    """The rows."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many counties are shown."""
        return 0 if parent.isValid() else len(self.sheet.rows)

    def cell(self, index: Index) -> Cell:
        """The cell at an index."""
        return self.sheet.rows[index.row()][index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip and side of a cell."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return cell.about or words(cell)
            case Qt.ItemDataRole.FontRole:
                return self.font
            case Qt.ItemDataRole.TextAlignmentRole:
                return None if cell.part is Part.NAME else RIGHT
        return None


class _Close(QStyledItemDelegate):
    """Draws the words of a cell right up to its lines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell as the style has it, then its words."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        said, cell.text = cell.text, ""
        cell.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget
        )
        painter.save()
        painter.setFont(cell.font)
        painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
        room = cell.rect.adjusted(CLOSE, 0, -CLOSE, 0)
        painter.drawText(room, cell.displayAlignment | Qt.TextFlag.TextWordWrap, said)
        painter.restore()


class Grid(QWidget):
    """Headings above, rows below; both move sideways together."""

    chosen = Signal(object)  # a Cell

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads, self.body = HeadModel(self), BodyModel(self)
        self.head_view, self.view = _view(self.heads, "grid-head"), _view(self.body, "grid")
        self._usual, self._close = QStyledItemDelegate(self), _Close(self)
        self._small = QFont(self.font())
        self._small.setPixelSize(SMALL)
        self.view.setAccessibleName(name)
        self.head_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head_view.setWordWrap(True)
        self.head_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.head_view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.horizontalScrollBar().valueChanged.connect(
            self.head_view.horizontalScrollBar().setValue
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head_view)
        column.addWidget(self.view, 1)
        self.view.selectionModel().currentChanged.connect(self._tell)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet; the chosen cell stays."""
        at = self.view.currentIndex()
        place = (at.row(), at.column())
        for model in (self.heads, self.body):
            model.show(sheet)
        self.head_view.clearSpans()
        for head in sheet.heads:
            if head.rows > 1 or head.columns > 1:
                self.head_view.setSpan(head.row, head.column, head.rows, head.columns)
        self._fit()
        for row, height in enumerate(sheet.heights):
            self.head_view.setRowHeight(row, height)
        self.head_view.setFixedHeight(sum(sheet.heights) + 2)
        self.choose(*(place if place[0] >= 0 else self._first()))

    def _fit(self) -> None:
        """All columns at once where they can be had, in smaller words close to the lines if need be."""
        sheet = self.body.sheet
        widths = fitted(sheet, self.width() - BAR)
        tight = widths != sheet.widths
        for model in (self.heads, self.body):
            model.font = self._small if tight else None
        if tight:
            widths = tuple(map(max, widths, self._least()))
        for view in (self.head_view, self.view):
            view.setItemDelegate(self._close if tight else self._usual)
            for column, width in enumerate(widths):
                view.setColumnWidth(column, width)

    def _least(self) -> list[int]:
        """The px each column needs in small words so that no figure is cut."""
        metrics = QFontMetrics(self._small)
        said = [
            [metrics.horizontalAdvance(words(cell)) for cell in row] for row in self.body.sheet.rows
        ]
        return [max(column) + 2 * CLOSE + 1 for column in zip(*said, strict=True)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def _first(self) -> tuple[int, int]:
        """The first cell somebody can stand behind."""
        cells = self.body.sheet.rows[0] if self.body.sheet.rows else ()
        return 0, next((n for n, cell in enumerate(cells) if cell.holders is not None), 0)

    def choose(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.view.setCurrentIndex(self.body.index(row, column))

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.body.cell(current))


def _view(model: QAbstractTableModel, role: str) -> QTableView:
    view = QTableView()
    set_role(view, role)
    view.setModel(model)
    view.horizontalHeader().hide()
    view.horizontalHeader().setMinimumSectionSize(CLOSE)
    view.verticalHeader().hide()
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    rows = view.verticalHeader()
    rows.setMinimumSectionSize(ROW)
    rows.setDefaultSectionSize(ROW)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    return view
