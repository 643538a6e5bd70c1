"""Finds the record a row is a part of: the diagnosis of a measure, the system of an invoice, the title that changed."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.importing.drafts import Draft
from jjgreen_desktop.operations.importing.kinds import OF, ImportKind, identity_of
from jjgreen_desktop.operations.ports import Store


def link_wholes(store: Store, entry: ImportKind, drafts: Sequence[Draft]) -> None:
    """Put the id of the record in the place of what tells it; refuse rows that tell none, or several."""
    if entry.part_of is None:
        return
    held = _held(store, entry.part_of, drafts)
    for draft in drafts:
        told = {key: draft.given.pop(f"{OF}{key}", None) for key in entry.told_by}
        if owner := _owner(draft):
            _link(draft, entry, {k: v for k, v in told.items() if v is not None}, held[owner])


def _owner(draft: Draft) -> str:
    return draft.given.get("enterprise") or draft.given.get("park") or ""


def _held(store: Store, model: type[Record], drafts: Sequence[Draft]) -> dict[str, list[Record]]:
    """The records of the owners the rows hang on."""
    found: dict[str, list[Record]] = defaultdict(list)
    for link in ("enterprise", "park"):
        owners = frozenset(owner for draft in drafts if (owner := draft.given.get(link)))
        if owners and link in model.model_fields:
            for one in store.find(model, **{link: owners}):
                found[getattr(one, link)].append(one)
    return found


def _link(draft: Draft, entry: ImportKind, told: dict[str, Any], held: list[Record]) -> None:
    wanted = identity_of("", told.values())
    meant = [one for one in held if identity_of("", (getattr(one, k) for k in told)) == wanted]
    if len(meant) == 1:
        draft.given[entry.link] = meant[0].id
        return
    model = entry.part_of or entry.model
    fields = [field_of(model, key) for key in entry.told_by]
    named = "、".join(each.label for each in fields)
    if not held:
        what = f"名下还没有登记{model.label}。"
        fix = f"请先登记或导入{model.label}，再导入本表。"
    elif not meant:
        said = "、".join(
            f"{field_of(model, k).label} {_shown(model, k, v)}" for k, v in told.items()
        )
        what = f"名下没有“{said}”的{model.label}。"
        fix = f"请对照登记簿核对{named}；还没有登记的先登记{model.label}。"
    else:
        what = f"名下有 {len(meant)} 条{model.label}符合，不能确定是哪一条。"
        fix = f"请把{named}填全；仍分不清的，请到那一条{model.label}上逐条录入。"
    draft.refuse(fields[0].label, what, "", fix)


def _shown(model: type[Record], key: str, value: Any) -> str:
    return values.show(field_of(model, key), value)
