"""What is asked of a project, of the records that name one, and of a loan against what the project costs."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checking import slips
from jjgreen_desktop.operations.checking.general import clause, in_order, label, small_sum
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.projects import investment, naming, same

DAYS = 360  # of a bank's year: more interest than by 365, so that nothing possible is asked about
HUNDRED = 100
LEAST_INTEREST = 5_000  # times into the principal: less than a day's at 6 %
MOST_INTEREST = HUNDRED * slips.MOST  # the same: 1 % of it written in 万元


def project(_office: Office, one: Project) -> Iterator[Finding]:
    """A project by itself."""
    yield from in_order(one, "started_on", "completed_on", "先开工，后完工。")


def in_register(office: Office, one: Project) -> Iterator[Finding]:
    """核实性 for a name or a code that another project of the firm has; 提示性 for a new name others bear."""
    yield from _joined(office, one)
    others = office.find(Project, enterprise=one.enterprise) if one.enterprise else []
    for other in (each for each in others if each.id != one.id):
        key = "name" if same(other.name, one.name) else "code"
        if key == "name" or (one.code and other.code == one.code):
            yield Finding(
                Grade.VERIFY,
                label(one, key),
                f"这家企业已登记过{'同名' if key == 'name' else '同代码'}的项目“{other.title()}”。",
                "同一项目只登记一次，据此就高、不重复享受。",
                "是同一项目的请删去一条；不是的请用不同的名称和代码。",
                check=f"same_{key}",
            )


def _joined(office: Office, one: Project) -> Iterator[Finding]:
    """提示性 as a project takes a name that other records bear: from then on they are one project."""
    before = office.get(Project, one.id) if one.id else None
    if before is None or same(before.name, one.name):
        return
    if found := naming(office, one):
        yield Finding(
            Grade.HINT,
            label(one, "name"),
            f"已有 {len(found)} 条记录写的是“{one.name}”，改名后与它们算同一项目。",
            "同一项目可就高执行，但不重复享受。",
            "请核对是不是同一项目；不是的请换一个名称，或撤销这次修改。",
        )


def unregistered(office: Office, record: Record) -> Iterator[Finding]:
    """提示性 when the firm has projects registered and the record names none of them."""
    firm, name = record.__dict__.get("enterprise"), record.__dict__.get("project")
    if not firm or not name:
        return
    known = office.find(Project, enterprise=firm)
    if known and not any(same(each.name, name) for each in known):
        yield Finding(
            Grade.HINT,
            label(record, "project"),
            f"“{name}”不在这家企业登记的项目里。",
            "同一项目写同一名称，才能就高、不重复享受。",
            "请从提示的名称里选；确是另一个项目的，请在“项目”里登记。",
        )


def rate(one: Loan) -> Iterator[Finding]:
    """核实性 when more interest was paid than principal, rate and term come to; silent while one is unknown."""
    due, days = interest_due(one)
    paid = one.interest_paid_fen
    yield from _far_below(one, due)
    if due is None or paid is None or paid <= due or paid > (one.principal_fen or 0):
        return
    yield Finding(
        Grade.VERIFY,
        label(one, "interest_paid_fen"),
        f"已付利息 {money.yuan(paid)} 元，高于按本金、年利率 {one.rate_pct:f}% 和 {days:,} 天"
        f"（放款至到期）算出的 {money.yuan(due)} 元。",
        clause("2.2"),
        "请对照贷款合同和付息凭证核对利率、期限和利息；罚息、复利不在贴息之列。",
        check="interest_above_rate",
    )


def _far_below(one: Loan, due: int | None) -> Iterator[Finding]:
    """核实性 for interest so small that only a slip of unit explains it, by what is due, else by the principal."""
    if one.principal_fen is None:  # nothing to compare with, and a small loan bears little
        yield from small_sum(one, "interest_paid_fen", grade=Grade.HINT)
    against, least = (one.principal_fen, LEAST_INTEREST) if due is None else (due, slips.APART)
    if apart := slips.times(against, one.interest_paid_fen, least):
        if (one.interest_paid_fen or 0) > (against or 0):
            return
        whole = label(one, "principal_fen") if due is None else "按年利率到期应付的利息"
        yield Finding(
            Grade.VERIFY,
            label(one, "interest_paid_fen"),
            f"已付利息 {money.yuan(one.interest_paid_fen or 0)} 元，与{whole} {money.yuan(against or 0)} 元"
            f"{slips.of_money(apart, MOST_INTEREST if due is None else slips.MOST)}",
            clause("2.2"),
            "请对照付息凭证核对单位是元还是万元；刚付过一两期的写明原因。",
            check="slip",
        )


def interest_due(one: Loan) -> tuple[int | None, int]:
    """The interest from drawing to due date in 分, a year of 360 days, and the days; None while not known."""
    if not one.drawn_on or not one.due_on or one.principal_fen is None or one.rate_pct is None:
        return None, 0
    days = (one.due_on - one.drawn_on).days
    if days <= 0:
        return None, days
    due = Decimal(one.principal_fen) * one.rate_pct * days / (HUNDRED * DAYS)
    return int(due.to_integral_value(ROUND_CEILING)), days


def against_investment(office: Office, one: Loan) -> Iterator[Finding]:
    """核实性 when the loans of one project are above what it costs."""
    firm, name = one.enterprise, one.project
    cost = investment(office, firm, name) if firm and name else None
    if not firm or cost is None or one.principal_fen is None:
        return
    kin = [each for each in office.find(Loan, enterprise=firm) if same(each.project, name)]
    others = [each.principal_fen or 0 for each in kin if each.id != one.id]
    total = one.principal_fen + sum(others)
    if total <= cost:
        return
    apart = slips.times(total, cost)
    slip = slips.of_money(apart)
    loans = f"本项目 {len(others) + 1} 笔贷款合计" if any(others) else label(one, "principal_fen")
    yield Finding(
        Grade.VERIFY,
        label(one, "principal_fen"),
        f"{loans} {money.yuan(total)} 元，高于项目投资 {money.yuan(cost)} 元{f'，{slip}' if slip else '。'}",
        "项目贷款用于本项目，不高于它的投资。",
        "请对照贷款合同和立项文件核对这两个数；含流动资金贷款的写明原因。",
        check="loan_above_investment",
    )
