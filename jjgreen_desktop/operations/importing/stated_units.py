"""The unit a sheet states for a column: in its heading (贷款本金（万元）), for money else above the table (单位：万元).

What is stated is obeyed to the digit; a column without any is in the field's own unit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from jjgreen_desktop.domain import units, values
from jjgreen_desktop.domain.catalogue import Field, Kind, field_of
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.operations.energy_entry import split_amount
from jjgreen_desktop.operations.importing.headers import Table, plain
from jjgreen_desktop.operations.importing.sheets import Cell

ABOVE = re.compile(r"(?:金额)?单位[:：]?(?:人民币)?(万元|元)")
FORMS = ("{}({})", "{}{}", "{}(单位:{})", "{}/{}", "{}(人民币{})", "{},{}")
ENDING = re.compile(r"[(/:,、]([^(/:,、)]+)\)?$")
HEADING, TITLE = "表头", "表上方"
FIGURES = (Kind.QUANTITY, Kind.MONEY)


class Amount(NamedTuple):
    """A number, and the key of its unit in units.UNITS."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Stated:
    """The unit of a column, and where it is stated: HEADING, TITLE, or "" when it is the field's own."""

    unit: str
    where: str = ""


def above(title: str) -> str:
    """元 or 万元 as the words above a table state it; "" when they state neither, or both."""
    found = set(ABOVE.findall(plain(title)))
    return found.pop() if len(found) == 1 else ""


def stated(field: Field, table: Table) -> Stated:
    """The unit the values of a field are written in."""
    if unit := _spelt(field.label, field.unit).get(plain(table.heads.get(field.key, ""))):
        return Stated(unit, HEADING)
    unit = above(table.title)
    if unit and _measure(field.unit) == units.MONEY:
        return Stated(unit, TITLE)
    return Stated(field.unit)


def headings_with_units(fields: Sequence[Field]) -> dict[str, str]:
    """The headings that state a unit which measures what the field does, with the field's key."""
    return {heading: field.key for field in fields for heading in _spelt(field.label, field.unit)}


def measured(heading: str) -> bool:
    """Whether a heading ends with a unit, so that figures stand below it."""
    found = ENDING.search(plain(heading))
    return bool(found and _words().get(found[1]))


def read(field: Field, cell: Cell, unit: str) -> Any:
    """The value of a cell of a column in this unit; a unit in the cell itself goes first.

    An Amount where the record keeps the unit beside the number. Raises values.Unreadable with what is
    wrong and what to do.
    """
    if isinstance(cell, str) and field.kind in FIGURES:
        if field == field_of(EnergyUse, "quantity") and (found := split_amount(cell)):
            return Amount(values.parse(field, found[0]), found[1])
        _refuse_other_measure(field, cell)
    if unit == field.unit:
        return values.parse(field, cell)
    number = values.parse(field._replace(kind=Kind.QUANTITY, unit=unit), cell)
    return None if number is None else values.parse(field, units.scaled(number, unit, field.unit))


def _refuse_other_measure(field: Field, cell: str) -> None:
    """“350万千瓦时” is a number, but none of tonnes."""
    text = plain(cell)
    if field.unit and units.written(text) and units.converted(text, field.unit) is None:
        raise values.Unreadable(
            f"{field.label}“{cell}”的单位不对，这一项按{field.unit}计。请对照原件改正这一格后重新导入。"
        )


def _measure(unit: str) -> str:
    known = units.MEASURES.get(unit)
    return known.of if known else ""


@cache
def _spelt(label: str, own: str) -> dict[str, str]:
    """Every heading of a field in a unit of its own that states a unit, plain, with that unit."""
    measure = _measure(own)
    words = {word: unit for word, unit in _words().items() if units.MEASURES[unit].of == measure}
    if measure == units.COAL:  # 吨 and 万吨 are of standard coal where that is counted
        words |= {
            word: unit + units.STANDARD_COAL
            for word, unit in _words().items()
            if unit + units.STANDARD_COAL in units.MEASURES
        }
    forms = [form.format(label, "{}") for form in FORMS]
    if label.endswith("）"):  # 产品合同价（含税，万元）
        forms += [f"{label[:-1]}{mark}{{}}）" for mark in "，、"]
    return {plain(form.format(word)): unit for word, unit in words.items() for form in forms}


@cache
def _words() -> dict[str, str]:
    return {unit: unit for unit in units.MEASURES} | units.SYNONYMS
