"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from decimal import Decimal

from jjgreen_desktop.policy.assessment import Assessment
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, platform, subject


def lines(pack: Pack, *facts: dict[str, object]) -> tuple[Assessment, ...]:
    return assess(subject(platforms=tuple(platform(**one) for one in facts)), pack, ON).lines


def test_exactly_the_number_of_plans_carries_a_caveat_and_its_ruling(pack: Pack) -> None:
    (found,) = lines(pack, {"plans_landed": Decimal(20)})
    assert found.caveats == ("年推动落地方案恰为 20 个，请对照落地证明核对。",)
    (step,) = [step for step in found.steps if "恰为 20 个" in step.text]
    assert step.text == "年推动落地方案恰为 20 个，按口径满足“20个以上”。"
    assert [term.key for term in step.parameters] == ["5.1.plans_min", "plans-20"]


def test_too_few_engineers_in_words(pack: Pack) -> None:
    (found,) = lines(pack, {"senior_engineers": Decimal(1)})
    assert found.reason == "有节能降碳高级工程师 1 人，不足 2 人。"


def test_a_second_platform_of_the_operator_is_pointed_at(pack: Pack) -> None:
    one, two = lines(pack, {}, {"id": "f2", "project": "另一样例平台"})
    assert one.caveats == ("另登记有平台“另一样例平台”，请核对是不是同一平台重复享受。",)
    assert two.caveats == ("另登记有平台“样例平台”，请核对是不是同一平台重复享受。",)
