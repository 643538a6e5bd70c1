"""待会商事项清单 on paper: landscape A4, the header on every page, to take to the meeting that rules."""

from jjgreen_desktop.documents.annex2_sheet import (
    BOTTOM,
    FOLIO,
    FOLIO_AT,
    GAP,
    HEAD,
    NOTE,
    NOTE_PITCH,
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
from jjgreen_desktop.documents.plan_sheet import CELL, HEAD_HEIGHT, ROW
from jjgreen_desktop.documents.sheet import ASCENT, CENTRE, LEFT, RIGHT, Sheet
from jjgreen_desktop.documents.table import Column, Table, draw_table
from jjgreen_desktop.documents.typefaces import Typefaces, of_this_pc
from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.heading import Head
from jjgreen_desktop.operations.paper_words import day_in_words
from jjgreen_desktop.operations.sheet_signs import SheetSigns
from jjgreen_desktop.operations.waiting_list import WaitingList

HEADS = ("序号", labels.RULING, "企业、园区", "条款", "项目", "不同口径的结果（元）", "会商意见")
WIDTHS = (10, 58, 44, 32, 38, 54, 31)  # mm, stretched to the whole width
ALIGNS = (CENTRE, LEFT, LEFT, LEFT, LEFT, LEFT, LEFT)


def pdf(
    found: WaitingList,
    signs: SheetSigns | None = None,
    typefaces: Typefaces | None = None,
    offset_mm: tuple[float, float] = (0, 0),
) -> bytes:
    """The list; 会商意见 is left to write by hand. Raises Problem for a character that cannot be printed."""
    signs = signs or SheetSigns()
    faces = typefaces or of_this_pc()
    sheet = Sheet(found.heading, signs.bureau, faces, wide=True, offset_mm=offset_mm)
    table, page = _table(found), 0
    while table.rows:
        page += 1
        sheet.begin_page()
        end, table = draw_table(sheet, table, SIDE, _head(sheet, found), BOTTOM + NOTE_PITCH + GAP)
        if not table.rows:
            sheet.write(found.total(), NOTE, SIDE, end - NOTE_PITCH)
        _foot(sheet, found, signs, page)
    return sheet.finish()


def _table(found: WaitingList) -> Table:
    columns = tuple(
        Column(width * WIDTH / sum(WIDTHS), align)
        for width, align in zip(WIDTHS, ALIGNS, strict=True)
    )
    heads = tuple(Head(text, 0, at) for at, text in enumerate(HEADS))
    rows = tuple(
        (str(number), each.question, each.name, each.clause, each.matter, each.answers, "")
        for number, each in enumerate(found.rows, 1)
    )
    return Table(columns, heads, (HEAD_HEIGHT,), rows, HEAD, CELL, ROW)


def _head(sheet: Sheet, found: WaitingList) -> float:
    """The title and the day; returns where the table begins."""
    base = sheet.height - TOP - ASCENT * TITLE.size
    sheet.write_within(found.heading, TITLE, sheet.width / 2, base, WIDTH, CENTRE)
    base -= TITLE_PITCH
    sheet.write(f"按{day_in_words(found.on)}的登记情况", NOTE, sheet.width - SIDE, base, RIGHT)
    return float(base - GAP)


def _foot(sheet: Sheet, found: WaitingList, signs: SheetSigns, page: int) -> None:
    for text, start, end in zip(signs.texts(found.on), SIGNS_FROM, SIGNS_TO, strict=True):
        sheet.write_within(text, SIGNS, SIDE + start, SIGNS_AT, end - start)
    sheet.write(f"— {page} —", FOLIO, sheet.width / 2, FOLIO_AT, CENTRE)
    sheet.end_page()
