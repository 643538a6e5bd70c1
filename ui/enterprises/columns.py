"""The columns of a short list: what the catalogue says stands in a table."""

from collections.abc import Callable
from typing import Any

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.catalogue import Kind, field_of, fields_of
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.equipment import Listing
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.part import DiagnosisFinding
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.domain.values import UNKNOWN
from ui.lookups import Lookups
from ui.widgets.grid import Column, Grid

Of = Callable[[Any], Any]
NARROW = 640  # px
# What gives way where there is little room, so that money and dates stay whole: the form has it too.
SPARED: dict[type[Record], tuple[str, ...]] = {
    Diagnosis: ("plan", "fee_fen"),
    Retrofit: ("filed_on", "improvement_stated_pct"),
    Loan: ("drawn_on",),
    Pilot: ("area",),
    EnergySystem: ("contract_fen",),
    SolidWaste: ("standard_listing", "tax_claim"),
    Platform: ("senior_engineers", "plans_landed"),
    PerformanceContract: ("provider", "completed_on"),
    Listing: ("category", "series"),
    SpecialCase: ("minutes",),
    DiagnosisFinding: ("benefit_fen", "payback_years"),
    Title: ("holder_name", "batch", "published_on"),
}


def columns_of(model: type[Record], lookups: Lookups, of: Of = lambda row: row) -> list[Column]:
    """A column for each field of the table; `of` gives the record of a row."""
    made = [
        Column(
            entry.header(),
            lambda row, entry=entry: lookups.shown(entry, getattr(of(row), entry.key)),  # type: ignore[misc]
            number=entry.kind in (Kind.MONEY, Kind.QUANTITY),
        )
        for entry in fields_of(model)
        if entry.in_table
    ]
    if model is Retrofit:
        made.insert(1, Column("进度", lambda row: of(row).stage or UNKNOWN))
    return made


def give_way(grid: Grid, model: type[Record], width: int) -> None:
    """Leave out what can be spared where a list is narrow."""
    spared = [field_of(model, key).header() for key in SPARED.get(model, ())]
    for number, column in enumerate(grid.rows.columns):
        if column.title in spared:
            grid.spare(number, width < NARROW)
