"""Plans the rows of a published list: outside rows set apart, holders registered on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations import checks
from jjgreen_desktop.operations.importing import matching, published
from jjgreen_desktop.operations.importing.drafts import Draft, Reader, halves
from jjgreen_desktop.operations.importing.headers import Table, need_columns
from jjgreen_desktop.operations.importing.kinds import OWNER_CODE, OWNER_NAME, columns
from jjgreen_desktop.operations.importing.rows import complete, match_owned, unmatched
from jjgreen_desktop.operations.office import Office


@dataclass
class Sorted:
    """The rows of a list: those to be registered here, and how many are not, by reason."""

    drafts: list[Draft] = field(default_factory=list)
    outside: int = 0
    not_titles: int = 0
    coverage: dict[str, str] = field(default_factory=dict)
    holders: dict[str, Record] = field(default_factory=dict)


def sort_list(office: Office, tables: Sequence[Table]) -> Sorted:
    """Sort the rows of a published list and make the records of those that belong here.

    Raises Problem when a table does not say which title it lists.
    """
    need_columns(tables, [(field_of(Enterprise, "name").label, (OWNER_NAME,))])
    reader = Reader(office, columns("titles"))
    rows = [
        (draft, published.list_kind(table, draft))
        for table in tables
        for draft in reader.read_all(table)
    ]
    result = Sorted(coverage=published.coverage(rows))
    _settle(office, rows, result)
    match_owned(office.store, "titles", result.drafts)
    for draft in result.drafts:
        if draft.existing is None:
            draft.given.setdefault("status", "valid")
    complete(office, Title, result.drafts)
    _check_holders(office, result)
    return result


def _settle(
    office: Office, rows: Sequence[tuple[Draft, published.ListKind]], result: Sorted
) -> None:
    registers = matching.registers(office.store)
    places = published.Places(office, registers)
    for draft, kind in rows:
        try:
            place = places.of(draft, published.holder_of(kind.kind))
        except values.Unreadable as fault:
            what, fix = halves(str(fault))
            draft.refuse(field_of(Enterprise, "county").label, what, "", fix)
            place = published.Place(True)
        if not place.here:
            result.outside += 1
        elif kind.kind == published.NO_TITLE:
            result.not_titles += 1
        else:
            published.fill(draft, kind)
            _hold(draft, place, registers, result)


def _hold(
    draft: Draft,
    place: published.Place,
    registers: dict[str, matching.Holders],
    result: Sorted,
) -> None:
    """Link the row to its registered holder, or to one to be registered along the way."""
    given, kind = draft.given, draft.given["holder"]
    result.drafts.append(draft)
    try:
        found = registers[kind].match(given.get(OWNER_CODE), given.get(OWNER_NAME))
    except matching.Unmatched as fault:
        unmatched(draft, fault)
    else:
        if found:
            given[kind] = found
        elif not draft.refused:
            draft.holder = published.new_holder(draft, place, result.holders)
    given.pop(OWNER_NAME, None)
    given.pop(OWNER_CODE, None)


def _check_holders(office: Office, result: Sorted) -> None:
    """Check each new holder once, at the first row that brings it."""
    checked: set[int] = set()
    for draft in result.drafts:
        if draft.holder is not None and id(draft.holder) not in checked:
            checked.add(id(draft.holder))
            draft.findings.extend(checks.own(office, draft.holder))
