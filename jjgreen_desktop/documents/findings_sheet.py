"""问题清单 as a ledger: landscape A4, header on every page, findings firm by firm, the line to sign."""

from collections.abc import Sequence
from datetime import date

from jjgreen_desktop.documents.annex2_sheet import (
    BOTTOM,
    FOLIO,
    FOLIO_AT,
    GAP,
    HEAD,
    NOTE,
    SIDE,
    SIGNS,
    SIGNS_AT,
    SIGNS_FROM,
    SIGNS_TO,
    TITLE,
    TITLE_PITCH,
    TOP,
    WIDTH,
)
from jjgreen_desktop.documents.sheet import ASCENT, CENTRE, LEFT, RIGHT, Sheet
from jjgreen_desktop.documents.table import Column, Table, draw_table
from jjgreen_desktop.documents.typefaces import Role, Typefaces, of_this_pc
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain.heading import Head
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.operations.county_findings import Counts, Listed, summed
from jjgreen_desktop.operations.paper_words import day_in_words
from jjgreen_desktop.operations.sheet_signs import SheetSigns

NAME = "登记问题清单"
CELL = Style(Role.FANGSONG, 10)
ROW, HEAD_HEIGHT = 6.4 * 72 / 25.4, 8 * 72 / 25.4
HEADS = ("序号", "企业、园区", "记录", "栏目", "等级", "问题", "依据和办法", Reason.label)
WIDTHS = (10, 40, 34, 27, 24, 54, 50, 38)  # mm, stretched to the whole width
ALIGNS = (CENTRE, LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, LEFT)


def pdf(
    found: Sequence[Listed],
    place: str,
    on: date,
    signs: SheetSigns | None = None,
    typefaces: Typefaces | None = None,
    whole: Counts | None = None,
) -> bytes:
    """The list of `place` (the county or 市本级) as of a day, in the order given.

    `whole` counts what there is when the list holds only a part of it.

    Raises Problem when there is nothing to print, or for a character that cannot be printed.
    """
    drawing = Drawing(found, place, on, signs, typefaces, whole)
    while drawing.done < drawing.of:
        drawing.draw_page()
    return drawing.finish()


class Drawing:
    """The list page by page, for one that takes long; the same as `pdf`.

    Raises Problem when there is nothing to print, and on a page for a character that cannot be printed.
    """

    def __init__(
        self,
        found: Sequence[Listed],
        place: str,
        on: date,
        signs: SheetSigns | None = None,
        typefaces: Typefaces | None = None,
        whole: Counts | None = None,
    ) -> None:
        if not found:
            raise Problem("没有可以打印的问题。", "请换一个筛选条件。")
        signs = signs or SheetSigns()
        self._title, self._on, self._signs = f"{place}{NAME}", on, signs.texts(on)
        self._sheet = Sheet(self._title, signs.bureau, typefaces or of_this_pc(), wide=True)
        self._counts = summed(found, whole)
        self._table, self._page = _table(found), 0
        self.of = len(found)

    @property
    def done(self) -> int:
        """How many of the `of` findings are drawn."""
        return self.of - len(self._table.rows)

    def draw_page(self) -> None:
        """Draw the next page."""
        self._page += 1
        self._sheet.begin_page()
        top = _head(self._sheet, self._title, self._counts, self._on)
        _, self._table = draw_table(self._sheet, self._table, SIDE, top, BOTTOM)
        _foot(self._sheet, self._signs, self._page)

    def finish(self) -> bytes:
        """The PDF of the pages drawn."""
        return self._sheet.finish()


def _head(sheet: Sheet, title: str, counts: str, on: date) -> float:
    """The title, the counts and the day; returns where the table begins."""
    base: float = sheet.height - TOP - ASCENT * TITLE.size
    sheet.write_within(title, TITLE, sheet.width / 2, base, WIDTH, CENTRE)
    base -= TITLE_PITCH
    day = sheet.write(f"按{day_in_words(on)}的登记情况", NOTE, sheet.width - SIDE, base, RIGHT)
    sheet.write_within(counts, NOTE, SIDE, base, WIDTH - day.width - 12)
    return base - GAP


def _foot(sheet: Sheet, texts: Sequence[str], page: int) -> None:
    for text, start, end in zip(texts, SIGNS_FROM, SIGNS_TO, strict=True):
        sheet.write_within(text, SIGNS, SIDE + start, SIGNS_AT, end - start)
    sheet.write(f"— {page} —", FOLIO, sheet.width / 2, FOLIO_AT, CENTRE)
    sheet.end_page()


def _table(found: Sequence[Listed]) -> Table:
    columns = tuple(
        Column(width * WIDTH / sum(WIDTHS), align)
        for width, align in zip(WIDTHS, ALIGNS, strict=True)
    )
    heads = tuple(Head(text, 0, at) for at, text in enumerate(HEADS))
    rows = tuple(_row(number, one) for number, one in enumerate(found, 1))
    return Table(columns, heads, (HEAD_HEIGHT,), rows, HEAD, CELL, ROW)


def _row(number: int, one: Listed) -> tuple[str, ...]:
    found = one.finding
    grade = f"{found.grade.mark} {found.grade}"
    advice = f"{found.why}{found.fix}"
    return (str(number), one.name, one.matter, found.where, grade, found.what, advice, one.state)
