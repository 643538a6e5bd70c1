"""The money of a dossier: every line of the engine with what county and city decided, every clause, what is missing."""

from collections.abc import Iterator

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES, Award
from jjgreen_desktop.domain.budget import PlanMark
from jjgreen_desktop.domain.catalogue import Field, field_of
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.calculation import RECEIVERS
from jjgreen_desktop.operations.dossier_records import Holding, Words, day, yuan
from jjgreen_desktop.operations.dossier_shape import Block, Cell, Heading, Place, Row
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.matter import matter
from jjgreen_desktop.policy.needed import Needed
from jjgreen_desktop.policy.overview import Entry, Overview
from jjgreen_desktop.policy.pointing import figure_fen

CEILING = "政策上限"
PAID = "实际拨付"
CLAUSE, OUTCOME = Heading("clause", "条款"), Heading("outcome", "结果")


def lines(office: Office, holding: Holding, made: Overview) -> Block:
    """Each line with its four amounts; the sum is of what is 可得, as the engine adds it."""
    decided = {(one.clause, one.of): one for one in holding.of(Award)}
    known = holding.titles()
    rows = []
    for line in made.result.lines:
        award = decided.get((line.clause, line.of)) or Award()
        paid = getattr(known.get(line.of), "paid_fen", None)
        rows.append(_line(office, line, award, paid))
    rows += [_sum(made, rows)] if rows else []
    heads = (
        CLAUSE,
        Heading("matter", "项目或称号"),
        OUTCOME,
        Heading("ceiling_fen", f"{CEILING}（元）", number=True),
        *(Heading(f.key, f.header(), number=True) for f in _decided_fields()),
        Heading("paid_fen", f"{PAID}（元）", number=True),
        Heading("reason", "理由"),
    )
    return Block("lines", "", tuple(rows), heads)


def _decided_fields() -> tuple[Field, ...]:
    return tuple(field_of(Award, key) for key in ("proposed_fen", "approved_fen"))


def _line(office: Office, line: Assessment, award: Award, paid: int | None) -> Row:
    ceiling = yuan(line.ceiling_fen) if figure_fen(line) and line.ceiling_fen else Cell(UNKNOWN, 0)
    cells = (
        Cell(CLAUSES.get(line.clause, line.clause), line.clause),
        Cell(f"{matter(line)}（{RECEIVERS[line.beneficiary.kind]}领取）", line.of),
        outcome(line.outcome),
        ceiling,
        yuan(award.proposed_fen),
        yuan(award.approved_fen),
        yuan(paid),
        Cell("".join(_why(office, line, award))),
    )
    return Row(cells, Place(line.noun, line.of))


def outcome(found: Outcome) -> Cell:
    """Mark and word."""
    return Cell(f"{found.mark} {found.label}", found.value)


def _why(office: Office, line: Assessment, award: Award) -> Iterator[str]:
    """The engine's reason, what hangs on what is missing, the county's, and that of a plan that leaves it out."""
    yield line.reason
    if line.outcome is Outcome.LACKING and line.at_stake_fen:
        yield f"补齐后最高 {money.yuan(line.at_stake_fen)} 元。"
    if award.proposed_reason:
        yield f"{field_of(Award, 'proposed_reason').label}：{award.proposed_reason}。"
    for mark in office.store.find(PlanMark, clause=line.clause, of=line.of):
        word = field_of(PlanMark, "mark").choices.get(mark.mark or "", "")
        yield f"{labels.of_year(mark.year)}计划{word}：{mark.reason or UNKNOWN}。"


def _sum(made: Overview, rows: list[Row]) -> Row:
    """Σ 政策上限 of what is 可得, Σ of what was decided and paid."""
    sums = [_added([row.cells[at].value for row in rows]) for at in (4, 5, 6)]
    blank = Cell("")
    cells = (Cell("合计"), blank, blank, yuan(made.result.total_fen()), *map(yuan, sums), blank)
    return Row((*cells[:7], Cell("政策上限合计只计“可得”的各项")), summed=True)


def _added(amounts: list[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [fen for fen in amounts if fen is not None]
    return sum(known) if known else None


def total_said(made: Overview, noun: str) -> tuple[int, int, str]:
    """The subject's own 可得合计 and that of providers in 分, and both in a sentence; "" without a line."""
    own = made.result.total_fen(noun)
    providers = made.result.total_fen() - own
    if not made.result.lines:
        return 0, 0, ""
    said = f"可得合计 {money.yuan(own)} 元"
    beside = f"；由服务商领取的另有 {money.yuan(providers)} 元" if providers else ""
    return own, providers, f"{said}{beside}。均为政策上限，以市级核定为准。"


def clauses(made: Overview) -> Block:
    """Every clause with its standing, the money and what decided."""
    heads = (
        CLAUSE,
        OUTCOME,
        Heading("figure_fen", "金额（元）", number=True),
        Heading("said", "决定因素"),
    )
    return Block("clauses", "", tuple(map(_clause, made.entries)), heads)


def _clause(entry: Entry) -> Row:
    most = "最高 " if entry.outcome is Outcome.LACKING else ""
    fen = entry.figure_fen
    cells = (
        Cell(CLAUSES.get(entry.clause, entry.clause), entry.clause),
        outcome(entry.outcome),
        Cell(f"{most}{money.yuan(fen)}" if fen else UNKNOWN, fen),
        Cell(entry.said),
    )
    return Row(cells, Place(entry.noun, "", clause=entry.clause))


def missing(made: Overview) -> Block:
    """The facts still needed of what is registered, the dearest first."""
    heads = (
        Heading("fen", "涉及金额（元）", number=True),
        Heading("label", "还差的事实"),
        Heading("record", "在哪里补"),
        Heading("help", "说明"),
    )
    return Block("missing", "还差的事实，按涉及金额排序", tuple(map(_missing, made.missing)), heads)


def _missing(each: Needed) -> Row:
    model = BY_NOUN[each.noun]
    place = f"{model.label} {each.title}".rstrip()
    more = f"补齐后还差 {each.others} 项。" if each.others else ""
    help_ = f"{each.help}{more}"
    cells = (
        Cell(money.yuan(each.fen), each.fen),
        Cell(each.label, each.key),
        Cell(place, each.record),
        Cell(help_),
    )
    return Row(cells, Place(each.noun, each.record, each.key))


def notices(holding: Holding, words: Words) -> Block:
    """The papers issued on a line: the notice's number, the city's document and its day."""
    keys = ("notice_number", "approved_document", "approved_on", "approved_fen")
    fields = [field_of(Award, key) for key in keys]
    heads = (CLAUSE, *(Heading(f.key, f.header(), f.key == "approved_fen") for f in fields))
    rows = tuple(
        Row(
            (
                Cell(CLAUSES.get(one.clause or "", UNKNOWN), one.clause),
                Cell(one.notice_number or UNKNOWN, one.notice_number),
                Cell(one.approved_document or UNKNOWN, one.approved_document),
                day(one.approved_on),
                yuan(one.approved_fen),
            ),
            words.opening(one),
        )
        for one in holding.of(Award)
        if one.notice_number or one.approved_document
    )
    return Block("notices", "核定文件与告知书", rows, heads)
