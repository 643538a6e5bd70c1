"""Clause 五(2): 数字化能源管理系统, a share of the contract price for a system connected to both platforms."""

from decimal import Decimal

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.conditions import (
    decided,
    manufacturing_enterprise,
    own_enterprise,
    settled,
    stopped,
    yes,
)
from jjgreen_desktop.policy.line import Line, Reading

RATE, CEILING = "5.2.rate", "5.2.ceiling"
BASES = {"as_signed": "contract_fen", "without_vat": "contract_without_vat_fen"}
BUILT = {
    True: "系统是新建或提升的。",
    False: "系统既不是新建也不是提升的，不在支持范围。",
    None: "尚不清楚系统是不是新建或提升的。",
}


def lines(reading: Reading) -> list[Line]:
    """One line for each system; all systems of the enterprise share its ceiling afterwards."""
    return [_line(reading, system) for system in reading.subject.energy_systems]


def _line(reading: Reading, system: EnergySystem) -> Line:
    line = Line(reading, "5.2", system, own_enterprise(reading))
    settled(line, system)
    decided(line, "connected_on")
    stopped(line)
    manufacturing_enterprise(line, RATE, EnergySystem.label)
    yes(line, "new_or_upgraded", BUILT, [line.term(RATE)])
    for key, name in (("connected_provincial", "省"), ("connected_city", "市")):
        yes(line, key, _connection(name), [line.term(RATE)])
    _share(line, system)
    _prices(line, system)
    return line


def _connection(name: str) -> dict[bool | None, str]:
    return {
        True: f"已按要求接入{name}工作平台。",
        False: f"没有接入{name}工作平台，省、市工作平台都要接入。",
        None: f"尚不清楚是否接入{name}工作平台。",
    }


def _share(line: Line, system: EnergySystem) -> None:
    """The rate on the ruled price, rounded down to the 分, not above the enterprise's ceiling."""
    most = line.amount(CEILING)
    line.ceiling_fen = most
    key = BASES[line.choice("contract-base")]
    fact, price = (system, key), getattr(system, key)
    terms = [line.term(RATE), line.term(CEILING), line.ruling("contract-base")]
    label = explaining.label(fact)
    if price is None:
        said = f"{label}未填；单个企业最高 {explaining.wan(most)}。"
        line.require(None, said, facts=[fact], terms=terms, needs=[fact])
        return
    rate = line.reading.pack.parameter(RATE, line.deciding_on).value or Decimal(0)
    share = money.floor_fen(price * rate / 100)
    line.ceiling_fen = min(most, share)
    said = (
        f"{label} {explaining.wan(price)}的 {rate}% 为 {explaining.wan(share)}，"
        f"单个企业最高 {explaining.wan(most)}，本项可到 {explaining.wan(line.ceiling_fen)}。"
    )
    line.require(share > 0, said, facts=[fact], terms=terms)


def _prices(line: Line, system: EnergySystem) -> None:
    """Prices that part from the contract are for a person to look at, they decide nothing."""
    contract, invoiced = system.contract_fen, system.invoiced_fen
    if contract is not None and invoiced is not None and contract != invoiced:
        words = "少于" if invoiced < contract else "多于"
        line.caution(
            f"已开发票 {explaining.wan(invoiced)}，{words}合同价 {explaining.wan(contract)}，请核对。"
        )
    if contract is not None and system.audited_fen is not None and system.audited_fen < contract:
        line.caution(f"审定金额 {explaining.wan(system.audited_fen)}低于合同价，请核对以哪个为准。")
    if system.services_fen:
        services = explaining.wan(system.services_fen)
        line.caution(f"合同价内有服务费用 {services}，请核对是否属于“产品合同价”。")
