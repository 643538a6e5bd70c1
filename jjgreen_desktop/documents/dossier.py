"""一企一档 on paper: A4 upright, head, charts and every section of the dossier, what it rests on under each page."""

from collections.abc import Callable, Iterable
from functools import partial

from reportlab.lib.units import mm

from jjgreen_desktop.documents import dossier_charts as charts
from jjgreen_desktop.documents.calculation_sheet import FOLIO, FOLIO_AT, FOOT, FOOT_AT, FOOT_PITCH
from jjgreen_desktop.documents.dossier_tables import table_of
from jjgreen_desktop.documents.flow import GAP, SIDE, WIDTH, Flow
from jjgreen_desktop.documents.sheet import CENTRE, RIGHT, Sheet
from jjgreen_desktop.documents.table import Table
from jjgreen_desktop.documents.typefaces import Role, Typefaces, of_this_pc
from jjgreen_desktop.documents.typesetting import Style
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.dossier_shape import Block, Dossier, Section
from jjgreen_desktop.operations.paper_words import day_in_words

HEAD, NAME, SUB = Style(Role.BIAOSONG, 22), Style(Role.HEI, 16), Style(Role.FANGSONG, 11)
BLOCK = Style(Role.KAI, 11.5)
RUNNING_AT = 18 * mm  # from the top
NOTHING_SEEN = "没有选择要打印档案的企业。"


def pdf(
    found: Dossier | Iterable[Dossier],
    of: int = 1,
    typefaces: Typefaces | None = None,
    offset_mm: tuple[float, float] = (0, 0),
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> bytes:
    """One PDF of `of` dossiers, gathered as they are drawn; each begins on a page 1 of its own.

    `offset_mm` moves the print right and up. `progress(done, of)` returns False to stop with what there
    is. Raises Problem when there is none, or naming the firm and the character that cannot be printed.
    """
    faces = typefaces or of_this_pc()
    sheet: Sheet | None = None
    for done, made in enumerate([found] if isinstance(found, Dossier) else found, 1):
        if sheet is None:
            title = f"{made.name}{made.title}" if of == 1 else f"档案 {of} 份"
            sheet = Sheet(title, made.bureau, faces, offset_mm=offset_mm)
        _draw(sheet, made, _pages(made, faces))
        if not progress(done, of):
            break
    if sheet is None:
        raise Problem(NOTHING_SEEN, "请先选择企业或园区。")
    return sheet.finish()


def _pages(made: Dossier, faces: Typefaces) -> int:
    """How many pages it takes: it is laid out once for that, on a sheet nobody sees."""
    return _draw(Sheet(made.name, made.bureau, faces), made, 0)


def _draw(sheet: Sheet, made: Dossier, of: int) -> int:
    try:
        flow = Flow(sheet, lambda page: _foot(sheet, made, page, of))
        _title(flow, made)
        for section in made.told():
            _section(flow, made, section)
        if untold := made.untold():
            flow.section("没有登记的事项", untold)
    except Problem as problem:
        raise Problem(f"“{made.name}”的档案没有打印：{problem.what}", problem.fix) from problem
    flow.end()
    return flow.pages


def _title(flow: Flow, made: Dossier) -> None:
    """What it is, whose, as of when, centred."""
    sheet, middle = flow.sheet, flow.sheet.width / 2
    flow.y -= HEAD.size
    sheet.write(made.title, HEAD, middle, flow.y, CENTRE)
    flow.y -= 0.5 * NAME.size
    for line in sheet.setter.paragraph(made.name, NAME, WIDTH, justified=False):
        flow.y -= 1.4 * NAME.size
        sheet.put(line, middle, flow.y, CENTRE)
    flow.y -= 1.9 * SUB.size
    sheet.write(f"按{day_in_words(made.basis.on)}的登记情况", SUB, middle, flow.y, CENTRE)
    flow.y -= 2 * GAP


def _section(flow: Flow, made: Dossier, section: Section) -> None:
    """The heading with its sentence, chart or first table, then the rest."""
    blocks = [(block, table_of(flow.sheet, block)) for block in section.blocks if block.rows]
    height, draw = _chart(made, section)
    texts = (section.said,) if section.said else ()
    if blocks and not (texts or blocks[0][0].title or height):
        flow.section(section.title, table=blocks.pop(0)[1])
    else:
        beneath = height or (flow.beginning(blocks[0][1]) if blocks else 0.0)
        flow.section(section.title, *texts, beneath=beneath)
    if height:
        draw(flow)
    for block, table in blocks:
        _block(flow, block, table)


def _block(flow: Flow, block: Block, table: Table) -> None:
    if block.title:
        flow.heading(block.title, BLOCK, table)
    else:
        flow.table(table)


def _chart(made: Dossier, section: Section) -> tuple[float, Callable[[Flow], None]]:
    """How high the chart of a section is in pt (0: it has none), and how it is drawn."""
    if section.key == "energy" and charts.has_energy(made):
        return charts.ENERGY_HEIGHT + 2 * GAP, partial(_energy, made=made)
    found = charts.Ribbon.of(made) if section.key == "timeline" else None
    return (found.height(WIDTH) + GAP if found else 0.0), partial(_ribbon, found=found)


def _energy(flow: Flow, made: Dossier) -> None:
    box = charts.Box(SIDE, flow.y - GAP, WIDTH, charts.ENERGY_HEIGHT)
    charts.energy(flow.sheet, box, made.energy, charts.Ink())
    flow.y -= charts.ENERGY_HEIGHT + 2 * GAP


def _ribbon(flow: Flow, found: charts.Ribbon | None) -> None:
    if found:
        charts.ribbon(flow.sheet, SIDE, flow.y, WIDTH, found)
        flow.y -= found.height(WIDTH) + GAP


def _shortened(sheet: Sheet, name: str, room: float) -> str:
    """As much of a name as stands in `room` (pt); it is whole on the first page."""
    shown = name
    while sheet.setter.line(shown, SUB).width > room:
        shown = f"{shown[: len(shown.rstrip('…')) - 1]}…"
    return shown


def _foot(sheet: Sheet, made: Dossier, page: int, of: int) -> None:
    """Whose pages these are, who printed them when, under which pack, and the hash of the facts."""
    basis = made.basis
    if page > 1:
        right, at = SIDE + WIDTH, sheet.height - RUNNING_AT
        code = sheet.write(f"{made.title}　{made.code}".rstrip(), SUB, right, at, RIGHT)
        room = WIDTH - code.width - 2 * SUB.size
        sheet.write(_shortened(sheet, made.name, room), SUB, SIDE, at)
        sheet.rule(SIDE, at - 4, right, at - 4)
    sheet.rule(SIDE, FOOT_AT + 2 * FOOT.size, SIDE + WIDTH, FOOT_AT + 2 * FOOT.size)
    texts = (
        f"打印单位：{made.bureau or '（未设置）'}　打印人：{made.operator or '（未设置）'}"
        f"　打印日期：{basis.on}　政策包：{basis.pack_title}",
        f"政策包校验值：{basis.pack_hash}",
        f"测算事实校验值：{basis.facts_hash}" if basis.facts_hash else "",
    )
    for at, text in enumerate(texts):
        sheet.write_within(text, FOOT, SIDE, FOOT_AT + 0.7 * FOOT.size - at * FOOT_PITCH, WIDTH)
    sheet.write(f"— {page} / {of} —", FOLIO, sheet.width / 2, FOLIO_AT, CENTRE)
