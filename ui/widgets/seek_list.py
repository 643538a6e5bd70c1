"""What Ctrl+K finds, under its line: by group, what was typed marked, one row chosen by the arrow keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import GRID, ROW, set_role
from ui.widgets.seek_rows import Heading, Step, words_of

if TYPE_CHECKING:  # the register is imported after the first paint
    from jjgreen_desktop.operations.seeking import Hit

HEAD = 28  # px
MOST_NOTE = 55  # % of the width for what stands beside the words found
Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractListModel):
    """The rows as they are shown; headings cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Heading | Step | Hit] = []

    def show(self, rows: "Sequence[Heading | Step | Hit]") -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row; the tooltip has what may be cut off."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words_of(row)
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(row, Heading):
            return words_of(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class SeekList(QListView):
    """Lies over the window under the line it belongs to, and never takes the cursor from it."""

    picked = Signal(object)  # a Hit or a Step

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found = Rows(self)
        self.setModel(self.found)
        self.setItemDelegate(_Painter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("找到的")
        set_role(self, "popup")
        self.clicked.connect(self._click)
        self.hide()

    def show_rows(self, rows: "Sequence[Heading | Step | Hit]", *, keep: bool) -> None:
        """Show other rows; with `keep` the row chosen stays chosen while it is there, else the first."""
        chosen = self.chosen() if keep else None
        self.found.show(rows)
        places = [n for n, row in enumerate(rows) if not isinstance(row, Heading)]
        same = (n for n in places if _same(rows[n], chosen))
        self._choose(next(same, places[0] if places else -1))

    def chosen(self) -> "Step | Hit | None":
        """The row under the mark."""
        place = self.currentIndex().row()
        row = self.found.rows[place] if 0 <= place < len(self.found.rows) else None
        return None if isinstance(row, Heading) else row

    def move_by(self, step: int) -> None:
        """The mark goes so many rows down (or up), past the headings, and stays at the ends."""
        places = [n for n, row in enumerate(self.found.rows) if not isinstance(row, Heading)]
        if places:
            now = self.currentIndex().row()
            at = places.index(now) if now in places else -1
            self._choose(places[min(max(at + step, 0), len(places) - 1)])

    def _choose(self, place: int) -> None:
        self.setCurrentIndex(self.found.index(place, 0))
        if place == 1:
            self.scrollToTop()  # the heading over the first row is seen, too

    def _click(self, index: QModelIndex) -> None:
        row = self.found.rows[index.row()]
        if not isinstance(row, Heading):
            self.picked.emit(row)

    def height_of_rows(self) -> int:
        """px, with the frame."""
        return sum(height_of(row) for row in self.found.rows) + 2 * self.frameWidth() + GRID


def height_of(row: "Heading | Step | Hit") -> int:
    """px of one row."""
    return HEAD if isinstance(row, Heading) else ROW


def _same(row: "Heading | Step | Hit", other: "Step | Hit | None") -> bool:
    """The same record by the same field, though its words may be others by now."""
    keys = ("noun", "record", "part", "what")
    return other is not None and all(getattr(row, k, "") == getattr(other, k, "") for k in keys)


class _Painter(QStyledItemDelegate):
    """The words found, what was typed in them bold and in the accent; beside them whose they are, muted."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are higher than headings."""
        return QSize(0, height_of(_row(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = _row(index)
        view: Any = option.widget
        rect: QRect = option.rect
        style: QStyle = view.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        painter.save()
        room = rect.adjusted(GRID, 0, -GRID, 0)
        if isinstance(row, Heading):
            _draw(painter, room, row.text, _font(view, 12), _muted())
        else:
            _draw_row(painter, room, row, view)
        painter.restore()


def _draw_row(painter: QPainter, room: QRect, row: "Step | Hit", view: QWidget) -> None:
    muted, accent = _muted(), view.palette().color(QPalette.ColorRole.Accent)
    text = view.palette().text().color()
    note = getattr(row, "note", "")
    small, plain, bold = _font(view, 13), view.font(), _font(view, view.font().pixelSize(), True)
    marks = getattr(row, "marks", ())
    wanted = sum(
        _width(painter, piece, bold if on else plain) for piece, on in _pieces(row.text, marks)
    )
    beside = min(_width(painter, note, small) + 2, room.width() * MOST_NOTE // 100)
    left = QRect(room)
    if note:
        left.setWidth(room.width() - beside - 2 * GRID)
    at = QRect(left)
    if wanted > left.width():  # no room for marks: the whole stands in the tooltip
        _draw(painter, left, row.text, plain, text)
    else:
        for piece, on in _pieces(row.text, marks):
            at.setLeft(_draw(painter, at, piece, bold if on else plain, accent if on else text))
    at = QRect(room)
    at.setLeft(room.right() - beside + 1)
    if _width(painter, note, small) > beside:
        _draw(painter, at, note, small, muted)
        return
    for piece, on in _pieces(note, getattr(row, "note_marks", ())):
        at.setLeft(_draw(painter, at, piece, small, accent if on else muted))


def _draw(painter: QPainter, room: QRect, text: str, font: QFont, colour: Any) -> int:
    """Draw what fits; returns where it ends."""
    painter.setFont(font)
    painter.setPen(colour)
    fits = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fits)
    return room.left() + painter.fontMetrics().horizontalAdvance(fits)


def _width(painter: QPainter, text: str, font: QFont) -> int:
    painter.setFont(font)
    return painter.fontMetrics().horizontalAdvance(text)


def _muted() -> QColor:
    """The application's: a style sheet puts a paler one of its own on the list."""
    return QApplication.palette().placeholderText().color()


def _font(view: QWidget, size: int, bold: bool = False) -> QFont:
    font = QFont(view.font())
    if size > 0:
        font.setPixelSize(size)
    font.setBold(bold)
    return font


def _pieces(text: str, marks: Any) -> list[tuple[str, bool]]:
    from jjgreen_desktop.operations.marking import pieces

    return [piece for piece in pieces(text, marks) if piece[0]]


def _row(index: Index) -> "Heading | Step | Hit":
    model: Any = index.model()
    found: Heading | Step | Hit = model.rows[index.row()]
    return found
