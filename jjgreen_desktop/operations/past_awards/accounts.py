"""The records payments go into, while a ledger is decided: what is registered on each, what its rows add."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.past_awards.figures import When
from jjgreen_desktop.operations.past_awards.firms import Holder
from jjgreen_desktop.operations.past_awards.lines import Line
from jjgreen_desktop.operations.past_awards.plans import Account
from jjgreen_desktop.operations.past_awards.words import RECOVERY
from jjgreen_desktop.operations.ports import Store
from jjgreen_desktop.operations.subjects import predecessors

K = TypeVar("K")
# 事项, 分, when, document; before them whose, as written or as registered: what makes rows equal.
Key = tuple[str, str, int, str, str]


def key_of_line(whose: str, line: Line, fen: int) -> Key:
    """What tells whether a line is in the register already."""
    return whose, plain(line.matter), fen, line.when.said, plain(line.document)


def as_written(line: Line) -> Key:
    """The same by the ledger's own words, before anything about the line has been settled."""
    return key_of_line(f"as {plain(line.name)}", line, line.fen or 0)


def _keys_of_past(past: PastAward) -> set[Key]:
    """Both of a row that was taken from a ledger before; a recovery may have been written without its sign."""
    when = When(past.paid_on, None if past.paid_on else past.year).said
    holder = f"enterprise:{past.enterprise}" if past.enterprise else f"park:{past.park}"
    matter, document = plain(past.matter or ""), plain(past.document or "")
    amounts = {past.signed_fen}
    if RECOVERY.search(matter + plain(past.note or "")):
        amounts.add(past.amount_fen or 0)
    return {
        (whose, matter, fen, when, document)
        for whose in (f"as {plain(past.payee or '')}", holder)
        for fen in amounts
    }


def paid_key(record: Record) -> str:
    """The field that has the day of the payment."""
    if isinstance(record, OutsideAward):
        return "received_on"
    return "subsidised_on" if isinstance(record, Diagnosis) else "paid_on"


def fen_key(record: Record) -> str:
    """The field that has the amount."""
    return "amount_fen" if isinstance(record, OutsideAward) else "paid_fen"


@dataclass
class Open:
    """One record while rows are being put on it."""

    key: str
    record: Record
    past: Sequence[PastAward]
    rows: list[tuple[int, date | None]] = field(default_factory=list)  # signed 分 and day
    replaced: bool = False

    @property
    def registered_fen(self) -> int | None:
        """What was registered as paid before this ledger; None when only a day is known, 0 when nothing is."""
        if not self.record.id:
            return 0
        fen: int | None = getattr(self.record, fen_key(self.record))
        return fen if fen is not None else (None if self.registered_on else 0)

    @property
    def registered_on(self) -> date | None:
        """The day that was registered before."""
        day: date | None = getattr(self.record, paid_key(self.record)) if self.record.id else None
        return day

    @property
    def paid(self) -> bool:
        """Whether a payment stands on it already, registered or of this ledger."""
        return self.registered_fen != 0 or bool(self.rows)

    @property
    def now_fen(self) -> int:
        """What is paid on it with the rows so far, in 分."""
        start = 0 if self.replaced else self.registered_fen or 0
        return start + sum(fen for fen, _ in self.rows)

    def closed(self) -> Account:
        """The record before and after: the sum, and the latest day; recovered in full, nothing was paid."""
        fen = self.now_fen
        if isinstance(self.record, OutsideAward):
            return Account(self.key, self.record, self.record)
        start = None if self.replaced else self.registered_on
        days = [day for day in (start, *(day for amount, day in self.rows if amount > 0)) if day]
        day = max(days, default=None) if fen else None
        changes = {paid_key(self.record): day, fen_key(self.record): fen or None}
        return Account(self.key, self.record, self.record.model_copy(update=changes))


class Register:
    """What the decisions look up: a holder's records, its predecessors', and rows taken before."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._records: dict[tuple[type[Record], str], list[Record]] = {}
        self._used: set[str] = set()

    def records(self, model: type[Record], holder: Holder) -> list[Record]:
        """The records of a holder and of the firms before it."""
        key = model, holder.key
        if key not in self._records:
            self._records[key] = [
                record
                for owner in self._owners(holder)
                if holder.noun in model.model_fields
                for record in self._store.find(model, **{holder.noun: owner})
            ]
        return self._records[key]

    def _owners(self, holder: Holder) -> list[str]:
        firm = self._store.get(Enterprise, holder.id) if holder.noun == Enterprise.noun else None
        if firm is None:
            return [holder.id]
        before = predecessors(firm, lambda code: self._store.find(Enterprise, credit_code=code))
        return [holder.id, *(one.id for one in before)]

    @cached_property
    def past(self) -> list[PastAward]:
        """Every row taken from a ledger so far."""
        return self._store.find(PastAward)

    def taken(self, key: Key, content: str) -> bool:
        """Whether a row was taken from a ledger before: as often as it is registered.

        Of the very same file (`content`: its sha256) as often as it stands there.
        """
        found = self._by_key.get(key, ())
        if rest := [one for one in found if one.id not in self._used]:
            self._used.add(rest[0].id)
            return True
        return any(one.content == content for one in found)

    @cached_property
    def _by_key(self) -> dict[Key, list[PastAward]]:
        return _grouped((key, one) for one in self.past for key in _keys_of_past(one))

    def of(self, record: Record) -> Sequence[PastAward]:
        """The rows that were put on a record before."""
        return self._by_record.get((record.noun, record.id), ())

    @cached_property
    def _by_record(self) -> dict[tuple[str, str], list[PastAward]]:
        return _grouped(((one.of_noun or "", one.of or ""), one) for one in self.past)


def _grouped(pairs: Iterable[tuple[K, PastAward]]) -> dict[K, list[PastAward]]:
    found: dict[K, list[PastAward]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return found
