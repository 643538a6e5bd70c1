"""The cells of an old ledger: where one stands, and whether a figure stands in it."""

import re

from jjgreen_desktop.domain import values
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.sheets import Cell, Row
from jjgreen_desktop.operations.importing.stated_units import YUAN
from jjgreen_desktop.operations.past_awards.figures import amount
from jjgreen_desktop.operations.past_awards.heading_rows import FIGURE

NONE = re.compile(r"[-−—–－/\\无]*")
WITHIN = re.compile(r"\d[十百千万亿]*[万亿元]")  # 约8万元


def cell_at(row: Row, place: int) -> Cell:
    """What stands in a row at a place; None for nothing, 无 or a dash."""
    cell = row[1][place] if place < len(row[1]) else None
    return None if isinstance(cell, str) and NONE.fullmatch(plain(cell)) else cell


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds an amount, be it written as text."""
    if isinstance(cell, str):
        return bool(FIGURE.fullmatch(plain(cell)) or WITHIN.search(plain(cell)))
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def number_in(row: Row, place: int) -> int:
    """An amount as it is written, in hundredths; what is none counts 0."""
    cell = cell_at(row, place)
    try:
        return amount(cell, YUAN) if cell not in (None, "") else 0
    except values.Unreadable:
        return 0
