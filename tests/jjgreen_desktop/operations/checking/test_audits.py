"""Diagnoses and retrofits: each fault is told once."""

from datetime import date
from decimal import Decimal

import pytest

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.operations.checks import own
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.checking.sound import (
    CLEAN,
    HINT,
    MUST,
    VERIFY,
    Case,
    fault,
    named,
)

CASES: list[Case] = [
    (Diagnosis, {"enterprise": None}, MUST, "企业", "还没有填写"),
    (
        Diagnosis,
        {"fee_fen": -1, "paid_fen": None, "subsidised_on": None},
        MUST,
        "诊断服务费",
        "小于 0",
    ),
    (
        Diagnosis,
        {"fee_fen": 120, "paid_fen": None, "subsidised_on": None},
        VERIFY,
        "诊断服务费",
        "只有 1.20 元，可能是按万元填写的。",
    ),
    (Diagnosis, {"subsidised_on": None}, VERIFY, "补助兑现日期", "没有填补助兑现日期"),
    (Diagnosis, {"paid_fen": None}, VERIFY, "已兑现金额", "没有填已兑现金额"),
    (Diagnosis, {"paid_fen": 1_200_001}, VERIFY, "已兑现金额", "高于诊断服务费 12,000.00 元"),
    (Diagnosis, {"subsidised_on": date(2026, 1, 1)}, VERIFY, "补助兑现日期", "早于诊断报告日期"),
    (
        Diagnosis,
        {"report_on": date(2026, 10, 1), "subsidised_on": None, "paid_fen": None},
        VERIFY,
        "诊断报告日期",
        "还没有到",
    ),
    (
        Retrofit,
        {"accepted_on": date(2026, 2, 28)},
        VERIFY,
        "节能验收通过日期",
        "早于完工日期 2026-03-01",
    ),
    (
        Retrofit,
        {"completed_on": date(1926, 3, 1)},
        VERIFY,
        "完工日期",
        "早于 2000 年，可能年份填错",
    ),
    (
        Retrofit,
        {"accepted_on": None, "filed_on": None, "filed_with": None, "paid_on": date(2026, 2, 1)},
        VERIFY,
        "奖励兑现日期",
        "早于完工日期 2026-03-01",
    ),
    (
        Retrofit,
        {
            "unit_energy_before": None,
            "unit_energy_after": None,
            "improvement_stated_pct": Decimal("0.05"),
        },
        VERIFY,
        "验收报告载明的提升率",
        "0.05 即 5.00%",
    ),
    (Retrofit, {"filed_on": date(2026, 5, 9)}, VERIFY, "验收报告备案日期", "早于节能验收通过日期"),
    (
        Retrofit,
        {"accepted_on": None, "filed_on": date(2026, 2, 1)},
        VERIFY,
        "验收报告备案日期",
        "早于完工日期",
    ),
    (
        Retrofit,
        {"started_on": date(2026, 3, 2)},
        VERIFY,
        "完工日期",
        "2026-03-01 早于开工日期 2026-03-02",
    ),
    (
        Retrofit,
        {"intended_on": date(2025, 9, 2), "started_on": date(2025, 9, 1)},
        VERIFY,
        "开工日期",
        "早于意愿登记日期",
    ),
    (
        Retrofit,
        {"intended_on": date(2026, 6, 2), "completed_on": None, "accepted_on": None},
        VERIFY,
        "验收报告备案日期",
        "早于意愿登记日期",
    ),
    (Retrofit, {"filed_with": ()}, VERIFY, "已向谁备案", "没有填向谁备案"),
    (
        Retrofit,
        {"unit_energy_after": Decimal(100), "improvement_stated_pct": None},
        VERIFY,
        "改造后单位产品综合能耗",
        "没有提升",
    ),
    (Retrofit, {"unit_energy_before": Decimal(0)}, VERIFY, "改造前单位产品综合能耗", "为 0"),
    (
        Retrofit,
        {"improvement_stated_pct": Decimal("4.95")},
        HINT,
        "验收报告载明的提升率",
        "复算是 5.0000%",
    ),
    (
        Retrofit,
        {"improvement_stated_pct": Decimal(50)},
        VERIFY,
        "验收报告载明的提升率",
        "报告载明 50%，落在8%以上一档；按改造前后单耗复算是 5.0000%，落在3%—5%一档。",
    ),
    (
        Retrofit,
        {"improvement_stated_pct": Decimal("5.01")},
        VERIFY,
        "验收报告载明的提升率",
        "落在5%—8%一档；按改造前后单耗复算是 5.0000%",
    ),
    (
        Retrofit,
        {
            "improvement_stated_pct": Decimal(3),
            "unit_energy_after": Decimal("97.1"),
            "benchmark": None,
        },
        VERIFY,
        "验收报告载明的提升率",
        "报告载明 3%，恰为 3%，归档待裁定；按改造前后单耗复算是 2.9000%，不足第一档。",
    ),
    (
        Retrofit,
        {"improvement_stated_pct": Decimal("100.1"), "unit_energy_after": None},
        VERIFY,
        "验收报告载明的提升率",
        "100.1% 高于 100%",
    ),
    (Retrofit, {"energy_unit": None}, HINT, "单耗单位", "没有填单位"),
    (Retrofit, {"level_source": None}, HINT, "标杆或先进值出处", "没有写出处"),
    (Retrofit, {"paid_on": None}, VERIFY, "奖励兑现日期", "没有填奖励兑现日期"),
    (Retrofit, {"paid_on": date(2026, 5, 31)}, VERIFY, "奖励兑现日期", "早于验收报告备案日期"),
    (
        Retrofit,
        {
            "unit_energy_after": Decimal("0.095"),
            "improvement_stated_pct": None,
            "benchmark": None,
            "level_source": None,
        },
        VERIFY,
        "改造后单位产品综合能耗",
        "相差约 1,053 倍，可能一个按千克",
    ),
    *(
        (
            Retrofit,
            {
                "energy_unit": "tce/t",
                "unit_energy_before": Decimal("0.120"),
                "unit_energy_after": Decimal("0.110"),
                "improvement_stated_pct": None,
                "benchmark": None,
                key: level,
            },
            VERIFY,
            where,
            f"与改造后 0.110 {told}",
        )
        for key, where, level, told in (
            ("benchmark", "行业标杆水平", Decimal(100), "相差约 909 倍，可能一个按千克"),
            ("advanced_level", "行业先进值", Decimal(100), "相差约 909 倍，可能一个按千克"),
            ("benchmark", "行业标杆水平", Decimal("0.55"), "相差约 5 倍，可能单位或小数点填错"),
            (
                "benchmark",
                "行业标杆水平",
                Decimal("0.000011"),
                "相差约 10,000 倍，可能单位或小数点",
            ),
        )
    ),
    (
        Retrofit,
        {"unit_energy_after": Decimal(0), "improvement_stated_pct": None},
        VERIFY,
        "改造后单位产品综合能耗",
        "改造后单耗为 0",
    ),
    (Retrofit, {"level_source": "样例清单（待核）"}, VERIFY, "标杆或先进值出处", "取自待核的资料"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)


def test_the_stated_percentage_may_differ_by_rounding(office: Office) -> None:
    near = {**CLEAN[Retrofit], "improvement_stated_pct": Decimal("4.9501")}
    assert own(office, Retrofit.model_validate(near)) == []


def test_a_level_below_five_times_is_no_slip(office: Office) -> None:
    far = {**CLEAN[Retrofit], "benchmark": Decimal(474), "advanced_level": Decimal("19.1")}
    assert own(office, Retrofit.model_validate(far)) == []
