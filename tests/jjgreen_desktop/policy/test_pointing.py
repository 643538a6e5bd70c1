"""Which step a click on a figure points to."""

from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pointing import deciding_step, figure_step, offering, sentences
from tests.jjgreen_desktop.policy.samples import ON, firm, improved, loan, retrofit


def line(pack: Pack, clause: str, **parts: object) -> Assessment:
    subject = Subject(enterprise=firm(), **parts)  # type: ignore[arg-type]
    return next(x for x in assess(subject, pack, ON).lines if x.clause == clause)


def test_the_figure_of_a_retrofit_points_to_its_band(pack: Pack) -> None:
    step = figure_step(line(pack, "2.1", retrofits=(retrofit(),)))
    assert step is not None
    assert step.text == "较改造前提升 7%，落在5%—8%一档，政策上限 70.00 万元。"
    assert "最高分别奖励50万元、70万元、100万元" in sentences(step)[0]


def test_what_hangs_on_an_unknown_improvement_points_to_the_highest_band(pack: Pack) -> None:
    found = line(pack, "2.1", retrofits=(retrofit(improvement_stated_pct=None),))
    step = figure_step(found)
    assert step is not None
    assert step.text == "提升率未定，最高一档（8%以上）可到 100.00 万元。"
    decided = deciding_step(found)
    assert decided is not None
    assert decided.text.startswith("验收报告载明的提升率未填")


def test_an_amount_is_not_found_within_a_longer_one(pack: Pack) -> None:
    """Interest of 5.00 万元 is not the 5.00 of 85.00."""
    step = figure_step(line(pack, "2.2", loans=(loan(interest_paid_fen=5_000_000),)))
    assert step is not None
    assert "本笔可到 5.00 万元" in step.text


def test_a_line_that_fails_points_to_what_failed(pack: Pack) -> None:
    found = line(pack, "2.1", retrofits=(improved("2.00"),))
    assert found.outcome is Outcome.NOT_APPLICABLE
    step = deciding_step(found)
    assert step is not None
    assert step.text == found.reason
    assert figure_step(found) is step


def test_the_loser_of_a_project_points_to_the_rule_of_the_higher(pack: Pack) -> None:
    found = line(pack, "2.1", retrofits=(retrofit(),), loans=(loan(),))
    assert found.outcome is Outcome.SUPERSEDED
    assert pack.parameter("general.higher").sentence in sentences(deciding_step(found))


def test_a_number_of_the_policy_is_told_from_a_longer_one(pack: Pack) -> None:
    assert offering(pack.parameter("3.enterprise.provincial").used(), 10 * 1_000_000)
    assert not offering(pack.parameter("2.2.ceiling").used(), 0)
    assert not offering(pack.parameter("2.2.ceiling").used(), 1_000_000)
