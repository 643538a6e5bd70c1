"""择优兑现计划 as a ledger: landscape A4, header and subtotal on every page, total, clauses, criteria, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

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
from jjgreen_desktop.documents.sheet import ASCENT, CENTRE, LEFT, RIGHT, Sheet
from jjgreen_desktop.documents.table import Column, Table, draw_table
from jjgreen_desktop.documents.typefaces import Role, Typefaces, of_this_pc
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.heading import Head
from jjgreen_desktop.operations.budget import Planned
from jjgreen_desktop.operations.paper_words import day_in_words
from jjgreen_desktop.operations.sheet_signs import SheetSigns
from jjgreen_desktop.policy.plan_ledger import CLAUSE_HEADS, Entry, checked, clause_sums

CELL = Style(Role.FANGSONG, 10)
ROW, HEAD_HEIGHT = 6.4 * mm, 11 * mm
CUT = "—— 资金线 ——"
HEADS = (
    "序位",
    "企业、园区",
    "条款",
    "项目",
    "政策上限（元）",
    "计划金额（元）",
    "余额（元）",
    "结果",
    "理由",
)
WIDTHS = (10, 44, 33, 40, 25, 25, 26, 15, 39)  # mm, stretched to the whole width
ALIGNS = (CENTRE, LEFT, LEFT, LEFT, RIGHT, RIGHT, RIGHT, CENTRE, LEFT)
CLAUSE_WIDTHS = (50, 30, 30, 34, 22, 33, 22, 33)
CLAUSE_ALIGNS = (LEFT, *(RIGHT,) * 7)
NOTE_INDENT = 6.4  # characters
COUNTS = (4, 6)  # columns of CLAUSE_HEADS that count items


@dataclass(frozen=True, slots=True)
class _Printed:
    """A row as it is printed, and what it adds to the sums of its page."""

    texts: tuple[str, ...]
    ceiling_fen: int = 0
    fen: int = 0


def pdf(
    found: Planned | Sequence[Planned],
    place: str,
    signs: SheetSigns | None = None,
    typefaces: Typefaces | None = None,
    offset_mm: tuple[float, float] = (0, 0),
) -> bytes:
    """The plans of `place` (the county or 市本级), each with its own page numbers.

    Raises Problem when the sums of one do not agree, or for a character that cannot be printed.
    """
    plans = [found] if isinstance(found, Planned) else list(found)
    signs, title = signs or SheetSigns(), heading(plans[0], place)
    sheet = Sheet(title, signs.bureau, typefaces or of_this_pc(), wide=True, offset_mm=offset_mm)
    for each in plans:
        _draw(_Flow(sheet, each, heading(each, place), signs), each)
    return sheet.finish()


def _draw(flow: "_Flow", found: Planned) -> None:
    flow.rows([row for entry in checked(found.plan) for row in _printed(entry)])
    flow.table(_table(CLAUSE_HEADS, CLAUSE_WIDTHS, CLAUSE_ALIGNS, _clauses(found)))
    flow.notes(field_of(Budget, "criteria").label, found.rules)
    flow.notes("说明", found.notes)
    flow.end()


def heading(found: Planned, place: str) -> str:
    """What the plan is called."""
    return f"{place}{found.budget.year}年度绿色制造奖补择优兑现计划"


class _Flow:
    """Fills page after page from the top; every page ends with the line to sign and its number."""

    def __init__(self, sheet: Sheet, found: Planned, title: str, signs: SheetSigns) -> None:
        self._sheet, self._found, self._title, self._signs = sheet, found, title, signs
        self._page, self._y = 0, 0.0
        self._begin()

    def rows(self, rows: Sequence[_Printed]) -> None:
        """The ledger: on each page the header, the rows that fit, 本页小计; 合计 at the end."""
        table = _table(HEADS, WIDTHS, ALIGNS, [row.texts for row in rows])
        done, more = 0, True
        while more:
            end, rest = draw_table(self._sheet, table, SIDE, self._y, BOTTOM + 2 * ROW)
            count = len(table.rows) - len(rest.rows)
            sums = [_sum("本页小计", rows[done : done + count])]
            done, table, more = done + count, rest, bool(rest.rows)
            sums += [] if more else [_sum("合计", rows)]
            foot = replace(table, heads=(), head_heights=(), rows=tuple(sums))
            self._y = draw_table(self._sheet, foot, SIDE, end, BOTTOM)[0] - GAP
            if more:
                self._turn()

    def table(self, table: Table) -> None:
        """A table that is not parted: on the next page when it does not fit here."""
        whole = table.head_height() + sum(table.height_of(self._sheet, row) for row in table.rows)
        if self._y - whole < BOTTOM:
            self._turn()
        self._y = draw_table(self._sheet, table, SIDE, self._y, BOTTOM)[0] - GAP

    def notes(self, title: str, notes: Sequence[str]) -> None:
        """Numbered sentences under a heading, none of it parted from its first."""
        left, right = SIDE + NOTE_INDENT * NOTE.size, self._sheet.width - SIDE
        for number, note in enumerate(notes, 1):
            lines = self._sheet.setter.paragraph(note, NOTE, right - left)
            if self._y - len(lines) * NOTE_PITCH < BOTTOM:
                self._turn()
            base = self._y - ASCENT * NOTE.size
            if number == 1:
                self._sheet.write(f"{title}：", NOTE, SIDE, base)
            self._sheet.write(f"{number}.", NOTE, left - NOTE.size / 3, base, RIGHT)
            for at, line in enumerate(lines):
                self._sheet.put(line, left, base - at * NOTE_PITCH)
            self._y -= len(lines) * NOTE_PITCH

    def end(self) -> None:
        """Finish the last page."""
        for text, start, end in zip(
            self._signs.texts(self._found.on), SIGNS_FROM, SIGNS_TO, strict=True
        ):
            self._sheet.write_within(text, SIGNS, SIDE + start, SIGNS_AT, end - start)
        middle = self._sheet.width / 2
        self._sheet.write(f"— {self._page} —", FOLIO, middle, FOLIO_AT, CENTRE)
        self._sheet.end_page()

    def _begin(self) -> None:
        self._sheet.begin_page()
        self._page += 1
        self._y = self._sheet.height - TOP
        self._head()

    def _turn(self) -> None:
        self.end()
        self._begin()

    def _head(self) -> None:
        """The title, the pool and what is gone of it, the day."""
        sheet, right = self._sheet, self._sheet.width - SIDE
        base = self._y - ASCENT * TITLE.size
        sheet.write_within(self._title, TITLE, sheet.width / 2, base, WIDTH, CENTRE)
        base -= TITLE_PITCH
        day = sheet.write(f"按{day_in_words(self._found.on)}的登记情况", NOTE, right, base, RIGHT)
        sheet.write_within(_pool(self._found), NOTE, SIDE, base, WIDTH - day.width - 12)
        self._y = base - GAP


def _pool(found: Planned) -> str:
    plan, document = found.plan, found.budget.document
    paper = f"（{document}）" if document else ""
    return (
        f"资金总额 {money.yuan(plan.pool.fen)} 元{paper}，已拨付 {money.yuan(plan.paid_fen)} 元，"
        f"已核定未拨付 {money.yuan(plan.approved_fen)} 元，列入 {money.yuan(plan.taken_fen)} 元，"
        f"余 {money.yuan(plan.left_fen)} 元"
    )


def _printed(entry: Entry) -> list[_Printed]:
    """The row of an entry, after the line at which the money ends when it ends here."""
    row = _Printed(
        (
            str(entry.place or ""),
            entry.holder.name,
            entry.clause_label,
            entry.holder.matter,
            money.yuan(entry.ceiling_fen),
            money.yuan(entry.fen),
            money.yuan(entry.balance_fen),
            entry.state[1],
            entry.reason,
        ),
        entry.ceiling_fen,
        entry.fen,
    )
    line = _Printed(("", CUT, "", "", "", "", "", "", "以下余额不足"))
    return [line, row] if entry.cut else [row]


def _sum(title: str, rows: Sequence[_Printed]) -> tuple[str, ...]:
    ceilings, taken = (sum(row.ceiling_fen for row in rows), sum(row.fen for row in rows))
    return ("", title, "", "", money.yuan(ceilings), money.yuan(taken), "", "", "")


def _clauses(found: Planned) -> list[tuple[str, ...]]:
    return [
        tuple(_cell(at, value) for at, value in enumerate(row)) for row in clause_sums(found.plan)
    ]


def _cell(at: int, value: str | int | None) -> str:
    if value is None:
        return "—"
    return str(value) if isinstance(value, str) or at in COUNTS else money.yuan(value)


def _table(
    heads: Sequence[str],
    widths: Sequence[float],
    aligns: Sequence[float],
    rows: Sequence[tuple[str, ...]],
) -> Table:
    """Columns in these proportions over the whole width."""
    columns = tuple(
        Column(width * WIDTH / sum(widths), align)
        for width, align in zip(widths, aligns, strict=True)
    )
    titles = tuple(Head(text, 0, at) for at, text in enumerate(heads))
    return Table(columns, titles, (HEAD_HEIGHT,), tuple(rows), HEAD, CELL, ROW)
