"""Files let fall on a page, or copied and pasted: from the file manager, or a picture from the clipboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QImage, QImageWriter
from PySide6.QtWidgets import QWidget


def files_in(data: QMimeData | None) -> list[Path]:
    """The files on this computer that were dragged or copied."""
    if data is None:  # an empty clipboard, on some platforms
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def picture_in(data: QMimeData | None) -> bytes:
    """The picture that was copied, as PNG; empty when there is none."""
    image = data.imageData() if data is not None and data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def picture_name(day: date, taken: Callable[[str], bool]) -> str:
    """A name for a pasted picture that none of its record has yet."""
    number = 1
    while taken(name := f"粘贴的图片 {day} {number}.png"):
        number += 1
    return name


class Dropping(QObject):
    """Lets files fall on a widget, anywhere on it that takes none itself."""

    dropped = Signal(object)  # a list of paths

    def __init__(self, onto: QWidget) -> None:
        super().__init__(onto)
        onto.setAcceptDrops(True)
        onto.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what holds files; let everything else pass."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            assert isinstance(event, QDragMoveEvent)
            if files_in(event.mimeData()):
                event.acceptProposedAction()
                return True
        if event.type() == QEvent.Type.Drop:
            assert isinstance(event, QDropEvent)
            if found := files_in(event.mimeData()):
                event.acceptProposedAction()
                self.dropped.emit(found)
                return True
        return False
