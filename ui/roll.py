"""All records of one kind as a list works with them: their ids, the rows last looked at, what is shown in which order.

Half a million stay in a few packed arrays; the worker reads the rows that are on the screen, filters and sorts.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.ids import Ids
from jjgreen_desktop.operations.listing_state import Condition, Holds, Listing
from jjgreen_desktop.operations.sieving import sieve
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:  # the register's models are imported after the window is there
    from jjgreen_desktop.domain.record import Record
    from jjgreen_desktop.operations.office import Office
    from jjgreen_desktop.operations.reference import Reference
    from jjgreen_desktop.operations.searching import Index

BUDGET = 0.012  # s; then the window may paint
PAGE = 100  # rows: more than any screen shows at once
KEPT = 1500  # rows kept in memory
MANY = 20_000  # records whose sorting takes long enough to say so
AT_A_TIME = 16  # blocks of the index
NEWS = 200  # records changed since; of more, all are read again


Task = Callable[["Office", Progress], Any]


class Sorted(NamedTuple):
    """An order: the places whose field is known, rising, and the others."""

    key: str
    known: "array[int]"
    unknown: "array[int]"

    def places(self, falling: bool, size: int) -> "array[int]":
        """All places in order; those added since stand last."""
        known = self.known[::-1] if falling else self.known
        both = known + self.unknown
        return both + array("I", range(len(both), size))


class Roll(QObject):
    """The records of `model`. What is wanted is said by `ask`; `changed` tells when `places` are others."""

    loaded = Signal()  # the ids were read
    changed = Signal()  # other places, or another order: `places`
    grown = Signal()  # more places at the end
    fetched = Signal()  # rows that were wanted are there

    def __init__(
        self, worker: Worker, model: "type[Record] | None", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.listing = Listing()
        self.ids = Ids()
        self.whole = False  # whether these are all the ids
        self.rows: dict[str, Record] = {}
        self.shown = self.ids  # the ids that `places` are places of
        self.places: Sequence[int] = range(0)
        self.complete = False  # whether `places` are all there are
        self._aged: dict[str, Record] = {}  # rows as they were; shown until they are read again
        self._worker = worker
        self._index: Index | None = None
        self._reference: Reference | None = None
        self._gone: set[int] = set()
        self._seq = -1
        self._sorted: Sorted | None = None
        self._passing: tuple[tuple[Condition, ...], bytes] | None = None
        self._stale = False  # written to since order and conditions were worked out
        self._batches: Iterator[array[int]] | None = None
        self._found: array[int] = array("I")
        self._absent: set[str] = set()  # rows that were wanted and are no more
        self._jobs: dict[object, Job] = {}  # what the worker sorts, filters and reads now
        self._building = 0
        self._meanwhile: dict[str, Record | None] | None = None  # written while the index is built
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._step)

    @property
    def model(self) -> "type[Record]":
        """The kind of records."""
        assert self._model is not None
        return self._model

    @property
    def preparing(self) -> bool:
        """Whether words were asked for that cannot be sought yet."""
        return bool(self.listing.words.strip()) and self._index is None

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self.ids) - len(self._gone)

    # Reading ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what was written since; if that is much, read all again."""
        model, seq = self.model, self._seq if self._index else -1
        self._worker.run(lambda office, _progress: _news(office, model, seq), self._take_news)

    def _take_news(self, news: "tuple[int, list[tuple[str, Record | None]]] | None") -> None:
        if news is None:
            self._read_all()
            return
        self._seq, changes = news
        if not changes and not any(isinstance(one, Holds) for one in self.listing.where):
            return
        for record, now in changes:
            self._take(record, now)
        self._stale = True
        self._settle()

    def _read_all(self) -> None:
        model = self.model
        self._worker.run(lambda office, _progress: _read_ids(office, model), self._take_ids)

    def _take_ids(self, found: tuple[int, Ids]) -> None:
        self._seq, self.ids = found
        self.whole, self._gone, self._absent = True, set(), set()
        self._aged, self.rows = self.rows, {}
        self._index = self._sorted = self._passing = None
        self.loaded.emit()
        self._settle()
        self._worker.after_paint(self._build)

    def _build(self) -> None:
        """Build the index, some at a time: rows that are wanted meanwhile are read between."""
        self._meanwhile = {}
        self._building += 1
        self._build_on(None, self._building)

    def _build_on(self, index: "Index | None", building: int) -> None:
        model = self.model
        self._worker.run(
            lambda office, _progress: _build_on(office, model, index),
            lambda found: self._take_part(found, building),
        )

    def _take_part(self, found: "tuple[Reference, Index, bool]", building: int) -> None:
        self._reference, index, whole = found
        if building != self._building:
            return  # begun anew since
        if whole:
            self._take_index(index)
        else:
            self._build_on(index, building)

    def _take_index(self, index: "Index") -> None:
        before = len(self.ids)
        if self.shown is self.ids and before == len(index.ids):
            self.shown = index.ids  # the same, in the same places
        self._index, self.ids = index, index.ids
        meanwhile, self._meanwhile = self._meanwhile or {}, None
        for record, now in meanwhile.items():
            self._take(record, now)
        if len(self.ids) != before:
            self._sorted = self._passing = None
        if len(self.ids) != before or self.listing.words.strip():
            self._settle()
        self.loaded.emit()

    def put(self, record: "Record") -> None:
        """One record was saved: it is shown at once, where it stands, whatever the filter says."""
        if not self.whole and record.id not in self.ids:
            return  # it comes with the others
        self._take(record.id, record)
        self._stale = True
        place = self.ids.place(record.id)
        if self.shown is self.ids and place not in self.places:
            self._add(place)
        self.fetched.emit()

    def _add(self, place: int) -> None:
        if isinstance(self.places, range) and place == len(self.places):
            self.places = range(place + 1)
        else:
            self.places = array("I", [*self.places, place])
        self.grown.emit()

    def _take(self, record: str, now: "Record | None") -> None:
        place = self.ids.place(record)
        if self._meanwhile is not None:
            self._meanwhile[record] = now
        if self._index and self._reference:
            self._index.put(self._reference, record, now)
        elif place < 0:
            self.ids.append(record)
        self.rows.pop(record, None)
        self._aged.pop(record, None)
        if now is None:
            self._gone.add(place)
            return
        self._gone.discard(place)
        self.rows[record] = now

    # What is shown ---------------------------------------------------------------------------

    def ask(self, listing: Listing) -> None:
        """Show this; what is shown now stays until it is found."""
        self.listing = listing
        self._settle()

    def _settle(self) -> None:
        """Have worked out what is missing of order and conditions; show what can be shown."""
        asked, stale, self._stale = self.listing, self._stale, False
        if asked.order and (stale or not self._sorted or self._sorted.key != asked.order):
            self._ask_order(asked.order)
        if asked.where and (stale or not self._passing or self._passing[0] != asked.where):
            self._ask_conditions(asked.where)
        self._seek()

    def _work(self, what: object, task: Task, done: Callable[[Any], None], says: str = "") -> None:
        """Have something worked out, unless it is being worked out already."""
        known = self._jobs.get(what)
        if known and not known.cancelled:
            return

        def finish(found: Any) -> None:
            self._jobs.pop(what, None)
            done(found)

        def fail(problem: Problem) -> None:
            self._jobs.pop(what, None)
            self._worker.failed.emit(problem)

        said = says if len(self.ids) > MANY else ""
        self._jobs[what] = self._worker.run(task, finish, says=said, failed=fail)

    def _ask_order(self, key: str) -> None:
        model, ids = self.model, self.ids
        if self.whole:
            self._work(
                key,
                lambda office, _progress: _sort(office, model, key, ids),
                lambda found: self._take_order(found, ids),
                "正在排序",
            )

    def _take_order(self, found: Sorted, ids: Ids) -> None:
        if ids is self.ids or len(ids) == len(self.ids):
            self._sorted = found
        self._settle()

    def _ask_conditions(self, where: tuple[Condition, ...]) -> None:
        model, ids = self.model, self.ids
        if self.whole:
            self._work(
                where,
                lambda office, _progress: _meeting(office, model, where, ids),
                lambda found: self._take_conditions(where, found, ids),
                "正在筛选",
            )

    def _take_conditions(self, where: tuple[Condition, ...], found: bytes, ids: Ids) -> None:
        if ids is self.ids or len(ids) == len(self.ids):
            self._passing = where, found
        self._settle()

    @property
    def _ready(self) -> bool:
        asked = self.listing
        ordered = not asked.order or (self._sorted and self._sorted.key == asked.order)
        met = not asked.where or (self._passing and self._passing[0] == asked.where)
        return bool(ordered and met and (self._index or not asked.words.strip()))

    def _seek(self) -> None:
        if not self.whole:
            self._show(range(len(self.ids)), whole=False)
        if not self.whole or not self._ready:
            return
        asked, size = self.listing, len(self.ids)
        self._found = array("I")
        if not asked.filtered and not asked.order and not self._gone:
            self._batches = None
            self._show(range(size), whole=True)
            return
        order = self._sorted.places(asked.falling, size) if asked.order and self._sorted else None
        passing = self._passing[1] if asked.where and self._passing else None
        seeker = self._index if asked.words.strip() else None
        self._batches = sieve(size, seeker, asked.words, passing, order)
        self.complete = False
        self._first = True
        self._step()

    def _step(self) -> None:
        """Go on finding until the window must paint."""
        if self._batches is None:
            return
        end, whole = perf_counter() + BUDGET, True
        for batch in self._batches:
            self._found += batch
            if perf_counter() > end or (self._first and len(self._found) >= PAGE):
                whole = False
                break
        if whole:
            self._batches = None
        self._hand_over(whole)
        if not whole:
            self._later.start()

    def _hand_over(self, whole: bool) -> None:
        if not whole and len(self._found) < PAGE:
            return
        found, self._found = self._found, array("I")
        if self._gone:
            found = array("I", (place for place in found if place not in self._gone))
        if self._first:
            self._first = False
            self._show(found, whole)
        else:
            self.places = array("I", self.places) + found
            self.complete = whole
            self.grown.emit()

    def _show(self, places: Sequence[int], whole: bool) -> None:
        self.shown, self.places, self.complete = self.ids, places, whole
        self.changed.emit()

    # Rows ------------------------------------------------------------------------------------

    def row(self, record: str) -> "Record | None":
        """A row as it is, or was when last read; None when it is not at hand."""
        return self.rows.get(record) or self._aged.get(record)

    def told(self, place: int) -> tuple[str, str]:
        """The name and the code at a place, before the row is read; "" as far as they are not known."""
        return self._index.told(place) if self._index else ("", "")

    def fetch(self, ids: Sequence[str]) -> None:
        """Read those of these rows that are not at hand; while some are read, others must be asked for again."""
        wanted = [one for one in ids if one not in self.rows and one not in self._absent]
        if wanted:
            model = self.model
            self._work(
                "rows",
                lambda office, _progress: office.store.picked(model, wanted),
                lambda rows: self._take_rows(wanted, rows),
            )

    def _take_rows(self, wanted: list[str], rows: "list[Record]") -> None:
        for one in rows:
            self._aged.pop(one.id, None)
            self.rows[one.id] = one
        self._absent.update(one for one in wanted if one not in self.rows)
        while len(self.rows) > KEPT:
            del self.rows[next(iter(self.rows))]
        self.fetched.emit()

    def find(self, text: str, limit: int) -> list[str]:
        """Ids of the records that match, in order of entry."""
        if self._index:
            return self._index.find(text, limit)
        word = text.strip().casefold()  # being built: what was seen can be sought already
        seen = (one for one in self.rows.values() if word in one.title().casefold())
        return [one.id for _, one in zip(range(limit), seen, strict=False)]

    def matches(self, text: str) -> Iterator[list[str]]:
        """Ids of the records that match, in order of entry, some at a time: in between the window can paint."""
        if not self._index:
            yield self.find(text, PAGE)
            return
        ids, start = self._index.ids, 0
        for part in self._index.found(text):
            places = range(start, start + len(part))
            yield [ids[place] for place in compress(places, part)]
            start += len(part)


