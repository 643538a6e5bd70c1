"""Plans the rows of a template: linked to their enterprise, matched to the register, checked."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import checks
from jjgreen_desktop.operations.importing import matching
from jjgreen_desktop.operations.importing.drafts import Draft, halves, refuse_twice
from jjgreen_desktop.operations.importing.kinds import (
    IMPORT_KINDS,
    OWNER_CODE,
    OWNER_NAME,
    ImportKind,
    identity_of,
)
from jjgreen_desktop.operations.importing.matching import Holders, Unmatched
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Store
from jjgreen_desktop.policy.pack import County

PENDING = "pending"  # stands for the id of a holder that is registered along the way
FEW = 200  # up to so many matched records are fetched one by one


class Still(Office):
    """The office for the length of one plan: its county and its day are looked up once."""

    @cached_property
    def county(self) -> County | None:
        """The county this store belongs to; None in city mode (市本级)."""
        return super().county


def settle_enterprises(office: Office, drafts: Sequence[Draft]) -> None:
    """Match enterprise rows to the register and refuse enterprises that stand twice."""
    code, name = (field_of(Enterprise, key).label for key in ("credit_code", "name"))
    names = [plain_name(draft.given.get("name") or "") for draft in drafts]
    refuse_twice(code, ((draft.given.get("credit_code"), draft) for draft in drafts))
    refuse_twice(name, zip(names, drafts, strict=True))
    holders = matching.enterprises(office.store)
    for draft in drafts if holders.names else ():
        try:
            draft.existing = holders.match(draft.given.get("credit_code"), draft.given.get("name"))
        except Unmatched as fault:
            unmatched(draft, fault, "credit_code")


def settle_owned(office: Office, kind: str, drafts: Sequence[Draft]) -> None:
    """Hang rows on their enterprise or park, match them to the register, refuse what stands twice."""
    registers = matching.registers(office.store)
    for draft in drafts:
        link_owner(draft, registers)
    match_owned(office.store, kind, drafts)


def link_owner(draft: Draft, registers: dict[str, Holders]) -> None:
    """Put the owner's id in the place of its name and code."""
    name, code = draft.given.pop(OWNER_NAME, None), draft.given.pop(OWNER_CODE, None)
    link = "park" if draft.given.get("holder") == "park" else "enterprise"
    try:
        draft.given[link] = registers[link].linked(code, name)
    except Unmatched as fault:
        unmatched(draft, fault, "credit_code" if code else "name")


def match_owned(store: Store, kind: str, drafts: Sequence[Draft]) -> None:
    """Match rows to records of the same owner and identity; refuse those that stand twice."""
    entry = IMPORT_KINDS[kind]
    label = "、".join(field_of(entry.model, key).label for key in entry.identity)
    identities = [_identity(entry, draft) for draft in drafts]
    refuse_twice(label, zip(identities, drafts, strict=True))
    known = _known(store, entry)
    for identity, draft in zip(identities, drafts, strict=True):
        draft.existing = known.get(identity)


def _identity(entry: ImportKind, draft: Draft) -> tuple[str, ...]:
    """Rows without an owner are told apart by their place: they are refused for that already."""
    given = draft.given
    owner = given.get("enterprise") or given.get("park") or _holder_name(draft)
    place = f"{draft.table.sheet}!{draft.row[0]}"
    return identity_of(owner or place, (given.get(key) for key in entry.identity))


def _holder_name(draft: Draft) -> str:
    if draft.holder is None:
        return ""
    return f"{draft.holder.noun}:{plain_name(draft.holder.title())}"


def _known(store: Store, entry: ImportKind) -> dict[tuple[str, ...], str]:
    links = ("enterprise", "park") if "park" in entry.model.model_fields else ("enterprise",)
    rows = store.rows(entry.model, "id", *links, *entry.identity)
    return {
        identity_of(next(filter(None, row[1 : 1 + len(links)]), ""), row[1 + len(links) :]): row[0]
        for row in rows
    }


def complete(office: Office, model: type[Record], drafts: Sequence[Draft]) -> None:
    """Make each acceptable draft's whole record and check it; `record` stays None when nothing changes."""
    office = Still(**vars(office))
    current = _fetch(office.store, model, [one.existing for one in drafts if one.existing])
    for draft in drafts:
        if not draft.refused:
            _complete(office, model, draft, current.get(draft.existing or ""))


def _complete(office: Office, model: type[Record], draft: Draft, old: Record | None) -> None:
    if old is None:
        draft.existing = None
        draft.record = model(**draft.given)
    elif any(getattr(old, key) != value for key, value in draft.given.items()):
        draft.record = old.model_copy(update=draft.given)
        draft.findings.extend(_renamed(old, draft.given))
    if draft.record is not None:
        draft.findings.extend(_checked(office, draft.record, draft.holder))


def _checked(office: Office, record: Record, holder: Record | None) -> list[Finding]:
    """Enterprises are compared with the register by `settle_enterprises`, all of them at once.

    A record whose holder is registered along the way has nothing in the register yet.
    """
    if holder is not None:
        return checks.own(office, record.model_copy(update={holder.noun: PENDING}))
    if isinstance(record, Enterprise):
        return checks.own(office, record)
    return checks.all_checks(office, record)


def _renamed(old: Record, given: dict[str, Any]) -> Iterable[Finding]:
    name = given.get("name")
    if name and name != old.title():
        label = field_of(type(old), "name").label
        yield Finding(
            Grade.VERIFY,
            label,
            f"登记簿里的“{old.title()}”将改为“{name}”。",
            "",
            "如果不是同一家或没有更名，请不要导入，先核对代码。",
        )


def _fetch(store: Store, model: type[Record], wanted: list[str]) -> dict[str, Record]:
    if len(wanted) > FEW:
        return {record.id: record for record in store.find(model)}
    return {found.id: found for one in wanted if (found := store.get(model, one))}


def unmatched(draft: Draft, fault: Unmatched, key: str = "name") -> None:
    """Refuse a row whose holder is not certain, at the heading of `key`."""
    what, fix = halves(str(fault))
    draft.refuse(field_of(Enterprise, key).label, what, "", fix)
