"""Amounts whose unit stands in the cell itself (1.2万吨): told as they are understood, and parted where a record keeps its unit."""

from collections.abc import Sequence

from jjgreen_desktop.domain import units, values
from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.units import UNITS, pattern, scaled, size_of
from jjgreen_desktop.operations.carriers import Carriers
from jjgreen_desktop.operations.importing.drafts import Draft
from jjgreen_desktop.operations.importing.headers import Table, plain
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.importing.stated_units import FIGURES, Amount, stated
from jjgreen_desktop.operations.office import Office

UNIT, CARRIER = "unit", "carrier"  # of an EnergyUse, beside the amount
CHECK = "请对照原件核对；不对的请改正这一格后重新导入。"


def settle(office: Office, fields: Sequence[Field], table: Table, drafts: Sequence[Draft]) -> None:
    """Put number and unit of an amount in their places, and say 提示性 what each such cell of a table was read as."""
    for field in fields:
        if field.kind in FIGURES and field.key in table.columns:
            unit = stated(field, table).unit
            for draft in drafts:
                _settle(office, field, draft, unit)


def _settle(office: Office, field: Field, draft: Draft, unit: str) -> None:
    cell, value = draft.table.cell(draft.row, field.key), draft.given.get(field.key)
    if isinstance(value, Amount):
        _part(office.reference.carriers, field, draft, value)
    elif isinstance(cell, str) and value is not None and _says_another(cell, unit):
        _tell(field, draft, cell, f"{values.show(field, value)} {field.unit}")


def _says_another(cell: str, unit: str) -> bool:
    """Whether a cell says a unit, and not merely that of its column."""
    text = plain(cell)
    found = pattern(units.WRITTEN).fullmatch(text)
    if not found or pattern(units.NUMBER).fullmatch(text):
        return False
    word = units.known(found[2]) or found[2]
    return unit not in (word, word + units.STANDARD_COAL)


def _part(carriers: Carriers, field: Field, draft: Draft, amount: Amount) -> None:
    """The number in the unit the row states, else in its own; refused where the units do not measure the same."""
    given, cell = draft.given, draft.table.cell(draft.row, field.key)
    unit = given.get(UNIT) or amount.unit
    if fault := _unfit(carriers, given.get(CARRIER), amount.unit, unit):
        del given[field.key]
        draft.refuse(field.header(), f"{field.label}“{cell}”的单位不对，{fault}。")
        return
    given[field.key] = scaled(amount.number, UNITS[amount.unit], UNITS[unit])
    given[UNIT] = unit
    _tell(field, draft, cell, f"{values.show(field, given[field.key])} {UNITS[unit]}")


def _unfit(carriers: Carriers, carrier: str | None, written: str, unit: str) -> str:
    if size_of(written).of != size_of(unit).of:
        return f"这一行的计量单位是{UNITS[unit]}"
    ways = carriers.ways(carrier)
    return f"{carrier}不能按{UNITS[written]}计量" if ways and not ways[0].measured_in(unit) else ""


def _tell(field: Field, draft: Draft, cell: Cell, read_as: str) -> None:
    draft.findings.append(Finding(Grade.HINT, field.label, f"“{cell}”读作 {read_as}。", "", CHECK))
