"""What the page shows of one year: its budget, its split, its plan as a list."""

from dataclasses import dataclass

from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.operations.budget import Planned, budget_of, plan_of, shares_of, years
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.plan_ledger import Entry, entries
from ui.worker import Cancelled, Progress


@dataclass(frozen=True, slots=True)
class Shown:
    """One year; `planned` is None while no budget is registered. `counties`: of several (市本级)."""

    year: int
    years: tuple[int, ...]
    place: str
    counties: bool
    budget: Budget | None
    shares: dict[str, int]
    planned: Planned | None
    entries: tuple[Entry, ...] = ()


def gather(office: Office, progress: Progress, year: int | None) -> Shown:
    """Read a year (None: this one) and rank its plan. Raises Cancelled."""
    wanted, registered = year or office.today().year, years(office)
    budget = budget_of(office, wanted)
    planned = plan_of(office, wanted, progress=progress.go_on) if budget else None
    if budget and planned is None:
        raise Cancelled
    return Shown(
        year=wanted,
        years=_choices(office.today().year, wanted, registered),
        place=office.name,
        counties=office.county is None,
        budget=budget,
        shares=shares_of(office, wanted),
        planned=planned,
        entries=entries(planned.plan) if planned else (),
    )


def _choices(today: int, wanted: int, registered: list[int]) -> tuple[int, ...]:
    """This year and the next can be begun; the others are there."""
    return tuple(sorted({today + 1, today, wanted, *registered}, reverse=True))
