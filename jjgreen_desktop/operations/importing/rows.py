"""Plans the rows of a template: linked to their enterprise, matched to the register, checked."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeVar

from jjgreen_desktop.domain.catalogue import field_of, fields_of
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import OTHER, PARK_KINDS
from jjgreen_desktop.operations import checks
from jjgreen_desktop.operations.energy import completed
from jjgreen_desktop.operations.importing import matching
from jjgreen_desktop.operations.importing.drafts import Draft, halves, refuse_twice
from jjgreen_desktop.operations.importing.kinds import (
    IMPORT_KINDS,
    KINDS,
    OF,
    OWNER_CODE,
    OWNER_NAME,
    ImportKind,
    identity_of,
    telling,
)
from jjgreen_desktop.operations.importing.likeness import tell_likely
from jjgreen_desktop.operations.importing.matching import Holders, Unmatched
from jjgreen_desktop.operations.importing.sharing import CHECKS, compare_numbers
from jjgreen_desktop.operations.importing.wholes import link_wholes
from jjgreen_desktop.operations.names import keeping_name, plain_name
from jjgreen_desktop.operations.numbers import numbers_in
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Store
from jjgreen_desktop.operations.providers import named_field, with_code
from jjgreen_desktop.policy.pack import County, Pack

HOLDERS: dict[type[Record], Callable[[Store], Holders]] = {
    Enterprise: matching.enterprises,
    Park: matching.parks,
    Provider: matching.providers,
}
_KIND_OF = {entry.model: kind for kind, entry in IMPORT_KINDS.items()}
SHOWN = 3  # columns named as examples
PENDING = "pending"  # stands for the id of a holder that is registered along the way
FIRM_OF_OLD = "请核对是不是同一家；不是的，填上这一家的统一社会信用代码，再导入。"
NEW_OF_OLD = "请对照营业执照核对是不是同一家；是的，请改用它现在的名称和代码，再导入。"
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Still(Office):
    """The office while the `records` of one plan are checked: what they ask for is read once, not per row."""

    records: Sequence[Record] = ()
    known: dict[Any, Any] = field(default_factory=dict)

    @cached_property
    def pack(self) -> Pack:
        """The policy pack in force today."""
        return super().pack

    @cached_property
    def county(self) -> County | None:
        """The county this store belongs to; None in city mode (市本级)."""
        return super().county

    def get(self, model: type[R], record: str) -> R | None:
        """The record with this id that one of the records hangs on, or None."""
        found = self._read(model, ("id",), self._link(model)).get((record,), ())
        return next(iter(found), None)

    def _link(self, model: type[Record]) -> str:
        """The field by which the records hang on one of this kind."""
        own = (fields_of(type(one)) for one in self.records[:1])
        links = (entry.key for fields_ in own for entry in fields_ if entry.links == model.noun)
        return next(links, model.noun)

    def find(self, model: type[R], **equals: Any) -> list[R]:
        """The records that share these values with one of the records; all of them without any."""
        keys = tuple(equals)
        first = keys[0] if keys else ""
        return self._read(model, keys, first).get(tuple(equals.values()), [])

    def holding(
        self, model: type[R], key: str, numbers: Collection[str], most: int
    ) -> tuple[int, list[R]]:
        """How many records hold one of these numbers of the plan's records, and the first of them."""
        if (model, key, "held") not in self.known:
            wanted = {
                one for each in self.records for one in numbers_in(key, each.__dict__.get(key))
            }
            held: dict[str, list[str]] = defaultdict(list)
            for record, text in self.store.rows(model, "id", key) if wanted else ():
                for number in wanted & numbers_in(key, text):
                    held[number].append(record)
            self.known[model, key, "held"] = held
        by_number = self.known[model, key, "held"]
        ids = sorted({one for number in numbers for one in by_number.get(number, ())})
        return len(ids), self.store.picked(model, ids[:most])

    def _read(
        self, model: type[R], keys: tuple[str, ...], of: str
    ) -> dict[tuple[Any, ...], list[R]]:
        """By their values of `keys`: all whose first key is in the field `of` of one of the records."""
        if (model, keys) not in self.known:
            wanted = frozenset(one.__dict__.get(of) for one in self.records) - {None}
            by_values: dict[tuple[Any, ...], list[R]] = defaultdict(list)
            for one in self.store.find(model, **({keys[0]: wanted} if keys else {})):
                by_values[tuple(one.__dict__[key] for key in keys)].append(one)
            self.known[model, keys] = by_values
        found: dict[tuple[Any, ...], list[R]] = self.known[model, keys]
        return found


