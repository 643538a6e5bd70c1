"""计算书: one line of an assessment word for word, with its facts, parameters, losers and hashes."""

from collections.abc import Callable, Sequence

from reportlab.lib.units import mm

from jjgreen_desktop.documents.calculation_tables import (
    about,
    missing,
    rivals,
    rulings,
    sources,
    steps,
)
from jjgreen_desktop.documents.flow import GAP, SIDE, WIDTH, Flow
from jjgreen_desktop.documents.sheet import CENTRE, Sheet
from jjgreen_desktop.documents.typefaces import Role, Typefaces, of_this_pc
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.operations.calculation import Calculation
from jjgreen_desktop.operations.paper_words import day_in_words

TITLE = "奖补测算计算书"
MARK = "测算稿，非兑现依据"
HEAD, SUB = Style(Role.BIAOSONG, 22), Style(Role.FANGSONG, 12)
FOOT, FOLIO = Style(Role.FANGSONG, 7), Style(Role.SONG, 12)
FOOT_PITCH = 1.35 * FOOT.size
FOOT_AT, FOLIO_AT = 20 * mm, 9 * mm


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
    mark = MARK if one.approved_fen is None else ""  # no basis for payment: every page says so
    flow = Flow(sheet, lambda page: _foot(sheet, one, page), mark)
    try:
        _compose(flow, one)
    except Problem as problem:
        raise Problem(f"“{one.subject}”的计算书没有打印：{problem.what}", problem.fix) from problem
    flow.end()


def _compose(flow: Flow, one: Calculation) -> None:
    _title(flow, TITLE, f"测算日期：{day_in_words(one.on)}")
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
        flow.section(Reason.label, *one.verified)
    flow.section(f"政策依据（{one.measures}）", one.clause_text)
    if (cited := sources(one)).rows:
        flow.table(cited)


def _title(flow: Flow, text: str, below: str) -> None:
    """The title over the day, centred."""
    middle = flow.sheet.width / 2
    flow.y -= HEAD.size
    flow.sheet.write(text, HEAD, middle, flow.y, CENTRE)
    flow.y -= 1.8 * SUB.size
    flow.sheet.write(below, SUB, middle, flow.y, CENTRE)
    flow.y -= 3 * GAP


def _foot(sheet: Sheet, one: Calculation, page: int) -> None:
    """Who made it, under which pack, and the hashes by which any other PC gets the same."""
    sheet.rule(SIDE, FOOT_AT + 2 * FOOT.size, SIDE + WIDTH, FOOT_AT + 2 * FOOT.size)
    texts = (
        f"测算单位：{one.bureau or '（未设置）'}　政策包：{one.pack}　依据记录校验值：{one.line.of}",
        f"政策包校验值：{one.pack_hash}",
        f"测算事实校验值：{one.facts_hash}",
    )
    for at, text in enumerate(texts):
        base = FOOT_AT + 0.7 * FOOT.size - at * FOOT_PITCH
        sheet.write_within(text, FOOT, SIDE, base, WIDTH)
    sheet.write(f"— {page} —", FOLIO, sheet.width / 2, FOLIO_AT, CENTRE)
