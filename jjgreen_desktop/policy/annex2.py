"""附件2 with the register beside it: official strings verbatim, actuals with coverage, the holders behind each cell.

Unknown is never a pass: an actual that cannot be known is None and prints as “—”.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy import annex2_energy, annex2_notes, annex2_titles
from jjgreen_desktop.policy.annex2_energy import EnergyActuals, EnergyFigure
from jjgreen_desktop.policy.annex2_holders import Holder, Holders, Listed
from jjgreen_desktop.policy.annex2_titles import TitleCell
from jjgreen_desktop.policy.pack import County, Pack
from jjgreen_desktop.policy.rulings import Chosen, Rulings


@dataclass(frozen=True, slots=True)
class EnergyRow:
    """One row of (一): `county` is the county key, None for 全市. `energy` and `growth` as printed."""

    county: str | None
    name: str
    energy: str
    growth: str
    figures: tuple[EnergyFigure, ...]


@dataclass(frozen=True, slots=True)
class TitlesRow:
    """One row of (二), a cell for each column."""

    order: int
    county: str
    name: str
    cells: tuple[TitleCell, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings as printed; `columns` are (group, heading) of the cells of (二)."""

    heading: str
    energy_period: str
    energy_unit: str
    energy_done: str
    energy_columns: tuple[str, str]
    energy_target: str
    years: tuple[int, ...]
    titles_period: str
    titles_order: str
    titles_unit: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Annex2:
    """Both tables for one county (`county` its key) or the whole city (None), as of the day `on`.

    `totals` are the city's actual counts, for which the official table has no row; empty for a county.
    """

    pack_id: str
    pack_version: str
    pack_hash: str
    pack_title: str
    on: date
    county: str | None
    heads: Heads
    energy: tuple[EnergyRow, ...]
    titles: tuple[TitlesRow, ...]
    totals: tuple[TitleCell, ...]
    energy_notes: tuple[str, ...]
    titles_notes: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of both tables."""
        return (*self.energy_notes, *self.titles_notes)


@dataclass(frozen=True)
class Register:
    """What of the register Annex 2 looks at. `lists`: how far the imported lists go, by (kind, level)."""

    enterprises: Iterable[Holder] = ()
    parks: Iterable[Holder] = ()
    titles: Iterable[Title] = ()
    returns: Iterable[AnnualReturn] = ()
    lists: Listed = field(default_factory=Listed)


def build(
    pack: Pack,
    county: County | None,
    on: date,
    register: Register,
    rulings: Chosen | None = None,
) -> Annex2:
    """Annex 2 of `county` (None: the city). Energy actuals in %, rounded to two places for print.

    Raises Problem for a ruling or choice the pack does not have.
    """
    reading = Rulings(pack, rulings or {})
    holders = Holders.of(pack, register.enterprises, register.parks)
    actuals = EnergyActuals.of(register.returns, holders)
    counts = annex2_titles.Counts.of(pack, reading, on, register.titles, holders)
    return Annex2(
        pack_id=pack.id,
        pack_version=pack.version,
        pack_hash=pack.hash,
        pack_title=pack.title,
        on=on,
        county=county.key if county else None,
        heads=_heads(pack),
        energy=_energy_rows(pack, county, actuals),
        titles=_titles_rows(pack, county, counts, register.lists),
        totals=() if county else counts.totals(register.lists),
        energy_notes=annex2_notes.energy(pack, county, actuals),
        titles_notes=annex2_notes.titles(pack, county, reading, counts, register.lists),
    )


def _energy_rows(
    pack: Pack, county: County | None, actuals: EnergyActuals
) -> tuple[EnergyRow, ...]:
    rows = []
    for row in pack.energy.row:
        found = pack.county(row.unit)
        if county is None or found is county:
            figures = annex2_energy.figures(pack.energy, row, actuals, found)
            key = found.key if found else None
            rows.append(EnergyRow(key, row.unit, row.energy, row.growth, figures))
    return tuple(rows)


def _titles_rows(
    pack: Pack, county: County | None, counts: annex2_titles.Counts, lists: Listed
) -> tuple[TitlesRow, ...]:
    rows = []
    for row in pack.titles.row:
        found = pack.county(row.unit)
        if found and county in (None, found):
            cells = counts.cells(row.cells, found.key, lists)
            rows.append(TitlesRow(row.order, found.key, row.unit, cells))
    return tuple(rows)


def _heads(pack: Pack) -> Heads:
    energy, titles = pack.energy, pack.titles
    return Heads(
        heading=energy.heading,
        energy_period=energy.period,
        energy_unit=energy.unit_heading,
        energy_done=energy.done_heading,
        energy_columns=(energy.energy_heading, energy.growth_heading),
        energy_target=energy.target_heading,
        years=energy.years,
        titles_period=titles.period,
        titles_order=titles.order_heading,
        titles_unit=titles.unit_heading,
        columns=tuple((column.group, column.heading) for column in titles.column),
    )
