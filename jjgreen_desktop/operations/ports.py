"""The ports: what the operations need of a store. `db.store.Store` is the one implementation."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol, TypeVar

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.asking import Order, Wanted

R = TypeVar("R", bound=Record)
# Asked with the kinds and ids of the records that a write is to move; what it gives back, asked when they are
# moved, names the faults that must be mended and were not there before, in whole sentences.
Graver = Callable[[Sequence[tuple[str, str]]], Callable[[], Sequence[str]]]


class Change(NamedTuple):
    """One row of a named transaction: values before and after (None: not there), by field key."""

    noun: str
    record: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class InTheWay(Problem):
    """A write cannot be taken back (or done again) before another: `first` is its number.

    `back` says whether that one is first to be taken back, else it is to be done again.
    """

    def __init__(self, what: str, fix: str, first: int, *, back: bool = True) -> None:
        super().__init__(what, fix)
        self.first = first
        self.back = back


class JournalEntry(Protocol):
    """One named write in the journal; `seq` orders them."""

    @property
    def seq(self) -> int:
        """The number of the write."""
        ...

    @property
    def at(self) -> str:
        """When: local time with its zone, ISO 8601."""
        ...

    @property
    def operator(self) -> str:
        """Who; "" when nobody had given a name."""
        ...

    @property
    def name(self) -> str:
        """What was done, in words."""
        ...

    @property
    def kind(self) -> str:
        """write, setting (not taken back), undo or redo."""
        ...

    @property
    def of(self) -> int | None:
        """The number of the write that was taken back or done again."""
        ...

    @property
    def taken_back(self) -> bool:
        """Whether this write was undone and not done again."""
        ...


class Transaction(Protocol):
    """A named, journalled write: all of it or nothing."""

    def put(self, record: R) -> R:
        """Insert (id empty: one is given) or update. Returns the record with its id."""
        ...

    def delete(self, record: Record) -> None:
        """Remove a record that is in the store."""
        ...

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of this store."""
        ...


