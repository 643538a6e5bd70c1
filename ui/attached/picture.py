"""A picture to look at: fitted to the room, larger and smaller, turned by quarters."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QTransform,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import GRID, set_role
from ui.widgets.text import button

STEP = 1.25
SMALLEST, LARGEST = 0.05, 8.0
MOST = 24_000_000  # points decoded: a page at 500 dpi; a larger picture is read smaller


def decoded(content: bytes) -> QImage:
    """The picture upright, as large as is of use; a null image when it cannot be read. For any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST:
        factor = (MOST / (size.width() * size.height())) ** 0.5
        reader.setScaledSize(QSize(round(size.width() * factor), round(size.height() * factor)))
    return reader.read()


class Picture(QWidget):
    """One picture and the buttons for it; every button has a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = QPixmap()
        self._factor: float | None = None  # None: as large as the room
        self._paper = QLabel()
        self._paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setWidget(self._paper)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setAccessibleName("图片")
        set_role(self.area, "reading")
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for text, press, key, said in (
            ("左转", lambda: self.turn(-90), "Ctrl+L", "向左转（Ctrl+L）"),
            ("右转", lambda: self.turn(90), "Ctrl+R", "向右转（Ctrl+R）"),
            ("缩小", lambda: self.zoom(1 / STEP), "Ctrl+-", "缩小（Ctrl+-）"),
            ("放大", lambda: self.zoom(STEP), "Ctrl+=", "放大（Ctrl+=）"),
            ("整张", self.fit, "Ctrl+0", "看整张（Ctrl+0）"),
        ):
            row.addWidget(button(text, press, tip=said))
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)
            if text == "右转":
                row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.area, 1)

    def show_image(self, image: QImage) -> None:
        """Show a picture, all of it."""
        self._shown = QPixmap.fromImage(image)
        self.fit()

    def fit(self) -> None:
        """As large as the room, but no larger than it is."""
        self._factor = None
        self._draw()

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        self._factor = min(max(self.factor * factor, SMALLEST), LARGEST)
        self._draw()

    def turn(self, degrees: int) -> None:
        """Turn by a quarter; only on the screen, the paper stays as it is."""
        self._shown = self._shown.transformed(QTransform().rotate(degrees))
        self._draw()

    @property
    def factor(self) -> float:
        """How large it is shown: 1 is a point of the picture to a point of the screen."""
        if self._factor is not None or self._shown.isNull():
            return self._factor or 1.0
        room, size = self.area.viewport().size(), self._shown.size()
        return min(room.width() / size.width(), room.height() / size.height(), 1.0)

    @property
    def size_shown(self) -> QSize:
        """How large the picture is on the screen, in px."""
        return self._paper.size()

    def _draw(self) -> None:
        if self._shown.isNull():
            return
        size = self._shown.size() * self.factor
        smooth = Qt.TransformationMode.SmoothTransformation
        density = self.devicePixelRatioF()
        drawn = self._shown.scaled(size * density, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        drawn.setDevicePixelRatio(density)
        self._paper.setPixmap(drawn)
        self._paper.resize(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again where it is fitted."""
        super().resizeEvent(event)
        if self._factor is None:
            self._draw()
