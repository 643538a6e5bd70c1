"""Decided awards, money from elsewhere, stops: each fault is told once."""

from datetime import date

import pytest

from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.checking.sound import MUST, VERIFY, Case, fault, named

CASES: list[Case] = [
    (OutsideAward, {"amount_fen": None}, VERIFY, "金额", "没有填金额"),
    (Stop, {"to_on": date(2025, 1, 1)}, VERIFY, "截止日期", "早于起始日期"),
    (Stop, {"from_on": None}, VERIFY, "起始日期", "没有填起始日期"),
    (Award, {"approved_document": None}, MUST, "核定文件及文号", "没有填核定文件及文号"),
    (Award, {"approved_on": None}, MUST, "核定日期", "没有填核定日期"),
    (Award, {"proposed_fen": 1}, VERIFY, "市级核定", "高于县区建议"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)
