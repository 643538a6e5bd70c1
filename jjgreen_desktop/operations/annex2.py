"""附件2: the official tables of the office's county, or of the whole city, with the register beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.imports import list_coverage
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.annex2 import Annex2, Register, build
from jjgreen_desktop.policy.annex2_holders import Listed
from jjgreen_desktop.policy.annex2_titles import TitleCell
from jjgreen_desktop.policy.rulings import Chosen

CITY_ROW = "全市合计"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of （二） whose count another choice would change; None where nothing can be known."""

    county: str | None  # None: the city's actual counts
    name: str
    group: str
    heading: str
    official: str
    before: int | None
    after: int | None

    @property
    def column(self) -> str:
        """The heading with what stands above it."""
        return f"{self.group}　{self.heading}" if self.group else self.heading


def annex2(office: Office, on: date | None = None, rulings: Chosen | None = None) -> Annex2:
    """Annex 2 as of a day (today): one county's rows in a county's store, all rows in the city's.

    `rulings` are tried in the place of those of the day.
    """
    register = Register(
        enterprises=office.store.find(Enterprise),
        parks=office.store.find(Park),
        titles=office.store.find(Title),
        returns=office.store.find(AnnualReturn),
        lists=_listed(office),
    )
    day = on or office.today()
    made = office.rulings_on(day) if rulings is None else rulings
    return build(office.pack_on(day), office.county, day, register, made)


def changed_cells(now: Annex2, then: Annex2) -> tuple[CellChange, ...]:
    """The counts of （二） that differ between two readings of one register."""
    cities = ((None, CITY_ROW, now.totals, then.totals),)
    counties = (
        (row.county, row.name, row.cells, other.cells)
        for row, other in zip(now.titles, then.titles, strict=True)
    )
    return tuple(
        CellChange(county, name, *now.heads.columns[place], one.official, one.actual, other.actual)
        for county, name, cells, others in (*counties, *cities)
        for place, one, other in _differing(cells, others)
    )


def _differing(
    cells: tuple[TitleCell, ...], others: tuple[TitleCell, ...]
) -> Iterator[tuple[int, TitleCell, TitleCell]]:
    for place, (one, other) in enumerate(zip(cells, others, strict=True)):
        if one.actual != other.actual:
            yield place, one, other


def _listed(office: Office) -> Listed:
    until = {}
    for key, batch in list_coverage(office).items():
        kind, level = key.split("/")
        until[kind, level] = batch
    return Listed(until)
