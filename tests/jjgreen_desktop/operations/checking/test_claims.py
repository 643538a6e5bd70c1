"""Loans, contracts, systems, pilots, listings: each fault is told once."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.operations.checks import own
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.checking.sound import (
    CLEAN,
    HINT,
    MUST,
    SUBMIT,
    VERIFY,
    Case,
    fault,
    named,
)

CASES: list[Case] = [
    (Loan, {"project": None}, MUST, "项目名称", "还没有填写"),
    (Loan, {"interest_paid_fen": 2_000_000_001}, VERIFY, "已付利息", "高于贷款本金"),
    (Loan, {"rate_pct": Decimal("0.0435")}, VERIFY, "年利率", "可能填的是小数，0.0435 即 4.35%"),
    (
        Loan,
        {"principal_fen": 200_000, "interest_paid_fen": 5_000},
        VERIFY,
        "贷款本金",
        "只有 2,000.00 元，可能是按万元填写的。",
    ),
    (
        Loan,
        {"principal_fen": None, "interest_paid_fen": 5_000},
        HINT,
        "已付利息",
        "只有 50.00 元，可能是按万元填写的。",
    ),
    (
        PerformanceContract,
        {"interest_paid_fen": 5_000},
        HINT,
        "已付利息",
        "只有 50.00 元，可能是按万元填写的。",
    ),
    (
        EnergySystem,
        {
            "contract_fen": 6_000,
            "contract_without_vat_fen": 5_310,
            "invoiced_fen": None,
            "audited_fen": None,
            "settled_fen": None,
            "services_fen": None,
        },
        VERIFY,
        "产品合同价（含税）",
        "只有 60.00 元，可能是按万元填写的。",
    ),
    (SpecialCase, {"approved_fen": 99_999}, VERIFY, "议定金额", "只有 999.99 元，可能是按万元"),
    (Loan, {"interest_paid_fen": 7_200}, VERIFY, "已付利息", "与贷款本金 20,000,000.00 元相差约"),
    (Rating, {"rated_on": date(2024, 12, 1)}, VERIFY, "评选结果公布日期", "早于评选年度 2025 年"),
    (
        EnergySystem,
        {"settled_fen": 6_000},
        VERIFY,
        "企业已付合同款",
        "与合同价 600,000.00 元相差约 10,000 倍",
    ),
    (Loan, {"paid_on": date(2025, 9, 14)}, VERIFY, "兑现日期", "早于放款日期"),
    (Loan, {"paid_fen": None}, VERIFY, "已兑现金额", "没有填已兑现金额"),
    (Pilot, {"use_plan": None}, VERIFY, "资金使用计划", "没有登记资金使用计划"),
    (Platform, {"senior_engineers": Decimal("2.5")}, VERIFY, "节能降碳高级工程师", "不是整数"),
    (Platform, {"plans_landed": Decimal("20.5")}, VERIFY, "年推动落地方案", "不是整数"),
    (
        EnergySystem,
        {"invoiced_fen": 59_000_000},
        VERIFY,
        "已开发票金额",
        "低于合同价 600,000.00 元。",
    ),
    (
        EnergySystem,
        {"invoiced_fen": 61_000_000},
        VERIFY,
        "已开发票金额",
        "高于合同价 600,000.00 元。",
    ),
    (
        EnergySystem,
        {"invoiced_fen": 6_000},
        VERIFY,
        "已开发票金额",
        "相差约 10,000 倍，可能一个按元",
    ),
    (EnergySystem, {"audited_fen": 55_000_000}, VERIFY, "审定金额", "低于合同价 600,000.00 元。"),
    (
        EnergySystem,
        {"settled_fen": 61_000_000, "invoiced_fen": None},
        VERIFY,
        "企业已付合同款",
        "高于合同价",
    ),
    (
        EnergySystem,
        {"contract_without_vat_fen": 60_000_001},
        VERIFY,
        "产品合同价（不含税）",
        "高于合同价",
    ),
    (EnergySystem, {"services_fen": 60_000_001}, VERIFY, "其中服务费用", "高于合同价"),
    (PerformanceContract, {"paid_on": date(2026, 2, 1)}, VERIFY, "兑现日期", "早于改造完工日期"),
    (Rating, {"grade": None}, SUBMIT, "获评等次", "还没有填写"),
    (Listing, {"catalogue": "样例行业目录"}, HINT, "目录名称", "不是条款六所列的目录名称"),
    (SolidWaste, {"evaluation": "open"}, HINT, "资源综合利用评价", "不是“已办理”"),
    (SpecialCase, {"minutes": None}, VERIFY, "会议纪要及文号", "没有填会议纪要及文号"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)


@pytest.mark.parametrize(("paid", "asked"), [(60_000_001, True), (60_000_000, False)])
def test_what_is_paid_above_the_invoices_is_asked_about(
    office: Office, paid: int, asked: bool
) -> None:
    figures = {"contract_fen": 70_000_000, "invoiced_fen": 60_000_000, "settled_fen": paid}
    one = EnergySystem.model_validate(CLEAN[EnergySystem] | figures)
    told = [each.what for each in own(office, one) if each.check == "settled_above_invoiced"]
    assert told == (["600,000.01 元，高于已开发票 600,000.00 元。"] if asked else [])


def test_small_sums_that_may_well_be_are_not_asked_about(office: Office) -> None:
    """The interest of a small loan, and what stands just at the limit."""
    small = {"principal_fen": 1_000_000, "interest_paid_fen": 5_000}
    assert own(office, Loan.model_validate(CLEAN[Loan] | small)) == []
    decided = CLEAN[SpecialCase] | {"approved_fen": 100_000}
    assert own(office, SpecialCase.model_validate(decided)) == []
