"""The records of a roll: their ids, the index over them, the rows last looked at."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.ids import Ids
from ui.worker import Job, Worker

if TYPE_CHECKING:  # the register's models are imported after the window is there
    from jjgreen_desktop.domain.record import Record
    from jjgreen_desktop.operations.reference import Reference
    from jjgreen_desktop.operations.searching import Index
    from jjgreen_desktop.operations.whole_reading import IdReading, IndexReading

KEPT = 1500  # rows kept in memory
PAGE = 100  # rows: more than any screen shows at once


class _Rows:
    """The rows last looked at; those written to are shown as they were until they are read again."""

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


class RollRecords:
    """Knows each record by its place; a place is given once and stays, also of one that is no more."""

    def __init__(self, worker: Worker) -> None:
        self.ids = Ids()
        self.gone: set[int] = set()  # places
        self.index: Index | None = None
        self.rows = _Rows(worker)
        self._reference: Reference | None = None

    def take_ids(self, found: "IdReading") -> None:
        """These are all the ids; what was written meanwhile is taken in."""
        self.ids, self.index, self.gone = found.ids, None, set()
        self.rows.age()
        for record, now in found.news.records:
            self.take(record, now)

    def take_index(self, found: "IndexReading") -> None:
        """The index over all of them, whose ids they have from now on; what was written meanwhile is taken in."""
        gone = [self.ids[place] for place in self.gone]
        self.index, self._reference, self.ids = found.index, found.reference, found.index.ids
        self.gone = {place for place in map(self.ids.place, gone) if place >= 0}
        for record, now in found.news.records:
            self.take(record, now)

    def take(self, record: str, now: "Record | None") -> None:
        """A record as it is now; None: it is no more."""
        place = self.ids.place(record)
        if place < 0 and now is None:
            return  # it came and went
        if self.index and self._reference:
            self.index.put(self._reference, record, now)
        elif place < 0:
            self.ids.append(record)
        self.rows.put(record, now)
        if now is None:
            self.gone.add(place)
        else:
            self.gone.discard(place)

    def find(self, text: str, limit: int) -> list[str]:
        """Ids of the records that match, in order of entry; while the index is built, of those at hand."""
        return self.index.find(text, limit) if self.index else self.rows.find(text, limit)

    def matches(self, text: str) -> Iterator[list[str]]:
        """Ids of the records that match, in order of entry, some at a time: in between the window can paint."""
        if not self.index:
            yield self.find(text, PAGE)
            return
        ids, start = self.index.ids, 0
        for part in self.index.found(text):
            places = range(start, start + len(part))
            yield [ids[place] for place in compress(places, part)]
            start += len(part)
