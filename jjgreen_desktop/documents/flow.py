"""Pages filled from the top: headings, paragraphs and tables that go on under their header on the next page."""

from collections.abc import Callable

from reportlab.lib.units import mm

from jjgreen_desktop.documents.sheet import ASCENT, Sheet
from jjgreen_desktop.documents.table import Table, draw_table
from jjgreen_desktop.documents.typefaces import Role
from jjgreen_desktop.documents.typesetting import Style

WIDTH: float = 170 * mm
SIDE, TOP, BOTTOM = 20 * mm, 29 * mm, 27 * mm  # a mark is framed above
SECTION, BODY = Style(Role.HEI, 12), Style(Role.FANGSONG, 12)
PITCH = 1.5 * BODY.size
GAP: float = 2 * mm
INDENT = 2 * BODY.size
SHORT = 3  # rows of a table that stay together
TENS = ("", "十", "二十")
DIGITS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")


def serial(number: int) -> str:
    """一, 二, … 十一, … 二十九."""
    tens, rest = divmod(number, 10)
    return TENS[tens] + DIGITS[rest]


class Flow:
    """One document on a sheet; `foot` draws what stands under every page, given its number."""

    def __init__(self, sheet: Sheet, foot: Callable[[int], None], mark: str = "") -> None:
        self.sheet = sheet
        self.pages = 0
        self.y = 0.0
        self._foot, self._mark, self._sections = foot, mark, 0
        self._begin()

    def section(
        self, heading: str, *paragraphs: str, table: Table | None = None, beneath: float = 0
    ) -> None:
        """一、 in 黑体, and what stands under it; the heading is never the last line of a page.

        `beneath` (pt) is to stand on the same page after the paragraphs.
        """
        self._sections += 1
        self.room(GAP + PITCH + (self.beginning(table) if table else 2 * PITCH) + beneath)
        self.y -= GAP
        self.put(f"{serial(self._sections)}、{heading}", SECTION, 0)
        for text in paragraphs:
            self.put(text, BODY, INDENT)
        self.y -= GAP if paragraphs else GAP / 2
        if table:
            self.table(table)

    def beginning(self, table: Table) -> float:
        """The height (pt) of the header and the rows that go with it: all of a short table, else two."""
        rows = table.rows if len(table.rows) <= SHORT else table.rows[:2]
        return table.head_height() + sum(table.height_of(self.sheet, row) for row in rows) + GAP

    def heading(self, text: str, style: Style, table: Table) -> None:
        """A heading of a lower rank, on the page where its table begins."""
        self.room(PITCH + self.beginning(table))
        self.put(text, style, 0)
        self.y -= GAP / 2
        self.table(table)

    def table(self, table: Table) -> None:
        """A table; what does not fit goes on under its header on the next page."""
        if table.rows:
            self.room(table.head_height() + table.height_of(self.sheet, table.rows[0]))
        while table.rows:
            end, table = draw_table(self.sheet, table, SIDE, self.y, BOTTOM)
            self.y = end - GAP
            if table.rows:
                self._turn()

    def put(self, text: str, style: Style, indent: float) -> None:
        """A paragraph."""
        lines = self.sheet.setter.paragraph(text, style, WIDTH, indent)
        for at, line in enumerate(lines):
            self.room(PITCH)
            self.y -= PITCH
            x = SIDE + (0 if at else indent)
            self.sheet.put(line, x, self.y + (1 - ASCENT) * style.size)

    def room(self, height: float) -> None:
        """Go to the next page unless this much (pt) is left here, or this one is still empty."""
        if self.y - height < BOTTOM and self.y < self.sheet.height - TOP:
            self._turn()

    def end(self) -> None:
        """Finish the last page."""
        self._foot(self.pages)
        self.sheet.end_page(self._mark)

    def _begin(self) -> None:
        self.sheet.begin_page(self._mark)
        self.pages, self.y = self.pages + 1, self.sheet.height - TOP

    def _turn(self) -> None:
        self.end()
        self._begin()
