"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from typing import Any

import pytest

from jjgreen_desktop.policy.assessment import Assessment
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, subject, system


def line(pack: Pack, rulings: dict[str, str] | None = None, **facts: Any) -> Assessment:
    return assess(subject(energy_systems=(system(**facts),)), pack, ON, rulings).lines[0]


def test_the_share_of_the_price_is_read_out(pack: Pack) -> None:
    found = line(pack)
    assert found.steps[-1].text == (
        "产品合同价（含税） 60.00 万元的 30% 为 18.00 万元，"
        "单个企业最高 30.00 万元，本项可到 18.00 万元。"
    )
    assert [term.key for term in found.steps[-1].parameters] == [
        "5.2.rate",
        "5.2.ceiling",
        "contract-base",
    ]


def test_a_share_is_rounded_down_to_the_fen(pack: Pack) -> None:
    assert line(pack, contract_fen=60_000_003).ceiling_fen == 18_000_000
    assert line(pack, contract_fen=60_000_004).ceiling_fen == 18_000_001


def test_without_vat_the_other_price_counts(pack: Pack) -> None:
    found = line(pack, {"contract-base": "without_vat"})
    assert found.ceiling_fen == 15_929_203
    assert found.steps[-1].facts[0].key == "contract_without_vat_fen"


@pytest.mark.parametrize(
    ("facts", "caveat"),
    [
        ({"invoiced_fen": 60_000_000}, None),
        ({"invoiced_fen": 50_000_000}, "已开发票 50.00 万元，少于合同价 60.00 万元，请核对。"),
        ({"invoiced_fen": 70_000_000}, "已开发票 70.00 万元，多于合同价 60.00 万元，请核对。"),
        ({"audited_fen": 55_000_000}, "审定金额 55.00 万元低于合同价，请核对以哪个为准。"),
        (
            {"services_fen": 5_000_000},
            "合同价内有服务费用 5.00 万元，请核对是否属于“产品合同价”。",
        ),
    ],
)
def test_prices_that_part_carry_a_caveat(
    pack: Pack, facts: dict[str, int], caveat: str | None
) -> None:
    found = line(pack, **facts)
    assert found.caveats == ((caveat,) if caveat else ())
    assert found.ceiling_fen == 18_000_000
