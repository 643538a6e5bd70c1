"""A long reading handed to the worker in turns: other work, a clerk's save first of all, is done between them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from jjgreen_desktop.domain.problem import Problem
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from jjgreen_desktop.operations.office import Office

TURN = 0.05  # s; a save waits for what is left of one


class Reading(Protocol):
    """Goes on where it stopped."""

    def go_on(self, seconds: float) -> bool:
        """Go on for about so long; whether all is done."""
        ...


R = TypeVar("R", bound=Reading)


class Turns(Generic[R]):
    """Goes on until all is done, it is dropped or a turn fails; `done` gets the reading, on the window's thread.

    `says` is what the window shows meanwhile, with a way to cancel it. A Problem goes to the worker's `failed`.
    `left_off` learns that it was cancelled or failed: there is nothing to be taken.
    """

    def __init__(
        self,
        worker: Worker,
        begin: "Callable[[Office], R]",
        done: Callable[[R], None],
        says: str = "",
        left_off: Callable[[], None] = lambda: None,
    ) -> None:
        self._worker, self._begin, self._done, self._says = worker, begin, done, says
        self._left_off = left_off
        self._reading: R | None = None
        self._over = False
        if says:
            worker.begin_long(self, says)
        self._job: Job = self._hand_in()

    @property
    def going(self) -> bool:
        """Whether it goes on."""
        return not self._over

    def drop(self) -> None:
        """It is no longer wanted."""
        if not self._over:
            self._end()
            self._job.cancel()

    def cancel(self) -> None:
        """The clerk wants no more of it."""
        if not self._over:
            self.drop()
            self._left_off()

    def _hand_in(self) -> Job:
        return self._worker.run(self._turn, self._turned, failed=self._failed)

    def _turn(self, office: "Office", _progress: Progress) -> bool:
        if self._over:
            return True
        reading = self._reading = self._reading or self._begin(office)
        return reading.go_on(TURN)

    def _turned(self, whole: bool) -> None:
        if self._over:
            return
        if not whole:
            self._job = self._hand_in()
            return
        reading = self._reading
        self._end()
        assert reading is not None
        self._done(reading)

    def _failed(self, problem: Problem) -> None:
        if not self._over:
            self._end()
            self._worker.failed.emit(problem)
            self._left_off()

    def _end(self) -> None:
        self._over, self._reading = True, None
        if self._says:
            self._worker.end_long(self)
