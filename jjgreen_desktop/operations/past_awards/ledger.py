"""An old ledger read as it stands: its lines with amounts in 分, its total rows added up again, what was skipped."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.operations.importing.headers import NOTES_SHEET, Table, find_tables, plain
from jjgreen_desktop.operations.importing.sheets import Sheet, Workbook
from jjgreen_desktop.operations.importing.stated_units import YUAN, Stated, above, stated_above
from jjgreen_desktop.operations.past_awards import headings
from jjgreen_desktop.operations.past_awards.amount_columns import Money
from jjgreen_desktop.operations.past_awards.column_words import FIRM
from jjgreen_desktop.operations.past_awards.heading_rows import pays
from jjgreen_desktop.operations.past_awards.ledger_rows import take
from jjgreen_desktop.operations.past_awards.lines import Part
from jjgreen_desktop.operations.past_awards.merged_cells import MergedCells
from jjgreen_desktop.operations.past_awards.reading import Reading
from jjgreen_desktop.operations.past_awards.shapes import Settled, Shape, shape_of
from jjgreen_desktop.operations.past_awards.sheet_tables import (
    heading_numbers,
    tables,
    two_headings,
    worksheet,
)


def read(
    book: Workbook,
    columns: Mapping[str, str],
    units: Mapping[str, str],
    now: Collection[str] | None = None,
) -> tuple[Part, ...]:
    """Every sheet with headings of a ledger. `columns` are headings clerks have assigned, `units` by table.

    `now`: those of `columns` that were assigned for this very ledger, else all.

    Raises Problem when no sheet has any such heading.
    """
    settled = Settled(headings.known(columns), columns, columns if now is None else now)
    sheets = [sheet for sheet in book.sheets if sheet.name != NOTES_SHEET]
    shapes = [shape for sheet in sheets for shape in _shapes(sheet, settled)]
    labels = {label: key for key, label in headings.LABELS.items()}
    shaped = replace(book, sheets=tuple(shape.sheet for shape in shapes))
    by_sheet = {shape.sheet.name: shape for shape in shapes}
    found = find_tables(shaped, labels, PastAward.label)
    parts = [_part(table, by_sheet[table.sheet], units.get(table.sheet, "")) for table in found]
    used = [part for part in parts if part.whole or part.asked]
    return tuple(used or parts)


def _shapes(sheet: Sheet, settled: Settled) -> list[Shape]:
    """The tables of a sheet. Raises Problem when only some are of payments: whose the rows are nobody can tell."""
    parts = tables(sheet, settled.known)
    found = [shape_of(part, settled) for part in parts] if parts[1:] else []
    ledgers = [shape for shape in found if shape and shape.is_ledger]
    if ledgers and len(ledgers) == len(parts):
        return ledgers
    if ledgers:
        raise two_headings(sheet.name, *heading_numbers(sheet, settled.known)[:2])
    shape = shape_of(sheet, settled)
    return [shape] if shape else []


def _part(table: Table, shape: Shape, chosen: str) -> Part:
    part = Part(table.sheet, "", (), (), (), shape.heads, asked=shape.asked)
    if not part.whole:
        firms = [heading for heading, _ in shape.heads if FIRM.fullmatch(plain(heading))]
        return replace(part, sideways=len(firms) > 1)
    table = _on_its_sheet(table)
    money = tuple(_in_unit(one, chosen, shape.wide) for one in shape.money)
    common = money[0].unit.unit if len({one.unit.unit for one in money}) == 1 else ""
    sums = tuple(_in_unit(one, chosen or common, wide=True) for one in shape.sums)
    shape = replace(shape, money=money, sums=sums)
    reading = Reading(table, shape, MergedCells(shape.sheet, table.heading_row))
    reading.skipped += _titles(shape, table)
    kept = {number for number, _ in table.rows} | set(table.feet)
    for row in shape.sheet.rows:
        if row[0] in kept:
            take(reading, row)
    units = {one.unit for one in shape.money}
    stated = units.pop() if len(units) == 1 else Stated("")
    return replace(
        part,
        unit=stated.unit,
        stated=stated.where,
        above=above(table.title),
        title=table.title,
        lines=tuple(reading.lines),
        totals=tuple(reading.totals),
        skipped=tuple(reading.skipped),
        units=tuple((one.heading, one.unit) for one in shape.money) if units else (),
        sums=tuple(one.heading for one in shape.sums),
        strange=_strange(shape, table.title),
        added_up=tuple(reading.added_up),
        recovered=tuple(one.heading for one in shape.money if one.recovered),
    )


def _titles(shape: Shape, table: Table) -> list[str]:
    """The lines above a later table: they stand among the rows of the sheet. Above the first: those with a figure."""
    above_ = [row for row in shape.sheet.rows if row[0] < table.heading_row]
    if shape.sheet.name == table.sheet:
        above_ = [row for row in above_ if any(map(pays, row[1]))]
    return [
        f"第 {number} 行“{''.join(plain(cell) for cell in cells if cell not in (None, ''))}”"
        for number, cells in above_
    ]


def _on_its_sheet(table: Table) -> Table:
    """The table, spoken of by the sheet it stands on."""
    sheet = worksheet(table.sheet)
    title = table.title.removesuffix(plain(table.sheet)) + plain(sheet)
    return replace(table, sheet=sheet, title=title)


def _strange(shape: Shape, title: str) -> tuple[str, ...]:
    """The units that are stated of the amounts and were not obeyed: none of ours, or several above the table."""
    told = [one.written for one in shape.money]
    above_ = stated_above(title, YUAN) if "" in told else ()
    found = [one for one in told if one and one not in headings.UNITS]
    if len(above_) > 1 or not {*above_} <= {*headings.UNITS}:
        found += above_
    return tuple(dict.fromkeys(found))


def _in_unit(column: Money, chosen: str, wide: bool) -> Money:
    """What the clerk says of the sheet's unit; of several columns only for those that state none."""
    if not chosen or (wide and column.unit.unit):
        return column
    return replace(column, unit=Stated(chosen))
