"""Slips of unit: two figures that ought to be alike and are far apart, mostly about 1,000 or 10,000 times."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn

Y = TypeVar("Y", AnnualReturn, EnergyUse)

APART = 500  # from here two years of one firm differ by a unit, not by its business
# A level is of the very product. In no row of the library the least level is 4.5 times the best one, and the
# smallest slip of unit is that of kWh and kgce, about 8 times.
LEVEL_APART = 5
COAL_KILO, ODD = "可能一个按千克、一个按吨标准煤填写。", "可能单位或小数点填错。"
MONEY_KILO, MONEY_WAN = "可能单位填错。", "可能一个按元、一个按万元填写。"
WAN = 3_000  # from here 万 is the likelier slip, below it kilo
MOST = 100_000  # from here neither is
# What is less was most likely written in 万元: a fee, a contract, a decided sum; the loan of a firm.
LEAST_FEN = 1_000 * money.FEN_PER_YUAN
LEAST_LOAN_FEN = money.FEN_PER_WAN
AS_WAN = "可能是按万元填写的"


def times(one: Decimal | int | None, other: Decimal | int | None, least: int = APART) -> Decimal:
    """How many times the smaller figure goes into the larger; 0 below `least`, where it may well be so."""
    low, high = sorted((Decimal(one or 0), Decimal(other or 0)))
    if low <= 0 or high < low * least:
        return Decimal(0)
    return high / low


def words(apart: Decimal, kilo: str, wan: str, most: int = MOST) -> str:
    """The slip in words: how far apart, and which of two ways to write the unit is likely; neither from `most`."""
    likely = kilo if apart < WAN else wan if apart < most else ODD
    return f"相差约 {apart:,.0f} 倍，{likely}"


def of_money(apart: Decimal, most: int = MOST) -> str:
    """The same of two amounts of money; "" when they are not apart."""
    return words(apart, MONEY_KILO, MONEY_WAN, most) if apart else ""


def of_energy(apart: Decimal) -> str:
    """The same of two unit energies; "" when they are not apart."""
    kilo = COAL_KILO if apart >= APART else ODD
    return words(apart, kilo, ODD) if apart else ""


def nearest(year: int | None, others: Iterable[Y], has: Callable[[Y], object]) -> Y | None:
    """Of other years that say a figure the nearest, of two equally near the earlier; None without one.

    One slipped year is so asked about once a field, not once for every year it is compared with.
    """
    known = [one for one in others if one.year and year and one.year != year and has(one)]
    return min(known, key=lambda one: (abs((one.year or 0) - (year or 0)), one.year), default=None)