def _sort(office: "Office", model: "type[Record]", key: str, ids: Ids) -> Sorted:
    from jjgreen_desktop.operations.listing import order_of

    known, unknown = array("I"), array("I")
    for record, is_known in office.store.listed(model, (), order_of(office, model, key)):
        if (place := ids.place(record)) >= 0:
            (known if is_known else unknown).append(place)
    return Sorted(key, known, unknown)


def _meeting(
    office: "Office", model: "type[Record]", where: tuple[Condition, ...], ids: Ids
) -> bytes:
    """A byte for each place: 1 where all conditions are met."""
    from jjgreen_desktop.operations.listing import wanted

    found = bytearray(len(ids))
    for record, _known in office.store.listed(model, wanted(office, model, where)):
        # a firm saved meanwhile stands beyond the end: the window may add to the same ids
        if 0 <= (place := ids.place(record)) < len(found):
            found[place] = 1
    return bytes(found)


def _seq(office: "Office") -> int:
    last = office.store.history(1)
    return last[0].seq if last else 0


def _read_ids(office: "Office", model: "type[Record]") -> tuple[int, Ids]:
    return _seq(office), Ids(record for record, _known in office.store.listed(model))


def _build_on(
    office: "Office", model: "type[Record]", index: "Index | None"
) -> "tuple[Reference, Index, bool]":
    """The index with some more records, and whether it holds all."""
    from jjgreen_desktop.operations.searching import Index

    index = index or Index()
    return office.reference, index, index.read_on(office, model, AT_A_TIME)


def _news(
    office: "Office", model: "type[Record]", seq: int
) -> "tuple[int, list[tuple[str, Record | None]]] | None":
    """The records written since, as they are now; None when all must be read again."""
    if seq < 0:
        return None
    changed: dict[str, None] = {}
    for entry in office.store.history(NEWS):
        if entry.seq <= seq:
            break
        changes = office.store.changes(entry.seq, NEWS)
        changed |= dict.fromkeys(one.record for one in changes if one.noun == model.noun)
        if len(changes) == NEWS:
            return None
    else:
        return None
    return _seq(office), [(one, office.store.get(model, one)) for one in sorted(changed)]
