"""The words of ledgers: which clause, which title, money from elsewhere; two claims are no answer."""

import pytest

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.operations.past_awards.words import matter_of, matters, understood


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("国家级绿色工厂奖励", ["3:green_factory:national"]),
        ("2022年度省级绿色工厂奖励资金", ["3:green_factory:provincial"]),
        ("国家绿色工业园区", ["3:green_park:national"]),
        ("国家级能效“领跑者”", ["3:energy_leader:national"]),
        ("绿色工厂奖励", ["3:green_factory:national", "3:green_factory:provincial"]),
        ("市级绿色工厂奖励", ["3:green_factory:national", "3:green_factory:provincial", "outside"]),
        ("节能诊断补助", ["1"]),
        ("一号窑余热利用改造奖励", ["2.1"]),
        ("绿色贷贴息（一号窑改造）", ["2.2"]),
        ("合同能源管理项目贴息", ["5.3"]),
        ("数字化能源管理系统补助", ["5.2"]),
        ("省级绿色低碳试点奖补", ["4"]),
        ("公共服务平台奖补", ["5.1"]),
        ("节能环保装备综合评选一等奖", ["6.1"]),
        ("入选国家工业节能技术推荐目录奖励", ["6.2"]),
        ("一事一议补助", ["8"]),
        ("省级节能专项资金", ["outside"]),
        ("省级节能专项资金支持余热改造", ["2.1", "outside"]),
        ("绿色工厂诊断补助", ["3:green_factory:national", "3:green_factory:provincial", "1"]),
        ("春节慰问", []),
    ],
)
def test_the_words_lead_to_every_matter_they_name(words: str, keys: list[str]) -> None:
    assert [one.key for one in understood(words).matters] == keys


def test_a_source_that_is_not_ours_decides() -> None:
    found = understood("余热利用改造", "中央预算内投资专项")
    assert found.matter is not None
    assert found.matter.label == "不是本措施的资金，登记为其他渠道资金"


def test_the_particulars_of_a_record_are_read() -> None:
    found = understood("追回2022年度国家级绿色工厂（第六批）奖励首期")
    assert (found.batch, found.year, found.instalment, found.recovery) == (6, 2022, True, True)
    assert understood("2025年度装备评选特等").grade == "special"


def test_every_clause_that_pays_can_be_chosen() -> None:
    assert {one.clause for one in matters()} == (set(CLAUSES) | {""}) - {"7"}
    assert all(matter_of(one.key) == one for one in matters())
    assert matter_of("9") is None