def settle_holders(office: Office, model: type[Record], drafts: Sequence[Draft]) -> None:
    """Match rows of enterprises, parks or providers to the register; refuse those that stand twice."""
    names = [plain_name(draft.given.get("name") or "") for draft in drafts]
    if "credit_code" in model.model_fields:
        codes = ((draft.given.get("credit_code"), draft) for draft in drafts)
        refuse_twice(field_of(model, "credit_code").label, codes)
    refuse_twice(field_of(model, "name").label, zip(names, drafts, strict=True))
    holders = HOLDERS[model](office.store)
    for draft in drafts if holders.names else ():
        try:
            code, called = draft.given.get("credit_code"), draft.given.get("name")
            draft.existing = holders.match(code, called)
            if draft.existing is None and (heir := holders.heir(code, called)):
                raise Unmatched(
                    f"这个代码是“{holders.names[heir]}”以前的代码，名称也是它的。"
                    "请改用它现在的代码，或从本表删去这一行。"
                )
        except Unmatched as fault:
            unmatched(draft, fault, "credit_code")
        else:
            if draft.existing is None and called:
                _settle_former(model, draft, holders)
    refuse_twice(model.label, ((draft.existing, draft) for draft in drafts))
    tell_likely(office.store, _KIND_OF[model], drafts)


def _settle_former(model: type[Record], draft: Draft, holders: Holders) -> None:
    """Take a row with the former name of one firm for that firm, which keeps its name; else say whose it was.

    A row with another code than the firm's is another firm.
    """
    code, called = draft.given.get("credit_code"), draft.given["name"]
    known = holders.before(called)
    if not known:
        return
    names = "、".join(f"“{holders.names[one]}”" for one in known[:SHOWN])
    what = f"登记簿里的{names}以前叫“{called}”"
    if len(known) == 1 and not (code and known[0] in holders.codes):
        draft.existing = known[0]
        draft.given["name"] = holders.names[known[0]]
        what, fix = f"{what}，本行按它处理，名称不改。", FIRM_OF_OLD
    else:
        what, fix = f"{what}，本行将另登记一家。", NEW_OF_OLD
    draft.findings.append(Finding(Grade.VERIFY, field_of(model, "name").label, what, "", fix))


def settle_owned(office: Office, kind: str, drafts: Sequence[Draft]) -> None:
    """Hang rows on their enterprise or park, match them to the register, refuse what stands twice."""
    _need_telling(kind, drafts)
    registers = matching.registers(office.store)
    _name_providers(office, IMPORT_KINDS[kind].model, drafts)
    for draft in drafts:
        link_owner(draft, registers)
    if IMPORT_KINDS[kind].part_of:
        link_wholes(office.store, IMPORT_KINDS[kind], drafts)
    match_owned(office.store, kind, drafts)
    _refuse_empty(kind, drafts)
    tell_likely(office.store, kind, drafts)


def _need_telling(kind: str, drafts: Sequence[Draft]) -> None:
    """Raises Problem when a table names firms and tells nothing of them: it is a list of something else."""
    fields_ = telling(kind)
    keys = {entry.key for entry in fields_}
    for table in {id(draft.table): draft.table for draft in drafts}.values():
        if not keys & table.columns.keys():
            called, examples = KINDS[kind], "、".join(entry.label for entry in fields_[:SHOWN])
            raise Problem(
                f"工作表“{table.sheet}”第 {table.heading_row} 行的表头里没有一列是{called}的内容（如：{examples}）。",
                f"请核对这张表是不是{called}；是的，请照程序生成的模板写表头，再导入。",
            )


