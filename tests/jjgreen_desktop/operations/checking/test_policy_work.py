"""Rulings, seals, answers and money of the year: each fault is told once."""

from datetime import date

import pytest

from jjgreen_desktop.domain.budget import Budget, BudgetShare, PlanMark
from jjgreen_desktop.domain.policy_work import RulingMade, Seal
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.checking.sound import MUST, Case, fault, named

CASES: list[Case] = [
    (RulingMade, {"ruled_on": date(2027, 1, 1)}, MUST, "裁定日期", "晚于今天"),
    (RulingMade, {"choice": "upper"}, MUST, "裁定结果", "没有这一事项或这一选项"),
    (RulingMade, {"document": None}, MUST, "裁定文件及文号", "还没有填写"),
    (Seal, {"assessed_on": date(2026, 10, 1)}, MUST, "测算日期", "晚于封存日期"),
    (SameProject, {"second_noun": "retrofit", "second": "R"}, MUST, "乙记录", "同一条记录"),
    (Budget, {"pool_fen": -1}, MUST, "资金总额", "小于 0"),
    (BudgetShare, {"share_fen": -1}, MUST, "本条款资金", "小于 0"),
    (PlanMark, {"reason": None}, MUST, "理由", "还没有填写"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)
