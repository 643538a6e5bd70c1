"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from datetime import date

from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, rating, subject

LATER = rating(id="a2", year=2026, grade="second", rated_on=date(2026, 8, 1))


def lines(pack: Pack, *ratings: object, ruling: str = "undecided") -> dict[str, Assessment]:
    result = assess(subject(ratings=ratings), pack, ON, {"rating-upgrade": ruling})
    return {line.of: line for line in result.lines}


def test_a_rating_is_called_by_year_and_grade(pack: Pack) -> None:
    found = lines(pack, rating())["a1"]
    assert found.record_title == "2025年三等"
    assert found.steps[-1].text == "获评三等，政策上限 10.00 万元，一次性奖励。"


def test_an_upgrade_shows_every_figure_it_could_give(pack: Pack) -> None:
    found = lines(pack, rating(), LATER)["a2"]
    assert found.outcome is Outcome.NEEDS_RULING
    assert found.reason == "此前已有2025年三等的奖励，升等后补差额、按全额还是不再奖，待裁定。"
    assert [(a.choice, a.fen) for a in found.alternatives] == [
        ("difference", 10_000_000),
        ("full", 20_000_000),
        ("nothing", 0),
    ]


def test_what_was_really_paid_is_taken_off(pack: Pack) -> None:
    paid = rating(paid_on=date(2026, 1, 1), paid_fen=8_000_000)
    found = lines(pack, paid, LATER, ruling="difference")["a2"]
    assert found.reason == "条件全部具备，政策上限 12.00 万元。"
    assert found.steps[-1].text == (
        "此前评选已兑现或可得 8.00 万元，按裁定升等补差额：20.00 万元减去 8.00 万元，得 12.00 万元。"
    )


def test_a_paid_rating_without_grade_must_be_completed(pack: Pack) -> None:
    paid = rating(grade=None, paid_on=date(2026, 1, 1), paid_fen=8_000_000)
    found = lines(pack, paid, LATER)["a2"]
    assert found.outcome is Outcome.LACKING
    assert [(m.key, m.label) for m in found.missing] == [("grade", "“2025年”的获评等次")]


def test_an_undated_rating_holds_the_others_up(pack: Pack) -> None:
    found = lines(pack, rating(rated_on=None), LATER)["a2"]
    assert found.reason == (
        "2025年三等能否得奖还没有定，本次评选是不是重复奖励要等它定了再算。涉及 20.00 万元。"
    )
