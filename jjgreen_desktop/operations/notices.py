"""告知书 and 证明: gathers what a paper says into frozen facts; `documents` only lays them out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import PerformanceContract
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.domain.values import show
from jjgreen_desktop.operations.awards import award_of
from jjgreen_desktop.operations.office import Office
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
PER_PRODUCT = ("unit_energy_before", "unit_energy_after", "benchmark", "advanced_level")
MONTH = re.compile(r"(\d{4})-(\d{2})")
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact in words."""

    label: str
    shown: str


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


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a 证书 or 情况证明 says of one title on a published list.

    A 证书 needs `authority`, the organ entitled to issue it, and `approval`, the number of its approval.
    """

    number: str
    holder: str
    title: str
    list_name: str
    entries: tuple[Entry, ...]
    authority: str
    approval: str
    bureau: str
    on: date

    @property
    def honour(self) -> bool:
        """An honour with authority and approval; otherwise only a statement of what a list says."""
        return bool(self.authority and self.approval)


@dataclass(frozen=True, slots=True)
class SheetSigns:
    """Who fills in a table: 填报单位, 填表人, 电话; empty is left to write by hand."""

    bureau: str = ""
    filler: str = ""
    phone: str = ""

    def texts(self, on: date) -> tuple[str, ...]:
        """The parts of the line under a table as of the day `on`; 审核人 signs by hand."""
        return (
            f"填报单位：{self.bureau}",
            "审核人：",
            f"填表人：{self.filler}",
            f"电话：{self.phone}",
            f"日期：{in_words(on)}",
        )


def sheet_signs(office: Office) -> SheetSigns:
    """The line under a table from the settings of the office."""
    known = (office.store.setting(key) or "" for key in ("bureau", "operator", "phone"))
    return SheetSigns(*known)


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


def certificate_facts(
    office: Office, title: Title, authority: str = "", approval: str = "", on: date | None = None
) -> CertificateFacts:
    """The 证书 (with authority and approval number) or 情况证明 of one title, dated `on` (today).

    Raises Problem when the title is not on a list of its own (no batch and no document), or was removed.
    """
    if not (title.batch or title.document):
        raise Problem(
            f"{title.title()}的称号没有批次，也没有公布文件，不能出具证明。",
            "请对照公布名单补录批次或文件文号。",
        )
    if title.status == "removed":
        raise Problem(f"{title.title()}已移出名单，不能出具证明。", "请核对称号的状态。")
    if not (bureau := office.store.setting("bureau") or ""):
        raise Problem("还没有填写填报单位，证明没有落款。", "请在设置里填写单位全称后再打印。")
    holder = _holder(office, title)
    return CertificateFacts(
        number=blank_number(office, on or office.today()),
        holder=holder,
        title=f"{_shown(title, 'level')}{_shown(title, 'kind')}",
        list_name=_list_name(title),
        entries=_as_listed(title, holder) + _listed(title),
        authority=authority.strip(),
        approval=approval.strip(),
        bureau=bureau,
        on=on or office.today(),
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


def file_safe(name: str) -> str:
    """A name that every system takes for a file, without a suffix."""
    return NOT_IN_FILE_NAMES.sub("_", name)[:80].strip(" .")


def blank_number(office: Office, on: date) -> str:
    """The number still to be given by the office: 机关代字〔2026〕  号."""
    return f"{office.store.setting('document_mark') or ''}〔{on.year}〕\u3000\u3000号"


def in_words(day: date) -> str:
    """A date in Arabic figures, full year, no leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


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
            return f"获评{_shown(record, 'level')}{_shown(record, 'kind')}"
        case PerformanceContract():
            firm = office.store.get(Enterprise, record.enterprise or "")
            return f"为{firm.title() if firm else '企业'}实施的“{record.title()}”合同能源管理项目"
        case Rating():
            return f"获评节能环保装备企业综合评选{_shown(record, 'grade')}"
        case Listing():
            return f"产品“{record.title()}”列入《{record.catalogue}》"
    return f"“{record.title()}”{MATTERS.get(record.noun, '')}"


def _entries(office: Office, record: Record) -> tuple[Entry, ...]:
    head: tuple[Entry, ...] = ()
    if isinstance(record, Diagnosis):
        firm = office.store.get(Enterprise, record.enterprise or "")
        head = (Entry("被诊断企业", firm.title() if firm else ""), *_chosen(record, ("provider",)))
    elif isinstance(record, PerformanceContract):
        firm = office.store.get(Enterprise, record.enterprise or "")
        head = (
            Entry("改造企业", firm.title() if firm else ""),
            *_chosen(record, ("project", "provider")),
        )
    elif isinstance(record, Retrofit):
        head = _chosen(record, ("project", "kind"))
    elif isinstance(record, Title):
        head = _chosen(record, ("holder_name",))
    elif not isinstance(record, Rating):
        head = _chosen(record, ("product",) if isinstance(record, Listing) else ("project",))
    tail = _listed(record) if isinstance(record, Title) else ()
    return head + _chosen(record, DECIDING.get(record.noun, ())) + tail


def _chosen(record: Record, keys: Iterable[str]) -> tuple[Entry, ...]:
    """The known ones of these fields in words."""
    known = (key for key in keys if getattr(record, key) not in (None, ""))
    return tuple(Entry(field_of(type(record), key).label, _shown(record, key)) for key in known)


def _shown(record: Record, key: str) -> str:
    value: Any = getattr(record, key)
    field = field_of(type(record), key)
    if isinstance(value, date):
        return in_words(value)
    if key == "published_month" and (month := MONTH.fullmatch(value)):
        return f"{month[1]}年{int(month[2])}月"
    unit = (getattr(record, "energy_unit", "") or "") if key in PER_PRODUCT else field.unit
    return f"{show(field, value)}{unit if unit in ('', '%', '元') else ' ' + unit}"


def _account(office: Office, line: Assessment) -> tuple[str, str]:
    """The beneficiary's bank and account as registered; of a provider those of the one its name means."""
    models: dict[str, type[Enterprise] | type[Park]] = {"enterprise": Enterprise, "park": Park}
    holder: Enterprise | Park | Provider | None
    if model := models.get(line.beneficiary.kind):
        holder = office.store.get(model, line.beneficiary.id)
    else:
        holder = called(office, line.beneficiary.name)
    return (holder.bank or "", holder.bank_account or "") if holder else ("", "")


def _holder(office: Office, title: Title) -> str:
    """The registered name of the holder; as listed when the title is not linked."""
    enterprise = office.store.get(Enterprise, title.enterprise) if title.enterprise else None
    park = office.store.get(Park, title.park) if title.park else None
    name = (enterprise and enterprise.name) or (park and park.name)
    return name or title.holder_name or f"未命名{title.label}"


def _listed(title: Title) -> tuple[Entry, ...]:
    """Where and when the list was published; the month alone only when the day is not known."""
    day = "published_on" if title.published_on else "published_month"
    return _chosen(title, ("list_number", day, "document", "issuer"))


def _as_listed(title: Title, holder: str) -> tuple[Entry, ...]:
    """The name on the list, where the holder has another now."""
    return () if title.holder_name == holder else _chosen(title, ("holder_name",))


def _list_name(title: Title) -> str:
    level, kind = _shown(title, "level"), _shown(title, "kind")
    return f"{level}{kind}名单" + (f"（{title.batch}）" if title.batch else "")
