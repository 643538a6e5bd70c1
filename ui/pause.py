"""What is done once nothing has happened for a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance


def after_pause(
    owner: QObject, milliseconds: int, then: Callable[[], object] | SignalInstance
) -> QTimer:
    """A timer of `owner` that calls `then` (or emits it) once, so long after it was last started."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer
