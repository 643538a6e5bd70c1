"""Keeps a roll in step with the register: all ids, then the index over them, then what is written since."""

from typing import TYPE_CHECKING, Protocol

from ui.turns import Turns
from ui.worker import Worker

if TYPE_CHECKING:  # the worker imports it
    from jjgreen_desktop.domain.record import Record
    from jjgreen_desktop.operations.office import Office
    from jjgreen_desktop.operations.whole_reading import IdReading, IndexReading, News


class Taking(Protocol):
    """What a roll does with what was read."""

    def take_ids(self, found: "IdReading") -> None:
        """All ids."""
        ...

    def take_index(self, found: "IndexReading") -> None:
        """The index over all."""
        ...

    def take_news(self, news: "News") -> None:
        """What was written since."""
        ...


class RollReading:
    """Has the worker read; what is under way takes in by itself what is written meanwhile."""

    def __init__(self, worker: Worker, model: "type[Record]", roll: Taking) -> None:
        self._worker, self._model, self._roll = worker, model, roll
        self._seq = -1  # the last write the roll knows of
        self._ids: Turns[IdReading] | None = None
        self._index: Turns[IndexReading] | None = None
        self._lacking = False  # the index, that could not be built

    def read_on(self) -> None:
        """Read what was written since; if that is much, or nothing was read yet, read all."""
        if self._lacking:
            self._build()
        model, seq = self._model, self._seq
        if seq < 0:
            self.read_all()
        else:
            self._worker.run(lambda office, _progress: _news(office, model, seq), self._take_news)

    def _take_news(self, news: "News | None") -> None:
        if news is None:
            self.read_all()
        else:
            self._seq = max(self._seq, news.seq)
            self._roll.take_news(news)

    def read_all(self) -> None:
        """Read all ids, unless that is being done."""
        if self._ids and self._ids.going:
            return
        if self._index:
            self._index.drop()
        model = self._model

        def begin(office: "Office") -> "IdReading":
            from jjgreen_desktop.operations.whole_reading import IdReading

            return IdReading(office, model)

        self._ids = Turns(self._worker, begin, self._take_ids)

    def _take_ids(self, found: "IdReading") -> None:
        self._seq = found.news.seq
        self._roll.take_ids(found)
        self._worker.after_paint(self._build)

    def _build(self) -> None:
        """Build the index."""
        if self._index:
            self._index.drop()
        model, self._lacking = self._model, False

        def begin(office: "Office") -> "IndexReading":
            from jjgreen_desktop.operations.whole_reading import IndexReading

            return IndexReading(office, model)

        def lack() -> None:
            self._lacking = True

        self._index = Turns(self._worker, begin, self._roll.take_index, left_off=lack)


def _news(office: "Office", model: "type[Record]", seq: int) -> "News | None":
    from jjgreen_desktop.operations.whole_reading import news

    return news(office, model, seq)
