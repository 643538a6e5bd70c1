"""Reading all records of a kind in short turns, a stretch of ids at a time; what is written between is read again."""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import Generic, TypeVar

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import written
from jjgreen_desktop.operations.ids import Ids
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Change

AT_A_TIME = 4096  # records of a stretch: some 10 ms
P = TypeVar("P")  # what is kept of a stretch


class Stretches(ABC, Generic[P]):
    """Goes on where it stopped. Once `go_on` says that all is done, the result is that of the register then."""

    def __init__(self, office: Office, model: type[Record], ids: Ids) -> None:
        self.office, self.model = office, model
        self._ids = ids  # only added to, by the window
        self._begin()

    def _begin(self) -> None:
        self._seq, self._revision = written.last(self.office), self.office.store.revision
        self.parts: list[P] = []
        self._ends: list[str] = []  # the last id of each stretch
        self._again: set[int] = set()  # stretches written to since they were read
        self._placeless: set[str] = set()  # records read before the window gave them a place
        self.size = len(self._ids)  # places the result is about
        self._whole = False  # whether the last stretch was read
        self._closing: Iterator[None] | None = None

    @abstractmethod
    def read(self, after: str, until: str) -> P:
        """What is to be kept of the records whose id comes after one, up to another."""

    @abstractmethod
    def close(self) -> Iterator[None]:
        """Make the result of `parts`, in steps of some milliseconds; may have to begin anew."""

    def touched(self, change: Change) -> Iterable[str]:
        """The records for which a change may mean another result."""
        return (change.record,) if change.noun == self.model.noun else ()

    def places(self, records: Sequence[str]) -> Sequence[int]:
        """Where records stand; -1: not yet, they are read again when they do."""
        places = self._ids.places(records)
        if -1 in places:
            both = zip(records, places, strict=True)
            self._placeless.update(record for record, place in both if place < 0)
        return places

    def go_on(self, seconds: float) -> bool:
        """Go on for about so long; whether all is done. Nothing else is written meanwhile."""
        self._take_news()
        until = monotonic() + seconds
        while self._step():
            if monotonic() >= until:
                return False
        return True

    def _step(self) -> bool:
        if self._again:
            self._read_again(self._again.pop())
        elif not self._whole:
            self._read_next()
        else:
            self._closing = self._closing or self.close()
            return next(self._closing, self) is None
        return True

    def _read_next(self) -> None:
        after = self._ends[-1] if self._ends else ""
        until = self.office.store.reach(self.model, after, AT_A_TIME)
        if until:
            self.parts.append(self.read(after, until))
            self._ends.append(until)
            self._closing = None
        self._whole = not until

    def _read_again(self, stretch: int) -> None:
        after = self._ends[stretch - 1] if stretch else ""
        now = self.read(after, self._ends[stretch])
        if now != self.parts[stretch]:  # most of what is written changes no key
            self.parts[stretch], self._closing = now, None

    def _take_news(self) -> None:
        self.size = len(self._ids)
        for record in [one for one in self._placeless if one in self._ids]:
            self._placeless.remove(record)
            self._mark(record)
        if self.office.store.revision == self._revision:
            return
        self._revision = self.office.store.revision
        news = written.since(self.office, self._seq)
        if news is None:
            self._begin()
            return
        self._seq = news.seq
        for record in {one for change in news.changes for one in self.touched(change)}:
            self._mark(record)

    def _mark(self, record: str) -> None:
        stretch = bisect_left(self._ends, record)
        if stretch < len(self._ends):
            self._again.add(stretch)
        else:
            self._whole = False
