"""The unit a sheet states for a column: in its heading (贷款本金（万元）), else above or below the table (单位：千元).

What is stated is obeyed to the digit, or refused where it is not clear; a column without any is in the
field's own unit.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from jjgreen_desktop.domain import units, values
from jjgreen_desktop.domain.catalogue import Field, Kind, field_of
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.energy_entry import split_amount
from jjgreen_desktop.operations.importing.headers import Table, plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row
from jjgreen_desktop.operations.importing.unit_words import (
    TIMES,
    UNIT,
    alone_in,
    stated_in,
    words_in,
)

NO_UNIT = re.compile(f"{TIMES}+")
FORMS = ("{}({})", "{}{}", "{}(单位:{})", "{}/{}", "{}(人民币{})", "{},{}")
ENDING = re.compile(r"[(/:,、]([^(/:,、)]+)\)?$")
HEADING, TITLE, NOTE = "表头", "表上方", "表下方"
YUAN = "元"
# How the units of a measure end, known or not.
UNIT_ENDINGS = {
    units.MONEY: ("元", "圆", "人民币", "rmb", "cny", "块"),
    units.MASS: ("吨",),
    units.COAL: ("吨", "煤", "tce"),
    units.VOLUME: ("立方米",),
    units.CAPACITY: ("千瓦",),
}
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
    """The unit of money the words above a table state; "" when they state none, several, or one nobody knows."""
    found = stated_above(title, YUAN)
    return found[0] if len(found) == 1 and units.counts_money(found[0]) else ""


def stated_above(title: str, own: str) -> tuple[str, ...]:
    """What the words above a table state of what is counted in `own`: by its usual name, else as written."""
    return _of_measure(stated_in(title), own)


def _of_measure(words: Iterable[str], own: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(meant for word in words if (meant := _meant(word, own))))


def _meant(word: str, own: str) -> str:
    """The unit a word is where `own` is counted, the word itself where it is unknown, "" of anything else."""
    known, measure = units.known(word), _measure(own)
    if NO_UNIT.fullmatch(word):  # 万 is said of whatever is counted
        return word if measure else ""
    if measure == units.COAL and known + units.STANDARD_COAL in units.MEASURES:
        return known + units.STANDARD_COAL
    if known:
        return known if _measure(known) == measure else ""
    ending = next((end for end in UNIT_ENDINGS.get(measure, ()) if word.lower().endswith(end)), "")
    return word if ending else ""


def stated(field: Field, table: Table) -> Stated:
    """The unit the values of a field are written in."""
    if unit := _in_heading(field, table):
        return Stated(unit, HEADING)
    for where, cells in ((TITLE, table.above), (NOTE, table.below)):
        found = _of_measure(words_in(cells).stated, field.unit)
        if len(found) == 1 and found[0] in units.MEASURES:
            return Stated(found[0], where)
    return Stated(field.unit)


def require_clear(fields: Sequence[Field], table: Table) -> None:
    """Raises Problem where the words above or below a table have a unit nobody knows, or several, for a column."""
    for field in (field for field in fields if field.key in table.columns):
        if not _in_heading(field, table) and (found := _unclear(field.unit, table)):
            raise Problem(
                f"工作表“{table.sheet}”{_where(table)}写的单位“{'、'.join(found)}”，"
                f"不能确定“{table.heads[field.key]}”一列按哪个单位。",
                f"请照原件把单位写进这一列的表头，如“{field.label}（{field.unit}）”，再导入。",
            )


def _unclear(own: str, table: Table) -> tuple[str, ...]:
    """The units about a table that leave open which one a column counted in `own` is in."""
    told = words_in(table.above), words_in(table.below)
    stated_ = _of_measure((word for one in told for word in one.stated), own)
    loose = (*(word for one in told for word in one.loose), *_in_column(table))
    found = _of_measure((*stated_, *loose), own)
    clear = len(found) < 2 and set(found) <= units.MEASURES.keys()
    return () if clear and (stated_ or found in ((), (own,))) else found


def _in_column(table: Table) -> list[str]:
    """The units that stand row by row in a column that is not read."""
    return [word for cell in table.beside for word in alone_in(cell)]


def _where(table: Table) -> str:
    """Where the units stand that are told of."""
    if _in_column(table):
        return "单位列"
    above_, below = (any(words_in(cells)) for cells in (table.above, table.below))
    return "上下方" if above_ and below else "下方" if below else "上方"


def require_own_units(table: Table) -> None:
    """Raises Problem where the words above or below a table of amounts state their unit, and a row has none beside its own.

    An amount of energy is kept with its unit, which goes by the row: what stands about the table cannot be meant for all.
    """
    told = (*words_in(table.above), *words_in(table.below))
    found = dict.fromkeys(word for words in told for word in words if _of_energy(word))
    if found and any(_lacks_unit(table, row) for row in table.rows):
        raise Problem(
            f"工作表“{table.sheet}”{_where(table)}写的单位“{'、'.join(found)}”，不能确定是不是每一行数量的单位。",
            "请在“计量单位”一列逐行写明单位，再导入。",
        )


def _of_energy(word: str) -> bool:
    return bool(NO_UNIT.fullmatch(word)) or not _meant(word, YUAN)


def _lacks_unit(table: Table, row: Row) -> bool:
    amount = table.cell(row, "quantity")
    if amount is None or table.cell(row, "unit") is not None:
        return False
    return not (isinstance(amount, str) and split_amount(amount))


def _in_heading(field: Field, table: Table) -> str:
    return _spelt(field.label, field.unit).get(plain(table.heads.get(field.key, "")), "")


def headings_with_units(fields: Sequence[Field]) -> dict[str, str]:
    """The headings that state a unit which measures what the field does, with the field's key."""
    return {heading: field.key for field in fields for heading in _spelt(field.label, field.unit)}


def measured(heading: str) -> bool:
    """Whether a heading ends with a unit, so that figures stand below it."""
    found = ENDING.search(plain(heading))
    return bool(found and (_words().get(found[1]) or re.fullmatch(UNIT, found[1])))


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
    if field.unit and units.written(text) and not _measures(field, text):
        raise values.Unreadable(
            f"{field.label}“{cell}”的单位不对，这一项按{field.unit}计。请对照原件改正这一格后重新导入。"
        )


def _measures(field: Field, text: str) -> bool:
    return units.converted(text, field.unit, of_water=field.of_water) is not None


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
