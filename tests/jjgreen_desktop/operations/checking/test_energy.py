"""Energy by carrier and product: each fault is told once."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.operations.checks import own
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.checking.sound import (
    A1,
    CLEAN,
    HINT,
    MUST,
    SUBMIT,
    VERIFY,
    Case,
    fault,
    named,
)

POWER = {"carrier": "电力", "unit": "wan_kwh", "basis": "dengjia"}
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
    (
        EnergyUse,
        {**POWER, "factor": Decimal("3.0")},
        VERIFY,
        "折标系数",
        "等价值系数 3.0 千克标准煤/千瓦时，是当量值 0.1229 的约 24 倍；"
        "公布的数如是吨标准煤/万千瓦时，应填 0.3。",
    ),
    (EnergyUse, {**POWER, "factor": Decimal("301.5")}, VERIFY, "折标系数", "应填 0.3015。"),
    (EnergyUse, {**POWER, "factor": Decimal("0.4917")}, VERIFY, "折标系数", "的约 4 倍。"),
    (EnergyUse, {**POWER, "factor": Decimal("0.1228")}, VERIFY, "折标系数", "低于当量值 0.1229。"),
    (
        EnergyUse,
        {**POWER, "carrier": "热力", "unit": "gj", "factor": Decimal("40.1")},
        VERIFY,
        "折标系数",
        "公布的数如是千克标准煤/吉焦，应填 0.0401。",
    ),
    (ProductEnergy, {"unit_energy": Decimal(105)}, VERIFY, "报表载明的单耗", "计算是 100.00"),
    (ProductEnergy, {"unit_energy": Decimal("0.1")}, VERIFY, "报表载明的单耗", "可能单位填错"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)


@pytest.mark.parametrize("factor", ["0.1229", "0.28", "0.31", "0.4916"])
def test_what_is_published_for_the_grid_is_not_asked_about(office: Office, factor: str) -> None:
    use = CLEAN[EnergyUse] | POWER | {"factor": Decimal(factor)}
    assert own(office, EnergyUse.model_validate(use)) == []


@pytest.mark.parametrize(
    ("tce", "output", "stated", "words"),
    [
        ("1500000", "0.000000000001", "2.000000000001", "1,500,000,000,000,000,000,000.00"),
        ("120000", "1200000", "0.0000000000000000000000001", "计算是 100.00，可能单位填错"),
        ("1500000", "0.0000000000000000000000001", "100", "计算是 15,000"),
    ],
)
def test_absurd_figures_are_asked_about(
    office: Office, tce: str, output: str, stated: str, words: str
) -> None:
    """Whatever the number of digits: it is a finding, not a fault."""
    figures = {"energy_tce": tce, "output": output, "unit_energy": stated}
    known = {key: Decimal(figure) for key, figure in figures.items()}
    told = own(office, ProductEnergy.model_validate(CLEAN[ProductEnergy] | known))
    assert [(one.where, words in one.what) for one in told] == [("报表载明的单耗", True)]
