"""告知书: gathers what a notice says into frozen facts; `documents` only lays them out."""

from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import PerformanceContract
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.awards import award_of
from jjgreen_desktop.operations.certificates import CertificateFacts
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_words import (
    Entry,
    blank_number,
    entries_of,
    file_safe,
    listed_where,
    shown,
)
from jjgreen_desktop.operations.providers import called
from jjgreen_desktop.policy.assessment import Assessment, Outcome

# What decided the award, in the order a reader checks it; labels come from the catalogue.
DECIDING: dict[str, tuple[str, ...]] = {
    "diagnosis": ("report_on", "plan", "deep_diagnosis_by_ndrc", "fee_fen"),
    "retrofit": (
        *("completed_on", "accepted_on", "filed_on", "filed_with", "filing_number", "product"),
        *("unit_energy_before", "unit_energy_after", "improvement_stated_pct"),
        *("benchmark", "advanced_level", "level_source"),
    ),
    "loan": ("green", "bank", "contract_number", "drawn_on", "interest_paid_fen"),
    "title": ("kind", "level", "batch"),
    "pilot": ("level", "area", "approved_on", "document", "use_plan"),
    "platform": (
        *("senior_engineers", "serves_manufacturing", "plans_landed"),
        *("recognised_on", "document"),
    ),
    "energy_management_system": (
        *("new_or_upgraded", "connected_provincial", "connected_city", "connected_on"),
        *("contract_number", "contract_fen", "contract_without_vat_fen", "audited_fen"),
    ),
    "energy_performance_contract": (
        "contract_number",
        "completed_on",
        "green",
        "interest_paid_fen",
    ),
    "equipment_rating": ("year", "grade", "rated_on", "document"),
    "catalogue_listing": ("catalogue", "category", "series", "listed_on", "batch", "document"),
    "special_case": ("minutes", "decided_on", "approved_fen"),
}
# What the award is for, after the name of the project.
MATTERS = {
    "loan": "绿色贷项目贷款",
    "pilot": "绿色低碳转型试点",
    "platform": "绿色低碳公共服务平台",
    "energy_management_system": "数字化能源管理系统",
    "special_case": "一事一议事项",
}


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What an award notice says. Amounts in 分; `approved_fen` None makes it a 测算稿 of the ceiling.

    `number` is what the office gave, or the blank form. `matter` says what the award is for.
    """

    number: str
    numbered: bool
    addressee: str
    matter: str
    measures: str
    clause_text: str
    entries: tuple[Entry, ...]
    reasons: tuple[str, ...]
    ceiling_fen: int
    approved_fen: int | None
    approved_document: str
    approved_on: date | None
    bank: str
    bank_account: str
    contact: str
    phone: str
    bureau: str
    on: date

    @property
    def draft(self) -> bool:
        """Nothing approved: no basis for payment."""
        return self.approved_fen is None


def notice_facts(office: Office, line: Assessment, on: date | None = None) -> NoticeFacts:
    """The notice of one line, dated `on` (today).

    Raises Problem when the line gives nothing to tell, the approved amount is above the ceiling,
    or the signing bureau of an approved notice is not set.
    """
    award, day = award_of(office, line), on or office.today()
    _require_payable(line, award)
    record, bureau = _record(office, line), office.store.setting("bureau") or ""
    approved = award.approved_fen if award else None
    if approved is not None and not bureau:
        raise Problem("还没有填写填报单位，告知书没有落款。", "请在设置里填写单位全称后再打印。")
    bank, account = _account(office, line)
    number = (award.notice_number if award else None) or ""
    return NoticeFacts(
        number=number or blank_number(office, day),
        numbered=bool(number),
        addressee=line.beneficiary.name,
        matter=_matter(office, record),
        measures=office.pack.name,
        clause_text=office.pack.clause(line.clause).text,
        entries=_entries(office, record),
        reasons=tuple(step.text for step in line.steps),
        ceiling_fen=line.ceiling_fen,
        approved_fen=approved,
        approved_document=(award.approved_document if award else None) or "",
        approved_on=award.approved_on if award else None,
        bank=bank,
        bank_account=account,
        contact=office.store.setting("contact") or "",
        phone=office.store.setting("phone") or "",
        bureau=bureau,
        on=day,
    )


def file_name(facts: NoticeFacts | CertificateFacts) -> str:
    """〔number〕-enterprise without a suffix; an unnumbered paper also names its matter, to be told apart."""
    if isinstance(facts, CertificateFacts):
        parts = [facts.holder, facts.title, "证书" if facts.honour else "情况证明"]
    elif facts.numbered:
        parts = [facts.number, facts.addressee]
    else:
        parts = ["测算稿" if facts.draft else "未编号", facts.addressee, facts.matter]
    return file_safe("-".join(parts))


def _require_payable(line: Assessment, award: Award | None) -> None:
    approved = award.approved_fen if award else None
    settled = line.outcome is Outcome.SETTLED and approved is not None
    if line.outcome is not Outcome.ELIGIBLE and not settled:
        raise Problem(
            f"{_who(line)}测算为“{line.outcome.label}”，没有可以告知的金额。",
            f"原因：{line.reason}",
        )
    if not settled and approved is not None and approved > line.ceiling_fen:
        raise Problem(
            f"{_who(line)}市级核定 {money.yuan(approved)} 元，高于现在测算的政策上限 "
            f"{money.yuan(line.ceiling_fen)} 元，告知书没有打印。",
            "请核对登记的事实和市里的文件，二者一致后再打印。",
        )


def _who(line: Assessment) -> str:
    """One of many papers must be found again: the beneficiary and what the award rests on."""
    return f"{line.beneficiary.name}的“{line.record_title}”"


def _record(office: Office, line: Assessment) -> Record:
    record = office.store.get(BY_NOUN[line.noun], line.of)
    if record is None:
        raise Problem("这一项依据的记录已经不在登记簿里。", "请刷新后重新选择。")
    return record


def _matter(office: Office, record: Record) -> str:
    match record:
        case Retrofit():
            return f"“{record.title()}”绿色低碳改造项目"
        case Diagnosis():
            firm = office.store.get(Enterprise, record.enterprise or "")
            return f"为{firm.title() if firm else '企业'}开展的绿色低碳诊断服务"
        case Title():
            return f"获评{shown(record, 'level')}{shown(record, 'kind')}"
        case PerformanceContract():
            firm = office.store.get(Enterprise, record.enterprise or "")
            return f"为{firm.title() if firm else '企业'}实施的“{record.title()}”合同能源管理项目"
        case Rating():
            return f"获评节能环保装备企业综合评选{shown(record, 'grade')}"
        case Listing():
            return f"产品“{record.title()}”列入《{record.catalogue}》"
    return f"“{record.title()}”{MATTERS.get(record.noun, '')}"


def _entries(office: Office, record: Record) -> tuple[Entry, ...]:
    head: tuple[Entry, ...] = ()
    if isinstance(record, Diagnosis):
        firm = office.store.get(Enterprise, record.enterprise or "")
        head = (
            Entry("被诊断企业", firm.title() if firm else ""),
            *entries_of(record, ("provider",)),
        )
    elif isinstance(record, PerformanceContract):
        firm = office.store.get(Enterprise, record.enterprise or "")
        head = (
            Entry("改造企业", firm.title() if firm else ""),
            *entries_of(record, ("project", "provider")),
        )
    elif isinstance(record, Retrofit):
        head = entries_of(record, ("project", "kind"))
    elif isinstance(record, Title):
        head = entries_of(record, ("holder_name",))
    elif not isinstance(record, Rating):
        head = entries_of(record, ("product",) if isinstance(record, Listing) else ("project",))
    tail = listed_where(record) if isinstance(record, Title) else ()
    return head + entries_of(record, DECIDING.get(record.noun, ())) + tail


def _account(office: Office, line: Assessment) -> tuple[str, str]:
    """The beneficiary's bank and account as registered; of a provider those of the one its name means."""
    models: dict[str, type[Enterprise] | type[Park]] = {"enterprise": Enterprise, "park": Park}
    holder: Enterprise | Park | Provider | None
    if model := models.get(line.beneficiary.kind):
        holder = office.store.get(model, line.beneficiary.id)
    else:
        holder = called(office, line.beneficiary.name)
    return (holder.bank or "", holder.bank_account or "") if holder else ("", "")
