"""New rows that agree with a registered record in all but what tells records apart: most often a corrected name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from jjgreen_desktop.domain.catalogue import Field, Kind, field_of
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.importing.drafts import Draft
from jjgreen_desktop.operations.importing.kinds import (
    IMPORT_KINDS,
    KINDS,
    ImportKind,
    known_by,
    telling,
)
from jjgreen_desktop.operations.ports import Store

LINKS = ("enterprise", "park")
LEAST_ALIKE = 2  # values that are no choice of a few: fewer agree by chance
MOST_COMPARED = 200  # records that share a value with a row; what more share tells nothing
CHOSEN = (Kind.CHOICE, Kind.CHOICES, Kind.YES_NO, Kind.YEAR)
WRITTEN = (Kind.TEXT, Kind.LONG_TEXT, Kind.CODE)
Alike = Mapping[tuple[str, object], Sequence[Record]]  # by the value of a field that they share


def tell_likely(store: Store, kind: str, drafts: Sequence[Draft]) -> None:
    """Say of each new row which registered record of its owner, that no other row means, it agrees with."""
    entry = IMPORT_KINDS[kind]
    if not entry.owned and not store.count(entry.model):  # a register filled for the first time
        return
    own = known_by(kind)
    fields = [field for field in telling(kind) if field.key not in own]
    weighing = [field.key for field in fields if _is_telling(field)]
    new = [
        one
        for one in drafts
        if one.existing is None and not one.refused and _tells(one.given, weighing)
    ]
    if not new:
        return
    keys = [field.key for field in fields]
    given = [(one, {key: one.given[key] for key in keys if key in one.given}) for one in new]
    meant = frozenset(draft.existing for draft in drafts if draft.existing)
    alike = _alike(store, kind, [draft for draft, _values in given])
    for draft, values in given:
        found = (one for one in _sharing(alike, draft) if one.id not in meant)
        if like := next((one for one in found if _agrees(one, values)), None):
            draft.findings.append(_told(kind, like))


def _alike(store: Store, kind: str, new: Sequence[Draft]) -> Alike:
    """Registered records that share their owner with a row; where there is none, a written value."""
    entry = IMPORT_KINDS[kind]
    found: dict[tuple[str, object], list[Record]] = defaultdict(list)
    for key in _shared_keys(kind):
        values = frozenset(value for draft in new if (value := draft.given.get(key)))
        if values and (entry.owned or _is_rare(store, entry, key, values)):
            for one in store.find(entry.model, **{key: values}):
                found[key, one.__dict__[key]].append(one)
    return found


def _is_rare(store: Store, entry: ImportKind, key: str, values: frozenset[str]) -> bool:
    """Whether so few have these values of a field that it tells something: a street is that of half a town."""
    return store.count(entry.model, **{key: values}) <= MOST_COMPARED * len(values)


def _shared_keys(kind: str) -> Iterator[str]:
    entry = IMPORT_KINDS[kind]
    if entry.owned:
        yield from (link for link in LINKS if link in entry.model.model_fields)
        return
    own = known_by(kind)
    for field in telling(kind):
        if field.key not in own and field.kind in WRITTEN and not field.picker:
            yield field.key


def _sharing(alike: Alike, draft: Draft) -> Sequence[Record]:
    """Of what shares a value with the row those that share the rarest."""
    lists = (alike[one] for one in draft.given.items() if one in alike)
    return min(lists, key=len, default=())[:MOST_COMPARED]


def _tells(given: Mapping[str, object], weighing: Sequence[str]) -> bool:
    return sum(given.get(key) not in (None, "") for key in weighing) >= LEAST_ALIKE


def _is_telling(field: Field) -> bool:
    return field.kind not in CHOSEN and not field.picker


def _agrees(record: Record, given: Mapping[str, object]) -> bool:
    return all(record.__dict__[key] == value for key, value in given.items())


def _told(kind: str, like: Record) -> Finding:
    model = IMPORT_KINDS[kind].model
    labels = [field_of(model, key).label for key in known_by(kind)]
    called = "、".join(labels)
    return Finding(
        Grade.VERIFY,
        labels[0],
        f"登记簿里的{KINDS[kind]}“{like.title()}”除{called}外与本行都相同，可能是同一条；本行将新增一条。",
        "",
        f"是同一条的，请从表中删去这一行，在程序里改{called}；确是另一条的可以导入。",
    )
