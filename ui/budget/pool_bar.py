"""The pool as one bar: each part with its own pattern, so that it reads without colour too."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

HEIGHT = 20  # px
PATTERNS = {
    "■": Qt.BrushStyle.SolidPattern,
    "▨": Qt.BrushStyle.BDiagPattern,
    "▦": Qt.BrushStyle.CrossPattern,
    "□": Qt.BrushStyle.NoBrush,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar: its mark (a key of PATTERNS), its name, its amount in 分."""

    mark: str
    name: str
    fen: int


class PoolBar(QWidget):
    """Draws the parts to scale; where they come to more than the pool a line shows where it ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[Part, ...] = ()
        self._pool = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, HEIGHT)

    def show_parts(self, pool_fen: int, parts: Sequence[Part], sentence: str) -> None:
        """Draw the parts of a pool; `sentence` says the same in words."""
        self._pool, self.parts = pool_fen, tuple(parts)
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.update()

    def widths(self) -> list[float]:
        """How wide each part is drawn, in px."""
        whole = max(self._pool, sum(part.fen for part in self.parts if part.fen > 0), 1)
        return [max(part.fen, 0) / whole * self._room() for part in self.parts]

    def _room(self) -> int:
        return self.width() - 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The parts from the left, a frame around all."""
        painter = QPainter(self)
        palette = self.palette()
        colour = palette.color(QPalette.ColorRole.Accent)
        frame = QRectF(1, 1, self._room(), self.height() - 2)
        painter.fillRect(frame, palette.color(QPalette.ColorRole.Base))
        left = frame.left()
        for part, width in zip(self.parts, self.widths(), strict=True):
            self._draw(painter, part, QRectF(left, frame.top(), width, frame.height()), colour)
            left += width
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        painter.drawRect(frame)
        self._mark_end(painter, frame, palette.color(QPalette.ColorRole.WindowText))

    def _draw(self, painter: QPainter, part: Part, room: QRectF, colour: QColor) -> None:
        painter.fillRect(room, QBrush(colour, PATTERNS[part.mark]))
        if room.width() > 0 and part.mark != "□":
            painter.setPen(colour)
            painter.drawRect(room)

    def _mark_end(self, painter: QPainter, frame: QRectF, colour: QColor) -> None:
        """Where the pool ends, when the parts go beyond it."""
        total = sum(part.fen for part in self.parts if part.fen > 0)
        if total > self._pool:
            x = frame.left() + self._pool / total * frame.width()
            painter.fillRect(QRectF(x - 1, 0, 3, self.height()), colour)
