"""A list's conditions in words: on the chips above it, in the names of views, in the history."""

from collections.abc import Mapping

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Kind, field_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.listing import (
    COUNTY,
    INDUSTRY,
    Condition,
    FieldFilled,
    FieldIs,
    Holds,
    Listing,
)

SEPARATOR = "，"


def condition_words(
    model: type[Record], condition: Condition, industries: Mapping[str, str]
) -> str:
    """One condition as staff say it; `industries` are code and name by code."""
    match condition:
        case FieldIs():
            return _field_words(model, condition, industries)
        case FieldFilled(key, filled):
            return f"{'已填' if filled else '未填'}{field_of(model, key).label}"
        case Holds(noun, fields, year, held):
            other = BY_NOUN[noun]
            parts = [_values(other, one, industries) for one in fields]
            parts += [f"{year} 年"] if year is not None else []
            more = f"（{SEPARATOR.join(parts)}）" if parts else ""
            return f"{'有' if held else '没有'}{other.label}{more}"


def _field_words(model: type[Record], condition: FieldIs, industries: Mapping[str, str]) -> str:
    field = field_of(model, condition.key)
    if field.kind is Kind.YES_NO and condition.values == (True,):
        return field.label
    told = _values(model, condition, industries)
    return told if field.picker == COUNTY else f"{field.label}：{told}"


def _values(model: type[Record], condition: FieldIs, industries: Mapping[str, str]) -> str:
    field = field_of(model, condition.key)
    if field.picker == INDUSTRY:
        return "、".join(industries.get(str(one), str(one)) for one in condition.values)
    return "、".join(values.show(field, one) for one in condition.values)


def listing_words(model: type[Record], listing: Listing, industries: Mapping[str, str]) -> str:
    """A whole list in one line: its words, conditions and order."""
    parts = [f"“{listing.words.strip()}”"] if listing.words.strip() else []
    parts += [condition_words(model, one, industries) for one in listing.where]
    if listing.order:
        way = "降序" if listing.falling else "升序"
        parts.append(f"按{field_of(model, listing.order).label}{way}")
    return "；".join(parts) or "全部"
