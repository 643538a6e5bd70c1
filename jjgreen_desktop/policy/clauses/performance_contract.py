"""Clause 五(3): 合同能源管理 financed by a 绿色贷, treated as a green loan; the contract's provider is paid."""

from jjgreen_desktop.domain.loan import PerformanceContract
from jjgreen_desktop.policy.assessment import Beneficiary
from jjgreen_desktop.policy.clauses import interest
from jjgreen_desktop.policy.conditions import decided, known, settled, stopped
from jjgreen_desktop.policy.line import Line, Reading

TERM = "5.3.as_loan"


def lines(reading: Reading) -> list[Line]:
    """One line for each contract; the contracts of one project share its ceiling afterwards."""
    contracts = reading.subject.performance_contracts
    return [_line(reading, contract) for contract in contracts]


def _line(reading: Reading, contract: PerformanceContract) -> Line:
    provider = Beneficiary("provider", "", contract.provider or "服务商未填")
    line = Line(reading, "5.3", contract, provider)
    settled(line, contract)
    decided(line, "completed_on")
    stopped(line)
    known(line, "provider", [line.term(TERM)])
    interest.green(line, [line.term(TERM), line.term(interest.CEILING)])
    interest.subsidised(line, contract, [line.term(TERM)])
    return line
