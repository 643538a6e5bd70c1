"""Days and years typed on the command line."""

import argparse
from datetime import date

from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.values import Unreadable, parse
from jjgreen_desktop.operations.office import Office

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)


def day(text: str) -> date:
    """A day as argparse reads it; one that cannot be meant is not understood."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2026-01-01。") from None
    if not FIRST <= found <= LAST:
        raise argparse.ArgumentTypeError(f"“{text}”不在 {FIRST} 至 {LAST} 之间，请核对。")
    return found


def budget_year(office: Office, year: int | None) -> int:
    """The year of a budget, this year if none is named. Raises UsageError for what is no year."""
    if year is None:
        return office.today().year
    try:
        found: int = parse(field_of(Budget, "year"), year)
    except Unreadable as error:
        raise UsageError(f"{error}不写 --year 就是本年度。") from error
    return found
