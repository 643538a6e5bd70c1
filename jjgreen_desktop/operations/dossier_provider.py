"""The dossier of a service provider: its own fields, what it did and is paid for, papers, findings and remarks."""

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.beside import under
from jjgreen_desktop.operations.dealings import Dealing, Sums, dealings, sums
from jjgreen_desktop.operations.dossier_awards import CEILING, CLAUSE, OUTCOME, PAID, outcome
from jjgreen_desktop.operations.dossier_findings import findings
from jjgreen_desktop.operations.dossier_records import Holding, Words, blocks_of, day, head, yuan
from jjgreen_desktop.operations.dossier_shape import (
    Basis,
    Block,
    Cell,
    Dossier,
    Heading,
    Place,
    Row,
    Section,
)
from jjgreen_desktop.operations.office import Office

HEADS = (
    Heading("firm", "企业"),
    CLAUSE,
    Heading("on", "日期"),
    Heading("matter", "项目"),
    OUTCOME,
    Heading("ceiling_fen", f"{CEILING}（元）", number=True),
    Heading("approved_fen", "市级核定（元）", number=True),
    Heading("paid_fen", f"{PAID}（元）", number=True),
)


def provider_dossier(office: Office, provider: Provider) -> Dossier:
    """Everything about one provider, today; `total_fen` is what it can have for work on all firms."""
    link = under(provider)
    beside = (Attachment, RecordNote)
    holding = Holding(provider, {model: office.store.find(model, **link) for model in beside})
    words, done, pack = Words(office, holding), dealings(office, provider), office.pack
    found = sums(done)
    papers, notes = (
        Section(model.noun, model.label, blocks_of(words, holding.of(model))) for model in beside
    )
    return Dossier(
        noun=provider.noun,
        subject=provider.id,
        label=provider.label,
        name=provider.title(),
        code=provider.credit_code or "",
        county="",
        sections=(
            Section("head", "基本情况", (head(words, provider),)),
            Section("dealings", "服务与补助", (_dealings(done, found),), _said(found)),
            papers,
            findings(office, holding, words),
            notes,
        ),
        energy=(),
        total_fen=found.eligible_fen,
        providers_fen=0,
        basis=Basis(office.today(), f"{pack.id} {pack.version}", pack.title, pack.hash, ""),
        bureau=office.store.setting("bureau") or "",
        operator=office.store.setting("operator") or "",
    )


def _said(found: Sums) -> str:
    if not found.diagnoses + found.contracts:
        return ""
    parts = (("可得合计", found.eligible_fen), ("已兑现", found.settled_fen))
    told = "，".join(f"{name} {yuan(fen).text} 元" for name, fen in parts)
    return f"诊断 {found.diagnoses} 项，合同能源管理 {found.contracts} 项，{told}。"


def _dealings(done: list[Dealing], found: Sums) -> Block:
    rows = [_row(one) for one in done]
    if rows:
        blank = (Cell(""),) * 4
        sums = yuan(found.eligible_fen), Cell(""), yuan(found.settled_fen)
        rows.append(Row((Cell("可得与已兑现合计"), *blank, *sums), summed=True))
    return Block("dealings", "", tuple(rows), HEADS)


def _row(one: Dealing) -> Row:
    line, record = one.line, one.record
    clause = line.clause if line else ""
    cells = (
        Cell(one.firm.title(), one.firm.id),
        Cell(CLAUSES.get(clause, record.label), clause),
        day(one.day),
        Cell(one.matter or UNKNOWN, one.matter),
        outcome(line.outcome) if line else Cell(UNKNOWN),
        yuan(one.ceiling_fen) if one.ceiling_fen else Cell(UNKNOWN, 0),
        yuan(one.approved_fen),
        yuan(record.paid_fen),
    )
    return Row(cells, Place(record.noun, record.id))
