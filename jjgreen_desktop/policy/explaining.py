"""The facts of a step: what was entered where, as the catalogue labels and shows it."""

from functools import cache
from typing import TypeAlias

from jjgreen_desktop.domain import money, values
from jjgreen_desktop.domain.catalogue import Field, field_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.policy.assessment import FactUsed

BLANK = "未填"
Fact: TypeAlias = tuple[Record, str]  # a record and the key of one of its fields


@cache
def field(model: type[Record], key: str) -> Field:
    """The catalogue entry of a field, remembered."""
    return field_of(model, key)


def label(fact: Fact) -> str:
    """What staff call the field."""
    record, key = fact
    return field(type(record), key).label


def shown(fact: Fact) -> str:
    """The value in words, with its unit; unknown is “未填”."""
    record, key = fact
    entry, value = field(type(record), key), getattr(record, key)
    if value is None:
        return BLANK
    return values.show(entry, value) + (f" {entry.unit}" if entry.unit else "")


def used(fact: Fact) -> FactUsed:
    """The fact as a step cites it."""
    record, key = fact
    return FactUsed(record.noun, record.id, key, label(fact), shown(fact))


def case_key(key: str) -> str:
    """A field's name in 算例 and in `missing`: money is asked for in 元."""
    return key.removesuffix("_fen") + "_yuan" if key.endswith("_fen") else key


def field_key(model: type[Record], key: str) -> str:
    """The field of a record that a key of 算例 or of `missing` means."""
    money_key = key.removesuffix("_yuan") + "_fen"
    return money_key if key.endswith("_yuan") and money_key in model.model_fields else key


def wan(fen: int) -> str:
    """An amount in a sentence: 50.00 万元."""
    return f"{money.wan(fen)} 万元"
