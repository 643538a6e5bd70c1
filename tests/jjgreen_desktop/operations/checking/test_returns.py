"""The further figures of a yearly return: each fault told, its sound neighbour not."""

from decimal import Decimal
from typing import Any

import pytest

from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.checking.sound import MUST, VERIFY, Case, fault, found, named
from tests.jjgreen_desktop.operations.desk import firm

CASES: list[Case] = [
    (
        AnnualReturn,
        {"motors": Decimal(1300), "efficient_motors": Decimal(1301)},
        MUST,
        "其中高效节能电机功率",
        "1,301 千瓦，高于在役电机功率 1,300 千瓦。",
    ),
    (
        AnnualReturn,
        {"revenue": Decimal(52000), "value_added": Decimal(52001)},
        VERIFY,
        "工业增加值（可比价）",
        "高于营业收入 52,000 万元",
    ),
    (AnnualReturn, {"water": Decimal(-1)}, MUST, "取水量", "不能小于 0"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)


def _report(owner: str, year: int, **known: Any) -> AnnualReturn:
    sound = {"motors": Decimal(1300), "efficient_motors": Decimal(1300), "revenue": Decimal(52000)}
    sound |= {"value_added": Decimal(52000), "water": Decimal(120000), "carbon": Decimal(15800)}
    return AnnualReturn(enterprise=owner, year=year, **(sound | known))


@pytest.mark.parametrize(
    ("key", "value", "where", "words"),
    [
        ("revenue", "520000000", "营业收入", "相差约 10,000 倍，可能有一年填成了元或亿元"),
        ("water", "12", "取水量", "与 2024 年的 120,000 立方米相差约 10,000 倍"),
        ("motors", "1300000", "在役电机功率", "与 2024 年的 1,300 千瓦相差约 1,000 倍"),
        ("carbon", "15800000", "二氧化碳排放量", "相差约 1,000 倍，可能有一年填成了千克"),
    ],
)
def test_a_slip_of_unit_between_two_years(
    office: Office, key: str, value: str, where: str, words: str
) -> None:
    owner = firm(office).id
    save(office, _report(owner, 2024))
    told = all_checks(office, _report(owner, 2025, **{key: Decimal(value)}))
    assert found(told) == [(VERIFY, where)]
    assert words in told[0].what
    assert all_checks(office, _report(owner, 2025)) == []
