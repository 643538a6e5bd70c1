"""Keeps 核实说明 that are being typed, so that a crash costs seconds of typing at most."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from jjgreen_desktop.operations.drafts import ReasonPlace, keep_reason
from ui.draft_writer import DraftWriter
from ui.worker import Worker

PAUSE = 3000  # ms; not after every key, for each write goes to the disk


class HalfReasons(QObject):
    """What is typed by its place; it goes to the store when the typing pauses."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._texts: dict[ReasonPlace, str] = {}
        self._writer = DraftWriter(worker, self.flush, PAUSE, self)

    def text(self, place: ReasonPlace) -> str:
        """What is typed there and not saved; "" when nothing is."""
        return self._texts.get(place, "")

    def note(self, place: ReasonPlace, text: str) -> None:
        """Something is typed there; without a text nothing is."""
        self._texts[place] = text
        self._writer.owe(place, text, lambda office: keep_reason(office, place, text))
        self._writer.soon()

    def take(self, kept: Mapping[ReasonPlace, str]) -> None:
        """What the store holds; what is being typed now stays."""
        typed = {
            place: text
            for place, text in self._texts.items()
            if self._writer.owed(place) is not None
        }
        self._texts = dict(kept) | typed

    def settle(self, place: ReasonPlace) -> None:
        """It was saved, or given up; whoever saved it has the draft forgotten."""
        self._texts.pop(place, None)
        self._writer.settle(place)

    def flush(self) -> None:
        """Write what is due now; the window may be closed next."""
        self._writer.write()
