"""What is asked of an enterprise, a park and a yearly return."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.checking import returns, slips
from jjgreen_desktop.operations.checking.general import CODE_STANDARD, clause, label
from jjgreen_desktop.operations.office import Office

TCE_PER_WAN = 10_000
UNLIKELY_TCE = 10  # a 规上 firm below this has most likely been entered in 万吨
ACCOUNT = set("0123456789 -")
INDUSTRY_STANDARD = "依据 GB/T 4754-2017《国民经济行业分类》。"


def enterprise(office: Office, firm: Enterprise) -> Iterator[Finding]:
    """The findings that need no look into the register."""
    if firm.county:
        yield from county(office, firm)
    if firm.industry:
        yield from _industry(office, firm, firm.industry)
    if firm.former:
        yield from _former(firm, firm.former)
    if firm.above_scale and firm.industrial is False:
        yield Finding(
            Grade.VERIFY,
            label(firm, "above_scale"),
            "填了规上企业，“工业企业”却填了否。",
            "这里的规上指年主营业务收入 2000 万元及以上的工业企业。",
            "请核对这两项。",
            check="above_scale",
        )
    if firm.bank_account:
        yield from account(firm)


def county(office: Office, holder: Enterprise | Park) -> Iterator[Finding]:
    """强制性 for a county the pack does not know, 核实性 for one that is not this desk's."""
    if not holder.county:
        return
    known = office.pack.county(holder.county)
    if known is None:
        yield Finding(
            Grade.MANDATORY,
            label(holder, "county"),
            f"没有“{holder.county}”这个县（市、区）。",
            "附件2按县（市、区）归属统计。",
            "请从列表中选择。",
        )
    elif office.county and known.key != office.county.key:
        yield Finding(
            Grade.VERIFY,
            label(holder, "county"),
            f"属于{known.key}，不是{office.name}。",
            "附件2只统计由本地上报的企业和园区。",
            f"请核对；应由{known.key}登记的请转交。",
            check="other_county",
        )


def _industry(office: Office, firm: Enterprise, code: str) -> Iterator[Finding]:
    known = office.reference.industries.get(code)
    if known is None:
        yield Finding(
            Grade.MANDATORY,
            label(firm, "industry"),
            f"采矿业、制造业和电力热力燃气水行业里没有“{code}”。",
            INDUSTRY_STANDARD,
            "请输入代码、名称或拼音首字母从列表中选；不属于这三个门类的空着。",
        )
        return
    if known.level != "小类":
        yield Finding(
            Grade.HINT,
            label(firm, "industry"),
            f"“{known.title()}”是{known.level}。",
            INDUSTRY_STANDARD,
            "请选到四位的小类。",
        )
    if firm.industrial is False:
        yield Finding(
            Grade.VERIFY,
            label(firm, "industrial"),
            f"行业是工业（{known.title()}），“工业企业”却填了否。",
            clause("1"),
            "请核对这两项。",
            check="industrial",
        )


def _former(firm: Enterprise, codes: Sequence[str]) -> Iterator[Finding]:
    for code in codes:
        where = label(firm, "former")
        if fault := credit_code.fault(code):
            yield Finding(Grade.MANDATORY, where, f"“{code}”：{fault}", CODE_STANDARD)
        elif code == firm.credit_code:
            yield Finding(
                Grade.MANDATORY,
                where,
                "前身代码与本企业的代码相同。",
                "前身用来查“首次”和重复享受，不能是自己。",
                "请删去，或改为更名、改制前的代码。",
            )


def account(holder: Enterprise | Park | Provider) -> Iterator[Finding]:
    """提示性 and 核实性 for a bank account nothing can be paid to."""
    number = holder.bank_account
    if number and not holder.bank:
        yield Finding(
            Grade.HINT,
            label(holder, "bank"),
            "填了银行账号，没有填开户行。",
            "拨付时两项都要。",
            FILL_BANK,
        )
    if number and set(number) - ACCOUNT:
        yield Finding(
            Grade.VERIFY,
            label(holder, "bank_account"),
            f"账号“{number}”里有数字以外的字。",
            "账号错一位，奖补资金就会退回。",
            "请对照开户许可证或账户确认书核对。",
            check="account_digits",
        )


FILL_BANK = "请写到支行。"


def park(office: Office, holder: Park) -> Iterator[Finding]:
    """A park's findings."""
    yield from county(office, holder)
    yield from account(holder)


def annual_return(office: Office, report: AnnualReturn) -> Iterator[Finding]:
    """The findings that need no other year."""
    if report.year and report.year >= office.today().year:
        yield Finding(
            Grade.VERIFY,
            label(report, "year"),
            f"{report.year} 年还没有结束。",
            "条款一看报告日期之前最近一个完整年度的能耗，年度数须是全年数。",
            "请确认年度；不是全年数的不要登记。",
            check="year_unfinished",
        )
    if report.energy_tce is not None and not report.energy_basis:
        yield Finding(
            Grade.HINT,
            label(report, "energy_basis"),
            "没有填电力按当量值还是等价值折算。",
            "两种口径相差可达一倍以上，条款一按当量值判断。",
            "请看报表说明后补上。",
        )
    yield from returns.further(report)


def unlikely_energy(office: Office, report: AnnualReturn, firm: Enterprise) -> Iterator[Finding]:
    """核实性 when the unit is probably 万吨, or the firm would use more than its whole county."""
    energy = report.energy_tce
    if energy is None:
        return
    if firm.above_scale and 0 <= energy < UNLIKELY_TCE:
        told = "可能填成了万吨" if energy else "还不知道的空着"
        yield _unit(report, f"规上企业全年只用 {energy:,f} 吨标准煤，{told}。")
    limit = _county_energy(office, firm.county or "")
    if limit and energy > limit:
        yield _unit(
            report,
            f"{energy:,f} 吨标准煤超过了{firm.county}全县（市、区）{office.pack.energy.base_year} 年的总量 {limit:,f} 吨。",
        )


def slip(report: AnnualReturn, others: Iterable[AnnualReturn]) -> Iterator[Finding]:
    """核实性 when the nearest other year differs by about a thousand or ten thousand times."""
    other = slips.nearest(report.year, others, lambda one: one.energy_tce)
    if other and (apart := slips.times(report.energy_tce, other.energy_tce)):
        told = slips.words(apart, "可能有一年填成了千克。", "可能有一年填成了万吨。")
        yield _unit(report, f"与 {other.year} 年的 {other.energy_tce:,f} 吨标准煤{told}", "slip")


def _unit(report: AnnualReturn, what: str, check: str = "unlikely") -> Finding:
    return Finding(
        Grade.VERIFY,
        label(report, "energy_tce"),
        what,
        clause("1"),
        "请对照能源统计报表核对数值和单位（吨标准煤）；确实如此的写明原因。",
        check=check,
    )


def _county_energy(office: Office, name: str) -> Decimal | None:
    known = office.pack.county(name)
    figures = (
        row.energy for row in office.pack.energy.row if known and row.unit == known.energy_name
    )
    figure = next(figures, "")
    return Decimal(figure) * TCE_PER_WAN if figure else None
