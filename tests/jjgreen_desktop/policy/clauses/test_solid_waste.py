"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, subject


def test_it_is_a_checklist_without_money(pack: Pack) -> None:
    waste = SolidWaste(
        id="w1", waste="样例尾矿", evaluation="done", standard_listing="underway", tax_claim="open"
    )
    (line,) = assess(subject(solid_wastes=(waste,)), pack, ON).lines
    assert (line.outcome, line.ceiling_fen) == (Outcome.NOT_APPLICABLE, 0)
    assert line.reason == "条款七没有市级奖补资金，支持企业依法依规享受国家财税政策。"
    assert [step.text for step in line.steps[1:]] == [
        "资源综合利用评价：已办理。",
        "行业规范条件公告：办理中。",
        "国家税收政策：未办理。",
        "国家财政政策：未填。",
    ]
    assert line.caveats == (
        "行业规范条件公告正在办理，请跟踪结果。",
        "国家税收政策还没有办理，请提醒企业了解并申报。",
        "国家财政政策还没有办理，请提醒企业了解并申报。",
    )
