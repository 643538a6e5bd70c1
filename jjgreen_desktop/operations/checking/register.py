"""What is asked of a record against the rest of the register: duplicates, other years, links that lead nowhere."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award, OutsideAward
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import OWNERS
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.title import LEVELS, TITLE_KINDS, Title
from jjgreen_desktop.operations.checking import (
    awards,
    energy,
    parts,
    projects,
    providers,
    returns,
    same_project,
    titles,
)
from jjgreen_desktop.operations.checking.enterprises import slip, unlikely_energy
from jjgreen_desktop.operations.checking.general import (
    SHARED,
    clause,
    label,
)
from jjgreen_desktop.operations.checking.sharing import others_with, same_number, told_of
from jjgreen_desktop.operations.names import plain_name, reads_alike
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.projects import same

R = TypeVar("R", bound=Record)


def linked(office: Office, record: Record) -> Iterator[Finding]:
    """强制性 when the enterprise or park a record hangs on is not registered."""
    for key, model in OWNERS.items():
        owner = record.__dict__.get(key)
        if owner and office.get(model, owner) is None:
            yield Finding(
                Grade.MANDATORY,
                label(record, key),
                f"登记簿里没有这个{model.label}（编号 {owner}）。",
                "每条记录都要归到一个获得者名下。",
                f"请重新选择；还没有登记的先登记{model.label}。",
            )


def _others(office: Office, record: R, **equals: Any) -> list[R]:
    """The other records of the kind with these values; none when a value is unknown."""
    if not all(equals.values()):
        return []
    found = office.find(type(record), **equals)
    return [one for one in found if one.id != record.id]


def _alike(
    office: Office, one: R, key: str, same_name: Callable[[str | None, str | None], bool]
) -> list[R]:
    """The other records of the kind and the firm that bear the same name, however it is spaced."""
    kin = _others(office, one, enterprise=one.__dict__["enterprise"])
    return [each for each in kin if same_name(each.__dict__[key], one.__dict__[key])]


def enterprise(office: Office, firm: Enterprise) -> Iterator[Finding]:
    """A code taken by another firm (强制性), a name that reads the same (核实性)."""
    for other in _others(office, firm, credit_code=firm.credit_code):
        yield Finding(
            Grade.MANDATORY,
            label(firm, "credit_code"),
            f"这个代码已登记给“{other.title()}”。",
            "一家企业一个代码，重复登记会重复计奖。",
            "请核对营业执照；是同一家的请在已登记的那一条上修改。",
        )
    yield from _same_name(office, firm)
    yield from _shared(office, firm)


def _shared(office: Office, holder: Enterprise | Park) -> Iterator[Finding]:
    """An account or a phone that stands on another firm or park, however it is written."""
    for key in SHARED:
        for model in OWNERS.values():
            count, first = others_with(office, holder, key, model)
            if count:
                yield same_number(holder, key, [one.title() for one in first], count, model)


def park(office: Office, holder: Park) -> Iterator[Finding]:
    """A park's name that reads the same as another's, an account or a phone that stands on a firm too."""
    yield from _same_name(office, holder)
    yield from _shared(office, holder)


def _same_name(office: Office, holder: Enterprise | Park) -> Iterator[Finding]:
    """Asked each time: the reason given for it is kept with it."""
    wanted = plain_name(holder.name or "")
    if not wanted:
        return
    for record, name, names in office.alike(type(holder), holder.name or ""):
        if record == holder.id:
            continue
        same = name and plain_name(name) == wanted
        if same or (names and wanted in map(plain_name, names.split("\n"))):
            yield Finding(
                Grade.VERIFY,
                label(holder, "name"),
                f"已登记有同名的“{name}”。" if same else f"已登记的“{name}”以前叫这个名称。",
                "全角半角、括号和空格不同的视为同名。",
                "请核对是不是同一家；是的话在已登记的那一条上修改。",
                check="same_name",
            )


def annual_return(office: Office, report: AnnualReturn) -> Iterator[Finding]:
    """A year registered twice (强制性); figures that only a slip of unit explains (核实性)."""
    if not report.enterprise:
        return
    others = _others(office, report, enterprise=report.enterprise)
    for other in others:
        if other.year == report.year:
            yield Finding(
                Grade.MANDATORY,
                label(report, "year"),
                f"这家企业 {report.year} 年的年度报表已登记。",
                "一家企业一年只有一份报表。",
                "请在已登记的那一条上修改。",
            )
    yield from slip(report, others)
    yield from energy.against_years(report, others)
    yield from returns.against_years(report, others)
    yield from energy.against_uses(office, report)
    if firm := office.get(Enterprise, report.enterprise):
        yield from unlikely_energy(office, report, firm)


def diagnosis(office: Office, one: Diagnosis) -> Iterator[Finding]:
    """核实性 when the enterprise has a diagnosis already: it is subsidised once."""
    for other in _others(office, one, enterprise=one.enterprise):
        day = f"（报告日期 {other.report_on}）" if other.report_on else ""
        yield Finding(
            Grade.VERIFY,
            label(one, "provider"),
            f"这家企业已登记过“{other.title()}”的诊断{day}。",
            clause("1"),
            "每家企业只补助一次，请核对是不是同一次诊断。",
            check="diagnosed_before",
        )


def retrofit(office: Office, one: Retrofit) -> Iterator[Finding]:
    """核实性 for a project name the firm has already, or a filing number used before: 查重."""
    for other in _alike(office, one, "project", same):
        yield Finding(
            Grade.VERIFY,
            label(one, "project"),
            f"这家企业已登记过同名的改造项目（完工日期 {other.completed_on or '未填'}）。",
            "同名即视为同一项目，不重复奖励。",
            "是同一项目的请在已登记的那一条上修改；不是的请用不同的名称。",
            check="same_project_name",
        )
    for others in told_of(office, one, "filing_number"):
        yield Finding(
            Grade.VERIFY,
            label(one, "filing_number"),
            f"备案文号已登记在改造项目{others}上。",
            "同一份备案不重复奖励。",
            "请对照备案回执核对文号。",
            check="same_filing",
        )
    yield from same_project.shared(office, one)


def contract(office: Office, one: Loan | EnergySystem | PerformanceContract) -> Iterator[Finding]:
    """核实性 when the contract number stands on another record of the kind, of any firm: 查重."""
    for others in told_of(office, one, "contract_number"):
        yield Finding(
            Grade.VERIFY,
            label(one, "contract_number"),
            f"这个合同号已登记在{one.label}{others}上。",
            "同一份合同不重复享受。",
            "请对照合同核对；是同一份的请在已登记的那一条上修改。",
            check="same_contract",
        )
    if isinstance(one, Loan):
        yield from projects.against_investment(office, one)
    elif isinstance(one, EnergySystem):
        yield from parts.invoices_of(office, one)
    yield from same_project.shared(office, one)


def rating(office: Office, one: Rating) -> Iterator[Finding]:
    """核实性 when the firm's rating of the year is registered already."""
    for other in _others(office, one, enterprise=one.enterprise, year=one.year):
        yield Finding(
            Grade.VERIFY,
            label(one, "year"),
            f"这家企业已登记过“{other.title()}”的评选结果。",
            clause("6.1"),
            "一年只有一个评选结果，请在已登记的那一条上修改。",
            check="rated_before",
        )


