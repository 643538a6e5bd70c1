"""The two tables of 附件2 as grids: the official layout and strings, then actual, gap and coverage.

Window, paper and workbook draw these grids, so that they cannot differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from jjgreen_desktop.domain.heading import Head
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.policy.annex2 import Annex2, EnergyRow, TitlesRow
from jjgreen_desktop.policy.annex2_energy import EnergyFigure
from jjgreen_desktop.policy.annex2_holders import HolderRef
from jjgreen_desktop.policy.annex2_titles import TitleCell

ENERGY, TITLES = "附件2（一）", "附件2（二）"
ENERGY_ACTUALS = ("实际", "差距", "覆盖率")
TITLES_ACTUALS = ("实际", "差距")
CITY_ACTUAL = "全市实际"
NO_OFFICIAL = "附件2没有印合计，这一行只列实际。"


class Part(Enum):
    """What a cell tells."""

    NAME = auto()
    OFFICIAL = auto()
    ACTUAL = auto()
    GAP = auto()
    COVERAGE = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: official strings verbatim ("" is blank, not 0), figures of the register, None unknown.

    `about` says the cell in words; `holders` are those behind it (None: nobody can be).
    """

    value: str | int | Decimal | None
    part: Part = Part.OFFICIAL
    about: str = ""
    holders: tuple[HolderRef, ...] | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: `official` columns as published, those after it from the register; `depth` rows of headings."""

    name: str
    period: str
    official: int
    depth: int
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(head.column + head.columns for head in self.heads)


def energy_grid(annex2: Annex2) -> Grid:
    """附件2（一）: the official columns, then three for each year."""
    heads, years = annex2.heads, annex2.heads.years
    official, wide = 3 + len(years), len(ENERGY_ACTUALS)
    found = [
        Head(heads.energy_unit, 0, 0, rows=2),
        Head(heads.energy_done, 0, 1, columns=2),
        *(Head(text, 1, 1 + at) for at, text in enumerate(heads.energy_columns)),
        Head(heads.energy_target, 0, 3, columns=len(years)),
        *(Head(f"{year}年", 1, 3 + at) for at, year in enumerate(years)),
    ]
    for at, year in enumerate(years):
        first = official + wide * at
        found.append(Head(f"{year}年完成情况（%）", 0, first, columns=wide))
        found += [Head(text, 1, first + step) for step, text in enumerate(ENERGY_ACTUALS)]
    rows = tuple(_energy_row(row) for row in annex2.energy)
    return Grid(ENERGY, heads.energy_period, official, 2, tuple(found), rows)


def titles_grid(annex2: Annex2) -> Grid:
    """附件2（二）: the official columns, then the same columns of actual counts and of gaps."""
    heads, count = annex2.heads, len(annex2.heads.columns)
    found = [Head(heads.titles_order, 0, 0, rows=3), Head(heads.titles_unit, 0, 1, rows=3)]
    found += _groups(heads.columns, 2, 0)
    for block, text in enumerate(TITLES_ACTUALS, start=1):
        first = 2 + block * count
        found.append(Head(text, 0, first, columns=count))
        found += _groups(heads.columns, first, 1)
    rows = [_titles_row(annex2, row) for row in annex2.titles]
    if annex2.totals:
        rows.append(_totals_row(annex2))
    return Grid(TITLES, heads.titles_period, 2 + count, 3, tuple(found), tuple(rows))


def _groups(columns: Sequence[tuple[str, str]], first: int, row: int) -> list[Head]:
    """The two-level heading from `row` to the third; a group without levels covers all of it."""
    found: list[Head] = []
    for at, (group, heading) in enumerate(columns):
        if not heading:
            found.append(Head(group, row, first + at, rows=3 - row))
            continue
        found.append(Head(heading, 2, first + at))
        if at == 0 or columns[at - 1][0] != group:
            wide = sum(each == group for each, _ in columns)
            found.append(Head(group, row, first + at, rows=2 - row, columns=wide))
    return found


def _energy_row(row: EnergyRow) -> tuple[Cell, ...]:
    said = [(each, _energy_about(row, each)) for each in row.figures]
    targets = (Cell(each.target, Part.OFFICIAL, about, each.firms) for each, about in said)
    actuals = (
        Cell(value, part, about, each.firms)
        for each, about in said
        for value, part in (
            (each.actual, Part.ACTUAL),
            (each.gap, Part.GAP),
            (each.coverage, Part.COVERAGE),
        )
    )
    return (Cell(row.name, Part.NAME), Cell(row.energy), Cell(row.growth), *targets, *actuals)


def _energy_about(row: EnergyRow, figure: EnergyFigure) -> str:
    return (
        f"{row.name}　{figure.year}年单位工业增加值能耗增长率　目标 {figure.target}%　"
        f"实际 {_known(figure.actual)}　覆盖率 {_known(figure.coverage)}"
    )


def _titles_row(annex2: Annex2, row: TitlesRow) -> tuple[Cell, ...]:
    head = (Cell(str(row.order)), Cell(row.name, Part.NAME))
    return (*head, *_blocks(annex2, row.name, row.cells))


def _totals_row(annex2: Annex2) -> tuple[Cell, ...]:
    head = (Cell("", about=NO_OFFICIAL), Cell(CITY_ACTUAL, Part.NAME, NO_OFFICIAL))
    return (*head, *_blocks(annex2, CITY_ACTUAL, annex2.totals))


def _blocks(annex2: Annex2, name: str, cells: Sequence[TitleCell]) -> list[Cell]:
    """Official strings, actual counts, gaps; where the official cell is blank there is no gap."""
    said = [
        (cell, _titles_about(name, head, cell))
        for head, cell in zip(annex2.heads.columns, cells, strict=True)
    ]
    return [
        *(Cell(each.official, Part.OFFICIAL, about, each.holders) for each, about in said),
        *(Cell(each.actual, Part.ACTUAL, about, each.holders) for each, about in said),
        *(
            Cell(each.gap if each.official else "", Part.GAP, about, each.holders)
            for each, about in said
        ),
    ]


def _titles_about(name: str, head: tuple[str, str], cell: TitleCell) -> str:
    group, level = head
    what = f"{group}（{level}）" if level else group
    target = f"目标 {cell.official}" if cell.official else "附件2未定目标"
    return f"{name}　{what}　{target}　实际 {_known(cell.actual)}"


def _known(value: Decimal | int | None) -> str:
    return UNKNOWN if value is None else f"{value:,f}" if isinstance(value, Decimal) else str(value)
