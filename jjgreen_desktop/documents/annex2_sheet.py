"""附件2（一）（二）: the official tables as published, then 实际, 差距 and 覆盖率 from the register beside them."""

from decimal import Decimal

from reportlab.lib.units import mm

from jjgreen_desktop.documents.sheet import ASCENT, CENTRE, RIGHT, Sheet
from jjgreen_desktop.documents.table import Column, Table, draw_table
from jjgreen_desktop.documents.typefaces import Role, Typefaces, of_this_pc
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.paper_words import day_in_words
from jjgreen_desktop.operations.sheet_signs import SheetSigns
from jjgreen_desktop.policy.annex2 import Annex2
from jjgreen_desktop.policy.annex2_grid import Cell, Grid, Part, energy_grid, titles_grid

ANNEX = "附件2"
SIDE, TOP, BOTTOM = 20 * mm, 16 * mm, 22 * mm
LABEL, TITLE = Style(Role.HEI, 16), Style(Role.BIAOSONG, 20)  # 7.3.7; 2号 does not leave room
HEAD, CELL, NOTE = Style(Role.HEI, 9.5), Style(Role.FANGSONG, 11), Style(Role.FANGSONG, 10.5)
SIGNS, FOLIO = Style(Role.FANGSONG, 12), Style(Role.SONG, 14)
SIGNS_AT, FOLIO_AT = 15 * mm, 8 * mm
TITLE_PITCH, NOTE_PITCH = 1.35 * TITLE.size, 1.4 * NOTE.size
NOTE_INDENT = 3.2  # characters
WIDTH: float = 297 * mm - 2 * SIDE
SIGNS_FROM = (0, 92 * mm, 124 * mm, 166 * mm, 216 * mm)  # from the left of the table
SIGNS_TO = (90 * mm, 122 * mm, 164 * mm, 214 * mm, WIDTH)
ROW = 6.4 * mm
GAP: float = 3 * mm
BETWEEN = 6 * mm  # two tables on one page
ENERGY_WIDTHS = (24, 27, 24, 15, 15, 15)  # mm, as are those below; stretched to the whole width
ACTUAL_WIDTH = 15.2
TITLES_WIDTHS = (10, 24)
COUNT_WIDTH, LEADER_WIDTH = 9.8, 15


def pdf(
    annex2: Annex2,
    signs: SheetSigns | None = None,
    typefaces: Typefaces | None = None,
    offset_mm: tuple[float, float] = (0, 0),
) -> bytes:
    """Both tables on landscape A4: a county's on one page, the city's one after the other.

    Raises Problem for a character that cannot be printed.
    """
    signs = signs or SheetSigns()
    faces = typefaces or of_this_pc()
    title = f"{ANNEX} {annex2.heads.heading}"
    sheet = Sheet(title, signs.bureau, faces, wide=True, offset_mm=offset_mm)
    flow = _Flow(sheet, annex2, signs)
    flow.table(annex2.heads.energy_period, energy_table(annex2))
    flow.notes(annex2.energy_notes)
    flow.table(annex2.heads.titles_period, titles_table(annex2))
    flow.notes(annex2.titles_notes)
    flow.end()
    return sheet.finish()