class Store(Protocol):
    """One county's register. Reads are plain; writes go through `transaction`.

    `revision` grows with every write: what was read at the same revision still holds.
    """

    @property
    def revision(self) -> int:
        """How many writes this opening of the store has seen."""
        ...

    def get(self, model: type[R], record: str) -> R | None:
        """The record with this id, or None."""
        ...

    def find(self, model: type[R], **equals: Any) -> list[R]:
        """All records whose fields equal the given values, in order of id (order of entry).

        A frozenset stands for any of its values.
        """
        ...

    def page(self, model: type[R], after: str, most: int) -> list[R]:
        """Bulk reading: at most so many records whose id comes after, in order of id.

        They are as they were saved and not validated again.
        """
        ...

    def held(self, model: type[R], link: str, first: str, last: str) -> list[R]:
        """Bulk reading: records whose `link` names an id from first to last, by owner and id."""
        ...

    def owned(
        self, model: type[R], link: str, keys: Sequence[str], beside: Sequence[type[Record]] = ()
    ) -> Iterator[R]:
        """Bulk reading: all that names an owner by `link`, or the owners themselves, by owner and id.

        Of each record the fields `keys` are known; asking it for another is an AttributeError. With
        `beside` only of those owners to whom a record of these belongs too.
        """
        ...

    def rows(
        self, model: type[Record], *keys: str, after: str = "", most: int = -1
    ) -> Iterator[tuple[Any, ...]]:
        """Bulk reading: stored values (money in 分, quantities as text, dates as ISO text) as tuples.

        In order of id; of those whose id comes `after`, at most so many (-1: all).
        """
        ...

    def listed(
        self,
        model: type[Record],
        wanted: Iterable[Wanted] = (),
        order: Order | None = None,
        *,
        after: str = "",
        until: str = "",
    ) -> Iterator[tuple[str, bool]]:
        """Ids of the records that pass every test, in order (without one in that of entry), the unknown last.

        Each comes with whether its sort field is known. With `until` only of ids after `after` and up to it:
        a stretch of a long reading. The engine filters and sorts: the window paints meanwhile.
        """
        ...

    def reach(self, model: type[Record], after: str, most: int) -> str:
        """The last of the next so many ids that come after one; "" when none does."""
        ...

    def picked(self, model: type[R], records: Sequence[str]) -> list[R]:
        """Bulk reading: the records with these ids, in order of id; not validated again."""
        ...

    def recent(self, model: type[Record], key: str, most: int) -> list[Any]:
        """The values last entered in a field, each once, the newest first."""
        ...

    def matching(
        self, model: type[R], asked: Sequence[Mapping[str, str | frozenset[str]]], most: int
    ) -> list[R]:
        """Records for which each of `asked` holds in one of its fields, the latest entered first.

        A text stands in the field (letters in any case, brackets of any shape), a set holds its value.
        """
        ...

    def holding(
        self, model: type[R], key: str, numbers: Collection[str], most: int
    ) -> tuple[int, list[R]]:
        """How many records hold one of these numbers (`numbers.numbers_in`) in a phone or account field.

        Also the first `most` of them in order of id. However a number is written, it is found.
        """
        ...

    def alike(self, model: type[Record], name: str) -> Iterator[tuple[Any, ...]]:
        """Bulk reading: id, name and former names (one a line) of all that may read the same as `name`.

        None whose name or former name has the same `names.plain_name` is lost; few others are among them.
        """
        ...

    def distinct(self, model: type[Record], key: str) -> list[Any]:
        """The stored values a field holds, each once."""
        ...

    def count(self, model: type[Record], **equals: Any) -> int:
        """How many records there are."""
        ...

    def setting(self, key: str) -> str | None:
        """A setting of this store: "county", "operator", "bureau", …"""
        ...

    def transaction(self, name: str) -> AbstractContextManager[Transaction]:
        """Open a named write ("登记企业 湖口样例一厂"), journalled with before and after."""
        ...

    def put_many(
        self, name: str, records: Iterable[Record], settings: Mapping[str, str] | None = None
    ) -> int:
        """One named write of many new records (hot path of imports), and what is kept with them.

        It can be taken back even when it is of settings alone. Returns how many records.
        """
        ...

    def drafts(self) -> dict[str, str]:
        """What was typed and could not be saved, by its key."""
        ...

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is typed and cannot be saved yet; "" forgets it. Neither journalled nor undone."""
        ...

    def keep_content(self, content: bytes) -> str:
        """Keep bytes for good by their sha256 (hex), which is returned. Not journalled, never undone."""
        ...

    def content(self, name: str) -> bytes | None:
        """The bytes kept under a sha256, or None."""
        ...

    def history(self, limit: int) -> Sequence[JournalEntry]:
        """The newest entries of the journal, newest first."""
        ...

    def entry(self, seq: int) -> JournalEntry | None:
        """One entry of the journal by its number."""
        ...

    def changes(self, seq: int, most: int) -> Sequence[Change]:
        """What an entry changed, row by row in its order, at most so many; values as records hold them."""
        ...

    def changes_of(self, noun: str, record: str) -> Sequence[tuple[JournalEntry, Change]]:
        """Everything that was ever done to one record, newest first; values as records hold them."""
        ...

    def gone(self, model: type[Record], link: str, owner: str) -> Sequence[str]:
        """Ids of records that were deleted while `link` named this owner."""
        ...

    def undo(self, seq: int | None = None, graver: Graver | None = None) -> str | None:
        """Take back a write by its number, else the last one; returns its name, None if there is none.

        Other fields of a record stay as they are. Raises InTheWay when a later write that stands is tied to
        it, or when what is left has a fault that `graver` names; Problem when a record was altered outside
        the journal. Then nothing is taken back.
        """
        ...

    def redo(self, seq: int | None = None, graver: Graver | None = None) -> str | None:
        """Do again a write taken back by its number, else the last one; returns its name, None if there is none.

        Raises as `undo`.
        """
        ...

    def faults(self) -> list[str]:
        """What a full check of the file finds wrong; empty when all is well."""
        ...

    def close(self) -> None:
        """Let go of the file; called in the thread that opened it."""
        ...
