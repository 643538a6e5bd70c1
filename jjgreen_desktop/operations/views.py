"""已存视图: a list kept under a name, and read back; what is broken or foreign is refused, never half shown."""

import json
from collections.abc import Mapping
from typing import Any

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.saved_view import SavedView
from jjgreen_desktop.operations import recording
from jjgreen_desktop.operations.listing import (
    Condition,
    FieldFilled,
    FieldIs,
    Holds,
    Listing,
    dated,
    link_of,
    listable,
)
from jjgreen_desktop.operations.listing_words import listing_words
from jjgreen_desktop.operations.office import Office

FIRST_YEAR, LAST_YEAR = 2000, 2100
KEYS = {"words", "where", "order", "falling", "columns"}


class Foreign(ValueError):
    """A state that is not of this program, or of another kind of list."""


def state_of(listing: Listing) -> str:
    """The list as the view keeps it (JSON)."""
    told: dict[str, Any] = {
        "words": listing.words.strip(),
        "where": [_told(one) for one in listing.where],
        "order": listing.order,
        "falling": listing.falling,
        "columns": list(listing.columns),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _told(condition: Condition) -> dict[str, Any]:
    match condition:
        case FieldIs(key, values):
            return {"field": key, "is": list(values)}
        case FieldFilled(key, filled):
            return {"field": key, "filled": filled}
        case Holds(noun, fields, year, held):
            told = {one.key: list(one.values) for one in fields}
            return {"holds": noun, "fields": told, "year": year, "held": held}


def read_state(model: type[Record], text: str) -> Listing:
    """The list a state stands for. Raises Foreign when it is broken or not of this kind of list."""
    try:
        found = json.loads(text)
        if not isinstance(found, dict) or found.keys() - KEYS:
            raise Foreign(text)
        listing = Listing(
            words=_of(str, found.get("words", "")),
            where=tuple(_condition(model, one) for one in found.get("where", [])),
            order=_of(str, found.get("order", "")),
            falling=_of(bool, found.get("falling", False)),
            columns=tuple(_of(str, one) for one in found.get("columns", [])),
        )
        known = {field.key for field in listable(model)}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Foreign(text) from error
    if {*listing.columns, *filter(None, (listing.order,))} - known:
        raise Foreign(text)
    return listing


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise Foreign(repr(value))
    return value


def _condition(model: type[Record], told: Mapping[str, Any]) -> Condition:
    if "holds" in told:
        other = BY_NOUN[told["holds"]]
        link_of(other, model)
        fields = tuple(_field_is(other, *one) for one in told.get("fields", {}).items())
        return Holds(other.noun, fields, _year(other, told.get("year")), _of(bool, told["held"]))
    if "filled" in told:
        return FieldFilled(field_of(model, told["field"]).key, _of(bool, told["filled"]))
    return _field_is(model, told["field"], told["is"])


def _field_is(model: type[Record], key: str, values: list[Any]) -> FieldIs:
    field = field_of(model, key)
    if not values or any(type(one) not in (str, bool) for one in values):
        raise Foreign(repr(values))
    if field.choices and not field.choices.keys() >= set(values):
        raise Foreign(repr(values))
    return FieldIs(key, tuple(values))


def _year(model: type[Record], year: Any) -> int | None:
    if year is None:
        return None
    dated(model)
    if not FIRST_YEAR <= _of(int, year) <= LAST_YEAR:
        raise Foreign(str(year))
    return int(year)


def views(office: Office, screen: str) -> list[SavedView]:
    """The views kept for a list, by name."""
    return sorted(office.store.find(SavedView, screen=screen), key=lambda one: one.name or "")


def opened(model: type[Record], view: SavedView) -> Listing:
    """What a view shows. Raises Problem when it is broken or of another list."""
    try:
        return read_state(model, view.state or "")
    except Foreign as error:
        raise Problem(
            f"视图“{view.title()}”的内容已损坏或不适用于{model.label}列表，没有打开。",
            "请删除这个视图，重新筛选后再存一次；登记的数据没有变动。",
        ) from error


def told(model: type[Record], view: SavedView, industries: Mapping[str, str]) -> str:
    """What a view shows, in words; "" when it is broken."""
    try:
        return listing_words(model, read_state(model, view.state or ""), industries)
    except Foreign:
        return ""


def keep(office: Office, screen: str, name: str, listing: Listing) -> SavedView:
    """Keep a list under a name; a view of that name is overwritten. Raises Problem without a name."""
    name = name.strip()
    if not name:
        raise Problem("视图还没有名称。", "请写一个看得懂的名称，如“未填代码的规上企业”。")
    known = next((one for one in views(office, screen) if one.name == name), None)
    kept = replace_state(known, listing) if known else None
    made = kept or SavedView(screen=screen, name=name, state=state_of(listing))
    return recording.save(office, made).record


def replace_state(view: SavedView, listing: Listing) -> SavedView:
    """A view that shows this list from now on."""
    return view.model_copy(update={"state": state_of(listing)})


def rename(office: Office, view: SavedView, name: str) -> SavedView:
    """Give a view another name. Raises Problem when it is empty or another view has it."""
    name = name.strip()
    taken = [one for one in views(office, view.screen or "") if one.name == name]
    if not name or any(one.id != view.id for one in taken):
        what = f"已有名为“{name}”的视图。" if name else "视图的名称不能空着。"
        raise Problem(what, "请换一个名称。")
    return recording.save(office, view.model_copy(update={"name": name})).record


def forget(office: Office, view: SavedView) -> None:
    """Delete a view; it can be taken back."""
    recording.remove(office, view)
