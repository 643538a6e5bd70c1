"""奖补资金兑现告知书: one per award, with the approved amount or, as 测算稿, the ceiling."""

from collections.abc import Callable, Sequence

from jjgreen_desktop.documents.official_paper import OfficialPaper
from jjgreen_desktop.documents.sheet import Sheet
from jjgreen_desktop.documents.typefaces import Typefaces, of_this_pc
from jjgreen_desktop.domain.money import in_words as amount_in_words
from jjgreen_desktop.domain.money import wan, yuan
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.notices import NoticeFacts
from jjgreen_desktop.operations.paper_words import day_in_words

TITLE = "奖补资金兑现告知书"
DRAFT_MARK = "测算稿，非兑现依据"
SHORT = "《若干措施》"
TO_FILL = "_" * 16
SERIALS = "一二三四五六七八九"


def pdf(
    notices: NoticeFacts | Sequence[NoticeFacts],
    typefaces: Typefaces | None = None,
    offset_mm: tuple[float, float] = (0, 0),
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> bytes:
    """One PDF of one or many notices, each with page numbers of its own.

    `offset_mm` moves the print right and up. `progress(done, of)` returns False to stop with what there is.
    Raises Problem when there is none, or naming the notice and the character that cannot be printed.
    """
    listed = [notices] if isinstance(notices, NoticeFacts) else list(notices)
    if not listed:
        raise Problem("没有选择要打印的告知书。", "请先选择奖补。")
    sheet = Sheet(TITLE, listed[0].bureau, typefaces or of_this_pc(), offset_mm=offset_mm)
    for done, facts in enumerate(listed, 1):
        _draw(sheet, facts)
        if not progress(done, len(listed)):
            break
    return sheet.finish()


def _draw(sheet: Sheet, facts: NoticeFacts) -> None:
    paper = OfficialPaper(sheet, DRAFT_MARK if facts.draft else "")
    try:
        _compose(paper, facts)
    except Problem as problem:
        raise Problem(
            f"给“{facts.addressee}”的告知书没有打印：{problem.what}", problem.fix
        ) from problem
    paper.draw()


def _compose(paper: OfficialPaper, facts: NoticeFacts) -> None:
    paper.title(TITLE)
    paper.centred(facts.number)
    paper.blank()
    paper.addressee(facts.addressee)
    paper.paragraph(_opening(facts))
    for serial, (heading, part) in zip(SERIALS, PARTS, strict=False):
        paper.heading(f"{serial}、{heading}")
        part(paper, facts)
    paper.signature(facts.bureau or "（落款单位未设置）", facts.on)


def _opening(facts: NoticeFacts) -> str:
    basis = f"根据《{facts.measures}》（以下简称{SHORT}），"
    if facts.draft:
        return (
            f"{basis}现将你单位{facts.matter}的奖补资金测算情况列示如下。本稿依据现有登记资料测算，"
            "所列金额为政策上限，不是兑现金额；兑现金额以市级核定文件为准。"
        )
    return f"{basis}你单位{facts.matter}的奖补资金已经市级核定，现将兑现事项告知如下。"


def _amount(paper: OfficialPaper, facts: NoticeFacts) -> None:
    label, fen = "政策上限", facts.ceiling_fen
    if facts.approved_fen is not None:
        label, fen = "市级核定金额", facts.approved_fen
    paper.paragraph(f"{label}：{yuan(fen)}元（{wan(fen)}万元）")
    paper.paragraph(f"大写：人民币{amount_in_words(fen)}")
    if facts.draft:
        paper.paragraph("市级核定金额：尚未核定")
        return
    day = f"，{day_in_words(facts.approved_on)}" if facts.approved_on else ""
    paper.paragraph(f"核定文件：{facts.approved_document}{day}")


def _clause(paper: OfficialPaper, facts: NoticeFacts) -> None:
    paper.quotation(facts.clause_text)


def _entries(paper: OfficialPaper, facts: NoticeFacts) -> None:
    paper.paragraph("；".join(f"{entry.label}：{entry.shown}" for entry in facts.entries) + "。")


def _reasons(paper: OfficialPaper, facts: NoticeFacts) -> None:
    """Every step in its own words, run in to keep the notice short."""
    steps = (f"{number}. {text}" for number, text in enumerate(facts.reasons, 1))
    paper.paragraph("；".join(step.removesuffix("。") for step in steps) + "。")


def _account(paper: OfficialPaper, facts: NoticeFacts) -> None:
    with paper.together():
        paper.paragraph("请核对收款账户，有空缺或者不符的请书面更正。")
        paper.paragraph(f"户名：{facts.addressee}")
        paper.paragraph(f"开户行：{facts.bank or TO_FILL}")
        paper.paragraph(f"账号：{facts.bank_account or TO_FILL}")


def _contact(paper: OfficialPaper, facts: NoticeFacts) -> None:
    paper.paragraph(f"{facts.contact or TO_FILL}，电话：{facts.phone or TO_FILL}")


Part = Callable[[OfficialPaper, NoticeFacts], None]
PARTS: tuple[tuple[str, Part], ...] = (
    ("奖补金额", _amount),
    (f"政策依据（{SHORT}原文）", _clause),
    ("认定事实", _entries),
    ("测算依据", _reasons),
    ("收款账户", _account),
    ("联系人", _contact),
)
