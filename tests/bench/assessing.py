"""Assessing: totals and outcomes of a county and of the nation, and one firm after an edit."""

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

from jjgreen_desktop.bootstrap import create_office
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.totals import totals
from tests.bench.measure import Figure, medians
from tests.bench.registers import fill

COUNTY, NATION = 2_000, 500_000
ON = date(2026, 9, 30)
TIMES = {COUNTY: 9, NATION: 3}
EDITS = 200
# What is looked at of every firm; of returns only those of a firm that was diagnosed.
LOOKED_AT: tuple[type[Record], ...] = (
    Enterprise, Title, Retrofit, Diagnosis, Loan, OutsideAward, Stop,
)  # fmt: skip


def figures(folder: Path) -> list[Figure]:
    """Against reading the rows of the same register by the store into tuples, in the same run.

    Totals are timed in seconds of the processor, what follows an edit in seconds of the clock.
    """
    county = _office(folder / "assess-county", COUNTY)
    found = [*_totals("county", county, COUNTY), _after_an_edit(county)]
    county.store.close()
    nation = _office(folder / "assess-nation", NATION)
    found += _totals("nation", nation, NATION)
    nation.store.close()
    return found


def _office(place: Path, firms: int) -> Office:
    office = create_office(place, "市本级", "bench")
    fill(office, firms)
    return office


def _totals(name: str, office: Office, firms: int) -> list[Figure]:
    """Twice: against all rows, and against those alone that assessing has to look at."""
    jobs: dict[str, Callable[[], object]] = {
        "ours": lambda: totals(office, ON),
        "all": lambda: _read(office, (*LOOKED_AT, AnnualReturn)),
        "seen": lambda: _read(office, LOOKED_AT),
    }
    taken = medians(jobs, TIMES[firms], time.process_time)
    said = f"assess the {name}, totals and outcomes"
    return [
        Figure(said, taken["ours"], 3, taken["all"], "reading all its rows"),
        Figure(said, taken["ours"], 3, taken["seen"], "reading its rows without the returns"),
    ]


def _read(office: Office, models: tuple[type[Record], ...]) -> None:
    for model in models:
        for _row in office.store.rows(model, "id", *(entry.key for entry in fields_of(model))):
            pass


def _after_an_edit(office: Office) -> Figure:
    """Seconds to save a retrofit and assess its firm anew; a new figure each time."""
    records = [each for each in office.store.find(Retrofit) if each.enterprise][:EDITS]
    taken = []
    for record in records:
        after = (record.unit_energy_after or Decimal(90)) - Decimal("0.01")
        start = time.perf_counter()
        save(office, record.model_copy(update={"unit_energy_after": after}))
        assess_enterprise(office, record.enterprise or "", ON)
        taken.append(time.perf_counter() - start)
    return Figure("save a record and assess its firm, county", median(taken), 0.016)
