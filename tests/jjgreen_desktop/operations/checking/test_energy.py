"""Energy by carrier and product: each fault is told once."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.checking.sound import (
    A1,
    HINT,
    MUST,
    SUBMIT,
    VERIFY,
    Case,
    fault,
    named,
)

CASES: list[Case] = [
    (EnergyUse, {"carrier": "样例气"}, MUST, "能源品种", "没有“样例气”"),
    (EnergyUse, {"unit": "t"}, SUBMIT, "计量单位", "不能按吨计量"),
    (
        EnergyUse,
        {"carrier": "原煤", "unit": "t", "factor": None, "heat_value": Decimal(20908)},
        SUBMIT,
        "折标系数",
        "原煤按实测低位发热量折算的系数是 0.7134，还没有填写",
    ),
    (
        EnergyUse,
        {"carrier": "原煤", "unit": "t", "factor": None},
        SUBMIT,
        "折标系数",
        "原煤的折标系数标准为 0.7143",
    ),
    (EnergyUse, {"factor": None}, SUBMIT, "折标系数", "标准给出范围 1.1000–1.3300"),
    (EnergyUse, {"factor_source": None}, SUBMIT, "系数依据", "没有写明系数的依据"),
    (EnergyUse, {"factor_source": A1}, SUBMIT, "系数依据", "标准给出范围"),
    (EnergyUse, {"factor": Decimal("12.143")}, VERIFY, "折标系数", "与标准的 1.1000–1.3300 不同"),
    (EnergyUse, {"carrier": "电力", "unit": "kwh", "basis": None}, SUBMIT, "折标口径", "没有写明"),
    (
        EnergyUse,
        {"carrier": "电力", "unit": "kwh", "basis": "dengjia", "factor": None},
        SUBMIT,
        "折标系数",
        "没有固定的折标系数",
    ),
    (
        EnergyUse,
        {"carrier": "原煤", "unit": "t", "factor": Decimal("0.9"), "factor_source": A1},
        SUBMIT,
        "折标系数",
        "系数 0.9 不是GB/T 2589-2020 表A.1的 0.7143",
    ),
    (
        EnergyUse,
        {"carrier": "粗苯", "unit": "t", "factor": Decimal("1.4286"), "factor_source": A1},
        HINT,
        "折标系数",
        "待核",
    ),
    (
        EnergyUse,
        {"carrier": "原煤", "unit": "t", "heat_value": Decimal(2250), "factor": Decimal("0.0768")},
        VERIFY,
        "折标系数",
        "与标准的 0.7143 不同",
    ),
    (ProductEnergy, {"unit_energy": Decimal(105)}, VERIFY, "报表载明的单耗", "计算是 100.00"),
    (ProductEnergy, {"unit_energy": Decimal("0.1")}, VERIFY, "报表载明的单耗", "可能单位填错"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)
