"""The accounts and phones of a plan's rows: which of them stand on another firm, of the same plan or registered."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checking.general import bare
from jjgreen_desktop.operations.checking.register import NAMED, SHARED, same_number
from jjgreen_desktop.operations.importing.drafts import Draft
from jjgreen_desktop.operations.office import Office

# Providers are compared with those registered one by one, firms only here: all of them at once.
COMPARED: dict[type[Record], tuple[str, ...]] = {
    Enterprise: tuple(SHARED),
    Provider: ("bank_account",),
}


def compare_numbers(office: Office, model: type[Record], drafts: Sequence[Draft]) -> None:
    """Add to each row what it shares with others; blanks and hyphens in a number tell nothing apart."""
    written = [draft for draft in drafts if draft.record is not None]
    for key in COMPARED.get(model, ()):
        of_number: dict[str, list[Draft]] = defaultdict(list)
        for draft in written:
            written_as = draft.record.__dict__[key] if draft.record else None
            if written_as and (number := bare(written_as)):
                of_number[number].append(draft)
        held = _held(office, key, of_number, written) if model is Enterprise else {}
        for number, rows in of_number.items():
            known = held.get(number, [])
            if known or len(rows) > 1:
                _tell(key, known, rows)


def _held(
    office: Office,
    key: str,
    of_number: dict[str, list[Draft]],
    written: Sequence[Draft],
) -> dict[str, list[str]]:
    """The names of registered firms by the number they have; not of those the plan writes anew."""
    found: dict[str, list[str]] = defaultdict(list)
    if not of_number:
        return found
    anew = {draft.existing for draft in written if draft.existing}
    for record, name, number in office.store.rows(Enterprise, "id", "name", key):
        if number and record not in anew and (plain := bare(number)) in of_number:
            found[plain].append(name or f"未命名{Enterprise.label}")
    return found


def _tell(key: str, held: list[str], rows: list[Draft]) -> None:
    """Those among the first that are named have each a sentence of its own, all others the same."""
    for place, draft in enumerate(rows[: NAMED + 1]):
        draft.findings.append(_told(key, held, rows, place))
    if rest := rows[NAMED + 1 :]:
        told = _told(key, held, rows, NAMED + 1)
        for draft in rest:
            draft.findings.append(told)


def _told(key: str, held: list[str], rows: list[Draft], own: int) -> Finding:
    record = rows[own].record
    assert record is not None
    count = len(held) + len(rows) - 1
    return same_number(record, key, list(_first(held, rows, own)), count, type(record))


def _first(held: list[str], rows: list[Draft], own: int) -> Iterator[str]:
    """As many other names as are told."""
    yield from held[:NAMED]
    first = (draft.record for n, draft in enumerate(rows[: NAMED + 1]) if n != own)
    others = [record.title() for record in first if record]
    yield from others[: max(NAMED - len(held), 0)]
