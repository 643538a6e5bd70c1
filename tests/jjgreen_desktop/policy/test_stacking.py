"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from datetime import date
from typing import Any

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import (
    ON,
    improved,
    loan,
    pilot,
    retrofit,
    subject,
    system,
    title,
)


def lines(pack: Pack, rulings: dict[str, str] | None = None, **parts: Any) -> dict[str, Assessment]:
    return {line.of: line for line in assess(subject(**parts), pack, ON, rulings).lines}


def test_the_loser_names_the_winner_and_keeps_what_it_reached(pack: Pack) -> None:
    found = lines(pack, retrofits=(retrofit(), improved("4", id="r2")))["r2"]
    assert (found.outcome, found.ceiling_fen) == (Outcome.SUPERSEDED, 50_000_000)
    assert found.reason == (
        "同一项目不重复享受，就高选用“二（1）、改造奖励”的“一号窑余热利用改造”"
        "（2026-06-01） 70.00 万元，本项不再兑现。"
    )
    assert found.steps[-1].parameters[0].sentence == (
        "本措施中，同一项目符合多个奖补条件的，可就高执行，但不重复享受"
    )


def test_a_line_that_is_only_lacking_does_not_supersede(pack: Pack) -> None:
    found = lines(pack, retrofits=(retrofit(filed_with=()), improved("4", id="r2")))
    assert found["r2"].outcome is Outcome.ELIGIBLE


def test_what_was_paid_on_the_project_is_taken_off(pack: Pack) -> None:
    paid = improved("4", id="r0", paid_fen=50_000_000, paid_on=date(2026, 7, 1))
    found = lines(pack, retrofits=(paid, retrofit()))["r1"]
    assert (found.outcome, found.ceiling_fen) == (Outcome.ELIGIBLE, 20_000_000)
    assert found.reason == (
        "同一项目已兑现 50.00 万元，就高只补差额：70.00 万元减去 50.00 万元，得 20.00 万元。"
    )
    assert {fact.record for fact in found.steps[-1].facts} == {"r0"}


def test_a_payment_without_amount_must_be_entered_first(pack: Pack) -> None:
    paid = improved("4", id="r0", paid_on=date(2026, 7, 1))
    found = lines(pack, retrofits=(paid, retrofit()))["r1"]
    assert (found.outcome, found.ceiling_fen) == (Outcome.LACKING, 0)
    assert [(m.key, m.fen) for m in found.missing] == [("paid_yuan", 70_000_000)]


def test_money_from_elsewhere_is_named(pack: Pack) -> None:
    awards = (
        OutsideAward(
            id="o1", project="一号窑余热利用改造", source="省级专项", amount_fen=30_000_000
        ),
        OutsideAward(id="o2", project="一号窑 余热利用改造", amount_fen=10_000_000),
        OutsideAward(id="o3", project="一号窑余热利用改造"),
        OutsideAward(id="o4", amount_fen=90_000_000),
    )
    found = lines(pack, retrofits=(retrofit(),), outside_awards=awards)["r1"]
    assert (found.outcome, found.ceiling_fen) == (Outcome.ELIGIBLE, 70_000_000)
    assert found.caveats == (
        "同一项目已从其他渠道获得 40.00 万元，是否扣减请人工核定。其中有金额未录入的，请先补录。",
    )


def test_as_much_from_elsewhere_supersedes(pack: Pack) -> None:
    award = OutsideAward(
        id="o1", project="一号窑余热利用改造", source="省级专项", amount_fen=70_000_000
    )
    found = lines(pack, retrofits=(retrofit(),), outside_awards=(award,))["r1"]
    assert found.reason == "同一项目已从“省级专项”获得 70.00 万元，不低于本项上限，不重复享受。"


def test_titles_join_the_highest_retrofit_by_ruling_only(pack: Pack) -> None:
    parts = {"retrofits": (improved("4", id="r0", project="乙"), retrofit()), "titles": (title(),)}
    assert lines(pack, **parts)["t1"].project == "title:t1"
    joined = lines(pack, {"title-and-retrofit": "same"}, **parts)
    assert joined["t1"].project == joined["r1"].project
    assert joined["t1"].outcome is Outcome.SUPERSEDED
    assert joined["r0"].outcome is Outcome.ELIGIBLE


