"""The two tables of 附件2 as the window draws them: widths, heights and the words of each cell."""

from dataclasses import dataclass
from decimal import Decimal

from jjgreen_desktop.domain.heading import Head
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.policy.annex2 import Annex2
from jjgreen_desktop.policy.annex2_grid import Cell, Grid, Part, energy_grid, titles_grid

NAME, NUMBER, YEAR, FIGURE = 92, 124, 72, 78  # px
ENERGY_HEADS, TITLES_HEADS = (48, 64), (34, 34, 34)
ORDER, COUNT, GAP_COUNT, LEADER = 40, 46, 54, 78
# The least of each where the window is narrow and the words stand smaller, so that all columns are seen.
TIGHT_NAME, TIGHT_NUMBER, TIGHT_YEAR, TIGHT_FIGURE = 68, 84, 50, 50
TIGHT_ORDER, TIGHT_COUNT, TIGHT_GAP_COUNT, TIGHT_LEADER = 28, 32, 36, 51


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: headings, the heights of their rows and the widths of the columns in px, the rows.

    `tight` are the widths where there is no room for `widths`.
    """

    heads: tuple[Head, ...]
    heights: tuple[int, ...]
    widths: tuple[int, ...]
    tight: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def energy_sheet(table: Annex2) -> Sheet:
    """附件2（一）: the official six columns, then actual, gap and coverage of each year."""
    grid, years = energy_grid(table), len(table.heads.years)
    figures = grid.width - grid.official
    wide = (NAME, NUMBER, NUMBER, *(YEAR,) * years, *(FIGURE,) * figures)
    tight = (TIGHT_NAME, TIGHT_NUMBER, TIGHT_NUMBER, *(TIGHT_YEAR,) * years)
    return _sheet(grid, ENERGY_HEADS, wide, (*tight, *(TIGHT_FIGURE,) * figures))


def titles_sheet(table: Annex2) -> Sheet:
    """附件2（二）: the official columns, then the same columns of actual counts and of gaps."""
    wide = _counts(table, (COUNT, COUNT, GAP_COUNT), LEADER)
    tight = _counts(table, (TIGHT_COUNT, TIGHT_COUNT, TIGHT_GAP_COUNT), TIGHT_LEADER)
    return _sheet(
        titles_grid(table), TITLES_HEADS, (ORDER, NAME, *wide), (TIGHT_ORDER, TIGHT_NAME, *tight)
    )


def _counts(table: Annex2, widths: tuple[int, ...], leader: int) -> tuple[int, ...]:
    return tuple(
        width if heading else leader for width in widths for _, heading in table.heads.columns
    )


def _sheet(
    grid: Grid, heights: tuple[int, ...], widths: tuple[int, ...], tight: tuple[int, ...]
) -> Sheet:
    return Sheet(grid.heads, heights, widths, tight, grid.rows)


def fitted(sheet: Sheet, room: int) -> tuple[int, ...]:
    """The widths in px for a table that has `room`: the usual ones, else the tight ones and what is over of it."""
    if not sheet.tight or room >= sum(sheet.widths):
        return sheet.widths
    more = max(room - sum(sheet.tight), 0) // len(sheet.tight)
    return tuple(width + more for width in sheet.tight)


def words(cell: Cell) -> str:
    """A cell as staff read it."""
    if cell.part is Part.GAP and not isinstance(cell.value, str):
        return gap_words(cell.value)
    return decimal(cell.value) if isinstance(cell.value, Decimal | None) else str(cell.value)


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
