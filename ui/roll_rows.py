"""The rows of a roll last looked at; those that were written to are shown as they were until they are read again."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from jjgreen_desktop.domain.problem import Problem
from ui.worker import Job, Worker

if TYPE_CHECKING:  # the register's models are imported after the window is there
    from jjgreen_desktop.domain.record import Record

KEPT = 1500  # rows kept in memory


class RollRows:
    """Rows by their id."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._job: Job | None = None
        self.now: dict[str, Record] = {}
        self._aged: dict[str, Record] = {}  # as they were
        self._absent: set[str] = set()  # wanted, and are no more

    def age(self) -> None:
        """All may have been written to."""
        self._aged, self.now, self._absent = self.now, {}, set()

    def row(self, record: str) -> "Record | None":
        """A row as it is, or was when last read; None when it is not at hand."""
        return self.now.get(record) or self._aged.get(record)

    def put(self, record: str, now: "Record | None") -> None:
        """A row as it is now; None: it is no more."""
        self.now.pop(record, None)
        self._aged.pop(record, None)
        self._absent.discard(record)
        if now is not None:
            self.now[record] = now

    def fetch(self, model: "type[Record]", ids: Iterable[str], done: Callable[[], object]) -> None:
        """Have those of these read that are not at hand, unless others are being read."""
        wanted = [one for one in ids if one not in self.now and one not in self._absent]
        if not wanted or (self._job and not self._job.cancelled):
            return

        def take(rows: "list[Record]") -> None:
            self._job = None
            self._take(wanted, rows)
            done()

        self._job = self._worker.run(
            lambda office, _progress: office.store.picked(model, wanted), take, failed=self._failed
        )

    def _failed(self, problem: Problem) -> None:
        self._job = None
        self._worker.failed.emit(problem)

    def _take(self, wanted: Sequence[str], rows: "Iterable[Record]") -> None:
        for one in rows:
            self._aged.pop(one.id, None)
            self.now[one.id] = one
        self._absent.update(one for one in wanted if one not in self.now)
        while len(self.now) > KEPT:
            del self.now[next(iter(self.now))]

    def find(self, text: str, limit: int) -> list[str]:
        """Ids of rows at hand whose title holds a text."""
        word = text.strip().casefold()
        seen = (one for one in self.now.values() if word in one.title().casefold())
        return [one.id for _, one in zip(range(limit), seen, strict=False)]
