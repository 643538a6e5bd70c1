"""Clause 二(2): 绿色贷贴息, the interest paid on a project loan that financed a green retrofit."""

from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.policy.clauses import interest
from jjgreen_desktop.policy.conditions import (
    decided,
    manufacturing_enterprise,
    own_enterprise,
    settled,
    stopped,
)
from jjgreen_desktop.policy.line import Line, Reading


def lines(reading: Reading) -> list[Line]:
    """One line for each loan of the subject; the loans of one project share its ceiling afterwards."""
    return [_line(reading, loan) for loan in reading.subject.loans]


def _line(reading: Reading, loan: Loan) -> Line:
    line = Line(reading, "2.2", loan, own_enterprise(reading))
    settled(line, loan)
    decided(line, "drawn_on")
    stopped(line)
    manufacturing_enterprise(line, "2.1.holder", "贷款项目")
    interest.green(line, [line.term(interest.CEILING)])
    interest.subsidised(line, loan, [])
    return line