def _refuse_empty(kind: str, drafts: Sequence[Draft]) -> None:
    """Refuse rows that would make a record of nothing but its owner."""
    keys = {entry.key for entry in telling(kind)}
    for draft in drafts:
        if draft.existing is None and not draft.refused and not keys & draft.given.keys():
            draft.refuse(
                field_of(Enterprise, "name").label,
                f"这一行除企业外什么都没有填，不成一条{KINDS[kind]}。",
                "",
                "请补填内容后重新导入；没有内容的行请从表中删去。",
            )


def _name_providers(office: Office, model: type[Record], drafts: Sequence[Draft]) -> None:
    """The names of registered providers and firms where their codes were written."""
    if key := named_field(model):
        for draft in drafts:
            if name := with_code(office, draft.given.get(key) or ""):
                draft.given[key] = name


def link_owner(draft: Draft, registers: dict[str, Holders]) -> None:
    """Put the owner's id in the place of its name and code."""
    name, code = draft.given.pop(OWNER_NAME, None), draft.given.pop(OWNER_CODE, None)
    given = draft.given
    of_park = given.get("holder") == "park" or given.get(f"{OF}kind") in PARK_KINDS
    link = "park" if of_park or _parks_alone(draft, code, name, registers) else "enterprise"
    try:
        draft.given[link] = registers[link].linked(code, name)
    except Unmatched as fault:
        unmatched(draft, fault, "credit_code" if code else "name")


def _parks_alone(
    draft: Draft, code: str | None, name: str | None, registers: dict[str, Holders]
) -> bool:
    """Whether a row about a title that firms and parks may have names a park, and no firm."""
    if draft.given.get(f"{OF}kind") != OTHER or code or not name:
        return False
    try:
        registers["enterprise"].linked(code, name)
    except Unmatched:
        return bool(registers["park"].by_name.get(plain_name(name)))
    return False


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
    matched = frozenset(one.existing for one in drafts if one.existing)
    current = {one.id: one for one in office.store.find(model, id=matched)} if matched else {}
    taken = [draft for draft in drafts if not draft.refused]
    for draft in taken:
        _complete(model, draft, current.get(draft.existing or ""))
    own = {each.name: getattr(office, each.name) for each in fields(Office)}
    still = Still(**own, records=[one.record for one in taken if one.record])
    for draft in taken:
        if draft.record is not None:
            if isinstance(draft.record, EnergyUse):
                draft.record = completed(still, draft.record)
            if found := _checked(still, draft, draft.record):
                draft.findings.extend(found)
    compare_numbers(office, model, taken)


def _complete(model: type[Record], draft: Draft, old: Record | None) -> None:
    if old is None:
        draft.existing = None
        draft.record = model(**draft.given)
    elif any(getattr(old, key) != value for key, value in draft.given.items()):
        draft.record = old.model_copy(update=draft.given)
        if isinstance(old, Enterprise) and isinstance(draft.record, Enterprise):
            draft.record = keeping_name(old, draft.record)
        draft.findings.extend(_renamed(old, draft.given))


def _checked(office: Office, draft: Draft, record: Record) -> list[Finding]:
    """Enterprises are compared with the register by `settle_holders` and `compare_numbers`, all at once.

    Accounts and phones of parks and providers are, too.

    A record whose holder is registered along the way has nothing in the register yet.
    """
    if draft.holder is not None:
        return checks.own(office, record.model_copy(update={draft.holder.noun: PENDING}))
    if isinstance(record, Enterprise):
        return checks.own(office, record, parsed=draft.existing is None)
    return [one for one in checks.all_checks(office, record) if one.check not in CHECKS]


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


def unmatched(draft: Draft, fault: Unmatched, key: str = "name") -> None:
    """Refuse a row whose holder is not certain, at the heading of `key`."""
    what, fix = halves(str(fault))
    draft.refuse(field_of(Enterprise, key).label, what, "", fix)
