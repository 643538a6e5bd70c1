"""What a roll finds, some at a time: the window paints between."""

from array import array
from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from ui.roll_records import PAGE

BUDGET = 0.012  # s; then the window may paint
Batches = Iterator["array[int]"]


class RollFound(QObject):
    """Hands over the first page at once, the rest as it is found: `told(places, first, whole)`."""

    def __init__(self, told: Callable[["array[int]", bool, bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._told = told
        self._batches: Batches | None = None
        self._found = array("I")
        self._first = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._step)

    def stop(self) -> None:
        """What is being found is no longer wanted."""
        self._batches = None

    def begin(self, batches: Batches) -> None:
        """Find these."""
        self._batches, self._first = batches, True
        self._found = array("I")
        self._step()

    def _step(self) -> None:
        """Go on finding until the window must paint."""
        if self._batches is None:
            return
        end, whole = perf_counter() + BUDGET, True
        for batch in self._batches:
            self._found += batch
            if perf_counter() > end or (self._first and len(self._found) >= PAGE):
                whole = False
                break
        if whole:
            self._batches = None
        else:
            self._later.start()
        if whole or len(self._found) >= PAGE:
            found, self._found = self._found, array("I")
            first, self._first = self._first, False
            self._told(found, first, whole)
