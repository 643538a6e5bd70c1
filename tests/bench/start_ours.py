"""The program as started by staff, ended when its first list is painted; prints the monotonic time."""

import os
import sys
import time
from collections.abc import Callable

from jjgreen_desktop.__main__ import main


def watch(painted: Callable[[], object]) -> None:
    """Say when a list has painted rows. Nothing asks in between: that would hold up what is measured."""
    from PySide6.QtGui import QPaintEvent

    from ui.widgets.grid import Table

    paint = Table.paintEvent

    def paint_event(table: Table, event: QPaintEvent) -> None:
        paint(table, event)
        if table.model().rowCount():
            painted()

    Table.paintEvent = paint_event  # type: ignore[method-assign,assignment]


def leave_soon() -> None:
    """Leave when the picture is handed over."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, _leave)


def _leave() -> None:
    print(time.monotonic(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    watch(leave_soon)
    main(["--data", sys.argv[1]])
