"""What is asked of the records of clauses 二(2) and 四 to 八: loans, contracts, systems, pilots, listings and others."""

from collections.abc import Iterator

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.pilot import USE_OF_MONEY, Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.operations.checking import projects, slips
from jjgreen_desktop.operations.checking.general import clause, in_order, label, paid, small_sum
from jjgreen_desktop.operations.office import Office


def loan(_office: Office, one: Loan) -> Iterator[Finding]:
    """A green loan by itself."""
    yield from small_sum(one, "principal_fen", slips.LEAST_LOAN_FEN)
    yield from _payment(one, "drawn_on", "先放款，后贴息。")
    interest, principal = one.interest_paid_fen, one.principal_fen
    if interest is not None and principal is not None and interest > principal:
        yield Finding(
            Grade.VERIFY,
            label(one, "interest_paid_fen"),
            f"已付利息 {money.yuan(interest)} 元，高于贷款本金 {money.yuan(principal)} 元。",
            clause("2.2"),
            "请对照付息凭证核对单位是元还是万元。",
            check="interest_above_principal",
        )
    yield from in_order(one, "drawn_on", "due_on", "先放款，后到期。")
    yield from projects.rate(one)


def performance_contract(_office: Office, one: PerformanceContract) -> Iterator[Finding]:
    """A performance contract by itself; of what a small loan cost nobody can be sure."""
    yield from small_sum(one, "interest_paid_fen", grade=Grade.HINT)
    yield from _payment(one, "completed_on", "改造完工之后才能兑现。")


def pilot(_office: Office, one: Pilot) -> Iterator[Finding]:
    """A pilot by itself: its money is bound to a use."""
    yield from _payment(one, "approved_on", "批复之后才能兑现。")
    if one.paid_fen and not one.use_plan:
        yield Finding(
            Grade.VERIFY,
            label(one, "use_plan"),
            "已经兑现，没有登记资金使用计划。",
            USE_OF_MONEY,
            "请取得使用计划并登记，以后跟踪使用情况。",
            check="use_plan",
        )


def platform(_office: Office, one: Platform) -> Iterator[Finding]:
    """A platform by itself."""
    yield from _payment(one, "recognised_on", "认定之后才能兑现。")
    for key in ("senior_engineers", "plans_landed"):
        number = getattr(one, key)
        if number is not None and number != int(number):
            yield Finding(
                Grade.VERIFY,
                label(one, key),
                f"{number} 不是整数。",
                clause("5.1"),
                "请照证明材料填写整数。",
                check="whole_number",
            )


def energy_system(_office: Office, one: EnergySystem) -> Iterator[Finding]:
    """An energy management system by itself: its prices should agree."""
    yield from _payment(one, "connected_on", "接入省、市工作平台之后才能兑现。")
    signed = one.contract_fen
    if signed is None:
        return
    yield from small_sum(one, "contract_fen")
    for key in ("invoiced_fen", "audited_fen"):
        yield from _against_contract(one, key, signed)
    if one.settled_fen is not None and one.invoiced_fen is not None:
        yield from _settled(one, one.settled_fen, one.invoiced_fen)
    for key in ("contract_without_vat_fen", "services_fen", "settled_fen"):
        part = getattr(one, key)
        if (apart := slips.times(part, signed)) and part < signed:
            yield Finding(
                Grade.VERIFY,
                label(one, key),
                f"{money.yuan(part)} 元，与合同价 {money.yuan(signed)} 元{slips.of_money(apart)}",
                clause("5.2"),
                "请对照合同核对单位是元还是万元。",
                check="slip",
            )
        if part is not None and part > signed:
            yield Finding(
                Grade.VERIFY,
                label(one, key),
                f"{money.yuan(part)} 元，高于合同价 {money.yuan(signed)} 元。",
                clause("5.2"),
                "请对照合同核对。",
                check="part_above_contract",
            )


def _against_contract(one: EnergySystem, key: str, signed: int) -> Iterator[Finding]:
    """Both ways: more than signed means another contract, less that the price is not all due."""
    other = getattr(one, key)
    if other is None or other == signed:
        return
    more = other > signed
    apart = slips.times(other, signed)
    slip = slips.of_money(apart)
    yield Finding(
        Grade.VERIFY,
        label(one, key),
        f"{money.yuan(other)} 元，{'高于' if more else '低于'}合同价 {money.yuan(signed)} 元"
        f"{f'，{slip}' if slip else '。'}",
        clause("5.2"),
        "请核对有没有补充合同、是不是另一份合同的发票，写明以哪个为准的理由。"
        if more
        else "请核对发票是否开齐、合同有没有变更，写明以哪个为准的理由。",
        check=f"contract_{'below' if more else 'above'}_{key}",
    )


def _settled(one: EnergySystem, settled: int, invoiced: int) -> Iterator[Finding]:
    if settled > invoiced:
        yield Finding(
            Grade.VERIFY,
            label(one, "settled_fen"),
            f"{money.yuan(settled)} 元，高于已开发票 {money.yuan(invoiced)} 元。",
            clause("5.2"),
            "请对照付款凭证和发票核对；预付未开票的写明原因。",
            check="settled_above_invoiced",
        )


def rating(_office: Office, one: Rating) -> Iterator[Finding]:
    """A rating by itself."""
    yield from _payment(one, "rated_on", "评选结果公布之后才能兑现。")
    if one.rated_on and one.year and one.rated_on.year < one.year:
        yield Finding(
            Grade.VERIFY,
            label(one, "rated_on"),
            f"{one.rated_on} 早于{label(one, 'year')} {one.year} 年。",
            clause("6.1"),
            "请对照评选结果核对年度和日期。",
            check="days_in_order",
        )


def listing(office: Office, one: Listing) -> Iterator[Finding]:
    """A listing by itself: the catalogue should be one of those the clause names."""
    yield from _payment(one, "listed_on", "列入目录之后才能兑现。")
    names = [entry.name for entry in office.pack.catalogues]
    if one.catalogue and one.catalogue not in names:
        yield Finding(
            Grade.HINT,
            label(one, "catalogue"),
            f"“{one.catalogue}”不是条款六所列的目录名称。",
            f"所列的是：{'、'.join(names)}。",
            "是其中之一的请照写全称；确是别的目录，由口径裁定是否奖补。",
        )


def solid_waste(_office: Office, one: SolidWaste) -> Iterator[Finding]:
    """A checklist of clause 七 by itself."""
    if one.evaluated_on and one.evaluation not in (None, "done"):
        yield Finding(
            Grade.HINT,
            label(one, "evaluation"),
            "填了评价报告日期，办理情况不是“已办理”。",
            fix="请核对办理情况。",
        )


def special_case(_office: Office, one: SpecialCase) -> Iterator[Finding]:
    """A matter decided case by case: an amount needs its minutes."""
    yield from small_sum(one, "approved_fen")
    yield from _payment(one, "decided_on", "会议议定之后才能兑现。")
    if one.approved_fen is not None and not one.minutes:
        yield Finding(
            Grade.VERIFY,
            label(one, "minutes"),
            f"填了议定金额 {money.yuan(one.approved_fen)} 元，没有填会议纪要及文号。",
            clause("8"),
            "请照会议纪要填写名称和文号。",
            check="minutes",
        )


def _payment(one: Record, decided: str, why: str) -> Iterator[Finding]:
    yield from paid(one, "paid_on")
    yield from in_order(one, decided, "paid_on", why)