class _Flow:
    """Fills page after page from the top; every page ends with the line to sign and its number."""

    def __init__(self, sheet: Sheet, annex2: Annex2, signs: SheetSigns) -> None:
        self._sheet, self._annex2, self._signs = sheet, annex2, signs
        self._page, self._y = 0, 0.0
        self._top: float = sheet.height - TOP
        self._begin()

    def table(self, period: str, table: Table) -> None:
        """Heading and table; a table that does not fit goes on under its header on the next page."""
        whole = table.head_height() + sum(table.height_of(self._sheet, row) for row in table.rows)
        if self._y < self._top and self._y - BETWEEN - self._heading_height() - whole < BOTTOM:
            self._turn()
        if self._y < self._top:
            self._y -= BETWEEN
        self._heading(period)
        while table.rows:
            end, table = draw_table(self._sheet, table, SIDE, self._y, BOTTOM)
            self._y = end - GAP
            if table.rows:
                self._turn()

    def notes(self, notes: tuple[str, ...]) -> None:
        """Numbered notes under a table."""
        left, right = SIDE + NOTE_INDENT * NOTE.size, self._sheet.width - SIDE
        for number, note in enumerate(notes, 1):
            lines = self._sheet.setter.paragraph(note, NOTE, right - left)
            if self._y - len(lines) * NOTE_PITCH < BOTTOM:
                self._turn()
            base = self._y - ASCENT * NOTE.size
            self._sheet.write("注：" if number == 1 else "", NOTE, SIDE, base)
            self._sheet.write(f"{number}.", NOTE, left - NOTE.size / 3, base, RIGHT)
            for at, line in enumerate(lines):
                self._sheet.put(line, left, base - at * NOTE_PITCH)
            self._y -= len(lines) * NOTE_PITCH

    def end(self) -> None:
        """Finish the last page."""
        self._foot()
        self._sheet.end_page()

    def _begin(self) -> None:
        self._sheet.begin_page()
        self._page, self._y = self._page + 1, self._top

    def _turn(self) -> None:
        self.end()
        self._begin()

    def _heading_height(self) -> float:
        return 2 * TITLE_PITCH + GAP + 2

    def _heading(self, period: str) -> None:
        """The title in two lines, and what the figures beside it are as of."""
        sheet, middle, right = self._sheet, self._sheet.width / 2, self._sheet.width - SIDE
        base = self._y - ASCENT * TITLE.size
        if self._page == 1 and self._y == self._top:
            sheet.write(ANNEX, LABEL, SIDE, base)
        sheet.write(self._annex2.heads.heading, TITLE, middle, base, CENTRE)
        base -= TITLE_PITCH
        sheet.write(period, TITLE, middle, base, CENTRE)
        sheet.write(f"范围：{self._annex2.county or '全市'}", NOTE, SIDE, base - 2)
        sheet.write(f"实际截至{day_in_words(self._annex2.on)}", NOTE, right, base - 2, RIGHT)
        self._y = base - GAP - 2

    def _foot(self) -> None:
        """填报单位, 审核人 (signed by hand), 填表人, 电话, 日期 spread over the width."""
        sheet, texts = self._sheet, self._signs.texts(self._annex2.on)
        for text, start, end in zip(texts, SIGNS_FROM, SIGNS_TO, strict=True):
            sheet.write_within(text, SIGNS, SIDE + start, SIGNS_AT, end - start)
        sheet.write(f"— {self._page} —", FOLIO, sheet.width / 2, FOLIO_AT, CENTRE)


def energy_table(annex2: Annex2) -> Table:
    """附件2（一）: the six official columns, then three for each year."""
    grid = energy_grid(annex2)
    actuals = (ACTUAL_WIDTH,) * (grid.width - grid.official)
    return _table(grid, (*ENERGY_WIDTHS, *actuals), (11 * mm, 11 * mm))


def titles_table(annex2: Annex2) -> Table:
    """附件2（二）: the official columns, then the actual counts and what is still needed."""
    columns = annex2.heads.columns
    counts = [LEADER_WIDTH if not heading else COUNT_WIDTH for _, heading in columns]
    widths = (*TITLES_WIDTHS, *counts * 3)
    return _table(titles_grid(annex2), widths, (7 * mm, 8 * mm, 7 * mm))


def _table(grid: Grid, widths: tuple[float, ...], heights: tuple[float, ...]) -> Table:
    """Columns in these proportions over the whole width."""
    columns = tuple(Column(width * WIDTH / sum(widths)) for width in widths)
    rows = tuple(tuple(map(_printed, row)) for row in grid.rows)
    return Table(columns, grid.heads, heights, rows, HEAD, CELL, ROW)


def _printed(cell: Cell) -> str:
    """A cell as printed: unknown is “—”, a gap in points has its sign."""
    if cell.value is None:
        return UNKNOWN
    signed = cell.part is Part.GAP and isinstance(cell.value, Decimal)
    return f"{cell.value:+}" if signed else str(cell.value)
