"""All records of one kind as a list works with them: their ids, and what is shown of them in which order.

Half a million stay in a few packed arrays; the worker reads, filters and sorts in turns that hold up no save.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jjgreen_desktop.operations.ids import Ids
from jjgreen_desktop.operations.listing_state import Holds, Listing
from ui.roll_records import PAGE as PAGE
from ui.roll_records import RollRecords
from ui.worker import Worker

if TYPE_CHECKING:  # after the first page: what reads, sorts and finds, and the register's models
    from jjgreen_desktop.domain.record import Record
    from jjgreen_desktop.operations.whole_reading import IdReading, IndexReading, News
    from ui.roll_found import RollFound
    from ui.roll_order import RollOrder
    from ui.roll_reading import RollReading


class Roll(QObject):
    """The records of `model`. What is wanted is said by `ask`; `changed` tells when `places` are others."""

    loaded = Signal()  # the ids were read
    changed = Signal()  # other places, or another order: `places`
    grown = Signal()  # more places at the end
    fetched = Signal()  # rows that were wanted are there
    reverted = Signal()  # what was asked for is not worked out: `listing` is again what is shown

    def __init__(
        self, worker: Worker, model: "type[Record] | None", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.listing = Listing()
        self.records = RollRecords(worker)
        self.whole = False  # whether these are all the ids
        self.shown = self.ids  # the ids that `places` are places of
        self.places: Sequence[int] = range(0)
        self.complete = False  # whether `places` are all there are
        self._worker = worker
        self._reading: RollReading | None = None
        self._order: RollOrder | None = None  # when something was sorted or filtered
        self._found: RollFound | None = None
        self._sought = self.listing  # what `places` are found by

    @property
    def model(self) -> "type[Record]":
        """The kind of records."""
        assert self._model is not None
        return self._model

    @property
    def ids(self) -> Ids:
        """The ids by their places."""
        return self.records.ids

    @ids.setter
    def ids(self, ids: Ids) -> None:
        self.records.ids = ids

    @property
    def preparing(self) -> bool:
        """Whether words were asked for that cannot be sought yet."""
        return bool(self.listing.words.strip()) and self.records.index is None

    @property
    def settled(self) -> bool:
        """Whether `places` are all that was asked for last, and no longer those of before."""
        asked, sought = self.listing, self._sought
        same = (asked.words, asked.where) == (sought.words, sought.where)
        return self.complete and same and self._ready

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self.ids) - len(self.records.gone)

    # Reading ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what was written since; if that is much, read all again."""
        if self._reading is None:
            from ui.roll_reading import RollReading

            self._reading = RollReading(self._worker, self.model, self)
        self._reading.read_on()

    def take_news(self, news: "News") -> None:
        """These were written since."""
        if not news.records and not any(isinstance(one, Holds) for one in self.listing.where):
            return
        for record, now in news.records:
            self.records.take(record, now)
        self._age()
        self._settle()

    def take_ids(self, found: "IdReading") -> None:
        """These are all the ids; the index is built next."""
        self.whole = True
        self._forget_order()
        self.records.take_ids(found)
        self.loaded.emit()
        self._settle()

    def take_index(self, found: "IndexReading") -> None:
        """The index over all of them; its ids are those of the roll from now on."""
        before, size = self.ids, len(found.index.ids)
        same = len(before) == size and before.stands_as(found.index.ids)
        self.records.take_index(found)
        if not same:
            self._forget_order()
        elif self.shown is before:
            self.shown = self.ids
        if not same or len(self.ids) != size or self.listing.words.strip():
            self._settle()
        self.loaded.emit()

    def put(self, record: "Record") -> None:
        """One record was saved: it is shown at once, where it stands, whatever the filter says."""
        if not self.whole and record.id not in self.ids:
            return  # it comes with the others
        self.records.take(record.id, record)
        self._age()
        place = self.ids.place(record.id)
        if self.shown is self.ids and place not in self.places:
            self._add(place)
        self.fetched.emit()

    def _add(self, place: int) -> None:
        if isinstance(self.places, range) and place == len(self.places):
            self.places = range(place + 1)
        else:
            self.places = array("I", self.places) + array("I", [place])
        self.grown.emit()

    # What is shown ---------------------------------------------------------------------------

    def ask(self, listing: Listing) -> None:
        """Show this; what is shown now stays until it is found."""
        self.listing = listing
        self._settle()

    def _age(self) -> None:
        if self._order:
            self._order.age()

    def _forget_order(self) -> None:
        if self._order:
            self._order.forget()

    def _settle(self) -> None:
        """Have worked out what is missing of order and conditions; show what can be shown."""
        if not self.whole:
            self._show(range(len(self.ids)), whole=False)
            return
        if (self.listing.order or self.listing.where) and self._order is None:
            from ui.roll_order import RollOrder

            self._order = RollOrder(
                self._worker, self.model, lambda: self.ids, self._settle, self._revert
            )
        if self._order:
            self._order.want(self.listing)
        if self._ready:
            self._seek()

    def _revert(self, kind: str) -> None:
        """An order, or conditions, will not come: what is shown stays, and is what is asked for."""
        from ui.roll_order import ORDER

        shown = self._order.known(self._sought) if self._order else self._sought
        if kind == ORDER:
            self.listing = self.listing._replace(order=shown.order, falling=shown.falling)
        else:
            self.listing = self.listing._replace(where=shown.where)
        self._settle()
        self.reverted.emit()

    @property
    def _ready(self) -> bool:
        known = self._order is None or self._order.ready(self.listing)
        return known and not self.preparing

    def _seek(self) -> None:
        self._sought = asked = self.listing
        size = len(self.ids)
        if not asked.filtered and not asked.order and not self.records.gone:
            if self._found:
                self._found.stop()
            self._show(range(size), whole=True)
            return
        from jjgreen_desktop.operations.sieving import sieve

        order = self._order.places(asked, size) if self._order else None
        passing = self._order.passing(asked) if self._order else None
        seeker = self.records.index if asked.words.strip() else None
        self.complete = False
        self._finding.begin(sieve(size, seeker, asked.words, passing, order))

    @property
    def _finding(self) -> "RollFound":
        from ui.roll_found import RollFound

        self._found = self._found or RollFound(self._hand_over, self)
        return self._found

    def _hand_over(self, found: "array[int]", first: bool, whole: bool) -> None:
        if self.records.gone:
            found = array("I", (place for place in found if place not in self.records.gone))
        if first:
            self._show(found, whole)
        else:
            self.places = array("I", self.places) + found
            self.complete = whole
            self.grown.emit()

    def _show(self, places: Sequence[int], whole: bool) -> None:
        self.shown, self.places, self.complete = self.ids, places, whole
        self.changed.emit()

    # Rows ------------------------------------------------------------------------------------

    @property
    def rows(self) -> "dict[str, Record]":
        """The rows at hand, by id."""
        return self.records.rows.now

    @rows.setter
    def rows(self, rows: "dict[str, Record]") -> None:
        self.records.rows.now = rows

    def row(self, record: str) -> "Record | None":
        """A row as it is, or was when last read; None when it is not at hand."""
        return self.records.rows.row(record)

    def told(self, place: int) -> tuple[str, str]:
        """The name and the code at a place, before the row is read; "" as far as they are not known."""
        return self.records.index.told(place) if self.records.index else ("", "")

    def fetch(self, ids: Sequence[str]) -> None:
        """Read those of these rows that are not at hand; while some are read, others must be asked for again."""
        self.records.rows.fetch(self.model, ids, self.fetched.emit)

    def find(self, text: str, limit: int) -> list[str]:
        """Ids of the records that match, in order of entry."""
        return self.records.find(text, limit)

    def matches(self, text: str) -> Iterator[list[str]]:
        """Ids of the records that match, in order of entry, some at a time: in between the window can paint."""
        return self.records.matches(text)
