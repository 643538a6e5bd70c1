"""Python's search for garbage, kept in the window's thread while another thread works (ADR 28).

Left to itself it runs in whichever thread makes one object too many. In the worker it would end widgets and timers
that nothing refers to any more, which Qt allows in their own thread only: a timer left behind that way goes off in
freed memory, and the program is gone.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # ms between looks; each asks only whether enough was made meanwhile


class Garbage(QObject):
    """Looks for garbage now and then, in the thread it was made in; `let_go` hands the search back to Python."""

    _keepers = 0  # two windows of one process: the search goes back with the last of them

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(collect)
        self._timer.start()
        Garbage._keepers += 1
        gc.disable()

    def let_go(self) -> None:
        """The other thread has ended."""
        self._timer.stop()
        Garbage._keepers -= 1
        if not Garbage._keepers:
            gc.enable()


def collect() -> None:
    """Search the generations that are full, the young ones first, as Python would have."""
    for generation, threshold in enumerate(gc.get_threshold()):
        if gc.get_count()[generation] <= threshold:
            return
        gc.collect(generation)
