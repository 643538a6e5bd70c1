"""以前兑现 as it stands in the register: which ledger row became which payment, and taking one out again."""

from collections.abc import Sequence
from dataclasses import dataclass

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES, OutsideAward
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.past_award import PAID, RECOVERED, PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.beside import kept_beside, record_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import held_parts
from jjgreen_desktop.operations.past_awards.accounts import fen_key, paid_key
from jjgreen_desktop.operations.past_awards.effect import Effect, of_write
from jjgreen_desktop.operations.past_awards.plans import IMPORTED, TAKEN_OUT
from jjgreen_desktop.operations.past_awards.targets import named
from jjgreen_desktop.operations.ports import Transaction
from jjgreen_desktop.operations.recording import hanging


@dataclass(frozen=True, slots=True)
class Kept:
    """One row taken from a ledger: whose it is now, and the record it went into (None: deleted since)."""

    past: PastAward
    holder: str
    record: Record | None

    @property
    def clause(self) -> str:
        """The clause in words; money from elsewhere has none."""
        return CLAUSES.get(self.past.clause or "", OutsideAward.label)

    @property
    def when(self) -> str:
        """The day, else the year."""
        year = f"{self.past.year}年" if self.past.year else ""
        return str(self.past.paid_on) if self.past.paid_on else year

    @property
    def into(self) -> str:
        """The record it went into, in words."""
        return named(self.record) if self.record else "记录已删除"

    @property
    def named(self) -> str:
        """The row in a sentence."""
        return f"{self.holder}“{self.past.matter}” {money.wan(self.past.signed_fen)} 万元"


def kept(office: Office, holder: str = "") -> list[Kept]:
    """Every row taken from ledgers (of one firm or park by id), `in_order`."""
    names = {
        record: name or ""
        for model in (Enterprise, Park)
        for record, name in office.store.rows(model, "id", "name")
    }
    found = in_order(office.store.find(PastAward))
    return [
        Kept(one, names.get(owner, ""), record_of(office, one))
        for one in found
        if (owner := one.enterprise or one.park or "") == holder or not holder
    ]


def in_order(found: Sequence[PastAward]) -> list[PastAward]:
    """Rows as they were taken, but those of one record together by day: a 追回 stands under what it takes back."""
    first: dict[str, int] = {}
    for place, one in enumerate(found):
        first.setdefault(one.of or one.id, place)
    return sorted(found, key=lambda one: (first[one.of or one.id], *_when(one)))


def _when(one: PastAward) -> tuple[str, bool]:
    """Its day; where the year alone is known, or nothing, a payment comes first and a recovery last."""
    recovery = one.direction == RECOVERED
    day = str(one.paid_on or "") or f"{one.year or ('9999' if recovery else '')}"
    return (f"{day}-99-99" if recovery and not one.paid_on else day), recovery


def removal(office: Office, past: PastAward) -> Effect:
    """What taking a row out again would do to the lines. Nothing is written."""
    record = record_of(office, past)
    return of_write(office, [record] if record else [], lambda write: _remove(office, write, past))


def remove(office: Office, past: PastAward) -> None:
    """Take a row out again: its amount from the record, and the record too when it was made for it alone.

    One named write that can be taken back. Raises Problem when the row is gone already, or less is
    paid on the record than it brought.
    """
    now = office.store.get(PastAward, past.id)
    if now is None:
        raise Problem(f"这一笔{PastAward.label}已经移除。", "请刷新列表。")
    one = Kept(now, _holder(office, now), record_of(office, now))
    with office.store.transaction(f"{TAKEN_OUT} {one.named}") as write:
        _remove(office, write, now)


def _remove(office: Office, write: Transaction, past: PastAward) -> None:
    record = record_of(office, past)
    others = [
        one
        for one in office.store.find(PastAward, of=past.of)
        if one.of_noun == past.of_noun and one.id != past.id
    ]
    write.delete(past)
    if record is None:
        return
    if past.made and not others and _as_made(office, record):
        write.delete(record)
    elif not isinstance(record, OutsideAward):
        write.put(without(record, past, others))


def without(record: Record, past: PastAward, others: list[PastAward]) -> Record:
    """The record without the payment; the day is the latest that is left. Raises Problem below 0."""
    fen = (getattr(record, fen_key(record)) or 0) - past.signed_fen
    if fen < 0 or (fen == 0 and any(one.direction == PAID for one in others)):
        raise Problem(
            f"“{named(record)}”上登记的兑现金额比这一笔少，不能移除。",
            "请先核对这条记录的已兑现金额，或先移除后来的追回。",
        )
    days = [one.paid_on for one in others if one.paid_on and one.direction == PAID]
    day = getattr(record, paid_key(record))
    if fen == 0:
        day = None
    elif day == past.paid_on and days:
        day = max(days)
    return record.model_copy(update={fen_key(record): fen or None, paid_key(record): day})


def _as_made(office: Office, record: Record) -> bool:
    """Nobody has worked on the record since it was registered for the payment: nothing else hangs on it."""
    beside = (one for one in kept_beside(office, record) if not isinstance(one, PastAward))
    if any(beside) or held_parts(office, record) or hanging(office, record):
        return False
    changes = office.store.changes_of(record.noun, record.id)
    return all(
        change.before is None or entry.name.startswith((IMPORTED, TAKEN_OUT))
        for entry, change in changes
        if entry.kind == "write"
    )


def _holder(office: Office, past: PastAward) -> str:
    model, owner = (Enterprise, past.enterprise) if past.enterprise else (Park, past.park)
    found: Record | None = office.store.get(model, owner) if owner else None
    return found.title() if found else ""