def listing(office: Office, one: Listing) -> Iterator[Finding]:
    """核实性 when the firm has a listing of the same series already."""
    for other in _alike(office, one, "series", reads_alike):
        yield Finding(
            Grade.VERIFY,
            label(one, "series"),
            f"同一系列已登记过“{other.title()}”（列入日期 {other.listed_on or '未填'}）。",
            clause("6.2"),
            "同一产品的系列产品只奖一次，请核对是不是同一系列。",
            check="listed_before",
        )


def title(office: Office, one: Title) -> Iterator[Finding]:
    """核实性 when the holder has a title of this kind and level already, or its status is not the last registered."""
    yield from titles.against_changes(office, one)
    for key in OWNERS:
        same = {key: getattr(one, key), "kind": one.kind, "level": one.level}
        for other in _others(office, one, **same):
            yield Finding(
                Grade.VERIFY,
                label(one, "kind"),
                f"已登记过{LEVELS[one.level or '']}{TITLE_KINDS[one.kind or '']}（{_published(other)}）。",
                "同一获得者的同类同级称号只奖励一次，复核通过不是新的称号。",
                "请核对是不是同一项称号。",
                check="titled_before",
            )


def _published(one: Title) -> str:
    known = (one.batch, str(one.published_on) if one.published_on else one.published_month)
    return "，".join(text for text in known if text) or "公布日期未填"


AGAINST: dict[type[Record], Callable[[Office, Any], Iterator[Finding]]] = {
    Enterprise: enterprise,
    Park: park,
    AnnualReturn: annual_return,
    Diagnosis: diagnosis,
    Retrofit: retrofit,
    Loan: contract,
    EnergySystem: contract,
    PerformanceContract: contract,
    Rating: rating,
    Listing: listing,
    Title: title,
    OutsideAward: same_project.shared,
    SameProject: same_project.contrary,
    Award: awards.against_line,
    EnergyUse: energy.against_register,
    ProductEnergy: energy.against_products,
    Provider: providers.in_register,
    Project: projects.in_register,
    DiagnosisFinding: parts.finding_in_register,
    Invoice: parts.invoice_in_register,
    TitleStatus: parts.status_in_register,
}
