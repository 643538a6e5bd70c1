"""Slips of unit: two figures that ought to be alike and are about 1,000 or 10,000 times apart."""

from decimal import Decimal

APART = 500  # from here two years of one firm differ by a unit, not by its business
MONEY_KILO, MONEY_WAN = "可能单位填错。", "可能一个按元、一个按万元填写。"
WAN = 3_000  # from here 万 is the likelier slip, below it kilo


def times(one: Decimal | int | None, other: Decimal | int | None) -> Decimal:
    """How many times the smaller figure goes into the larger; 0 when no slip of unit explains it."""
    low, high = sorted((Decimal(one or 0), Decimal(other or 0)))
    if low <= 0 or high < low * APART:
        return Decimal(0)
    return high / low


def words(apart: Decimal, kilo: str, wan: str) -> str:
    """The slip in words: how far apart, and which of two ways to write the unit is likely."""
    return f"相差约 {apart:,.0f} 倍，{wan if apart >= WAN else kilo}"


def of_money(apart: Decimal) -> str:
    """The same of two amounts of money; "" when they are not apart."""
    return words(apart, MONEY_KILO, MONEY_WAN) if apart else ""
