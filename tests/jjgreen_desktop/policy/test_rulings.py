from datetime import date

import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Made, Rulings, matter_key


def test_defaults_hold_until_something_else_is_chosen(pack: Pack) -> None:
    assert Rulings(pack, {}).choice("band-5") == "lower"
    assert Rulings(pack, {"band-5": "upper"}).choice("band-5") == "upper"
    assert len(Rulings(pack, {}).chosen()) == 23


def test_a_ruling_is_cited_by_its_question_and_day(pack: Pack) -> None:
    used = Rulings(pack, {"band-3": "in"}).used("band-3")
    assert used.shown == "口径裁定：进入第一档（50 万元）"
    assert used.sentence == "单位产品综合能耗恰好提升 3%，是否进入第一档？"
    assert used.since == date(2025, 6, 30)


def test_a_ruling_that_was_made_holds_from_its_own_day(pack: Pack) -> None:
    paper = {"ruled_by": "样例局", "ruled_on": date(2026, 1, 5), "document": "样例纪要"}
    ruled = [r.model_copy(update=paper) if r.id == "band-5" else r for r in pack.rulings]
    later = Pack(**{**dict(pack), "rulings": tuple(ruled)})
    used = Rulings(later, {}).used("band-5")
    assert used.since == date(2026, 1, 5)
    assert used.shown.endswith("依“3%-5%（含）”（样例局 2026-01-05，样例纪要）")
    assert "样例局" not in Rulings(later, {"band-5": "upper"}).used("band-5").shown


def test_one_record_can_be_ruled_on_alone(pack: Pack) -> None:
    paper = Made("in", "样例局", date(2026, 3, 2), "样工信函〔2026〕3号")
    rulings = Rulings(pack, {matter_key("open-list", "t1"): paper})
    assert rulings.choice("open-list") == "undecided"
    assert rulings.matter("open-list", "t1") == "in"
    assert rulings.matter("open-list", "t2") is None
    used = rulings.matter_used("open-list", "t1")
    assert used.shown == "口径裁定：属于“等”字范围（样例局 2026-03-02，样工信函〔2026〕3号）"
    assert used.since == date(2026, 3, 2)


def test_what_was_asked_is_known(pack: Pack) -> None:
    rulings = Rulings(pack, {})
    rulings.choice("band-3")
    rulings.matter("open-list", "t1")
    rulings.used("first-time")
    assert rulings.asked == {"band-3", "open-list"}


@pytest.mark.parametrize(
    ("key", "choice", "said"),
    [
        ("open-list:t1", "each", "口径裁定“open-list”没有“each”这个选项。"),
        ("band-3:t1", "in", "口径裁定“band-3”不能对一条记录单独裁定。"),
        ("open-list", "in", "口径裁定“open-list”没有“in”这个选项。"),
    ],
)
def test_a_choice_for_all_is_none_for_one_and_the_reverse(
    pack: Pack, key: str, choice: str, said: str
) -> None:
    with pytest.raises(Problem, match=said):
        Rulings(pack, {key: choice})


def test_a_choice_that_does_not_exist_is_refused_with_those_that_do(pack: Pack) -> None:
    with pytest.raises(Problem) as refused:
        Rulings(pack, {"band-3": "maybe"})
    assert refused.value.what == "口径裁定“band-3”没有“maybe”这个选项。"
    assert "undecided、in、out" in refused.value.fix
