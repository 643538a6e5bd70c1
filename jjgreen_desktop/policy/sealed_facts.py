"""Facts and rulings as they stand in a sealed file, and back into what the engine looks at."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.rulings import Chosen, Made

# Beyond these a quantity or a year is no entry of a clerk, and computing with it would not end.
MOST_DIGITS, YEARS = 40, range(1900, 2201)


class Unreadable(ValueError):
    """What a part holds is not what it should; the message is a Chinese sentence."""


def of_subject(subject: Subject) -> dict[str, Any]:
    """Every record of the subject by its part, in order of id; empty parts are left out."""
    held = {f.name: getattr(subject, f.name) for f in fields(subject)}
    return {
        name: sorted(value, key=lambda record: record.id) if isinstance(value, tuple) else value
        for name, value in held.items()
        if value
    }


def subject_of(raw: object) -> Subject:
    """The subject from its JSON. Raises Unreadable naming the part that holds something unknown."""
    models = _models()
    if not isinstance(raw, dict) or set(raw) - set(models):
        raise Unreadable("事实（facts.json）里有本程序不认识的内容。")
    subject = Subject(**{part: _read(models[part], value) for part, value in raw.items()})
    if (subject.enterprise is None) == (subject.park is None):
        raise Unreadable("事实（facts.json）里应有一家企业或一个园区。")
    return subject


def of_rulings(chosen: Chosen) -> dict[str, Any]:
    """The rulings made, each with its paper where it has one."""
    return {
        id: entry if isinstance(entry, Made) else {"choice": entry} for id, entry in chosen.items()
    }


def rulings_of(raw: object) -> Chosen:
    """The rulings from their JSON. Raises Unreadable."""
    try:
        entries = TypeAdapter(dict[str, dict[str, str]]).validate_python(raw, strict=True)
        return {id: _ruling(entry) for id, entry in entries.items()}
    except ValidationError as error:
        raise Unreadable("口径裁定（rulings.json）读不出来。") from error


def _ruling(entry: dict[str, str]) -> str | Made:
    if set(entry) == {"choice"}:
        return entry["choice"]
    return TypeAdapter(Made).validate_json(json.dumps(entry), strict=True)


def _models() -> Mapping[str, Any]:
    """The type of each part: one record or None, or a tuple of records."""
    return get_type_hints(Subject)


def _read(model: Any, value: object) -> Any:
    try:
        read = TypeAdapter(model).validate_json(json.dumps(value))
    except ValidationError as error:
        raise Unreadable(f"事实（facts.json）里的{_label(model)}有不合要求的值。") from error
    for record in _records(read):
        _measure(record)
    return read


def _label(model: Any) -> str:
    """What staff call the records of a part."""
    return "、".join(each.label for each in get_args(model) if hasattr(each, "label"))


def _records(read: object) -> Iterator[Record]:
    if isinstance(read, Record):
        yield read
    elif isinstance(read, tuple):
        yield from read


def _measure(record: Record) -> None:
    for value in record.__dict__.values():
        if isinstance(value, Decimal) and not _short(value):
            raise Unreadable(f"事实（facts.json）里的{record.label}有位数太多的数。")
        if isinstance(value, date) and value.year not in YEARS:
            raise Unreadable(f"事实（facts.json）里的{record.label}有不可能的日期。")


def _short(value: Decimal) -> bool:
    digits, exponent = value.as_tuple()[1:]
    return len(digits) <= MOST_DIGITS and abs(int(exponent)) <= MOST_DIGITS
