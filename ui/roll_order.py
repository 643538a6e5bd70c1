"""Order and conditions of a roll: worked out by the worker in turns, and again when they no longer hold."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from jjgreen_desktop.operations.ids import Ids
from jjgreen_desktop.operations.listing_state import Condition, Listing
from ui.turns import Turns
from ui.worker import Worker

if TYPE_CHECKING:  # sorting needs the register's models: the worker imports it
    from jjgreen_desktop.domain.record import Record
    from jjgreen_desktop.operations.office import Office
    from jjgreen_desktop.operations.passing import Passing
    from jjgreen_desktop.operations.sorting import Sorted, Sorting

MANY = 20_000  # records whose sorting takes long enough to say so
ORDER, WHERE = "order", "where"


class RollOrder:
    """What was worked out last, and what is being worked out; `done` is called when there is something new.

    `left_off` is called with what is not worked out after all: the clerk stopped it, or it failed.
    """

    def __init__(
        self,
        worker: Worker,
        model: "type[Record]",
        ids: Callable[[], Ids],
        done: Callable[[], None],
        left_off: Callable[[str], None],
    ) -> None:
        self._worker, self._model, self._ids, self._done = worker, model, ids, done
        self._tell_left_off = left_off
        self._sorted: Sorted | None = None
        self._passing: tuple[tuple[Condition, ...], bytes] | None = None
        self._stale: set[str] = set()  # written to since they were worked out
        self._under_way: dict[str, tuple[object, Turns[Any]]] = {}

    @property
    def key(self) -> str:
        """The field it is sorted by; "" when by none."""
        return self._sorted.key if self._sorted else ""

    def known(self, asked: Listing) -> Listing:
        """As much of its order and conditions as was worked out last."""
        order = asked.order if asked.order == self.key else ""
        met = self._passing and self._passing[0] == asked.where
        return asked._replace(order=order, where=asked.where if met else ())

    def forget(self) -> None:
        """The records stand at other places: nothing holds any more."""
        self._sorted = self._passing = None
        self._drop(ORDER)
        self._drop(WHERE)

    def age(self) -> None:
        """Something was written. What is being worked out takes it in by itself."""
        self._stale = {ORDER, WHERE}

    def want(self, asked: Listing) -> None:
        """Have worked out what is missing; what is no longer wanted is dropped."""
        self._want(ORDER, asked.order, self.key, self._sort)
        self._want(WHERE, asked.where, self._passing[0] if self._passing else (), self._sift)

    def ready(self, asked: Listing) -> bool:
        """Whether order and conditions are there to be shown."""
        return self.known(asked) == asked

    def places(self, asked: Listing, size: int) -> Sequence[int] | None:
        """The places in the order asked for; None: as they are numbered."""
        return self._sorted.places(asked.falling, size) if asked.order and self._sorted else None

    def passing(self, asked: Listing) -> bytes | None:
        """A byte for each place, 1 where the conditions asked for are met; None: there are none."""
        return self._passing[1] if asked.where and self._passing else None

    def _want(
        self, kind: str, asked: object, known: object, begin: Callable[[Any], Turns[Any]]
    ) -> None:
        wanted, going = self._under_way.get(kind, (None, None))
        if asked == wanted and going and going.going:
            return
        self._drop(kind)
        if asked and (asked != known or kind in self._stale):
            self._under_way[kind] = asked, begin(asked)
            self._stale.discard(kind)

    def _drop(self, kind: str) -> None:
        _asked, going = self._under_way.pop(kind, (None, None))
        if going:
            going.drop()

    def _says(self, what: str) -> str:
        return what if len(self._ids()) > MANY else ""

    def _sort(self, key: str) -> "Turns[Sorting]":
        model, ids = self._model, self._ids()

        def begin(office: "Office") -> "Sorting":
            from jjgreen_desktop.operations.sorting import Sorting

            return Sorting(office, model, key, ids)

        left_off = partial(self._left_off, ORDER, ORDER in self._stale)
        return Turns(self._worker, begin, self._take_order, self._says("正在排序"), left_off)

    def _take_order(self, found: "Sorting") -> None:
        self._sorted = found.found
        self._taken(ORDER, found.size)

    def _sift(self, where: tuple[Condition, ...]) -> "Turns[Passing]":
        model, ids = self._model, self._ids()

        def begin(office: "Office") -> "Passing":
            from jjgreen_desktop.operations.passing import Passing

            return Passing(office, model, where, ids)

        def take(found: "Passing") -> None:
            self._passing = where, found.found
            self._taken(WHERE, found.size)

        left_off = partial(self._left_off, WHERE, WHERE in self._stale)
        return Turns(self._worker, begin, take, self._says("正在筛选"), left_off)

    def _taken(self, kind: str, size: int) -> None:
        """What was written before its last turn is in it, but for records that were given a place after it."""
        self._under_way.pop(kind, None)
        if size == len(self._ids()):
            self._stale.discard(kind)
        self._done()

    def _left_off(self, kind: str, stale: bool) -> None:
        """What is known and no longer holds is worked out with what is asked for next, not again at once."""
        self._under_way.pop(kind, None)
        self._tell_left_off(kind)
        if stale:
            self._stale.add(kind)
