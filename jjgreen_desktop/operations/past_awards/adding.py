"""What a total of an old ledger states, and which of its sums it is held against, in 分."""

from collections.abc import Iterable

from jjgreen_desktop.domain import values
from jjgreen_desktop.operations.importing.sheets import Cell
from jjgreen_desktop.operations.past_awards.amount_columns import Money
from jjgreen_desktop.operations.past_awards.figures import amount, has_unit


def read_total(written: Cell, unit: str) -> int | None:
    """The total that is written; None while its unit is unknown, and where it is no amount."""
    try:
        return amount(written, unit) if unit or has_unit(written) else None
    except values.Unreadable:
        return None


def signed(fen: int | None, column: Money) -> int | None:
    """What was taken back is less than 0, whether it is written so or not."""
    return -abs(fen) if fen and column.recovered else fen


def fitting(stated: int | None, found: Iterable[list[int | None]]) -> int | None:
    """Of the sums that may be meant the one that is stated, else the last."""
    sums = [_sum(part) for part in found if part]
    return stated if stated is not None and stated in sums else next(iter(sums[::-1]), 0)


def _sum(found: Iterable[int | None]) -> int | None:
    total = 0
    for fen in found:
        if fen is None:
            return None
        total += fen
    return total
