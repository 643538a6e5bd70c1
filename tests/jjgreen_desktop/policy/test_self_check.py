from decimal import Decimal

from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.self_check import differences


def test_the_two_disagreements_of_the_published_papers(pack: Pack) -> None:
    sums, targets = differences(pack)
    assert (sums.printed, sums.computed) == ("1751.03 万吨标准煤", "1751.02 万吨标准煤")
    assert "14 个县（市、区）相加为 1751.02 万吨" in sums.text
    assert (targets.printed, targets.computed) == ("-13%", "-11.99%")
    assert "三年下降 13%" in targets.text and "连乘为 -11.99%" in targets.text


def test_a_figure_that_stops_agreeing_is_reported(pack: Pack) -> None:
    changed = [
        target.model_copy(update={"value": Decimal(7)})
        if target.key == "parks_national"
        else target
        for target in pack.targets
    ]
    found = differences(Pack(**{**dict(pack), "targets": tuple(changed)}))
    assert [difference.what for difference in found][2:] == ["国家级绿色园区"]
    assert found[2].text == "行动计划为总量 7 家，附件2（二）各县（市、区）相加为 6 家。"
