"""Keeps 核实说明 that are being typed, so that a crash costs seconds of typing at most."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from jjgreen_desktop.operations.drafts import ReasonPlace, keep_reason
from ui.pause import after_pause
from ui.worker import Worker

PAUSE = 3000  # ms; not after every key, for each write goes to the disk


class HalfReasons(QObject):
    """What is typed by its place; it goes to the store when the typing pauses."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._texts: dict[ReasonPlace, str] = {}
        self._due: set[ReasonPlace] = set()
        self._pause = after_pause(self, PAUSE, self.flush)

    def text(self, place: ReasonPlace) -> str:
        """What is typed there and not saved; "" when nothing is."""
        return self._texts.get(place, "")

    def note(self, place: ReasonPlace, text: str) -> None:
        """Something is typed there; without a text nothing is."""
        self._texts[place] = text
        self._due.add(place)
        if not self._pause.isActive():
            self._pause.start()

    def take(self, kept: Mapping[ReasonPlace, str]) -> None:
        """What the store holds; what is being typed now stays."""
        self._texts = dict(kept) | {place: self._texts[place] for place in self._due}

    def settle(self, place: ReasonPlace) -> None:
        """It was saved, or given up; whoever saved it has the draft forgotten."""
        self._texts.pop(place, None)
        self._due.discard(place)

    def flush(self) -> None:
        """Write what is due now; the window may be closed next."""
        self._pause.stop()
        due, self._due = self._due, set()
        for place in due:
            self._write(place, self._texts[place])

    def _write(self, place: ReasonPlace, text: str) -> None:
        self._worker.run(
            lambda office, _progress: keep_reason(office, place, text), lambda _done: None
        )
