"""The check behind 问题清单, handed to the worker in turns: other work is done between them, and it goes on where it stopped."""

from PySide6.QtCore import QObject, Signal

from jjgreen_desktop.operations.findings_wanted import Wanted
from ui.enterprises.findings_reading import Gathered, Going, begin, gathered, go_on
from ui.worker import Job, Worker


class FindingsCheck(QObject):
    """One check at a time; one left on its way is gone on with while it still holds."""

    found = Signal(object)  # Gathered: all of it, or what there is when it was halted
    told = Signal(int, int)  # how many records of how many are looked at
    began = Signal()  # a check from the beginning: what was known of an earlier one holds no more
    cancelled = Signal()  # the clerk stopped it at the foot of the window

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._going: Going | None = None  # a check under way, or left on the way
        self._turns = 0  # what comes from an earlier check is not taken
        self._job: Job | None = None

    def start(self, wanted: Wanted, before: tuple[Gathered, ...]) -> None:
        """Check for these filters; what of `before` still holds is taken as it is."""
        self.leave_off()
        turns, paused = self._turns, self._going
        self._job = self._worker.run(
            lambda office, _progress: begin(office, wanted, before, paused),
            lambda found: self._begun(turns, found),
        )

    def leave_off(self) -> None:
        """No more turns for now."""
        self._turns += 1
        if self._job:
            self._job.cancel()

    def halt(self) -> None:
        """Leave off, and hand over what was found so far."""
        self.leave_off()
        turns, going = self._turns, self._going
        if going:
            self._worker.run(
                lambda office, _progress: gathered(office, going),
                lambda found: self.found.emit(found) if turns == self._turns else None,
            )

    def _begun(self, turns: int, found: Gathered | Going) -> None:
        if turns != self._turns:
            return
        if isinstance(found, Gathered):
            self.found.emit(found)
            return
        if found is not self._going:
            self._going = found
            self.began.emit()
        self._go_on(found)

    def _go_on(self, going: Going) -> None:
        turns = self._turns
        self._job = self._worker.run(
            lambda office, _progress: go_on(office, going),
            lambda found: self._turned(turns, going, found),
        )

    def _turned(self, turns: int, going: Going, found: Gathered | tuple[int, int]) -> None:
        if turns != self._turns:
            return
        if isinstance(found, Gathered):
            self._going = None
            self.found.emit(found)
        elif self._job and self._job.cancelled:
            self.cancelled.emit()
        else:
            self.told.emit(*found)
            self._go_on(going)
