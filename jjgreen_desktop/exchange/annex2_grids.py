"""The cells of 附件2 before they are written: headings with their spans, and rows of values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.policy.annex2 import Annex2
from jjgreen_desktop.policy.annex2_energy import EnergyFigure
from jjgreen_desktop.policy.annex2_titles import TitleCell

ENERGY, TITLES = "附件2（一）", "附件2（二）"
TOTAL = "全市实际"
ENERGY_ACTUALS = ("实际（%）", "差距（百分点）", "覆盖率（%）")
FIRST = 4  # the row of the sheet in which the heading of a table begins
Value = str | Decimal | int | None


@dataclass(frozen=True, slots=True)
class Head:
    """One heading: its row in the heading from 0, its column from 1, and how far it reaches."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. `official` is how many columns the official one has; those after it stand beside it."""

    name: str
    period: str
    official: int
    depth: int
    heads: tuple[Head, ...]
    body: tuple[tuple[Value, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.body[0])

    @property
    def start(self) -> int:
        """The first row of the body in the sheet."""
        return FIRST + self.depth


def energy_grid(annex2: Annex2) -> Grid:
    """附件2（一）: six official columns, then three for each year."""
    heads = annex2.heads
    official = 3 + len(heads.years)
    found = [
        Head(0, 1, heads.energy_unit, rows=2),
        Head(0, 2, heads.energy_done, columns=2),
        *(Head(1, 2 + at, text) for at, text in enumerate(heads.energy_columns)),
        Head(0, 4, heads.energy_target, columns=len(heads.years)),
        *(Head(1, 4 + at, f"{year}年") for at, year in enumerate(heads.years)),
    ]
    for at, year in enumerate(heads.years):
        start = official + 1 + at * len(ENERGY_ACTUALS)
        found.append(Head(0, start, f"{year}年实际完成情况", columns=len(ENERGY_ACTUALS)))
        found += [Head(1, start + step, text) for step, text in enumerate(ENERGY_ACTUALS)]
    return Grid(ENERGY, heads.energy_period, official, 2, tuple(found), _energy_body(annex2))


def _energy_body(annex2: Annex2) -> tuple[tuple[Value, ...], ...]:
    return tuple(
        (
            row.name,
            _printed(row.energy),
            _printed(row.growth),
            *(_printed(each.target) for each in row.figures),
            *(value for each in row.figures for value in _actuals(each)),
        )
        for row in annex2.energy
    )


def titles_grid(annex2: Annex2) -> Grid:
    """附件2（二）: the official columns, then the actual counts and what is still needed."""
    heads, count = annex2.heads, len(annex2.heads.columns)
    found = [Head(0, 1, heads.titles_order, rows=3), Head(0, 2, heads.titles_unit, rows=3)]
    found += _groups(annex2, 3, 0)
    beside = (f"实际（截至 {annex2.on.isoformat()}）", "差距（目标减实际）")
    for block, text in enumerate(beside, start=1):
        start = 3 + block * count
        found += [Head(0, start, text, columns=count), *_groups(annex2, start, 1)]
    return Grid(TITLES, heads.titles_period, 2 + count, 3, tuple(found), _titles_body(annex2))


def _titles_body(annex2: Annex2) -> tuple[tuple[Value, ...], ...]:
    rows: list[tuple[Value, ...]] = [
        (row.order, row.name, *(_printed(cell.official) for cell in row.cells), *_counts(row.cells))
        for row in annex2.titles
    ]
    if annex2.totals:
        blanks = (None for _ in annex2.totals)
        rows.append((None, TOTAL, *blanks, *_counts(annex2.totals)))
    return tuple(rows)


def _groups(annex2: Annex2, start: int, row: int) -> list[Head]:
    """The two-level heading of the title columns, from `row` to the third row."""
    found: list[Head] = []
    columns = annex2.heads.columns
    for at, (group, heading) in enumerate(columns):
        if not heading:
            found.append(Head(row, start + at, group, rows=3 - row))
            continue
        found.append(Head(2, start + at, heading))
        if at == 0 or columns[at - 1][0] != group:
            wide = sum(each == group for each, _ in columns)
            found.append(Head(row, start + at, group, rows=2 - row, columns=wide))
    return found


def _printed(official: str) -> Decimal | None:
    """An official string as a number with the same digits; a blank stays blank."""
    return Decimal(official) if official else None


def _actuals(figure: EnergyFigure) -> list[Value]:
    values = (figure.actual, figure.gap, figure.coverage)
    return [UNKNOWN if value is None else value for value in values]


def _counts(cells: Sequence[TitleCell]) -> tuple[Value, ...]:
    """Actual counts, then gaps; where the official cell is blank there is no gap to speak of."""
    actual = (UNKNOWN if cell.actual is None else cell.actual for cell in cells)
    unknown = (UNKNOWN if cell.official else None for cell in cells)
    gaps = (
        blank if cell.gap is None else cell.gap for cell, blank in zip(cells, unknown, strict=True)
    )
    return (*actual, *gaps)
