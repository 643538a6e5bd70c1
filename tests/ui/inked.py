"""The words a widget really draws, each with its place and colour: what any widget paints passes through here."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QColor,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import QWidget

_Metric = QPaintDevice.PaintDeviceMetric


class Word(NamedTuple):
    """A run of text, the place of its letters in the widget, one part of that where they are not clipped, its colour."""

    text: str
    whole: QRect
    area: QRect
    colour: QColor


def words(widget: QWidget) -> Iterator[Word]:
    """What a widget writes, without the widgets within it; neither borders nor icons are among it."""
    paper = _Paper()
    painter = QPainter(paper)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return (word for word in paper.engine.found if word.text.strip())


class _Engine(QPaintEngine):
    """Notes down text and leaves all else undrawn."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.found: list[Word] = []

    def drawTextItem(self, at: QPointF | QPoint, item: QTextItem) -> None:
        painter, colour = self.painter(), QColor(self.painter().pen().color())
        height = item.ascent() + item.descent()
        area = QRectF(at.x(), at.y() - item.ascent(), item.width(), height).toAlignedRect()
        seen = painter.clipRegion() & area if painter.hasClipping() else QRegion(area)
        turned = painter.combinedTransform().mapRect
        self.found += [Word(item.text(), turned(area), turned(part), colour) for part in seen]

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        """The painter is asked itself."""

    def drawPixmap(self, *_what: Any) -> None:
        """No words."""

    def drawTiledPixmap(self, *_what: Any) -> None:
        """No words."""

    def drawImage(self, *_what: Any, **_how: Any) -> None:
        """No words."""

    def drawPath(self, *_what: Any) -> None:
        """No words."""

    def drawPolygon(self, *_what: Any) -> None:
        """No words."""

    def drawRects(self, *_what: Any) -> None:
        """No words."""

    def drawLines(self, *_what: Any) -> None:
        """No words."""

    def drawPoints(self, *_what: Any) -> None:
        """No words."""

    def drawEllipse(self, *_what: Any) -> None:
        """No words."""


class _Paper(QPaintDevice):
    """As large as any window."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = _Engine()

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        if metric in (_Metric.PdmWidth, _Metric.PdmHeight):
            return 16_384  # px
        if metric == _Metric.PdmDevicePixelRatioScaled:
            return int(QPaintDevice.devicePixelRatioFScale())
        return 1 if metric == _Metric.PdmDevicePixelRatio else 96  # dots per inch
