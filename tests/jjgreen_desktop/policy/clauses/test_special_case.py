"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, special, subject


def test_the_amount_is_the_minutes_own(pack: Pack) -> None:
    (line,) = assess(subject(special_cases=(special(),)), pack, ON).lines
    assert (line.outcome, line.ceiling_fen) == (Outcome.ELIGIBLE, 90_000_000)
    assert line.steps[-1].text == "会议纪要议定 90.00 万元，照录不另计算。"
    assert line.caveats == ("一事一议的金额和对象以会议纪要为准，请对照纪要原件核对。",)


def test_without_minutes_or_amount_there_is_nothing_to_promise(pack: Pack) -> None:
    bare = special(minutes=None, approved_fen=None)
    (line,) = assess(subject(special_cases=(bare,)), pack, ON).lines
    assert [(m.key, m.label) for m in line.missing] == [
        ("minutes", "会议纪要及文号"),
        ("approved_yuan", "议定金额"),
    ]


def test_minutes_of_blanks_are_no_minutes(pack: Pack) -> None:
    (line,) = assess(subject(special_cases=(special(minutes="  "),)), pack, ON).lines
    assert line.outcome is Outcome.LACKING
    assert [m.key for m in line.missing] == ["minutes"]