def test_a_retrofit_still_lacking_keeps_the_titles_in_one_project(pack: Pack) -> None:
    leader = title(id="t2", kind="energy_leader", published_on=date(2026, 5, 1))
    parts = {"retrofits": (retrofit(filed_with=()),), "titles": (title(), leader)}
    joined = lines(pack, {"title-and-retrofit": "same"}, **parts)
    assert joined["t2"].outcome is Outcome.ELIGIBLE
    assert joined["t1"].outcome is Outcome.SUPERSEDED


def test_a_fact_left_out_does_not_move_the_titles_to_where_they_pay_more(pack: Pack) -> None:
    waiting = improved("3", id="r0", project="乙")
    parts: dict[str, Any] = {"titles": (title(),), "loans": (loan(project="乙"),)}
    for first in (waiting, waiting.model_copy(update={"filed_on": None})):
        retrofits = (first, retrofit(project="甲", filed_with=()))
        joined = lines(pack, {"title-and-retrofit": "same"}, retrofits=retrofits, **parts)
        assert joined["l1"].outcome is Outcome.ELIGIBLE
        assert joined["t1"].outcome is Outcome.SUPERSEDED
        assert "按裁定，称号奖励与改造奖励“乙”视为同一项目。" in [
            step.text for step in joined["t1"].steps
        ]


def test_a_system_that_gives_way_to_less_says_why(pack: Pack) -> None:
    both = (
        system(project="样例试点", contract_fen=80_000_000),
        system(id="m2", contract_fen=80_000_000, connected_on=date(2026, 5, 1)),
    )
    found = lines(pack, energy_systems=both, pilots=(pilot(level="provincial"),))
    assert (found["p1"].ceiling_fen, found["m2"].ceiling_fen) == (20_000_000, 24_000_000)
    assert found["m1"].outcome is Outcome.SUPERSEDED
    assert found["m1"].reason.endswith(
        "本项不再兑现。能源管理系统的上限由本企业各项目共用，各项目合起来算，这样合计最高。"
    )


def test_two_loans_win_together_and_are_named_together(pack: Pack) -> None:
    loans = (
        loan(interest_paid_fen=40_000_000),
        loan(id="l2", drawn_on=date(2026, 1, 10), interest_paid_fen=45_000_000),
    )
    found = lines(pack, retrofits=(retrofit(),), loans=loans)["r1"]
    assert found.reason == (
        "同一项目不重复享受，就高选用“二（2）、绿色贷贴息”的“一号窑余热利用改造”"
        "（2025-09-15）等 2 笔合计 85.00 万元，本项不再兑现。"
    )


def test_beyond_the_projects_tried_each_takes_its_own_higher(pack: Pack) -> None:
    count = 12
    systems = tuple(system(id=f"m{n:02}", project=f"p{n}") for n in range(count))
    pilots = tuple(pilot(id=f"t{n:02}", project=f"p{n}") for n in range(count))
    found = lines(pack, energy_systems=systems, pilots=pilots)
    assert all(found[f"t{n:02}"].outcome is Outcome.ELIGIBLE for n in range(count))
    assert all(found[f"m{n:02}"].outcome is Outcome.SUPERSEDED for n in range(count))


def test_a_title_paid_beside_a_retrofit_says_by_which_ruling(pack: Pack) -> None:
    beside = lines(pack, retrofits=(retrofit(),), titles=(title(),))["t1"]
    assert beside.steps[-1].text == "按裁定，称号奖励与改造奖励不是同一项目，分别享受。"
    assert beside.steps[-1].parameters[0].key == "title-and-retrofit"
    alone = lines(pack, titles=(title(),))["t1"]
    assert "title-and-retrofit" not in {term.key for s in alone.steps for term in s.parameters}


def test_a_retrofit_that_may_yet_count_does_not_take_a_title_out_of_its_answered_project(
    pack: Pack,
) -> None:
    """The title and the system are one project by an answer, titles and retrofits by the ruling."""
    one = SameProject(
        id="a1",
        first_noun="energy_management_system",
        first="m1",
        second_noun="title",
        second="t1",
        answer="same",
    )
    known = {"titles": (title(),), "energy_systems": (system(),), "answers": (one,)}
    for unfiled in (None, ()):
        found = lines(
            pack,
            {"title-and-retrofit": "same"},
            retrofits=(retrofit(filed_with=unfiled),),
            **known,
        )
        assert found["r1"].outcome is Outcome.LACKING
        assert found["t1"].ceiling_fen == 20_000_000
        assert found["m1"].outcome is Outcome.SUPERSEDED
        assert "本项称号按已有的答复归入答复的项目。" in found["t1"].steps[-1].text
