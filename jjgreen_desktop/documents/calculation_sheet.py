"""计算书: one line of an assessment word for word, with its facts, parameters, losers and hashes."""

from collections.abc import Callable, Sequence

from reportlab.lib.units import mm

from jjgreen_desktop.documents.calculation_tables import (
    WIDTH,
    about,
    missing,
    rivals,
    rulings,
    sources,
    steps,
)
from jjgreen_desktop.documents.sheet import ASCENT, CENTRE, Sheet
from jjgreen_desktop.documents.table import Table, draw_table
from jjgreen_desktop.documents.typefaces import Role, Typefaces, of_this_pc
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.calculation import Calculation
from jjgreen_desktop.operations.notices import in_words

TITLE = "奖补测算计算书"
MARK = "测算稿，非兑现依据"
SIDE, TOP, BOTTOM = 20 * mm, 29 * mm, 27 * mm  # the mark is framed above
HEAD, SUB = Style(Role.BIAOSONG, 22), Style(Role.FANGSONG, 12)
SECTION, BODY = Style(Role.HEI, 12), Style(Role.FANGSONG, 12)
FOOT, FOLIO = Style(Role.FANGSONG, 8), Style(Role.SONG, 12)
PITCH = 1.5 * BODY.size
FOOT_PITCH = 1.35 * FOOT.size
FOOT_AT, FOLIO_AT = 20 * mm, 9 * mm
GAP: float = 2 * mm
INDENT = 2 * BODY.size
SHORT = 3  # rows of a table that stay together
SERIALS = "一二三四五六七八九"


def pdf(
    sheets: Calculation | Sequence[Calculation],
    typefaces: Typefaces | None = None,
    offset_mm: tuple[float, float] = (0, 0),
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> bytes:
    """One PDF; every line begins on a page of its own, with page numbers of its own.

    `offset_mm` moves the print right and up. `progress(done, of)` returns False to stop with what there
    is. Raises Problem when there is none, or naming the line and the character that cannot be printed.
    """
    listed = [sheets] if isinstance(sheets, Calculation) else list(sheets)
    if not listed:
        raise Problem("没有选择要打印的计算书。", "请先选择奖补。")
    sheet = Sheet(TITLE, listed[0].bureau, typefaces or of_this_pc(), offset_mm=offset_mm)
    for done, one in enumerate(listed, 1):
        _draw(sheet, one)
        if not progress(done, len(listed)):
            break
    return sheet.finish()


def _draw(sheet: Sheet, one: Calculation) -> None:
    flow = _Flow(sheet, one)
    try:
        _compose(flow, one)
    except Problem as problem:
        raise Problem(f"“{one.subject}”的计算书没有打印：{problem.what}", problem.fix) from problem
    flow.end()


def _compose(flow: "_Flow", one: Calculation) -> None:
    flow.title(TITLE, f"测算日期：{in_words(one.on)}")
    flow.table(about(one))
    flow.section("测算结论", one.line.reason)
    flow.section("测算步骤", table=steps(one))
    if one.rivals:
        flow.section("同一项目的其他奖补（就高不重复）", table=rivals(one))
    if one.line.alternatives:
        heading = "口径待裁定，不同口径的结果（裁定前不计入任何合计）"
        flow.section(heading, table=rulings(one))
    if one.line.missing:
        flow.section("还差的事实和材料", table=missing(one))
    remarks = [*one.line.caveats, *([one.line.next_band.text] if one.line.next_band else [])]
    if remarks:
        flow.section("提醒", *remarks)
    if one.verified:
        flow.section("核实说明", *one.verified)
    flow.section(f"政策依据（{one.measures}）", one.clause_text)
    if (cited := sources(one)).rows:
        flow.table(cited)


class _Flow:
    """Fills page after page from the top; every page ends with what the figures rest on."""

    def __init__(self, sheet: Sheet, one: Calculation) -> None:
        self._sheet, self._one = sheet, one
        self._page, self._sections, self._y = 0, 0, 0.0
        self._begin()

    def title(self, text: str, below: str) -> None:
        """The title over the day, centred."""
        middle = self._sheet.width / 2
        self._y -= HEAD.size
        self._sheet.write(text, HEAD, middle, self._y, CENTRE)
        self._y -= 1.8 * SUB.size
        self._sheet.write(below, SUB, middle, self._y, CENTRE)
        self._y -= 3 * GAP

    def section(self, heading: str, *paragraphs: str, table: Table | None = None) -> None:
        """一、 in 黑体, and what stands under it; the heading is never the last line of a page."""
        self._sections += 1
        self._room(GAP + PITCH + (self._beginning(table) if table else 2 * PITCH))
        self._y -= GAP
        self._put(f"{SERIALS[self._sections - 1]}、{heading}", SECTION, 0)
        for text in paragraphs:
            self._put(text, BODY, INDENT)
        self._y -= GAP if paragraphs else GAP / 2
        if table:
            self.table(table)

    def _beginning(self, table: Table) -> float:
        """The height of the header and the rows that go with it: all of a short table."""
        rows = table.rows if len(table.rows) <= SHORT else table.rows[:1]
        return table.head_height() + sum(table.height_of(self._sheet, row) for row in rows) + GAP

    def table(self, table: Table) -> None:
        """A table; what does not fit goes on under its header on the next page."""
        if table.rows:
            self._room(table.head_height() + table.height_of(self._sheet, table.rows[0]))
        while table.rows:
            end, table = draw_table(self._sheet, table, SIDE, self._y, BOTTOM)
            self._y = end - GAP
            if table.rows:
                self._turn()

    def end(self) -> None:
        """Finish the last page."""
        self._foot()
        self._sheet.end_page(self._mark)

    @property
    def _mark(self) -> str:
        """What is not approved is no basis for payment, and says so on every page."""
        return MARK if self._one.approved_fen is None else ""

    def _put(self, text: str, style: Style, indent: float) -> None:
        lines = self._sheet.setter.paragraph(text, style, WIDTH, indent)
        for at, line in enumerate(lines):
            self._room(PITCH)
            self._y -= PITCH
            x = SIDE + (0 if at else indent)
            self._sheet.put(line, x, self._y + (1 - ASCENT) * style.size)

    def _room(self, height: float) -> None:
        if self._y - height < BOTTOM:
            self._turn()

    def _begin(self) -> None:
        self._sheet.begin_page(self._mark)
        self._page, self._y = self._page + 1, self._sheet.height - TOP

    def _turn(self) -> None:
        self.end()
        self._begin()

    def _foot(self) -> None:
        """Who made it, under which pack, and the hashes by which any other PC gets the same."""
        one = self._one
        self._sheet.rule(SIDE, FOOT_AT + 2 * FOOT.size, SIDE + WIDTH, FOOT_AT + 2 * FOOT.size)
        texts = (
            f"测算单位：{one.bureau or '（未设置）'}　政策包：{one.pack}　依据记录校验值：{one.line.of}",
            f"政策包校验值：{one.pack_hash}",
            f"测算事实校验值：{one.facts_hash}",
        )
        for at, text in enumerate(texts):
            base = FOOT_AT + 0.7 * FOOT.size - at * FOOT_PITCH
            self._sheet.write_within(text, FOOT, SIDE, base, WIDTH)
        self._sheet.write(f"— {self._page} —", FOLIO, self._sheet.width / 2, FOLIO_AT, CENTRE)
