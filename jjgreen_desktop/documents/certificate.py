"""荣誉证书, only with an issuing authority and approval number; otherwise a 情况证明 of what a list says."""

from collections.abc import Callable, Sequence

from reportlab.lib.units import mm

from jjgreen_desktop.documents.border import draw_border
from jjgreen_desktop.documents.sheet import ASCENT, CENTRE, RIGHT, Sheet
from jjgreen_desktop.documents.typefaces import Role, Typefaces, of_this_pc
from jjgreen_desktop.documents.typesetting import Line, Style
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.certificates import CertificateFacts
from jjgreen_desktop.operations.paper_words import day_in_words

HONOUR, STATEMENT = "荣誉证书", "情况证明"
TITLE = Style(Role.BIAOSONG, 42, 14)
NUMBER = Style(Role.FANGSONG, 14)
SIGNED = Style(Role.KAI, 20)
NOTE = Style(Role.FANGSONG, 12)
SIZES = (24, 22, 20, 18, 16, 14, 12)  # of the text: the largest that fits
LEADING = 1.75
MARGIN = 42 * mm
TITLE_AT, NUMBER_AT, TEXT_FROM, TEXT_TO = 158 * mm, 145 * mm, 134 * mm, 70 * mm  # from the bottom
SIGNED_AT, DATE_AT, NOTE_AT = 54 * mm, 44 * mm, 26 * mm
SIGNED_MIDDLE = 212 * mm  # from the left; a 42 mm seal over it stays inside the border


def pdf(
    certificates: CertificateFacts | Sequence[CertificateFacts],
    typefaces: Typefaces | None = None,
    offset_mm: tuple[float, float] = (0, 0),
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> bytes:
    """One landscape page for each; `progress(done, of)` returns False to stop with what there is.

    Raises Problem when there is none, for a character that cannot be printed, or when a text does
    not fit at 12 pt.
    """
    listed = [certificates] if isinstance(certificates, CertificateFacts) else list(certificates)
    if not listed:
        raise Problem("没有选择要打印的证书或证明。", "请先选择称号。")
    first, faces = listed[0], typefaces or of_this_pc()
    sheet = Sheet(_title(first), _signer(first), faces, wide=True, offset_mm=offset_mm)
    for done, facts in enumerate(listed, 1):
        _draw(sheet, facts)
        if not progress(done, len(listed)):
            break
    return sheet.finish()


def _draw(sheet: Sheet, facts: CertificateFacts) -> None:
    with sheet.page():
        draw_border(sheet)
        sheet.write(_title(facts), TITLE, sheet.width / 2, TITLE_AT, CENTRE)
        sheet.write(_number(facts), NUMBER, sheet.width - MARGIN, NUMBER_AT, RIGHT)
        _text(sheet, facts)
        _sign(sheet, facts)
        sheet.write(_note(facts), NOTE, sheet.width / 2, NOTE_AT, CENTRE)


def _sign(sheet: Sheet, facts: CertificateFacts) -> None:
    """Organ over date, centred on each other; a long name moves to the left."""
    name = sheet.setter.line(_signer(facts), SIGNED)
    middle = min(SIGNED_MIDDLE, sheet.width - MARGIN - name.width / 2)
    sheet.put(name, middle, SIGNED_AT, CENTRE)
    sheet.write(day_in_words(facts.on), SIGNED, middle, DATE_AT, CENTRE)


def _title(facts: CertificateFacts) -> str:
    return HONOUR if facts.honour else STATEMENT


def _text(sheet: Sheet, facts: CertificateFacts) -> None:
    width = sheet.width - 2 * MARGIN
    head, body = _wording(facts)
    for size in SIZES:
        style, pitch = Style(Role.KAI, size), size * LEADING
        first = sheet.setter.paragraph(head, style, width) if head else ()
        lines = sheet.setter.paragraph(body, style, width, 2 * size)
        height = (len(first) + len(lines)) * pitch
        if height <= TEXT_FROM - TEXT_TO:
            _put(sheet, first, lines, pitch)
            return
    raise Problem("证明的文字太长，一页放不下。", "请核对名称、文件和文号是否录入了多余的内容。")


def _put(sheet: Sheet, first: tuple[Line, ...], lines: tuple[Line, ...], pitch: float) -> None:
    top = TEXT_FROM - (TEXT_FROM - TEXT_TO - (len(first) + len(lines)) * pitch) / 2
    for at, line in enumerate(first + lines):
        indent = 2 * line.size if at == len(first) else 0
        sheet.put(line, MARGIN + indent, top - at * pitch - ASCENT * line.size)


def _wording(facts: CertificateFacts) -> tuple[str, str]:
    """Whom it is for (an honour only) and what it says."""
    if facts.honour:
        return f"{facts.holder}：", f"被评为{facts.title}，列入{facts.list_name}。特发此证。"
    details = "；".join(f"{entry.label}：{entry.shown}" for entry in facts.entries)
    found = f"经查，{facts.holder}列入{facts.list_name}，称号为{facts.title}。"
    return "", f"{found}{details + '。' if details else ''}特此证明。"


def _number(facts: CertificateFacts) -> str:
    return f"批准文号：{facts.approval}" if facts.honour else f"编号：{facts.number}"


def _signer(facts: CertificateFacts) -> str:
    return facts.authority if facts.honour else facts.bureau


def _note(facts: CertificateFacts) -> str:
    if facts.honour:
        return ""
    return "本证明只说明公布名单所载情况，不是荣誉证书，也不是奖补资金兑现的依据。"
