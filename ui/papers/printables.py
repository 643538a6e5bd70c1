"""What can be printed now: one entry for each notice, certificate or table, with its state in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.budget import budget_of, years
from jjgreen_desktop.operations.certificates import certificate_facts
from jjgreen_desktop.operations.dossier import OF
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.waiting_list import TITLE
from jjgreen_desktop.policy.waiting import waiting
from ui.awards.lines import Row, gather
from ui.papers.requests import has_notice
from ui.worker import Progress

TITLES = "3"
MOST_DOSSIERS = 20_000  # a list nobody reads to its end; the firm's own page prints its dossier


@dataclass(frozen=True)
class Printable:
    """One entry of the list: whom it concerns, what it is, its state, and the line or year behind it."""

    name: str
    matter: str
    state: str
    row: Row | None
    year: int | None = None
    subject: tuple[str, str] | None = None  # noun and id, of a dossier

    @property
    def of(self) -> tuple[str, str] | None:
        """What the paper is of: clause and record of a line, or the subject."""
        return (self.row.line.clause, self.row.line.of) if self.row else self.subject


@dataclass(frozen=True)
class Kind:
    """One kind of paper: several of its entries make one PDF."""

    key: str
    title: str
    heading: str
    nothing: str
    state: str = "状态"  # what the column at the right says


KINDS = (
    Kind(
        "notices",
        "告知书",
        "企业、园区或服务商",
        "还没有“可得”的项目。登记改造、诊断或称号并测算后，这里列出可以打印的告知书。",
    ),
    Kind(
        "certificates",
        "证书与证明",
        "企业、园区",
        "还没有可以出具证明的称号。登记或导入公布名单后，这里列出可以打印的证明。",
    ),
    Kind(
        "calculations",
        "计算书",
        "企业、园区",
        "还没有测算的项目。登记改造、诊断或称号后，这里列出每一项的计算书。",
    ),
    Kind(
        "dossiers",
        "一企一档",
        "企业、园区或服务商",
        "登记企业、园区或服务商后，这里列出它们的档案。企业很多时不在这里列出，请打开一家企业，在“一企一档”里打印。",
        labels.COUNTY,
    ),
    Kind("annex2", "附件2", "表", ""),
    Kind(
        "plan",
        "资金计划",
        "年度",
        "还没有登记年度资金。在“资金”页登记后，这里列出可以打印的择优兑现计划。",
    ),
    Kind("waiting", "待会商", "单位", "没有等口径裁定的项目，不用打印清单。"),
    Kind("findings", "问题清单", "表", ""),
)

Printables = dict[str, list[Printable]]


def collect(office: Office, progress: Progress) -> Printables:
    """The entries of each kind by its key. Raises Cancelled."""
    rows = gather(office, progress).rows
    return {
        "notices": [_notice(row) for row in rows if has_notice(row)],
        "certificates": [_certificate(office, row) for row in rows if row.line.clause == TITLES],
        "calculations": [_calculation(row) for row in rows],
        "dossiers": _dossiers(office),
        "annex2": [Printable(f"附件2（一）（二）　{office.name}", "汇总表", "按今天的登记", None)],
        "plan": [_plan(office, year) for year in years(office)],
        "waiting": _waiting(office, rows),
        "findings": [Printable(f"登记问题清单　{office.name}", "问题清单", "按今天的登记", None)],
    }


def _dossiers(office: Office) -> list[Printable]:
    if sum(office.store.count(model) for model in OF) > MOST_DOSSIERS:
        return []
    return [
        Printable(
            name or f"未命名{model.label}",
            f"{model.label}档案",
            county or UNKNOWN,
            None,
            None,
            (model.noun, record),
        )
        for model in OF
        for record, name, county in _subjects(office, model)
    ]


def _subjects(office: Office, model: type[Record]) -> Iterator[tuple[str, str | None, str | None]]:
    """Id, name and county; a provider works for firms of any county."""
    keys = [key for key in ("id", "name", "county") if key in model.model_fields]
    for record, name, *county in office.store.rows(model, *keys):
        yield record, name, county[0] if county else None


def _waiting(office: Office, rows: list[Row]) -> list[Printable]:
    held = waiting(row.line for row in rows)
    state = f"{held.lines:,} 项，最多涉及 {money.wan(held.high_fen)} 万元"
    return [Printable(office.name, TITLE, state, None)] if held.lines else []


def _plan(office: Office, year: int) -> Printable:
    budget = budget_of(office, year)
    pool = money.wan((budget.pool_fen if budget else None) or 0)
    return Printable(labels.of_year(year), "择优兑现计划", f"资金总额 {pool} 万元", None, year)


def _notice(row: Row) -> Printable:
    line = row.line
    # Of a service whoever receives is named already: for whom it was done tells one notice from another.
    what = row.name if row.matter == line.beneficiary.name else row.matter
    matter = f"{what}　{CLAUSES.get(line.clause, line.clause)}"
    approved = row.approved_fen
    state = (
        f"测算稿 {money.wan(line.ceiling_fen)} 万元"
        if approved is None
        else f"✓ 核定 {money.wan(approved)} 万元"
    )
    return Printable(line.beneficiary.name, matter, state, row)


def _calculation(row: Row) -> Printable:
    line = row.line
    matter = f"{CLAUSES.get(line.clause, line.clause)}　{row.matter}"
    return Printable(row.name, matter, f"{line.outcome.mark} {line.outcome.label}", row)


def _certificate(office: Office, row: Row) -> Printable:
    title = office.store.get(Title, row.line.of) or Title()
    try:
        state = certificate_facts(office, title).list_name
    except Problem as problem:
        state = problem.what
    return Printable(row.name, row.matter, state, row)
