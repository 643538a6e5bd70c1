"""The two tables of 附件2 as grids: official headings and strings verbatim, then actual, gap, coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.policy.annex2 import Annex2, EnergyRow, TitlesRow
from jjgreen_desktop.policy.annex2_energy import EnergyFigure
from jjgreen_desktop.policy.annex2_holders import HolderRef
from jjgreen_desktop.policy.annex2_titles import TitleCell

NAME, NUMBER, YEAR, FIGURE = 92, 124, 72, 78  # px
ENERGY_HEADS, TITLES_HEADS = (48, 64), (34, 34, 34)
ORDER, COUNT, GAP_COUNT, LEADER = 40, 46, 54, 78
ACTUAL, GAP, COVERAGE = "实际（%）", "差距（百分点）", "覆盖率（%）"
CITY_ACTUAL = "全市实际"
NO_OFFICIAL = "附件2没有印合计，这一行只列实际。"


@dataclass(frozen=True, slots=True)
class Head:
    """One heading and the grid cells it covers."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, what it counts, and who stands behind it (None: nobody can)."""

    text: str
    about: str = ""
    holders: tuple[HolderRef, ...] | None = None
    number: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: headings, the heights of their rows and the widths of the columns in px, the rows."""

    heads: tuple[Head, ...]
    heights: tuple[int, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def energy_sheet(table: Annex2) -> Sheet:
    """附件2（一）: the official six columns, then actual, gap and coverage of each year."""
    heads, years = table.heads, table.heads.years
    found = [
        Head(heads.energy_unit, 0, 0, rows=2),
        Head(heads.energy_done, 0, 1, columns=2),
        *(Head(text, 1, 1 + place) for place, text in enumerate(heads.energy_columns)),
        Head(heads.energy_target, 0, 3, columns=len(years)),
        *(Head(f"{year}年", 1, 3 + place) for place, year in enumerate(years)),
    ]
    for place, year in enumerate(years):
        first = 3 + len(years) + 3 * place
        found.append(Head(f"{year}年完成情况", 0, first, columns=3))
        found += [Head(text, 1, first + n) for n, text in enumerate((ACTUAL, GAP, COVERAGE))]
    widths = (NAME, NUMBER, NUMBER, *(YEAR for _ in years), *(FIGURE for _ in years for _ in "123"))
    rows = tuple(_energy_row(row) for row in table.energy)
    return Sheet(tuple(found), ENERGY_HEADS, widths, rows)


def titles_sheet(table: Annex2) -> Sheet:
    """附件2（二）: the official columns, then the same columns of actual counts and of gaps."""
    heads = table.heads
    count = len(heads.columns)
    found = [Head(heads.titles_order, 0, 0, rows=3), Head(heads.titles_unit, 0, 1, rows=3)]
    for block, text in enumerate(
        (f"预期目标{heads.titles_period.partition('）')[0]}）", "实际", "差距")
    ):
        first = 2 + block * count
        found.append(Head(text, 0, first, columns=count))
        found += _grouped(heads.columns, first)
    rows = [_titles_row(table, row) for row in table.titles]
    if table.totals:
        rows.append(_totals_row(table))
    widths = (
        *(ORDER, NAME),
        *(
            width if heading else LEADER
            for width in (COUNT, COUNT, GAP_COUNT)
            for _, heading in heads.columns
        ),
    )
    return Sheet(tuple(found), TITLES_HEADS, widths, tuple(rows))


def _grouped(columns: Sequence[tuple[str, str]], first: int) -> list[Head]:
    """The group over its columns; a group without headings of its own covers both rows."""
    found: list[Head] = []
    for place, (group, heading) in enumerate(columns):
        if not heading:
            found.append(Head(group, 1, first + place, rows=2))
            continue
        found.append(Head(heading, 2, first + place))
        if place == 0 or columns[place - 1][0] != group:
            width = sum(1 for each, _ in columns if each == group)
            found.append(Head(group, 1, first + place, columns=width))
    return found


def _energy_row(row: EnergyRow) -> tuple[Cell, ...]:
    official = [Cell(row.name, number=False), Cell(row.energy), Cell(row.growth)]
    targets = [_figure_cell(row, each, each.target) for each in row.figures]
    actuals = [
        _figure_cell(row, each, text)
        for each in row.figures
        for text in (decimal(each.actual), gap_words(each.gap), decimal(each.coverage))
    ]
    return (*official, *targets, *actuals)


def _figure_cell(row: EnergyRow, figure: EnergyFigure, text: str) -> Cell:
    about = (
        f"{row.name}　{figure.year}年单位工业增加值能耗增长率　目标 {figure.target}%　"
        f"实际 {decimal(figure.actual)}　覆盖率 {decimal(figure.coverage)}"
    )
    return Cell(text, about, figure.firms)


def _titles_row(table: Annex2, row: TitlesRow) -> tuple[Cell, ...]:
    head = (Cell(str(row.order)), Cell(row.name, number=False))
    return (*head, *_blocks(table, row.name, row.cells))


def _totals_row(table: Annex2) -> tuple[Cell, ...]:
    head = (Cell("", about=NO_OFFICIAL), Cell(CITY_ACTUAL, about=NO_OFFICIAL, number=False))
    return (*head, *_blocks(table, CITY_ACTUAL, table.totals))


def _blocks(table: Annex2, name: str, cells: Sequence[TitleCell]) -> list[Cell]:
    said = [_about(name, head, each) for head, each in zip(table.heads.columns, cells, strict=True)]
    both = list(zip(cells, said, strict=True))
    return [
        *(Cell(each.official, about, each.holders) for each, about in both),
        *(Cell(_count(each.actual), about, each.holders) for each, about in both),
        *(Cell(gap_words(each.gap), about, each.holders) for each, about in both),
    ]


def _about(name: str, head: tuple[str, str], cell: TitleCell) -> str:
    group, level = head
    what = f"{group}（{level}）" if level else group
    target = f"目标 {cell.official}" if cell.official else "附件2未定目标"
    return f"{name}　{what}　{target}　实际 {_count(cell.actual)}"


def _count(actual: int | None) -> str:
    return UNKNOWN if actual is None else str(actual)


def decimal(value: Decimal | None) -> str:
    """A figure with its two places, unknown as “—”."""
    return UNKNOWN if value is None else f"{value:,f}"


def gap_words(gap: int | Decimal | None) -> str:
    """差 5: still needed; ✓: reached; ✓ 超 2: more than asked."""
    if gap is None:
        return UNKNOWN
    if gap > 0:
        return f"差 {gap:,f}" if isinstance(gap, Decimal) else f"差 {gap}"
    over = -gap
    return f"✓ 超 {over}" if over else "✓"
