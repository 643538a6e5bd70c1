"""What is typed ahead of something that then does not come: it is dropped, lest it go into what is asked for instead."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)


class _Deaf(QObject):
    """Lets no key and no click through."""

    missed = False  # whether there were words among it

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """All else goes its way."""
        if event.type() not in INPUT:
            return False
        self.missed |= _words(event)
        return True


def _words(event: QEvent) -> bool:
    if isinstance(event, QInputMethodEvent):
        return bool(event.commitString())
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return bool(event.text()) and event.text().isprintable()
    return False


def drop_typed_ahead() -> bool:
    """Drop the keys and clicks the window system holds; whether there were words among them."""
    application, deaf = QApplication.instance(), _Deaf()
    assert application is not None
    application.installEventFilter(deaf)
    QApplication.processEvents()  # once: only what waits already was typed ahead
    application.removeEventFilter(deaf)
    return deaf.missed
