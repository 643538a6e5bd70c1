"""All ids of a kind of records, and the index over them, read in short turns of the worker."""

from abc import ABC, abstractmethod
from time import monotonic
from typing import NamedTuple

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import written
from jjgreen_desktop.operations.ids import Ids
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.searching import Index

AT_A_TIME = 8192  # ids: some 10 ms


class News(NamedTuple):
    """The records of a kind written since, as they are now (None: no more); `seq` is the last write."""

    seq: int
    records: list[tuple[str, Record | None]]


def news(office: Office, model: type[Record], seq: int) -> News | None:
    """What was written after the write `seq`; None when it is so much that all is to be read again."""
    found = written.since(office, seq)
    if found is None:
        return None
    ids = sorted({one.record for one in found.changes if one.noun == model.noun})
    now = {one.id: one for one in office.store.picked(model, ids)} if ids else {}
    return News(found.seq, [(one, now.get(one)) for one in ids])


class _Whole(ABC):
    """A reading of everything; `news` is in the end what was written since it began."""

    def __init__(self, office: Office, model: type[Record]) -> None:
        self.office, self.model = office, model
        self._begin()

    def _begin(self) -> None:
        self._seq = written.last(self.office)
        self.news = News(self._seq, [])
        self.begin()

    @abstractmethod
    def begin(self) -> None:
        """Nothing is read yet."""

    @abstractmethod
    def step(self) -> bool:
        """Read a little more; whether there was any."""

    def go_on(self, seconds: float) -> bool:
        """Go on for about so long; whether all is read."""
        until = monotonic() + seconds
        while self.step():
            if monotonic() >= until:
                return False
        found = news(self.office, self.model, self._seq)
        if found is None:
            self._begin()
            return False
        self.news = found
        return True


class IdReading(_Whole):
    """Reads the ids in order of entry."""

    def begin(self) -> None:
        """Nothing is read yet."""
        self.ids = Ids()

    def step(self) -> bool:
        """Read some more ids."""
        after = self.ids[-1] if self.ids else ""
        rows = self.office.store.rows(self.model, "id", after=after, most=AT_A_TIME)
        some = [record for (record,) in rows]
        self.ids.extend(some)
        return bool(some)


class IndexReading(_Whole):
    """Builds the index."""

    def begin(self) -> None:
        """Nothing is read yet."""
        self.reference, self.index = self.office.reference, Index()

    def step(self) -> bool:
        """Take in a block."""
        return not self.index.read_on(self.office, self.model, 1)
