"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

import pytest

from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, pilot, subject


def line(pack: Pack, **facts: object) -> Assessment:
    return assess(subject(pilots=(pilot(**facts),)), pack, ON).lines[0]


@pytest.mark.parametrize(
    ("facts", "caveats"),
    [
        ({}, ()),
        ({"use_plan": None}, ("资金使用计划未填，请取得计划并登记，奖补资金有规定用途。",)),
        ({"followed_up_on": None}, ("已有资金使用计划，兑现后请跟踪使用情况并登记。",)),
    ],
)
def test_the_use_of_the_money_is_followed_up(
    pack: Pack, facts: dict[str, object], caveats: tuple[str, ...]
) -> None:
    found = line(pack, **facts)
    assert (found.outcome, found.caveats) == (Outcome.ELIGIBLE, caveats)
    assert found.steps[-1].parameters[0].key == "4.use"


def test_another_area_waits_for_a_ruling_with_both_figures(pack: Pack) -> None:
    found = line(pack, area="样例安全生产", level="provincial")
    assert found.outcome is Outcome.NEEDS_RULING
    assert found.reason == "试点领域“样例安全生产”条文没有列出，是否属于“等”字范围须逐项裁定。"
    assert [(a.ruling, a.choice, a.fen) for a in found.alternatives] == [
        ("open-list", "in", 20_000_000),
        ("open-list", "out", 0),
    ]
