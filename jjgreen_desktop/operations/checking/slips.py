"""Slips of unit: two figures that ought to be alike and are far apart, mostly about 1,000 or 10,000 times."""

from decimal import Decimal

APART = 500  # from here two years of one firm differ by a unit, not by its business
# A level is of the very product. In no row of the library the least level is 4.5 times the best one, and the
# smallest slip of unit is that of kWh and kgce, about 8 times.
LEVEL_APART = 5
COAL_KILO, ENERGY_ODD = "可能一个按千克、一个按吨标准煤填写。", "可能单位或小数点填错。"
MONEY_KILO, MONEY_WAN = "可能单位填错。", "可能一个按元、一个按万元填写。"
WAN = 3_000  # from here 万 is the likelier slip, below it kilo


def times(one: Decimal | int | None, other: Decimal | int | None, least: int = APART) -> Decimal:
    """How many times the smaller figure goes into the larger; 0 below `least`, where it may well be so."""
    low, high = sorted((Decimal(one or 0), Decimal(other or 0)))
    if low <= 0 or high < low * least:
        return Decimal(0)
    return high / low


def words(apart: Decimal, kilo: str, wan: str) -> str:
    """The slip in words: how far apart, and which of two ways to write the unit is likely."""
    return f"相差约 {apart:,.0f} 倍，{wan if apart >= WAN else kilo}"


def of_money(apart: Decimal) -> str:
    """The same of two amounts of money; "" when they are not apart."""
    return words(apart, MONEY_KILO, MONEY_WAN) if apart else ""


def of_energy(apart: Decimal) -> str:
    """The same of two unit energies; "" when they are not apart."""
    kilo = COAL_KILO if apart >= APART else ENERGY_ODD
    return words(apart, kilo, ENERGY_ODD) if apart else ""
