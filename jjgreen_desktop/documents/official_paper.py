"""Papers in the form of 公文: the page, grid, headings and signature of GB/T 9704-2012, filled line by line."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from reportlab.lib.units import mm

from jjgreen_desktop.documents.sheet import ASCENT, CENTRE, LEFT, RIGHT, Sheet
from jjgreen_desktop.documents.typefaces import Role
from jjgreen_desktop.documents.typesetting import Line, Style
from jjgreen_desktop.operations.paper_words import day_in_words

TOP, BOTTOM, LEFT_MARGIN, RIGHT_MARGIN = 37 * mm, 35 * mm, 28 * mm, 26 * mm  # 5.2.1
WIDTH = 210 * mm - LEFT_MARGIN - RIGHT_MARGIN  # 156 mm
CHARACTERS, LINES = 28, 22  # 5.2.3
PITCH = 28.95  # pt; 22 lines in 225 mm
ROUNDING = 0.01  # pt
SIZE = 16  # 3号
TRACKING = (WIDTH - CHARACTERS * SIZE) / (CHARACTERS - 1)
CELL = SIZE + TRACKING  # from one character to the next
TITLE = Style(Role.BIAOSONG, 22)  # 2号小标宋, 7.3.1
TITLE_PITCH = 1.25 * PITCH
BODY = Style(Role.FANGSONG, SIZE, TRACKING)
HEADINGS = {1: Style(Role.HEI, SIZE, TRACKING), 2: Style(Role.KAI, SIZE, TRACKING)}  # 7.3.3
FOLIO = Style(Role.SONG, 14)  # 4号宋体, 7.5
FOLIO_DROP = 7 * mm  # below the type area
SEAL_ROOM = (
    2  # blank lines: a 42 mm seal over name and date stays within a line of the text, 7.3.5.1
)
DATE_FROM_RIGHT = 4  # characters
TOGETHER = 2  # lines of text that go to a new page with the signature


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the type area: x from its left (pt), the height it takes, and whether the next must follow."""

    line: Line | None
    x: float = 0.0
    align: float = LEFT
    height: float = PITCH
    keep: bool = False


class OfficialPaper:
    """One document; several may go into one PDF, each with its own page numbers."""

    def __init__(self, sheet: Sheet, mark: str = "") -> None:
        self._sheet = sheet
        self._mark = mark
        self._rows: list[Row] = []

    def title(self, text: str) -> None:
        """2号小标宋, centred."""
        for line in self._sheet.setter.paragraph(text, TITLE, WIDTH, justified=False):
            self._rows.append(Row(line, WIDTH / 2, CENTRE, TITLE_PITCH, keep=True))

    def centred(self, text: str) -> None:
        """One line of body text in the middle: the number of the document."""
        self._rows.append(Row(self._sheet.setter.line(text, BODY), WIDTH / 2, CENTRE, keep=True))

    def blank(self, lines: int = 1) -> None:
        """Empty lines."""
        self._rows += [Row(None, keep=True)] * lines

    def addressee(self, name: str) -> None:
        """主送: flush left, also on turn-over lines, with a full-width colon (7.3.2)."""
        self._flow(f"{name}：", BODY, 0)

    def heading(self, text: str, level: int = 1) -> None:
        """一、 in 黑体, （一） in 楷体; never the last line of a page."""
        self._flow(text, HEADINGS[level], 2 * CELL)
        self._rows[-1] = _kept(self._rows[-1])

    def paragraph(self, text: str) -> None:
        """3号仿宋, two characters in, spread to 28 characters a line."""
        self._flow(text, BODY, 2 * CELL)

    def quotation(self, text: str) -> None:
        """The words of a rule, in 楷体 so that they stand apart without marks of their own."""
        self._flow(text, HEADINGS[2], 2 * CELL)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added meanwhile stays on one page."""
        start = len(self._rows)
        yield
        for at in range(start, len(self._rows) - 1):
            self._rows[at] = _kept(self._rows[at])

    def signature(self, bureau: str, on: date) -> None:
        """Organ over date with room for the seal, never alone on a page (7.3.5.1)."""
        for at in range(max(0, len(self._rows) - TOGETHER), len(self._rows)):
            self._rows[at] = _kept(self._rows[at])
        day = self._sheet.setter.line(day_in_words(on), BODY)
        centre = WIDTH - DATE_FROM_RIGHT * CELL - day.width / 2
        self.blank(SEAL_ROOM)
        names = self._sheet.setter.paragraph(bureau, BODY, 14 * CELL, justified=False)
        for line in names:
            self._rows.append(Row(line, min(centre, WIDTH - line.width / 2), CENTRE, keep=True))
        self._rows.append(Row(day, centre, CENTRE))

    def draw(self) -> int:
        """Draw all pages; how many there were."""
        number = 0
        for number, rows in enumerate(_pages(self._rows), 1):
            with self._sheet.page(self._mark):
                self._draw_rows(rows)
                self._folio(number)
        return number

    def _flow(self, text: str, style: Style, indent: float) -> None:
        lines = self._sheet.setter.paragraph(text, style, WIDTH, indent)
        for at, line in enumerate(lines):
            self._rows.append(Row(line, 0 if at else indent))

    def _draw_rows(self, rows: list[Row]) -> None:
        top = self._sheet.height - TOP
        for row in rows:
            if row.line:
                baseline = top - (row.height - row.line.size) / 2 - ASCENT * row.line.size
                self._sheet.put(row.line, LEFT_MARGIN + row.x, baseline, row.align)
            top -= row.height

    def _folio(self, number: int) -> None:
        """— 1 —: outside below the type area, one character in; odd pages right, even left (7.5)."""
        middle = BOTTOM - FOLIO_DROP
        left, right = LEFT_MARGIN + FOLIO.size, LEFT_MARGIN + WIDTH - FOLIO.size
        x, align = (right, RIGHT) if number % 2 else (left, LEFT)
        self._sheet.write(f"— {number} —", FOLIO, x, middle - 0.38 * FOLIO.size, align)


def _kept(row: Row) -> Row:
    return replace(row, keep=True)


def _pages(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows by page; rows that must stay together go to the next page together."""
    room, page = LINES * PITCH, list[Row]()
    for block in _blocks(rows):
        height = sum(row.height for row in block)
        if page and height > room + ROUNDING:
            yield page
            room, page = LINES * PITCH, []
        page += block
        room -= height
    if page:
        yield page


def _blocks(rows: list[Row]) -> Iterator[list[Row]]:
    block: list[Row] = []
    for row in rows:
        block.append(row)
        if not row.keep:
            yield block
            block = []
    if block:
        yield block
