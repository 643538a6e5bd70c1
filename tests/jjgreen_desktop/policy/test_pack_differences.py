"""What differs between two packs, as staff read it."""

import pytest

from jjgreen_desktop.policy.loading import load_pack
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pack_differences import compare
from tests.jjgreen_desktop.operations.pack_samples import (
    BAND_3_WITHOUT_IN,
    OTHER_ID,
    SECOND_BAND,
    VERSION,
    Replaced,
    files_with,
)


def _told(pack: Pack, *replaced: Replaced) -> list[str]:
    return [each.text() for each in compare(pack, load_pack(files_with(*replaced)))]


def test_a_pack_does_not_differ_from_itself(pack: Pack) -> None:
    assert compare(pack, pack) == []


@pytest.mark.parametrize(
    ("replaced", "said"),
    [
        (VERSION, "总则　版本：2025.1 → 2026.1"),
        (OTHER_ID, "总则　编号：jiujiang-2025 → jiujiang-2028"),
        (
            ("pack.toml", 'edge_points = "0.05"', 'edge_points = "0.1"'),
            "总则　提示尺度：距档 0.05、复算 0.05 个百分点 → 距档 0.1、复算 0.05 个百分点",
        ),
        (
            (
                "parameters.toml",
                'key = "1.ceiling"\nlabel = "每家补助上限"\nvalue = "1"',
                'key = "1.ceiling"\nlabel = "每家补助上限"\nvalue = "2"',
            ),
            "参数　每家补助上限（自 2025-06-30 起）：每家补助上限 1 万元 → 每家补助上限 2 万元"
            "（依据“按每家最高1万元标准对诊断服务商进行服务补助”）",
        ),
        (
            ("rulings.toml", 'label = "待裁定"', 'label = "尚未裁定"'),
            "口径裁定　单位产品综合能耗恰好提升 3%，是否进入第一档？　默认：待裁定 → 尚未裁定",
        ),
        (
            ("counties.toml", 'name = "庐山区"', 'name = "原庐山区"'),
            "县（市、区）",
        ),
        (("text/measures.txt", "为大力推进", "为推进"), "原文　若干措施原文：第 4 行“为大力推进"),
        (
            ("cases/7-solid-waste.toml", "# 条款七", "# 第七条"),
            "算例　1 个文件有改动（7-solid-waste），算例共：",
        ),
    ],
)
def test_each_change_is_told_in_words(pack: Pack, replaced: Replaced, said: str) -> None:
    told = _told(pack, replaced)
    assert [text for text in told if text.startswith(said)], told


def test_a_band_is_told_with_both_amounts_and_its_sentence_once(pack: Pack) -> None:
    (said,) = _told(pack, SECOND_BAND)
    assert said.startswith(
        "档次　二（1）、改造奖励，5% 起的一档：提升5%—8%，最高 70 万元（自 2025-06-30 起）"
        " → 提升5%—8%，最高 75 万元（自 2025-06-30 起）（依据“单位产品综合能耗水平"
    )


def test_a_choice_that_is_gone_is_told(pack: Pack) -> None:
    (said,) = _told(pack, BAND_3_WITHOUT_IN)
    assert said.endswith("选项：待裁定、进入第一档（50 万元）、不进入 → 待裁定、不进入")


def test_a_parameter_of_a_later_day_is_new(pack: Pack) -> None:
    files = files_with()
    files["parameters.toml"] += (
        '\n[[parameter]]\nkey = "1.ceiling"\nlabel = "每家补助上限"\nvalue = "3"\nunit = "万元"\n'
        'since = 2027-01-01\nsentence = "按每家最高1万元标准对诊断服务商进行服务补助"\n'
    ).encode()
    (said,) = compare(pack, load_pack(files))
    assert (said.what, said.before) == ("每家补助上限（自 2027-01-01 起）", "（没有）")
    assert said.after == "每家补助上限 3 万元"


def test_every_cell_of_annex_2_is_told_by_county_and_heading(pack: Pack) -> None:
    files = files_with(
        ("annex2.toml", 'energy = "588.11"', 'energy = "588.12"'),
        ("text/annex2.txt", "588.11", "588.12"),
    )
    told = [each.text() for each in compare(pack, load_pack(files))]
    assert "附件2（一）　湖口县　综合能源消费量(万吨标准煤)：588.11 → 588.12" in told
