"""Line icons (Tabler, MIT), tinted by the palette; a theme change tints them again."""

from functools import cache
from math import ceil
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from shiboken6 import isValid

import resources

SIZE = 20  # px on screen
ON_ACCENT = ("primary",)
NEVER_DISABLED = ("rail",)
# Those that show an icon. Not asked of the application: among all its widgets are such as are just being
# deleted, and to touch one of them ends the program.
_SHOWING: WeakSet[QAbstractButton | QLabel] = WeakSet()


def set_icon(widget: QAbstractButton | QLabel, name: str, size: int = SIZE) -> None:
    """Show the icon `name` (a file of resources/icons without ".svg") in the widget's colour."""
    widget.setProperty("icon_name", name)
    widget.setProperty("icon_size", size)
    _SHOWING.add(widget)
    _tint(widget)


def retint() -> None:
    """Draw every icon again in the colours of the palette shown now."""
    for widget in list(_SHOWING):
        if isValid(widget):
            _tint(widget)


def icon(name: str, colour: QColor, disabled: QColor | None, size: int = SIZE) -> QIcon:
    """The icon in its colour and, where it can be disabled, in that colour too; sharp on every screen there is."""
    drawn = QIcon()
    for density in densities():
        picture = pixmap(name, colour, size, density)
        drawn.addPixmap(picture)
        if disabled:
            drawn.addPixmap(_tinted(picture, disabled), QIcon.Mode.Disabled)
    return drawn


def densities() -> list[int]:
    """Pixels of the screens to one of the window's: 2 at 200 %. Whoever plugs in a screen has `retint` called."""
    return sorted({ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()})


def pixmap(name: str, colour: QColor, size: int, density: float) -> QPixmap:
    """The icon as a picture of `size` px at a device pixel ratio."""
    picture = QPixmap(QSize(size, size) * density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = _source(name).replace(b"currentColor", colour.name().encode())
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    picture.setDevicePixelRatio(density)
    return picture


def _tinted(picture: QPixmap, colour: QColor) -> QPixmap:
    """The same lines in another colour: five times as quick as drawing them again."""
    tinted = QPixmap(picture)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), colour)
    painter.end()
    return tinted


@cache
def _source(name: str) -> bytes:
    return resources.read("icons", f"{name}.svg").replace(
        b'stroke-width="2"', b'stroke-width="1.6"'
    )


def _tint(widget: QAbstractButton | QLabel) -> None:
    name, size = str(widget.property("icon_name")), int(widget.property("icon_size"))
    palette = QApplication.palette()
    accent = widget.property("role") in ON_ACCENT
    role = QPalette.ColorRole.HighlightedText if accent else QPalette.ColorRole.WindowText
    colour = palette.color(role)
    if isinstance(widget, QAbstractButton):
        faint = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        lasting = widget.property("role") in NEVER_DISABLED
        widget.setIcon(icon(name, colour, None if lasting else faint, size))
        widget.setIconSize(QSize(size, size))
    else:
        widget.setPixmap(pixmap(name, colour, size, widget.devicePixelRatioF()))
