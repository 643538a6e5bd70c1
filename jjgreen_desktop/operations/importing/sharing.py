"""The accounts and phones of a plan's rows: which of them stand on another firm, park or provider, of the same plan or registered."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checking.general import SHARED
from jjgreen_desktop.operations.checking.sharing import NAMED, same_number
from jjgreen_desktop.operations.importing.drafts import Draft
from jjgreen_desktop.operations.numbers import numbers_in
from jjgreen_desktop.operations.office import Office

# With whom the rows of each are compared, as in the form; here for all rows at once.
COMPARED: dict[type[Record], tuple[type[Record], ...]] = {
    Enterprise: (Enterprise, Park),
    Park: (Enterprise, Park),
    Provider: (Provider, Enterprise),
}
CHECKS = frozenset(f"same_{key}" for key in SHARED)  # the names of what is asked here


class Held(NamedTuple):
    """One who is registered with a number; whoever has the code of a row is the row's own."""

    name: str
    code: str | None


OfNumber = Mapping[str, list[Draft]]


def compare_numbers(office: Office, model: type[Record], drafts: Sequence[Draft]) -> None:
    """Add to each row what it shares with others; blanks and hyphens in a number tell nothing apart."""
    written = [draft for draft in drafts if draft.record is not None]
    anew = {draft.existing for draft in written if draft.existing}
    for key in SHARED if model in COMPARED else ():
        of_number = _of_number(key, written)
        for other in COMPARED[model]:
            if other is model:
                _compare_own(key, _held(office, other, key, of_number, anew), of_number)
            else:
                _compare_others(key, _held(office, other, key, of_number), of_number, other)


def _compare_own(key: str, held: Mapping[str, list[Held]], of_number: OfNumber) -> None:
    """With each other, and with the registered of the same kind."""
    for number, rows in of_number.items():
        known = held.get(number, [])
        if known or len(rows) > 1:
            _tell(key, known, rows)


def _compare_others(
    key: str, held: Mapping[str, list[Held]], of_number: OfNumber, of: type[Record]
) -> None:
    for number, known in held.items():
        _tell_of(key, known, of_number[number], of)


def _of_number(key: str, written: Sequence[Draft]) -> OfNumber:
    found: dict[str, list[Draft]] = defaultdict(list)
    for draft in written:
        if draft.record and (spelt := draft.record.__dict__[key]):
            for number in numbers_in(key, spelt):
                found[number].append(draft)
    return found


def _held(
    office: Office,
    model: type[Record],
    key: str,
    of_number: OfNumber,
    anew: AbstractSet[str] = frozenset(),
) -> dict[str, list[Held]]:
    """Who is registered, by the number they have; not those the plan writes anew."""
    found: dict[str, list[Held]] = defaultdict(list)
    if not of_number:
        return found
    code = ("credit_code",) if "credit_code" in model.model_fields else ()
    for record, name, number, *codes in office.store.rows(model, "id", "name", key, *code):
        if number and record not in anew:
            for plain in of_number.keys() & numbers_in(key, number):
                found[plain].append(Held(name or f"未命名{model.label}", *codes or (None,)))
    return found


def _tell(key: str, held: list[Held], rows: list[Draft]) -> None:
    """Those among the first that are named have each a sentence of its own, all others the same."""
    for place, draft in enumerate(rows[: NAMED + 1]):
        _add(draft, _told(key, held, rows, place))
    if rest := rows[NAMED + 1 :]:
        told = _told(key, held, rows, NAMED + 1)
        for draft in rest:
            _add(draft, told)


def _add(draft: Draft, told: Finding) -> None:
    """Once, where two numbers of a row stand on the same others."""
    if told not in draft.findings:
        draft.findings.append(told)


def _told(key: str, held: list[Held], rows: list[Draft], own: int) -> Finding:
    record = rows[own].record
    assert record is not None
    count = len(held) + len(rows) - 1
    return same_number(record, key, list(_first(held, rows, own)), count, type(record))


def _first(held: list[Held], rows: list[Draft], own: int) -> Iterator[str]:
    """As many other names as are told."""
    yield from (one.name for one in held[:NAMED])
    first = (draft.record for n, draft in enumerate(rows[: NAMED + 1]) if n != own)
    others = [record.title() for record in first if record]
    yield from others[: max(NAMED - len(held), 0)]


def _tell_of(key: str, held: list[Held], rows: list[Draft], of: type[Record]) -> None:
    """The same sentence of the registered of another kind for all rows, but for one who has a row's own code."""
    codes = {one.code for one in held if one.code}
    told: dict[str | None, list[Finding]] = {}
    for draft in rows:
        code = draft.record.__dict__.get("credit_code") if draft.record else None
        own = code if code in codes else None
        if own not in told:
            others = [one for one in held if own is None or one.code != own]
            told[own] = list(_told_of(key, others, draft, of))
        for finding in told[own]:
            _add(draft, finding)


def _told_of(key: str, others: list[Held], draft: Draft, of: type[Record]) -> Iterator[Finding]:
    if others and draft.record is not None:
        named = [one.name for one in others[:NAMED]]
        yield same_number(draft.record, key, named, len(others), of)
