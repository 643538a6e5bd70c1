"""Ceilings that records share, in the words a clerk reads; the figures stand in the worked examples."""

from datetime import date
from typing import Any

from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, loan, pilot, subject, system


def lines(pack: Pack, rulings: dict[str, str] | None = None, **parts: Any) -> dict[str, Assessment]:
    return {line.of: line for line in assess(subject(**parts), pack, ON, rulings).lines}


SECOND = system(id="m2", project="系统二", contract_fen=80_000_000, connected_on=date(2026, 5, 1))


def test_the_second_system_says_what_the_first_has_drawn(pack: Pack) -> None:
    found = lines(pack, energy_systems=(system(), SECOND))
    assert (found["m1"].ceiling_fen, found["m2"].ceiling_fen) == (18_000_000, 12_000_000)
    assert found["m2"].reason == (
        "本企业“五（2）、能源管理系统”合计最高 30.00 万元，按日期先后已占用 18.00 万元，"
        "还余 12.00 万元；本项 24.00 万元，政策上限 12.00 万元。"
    )
    step = found["m2"].steps[-1]
    assert [term.key for term in step.parameters] == ["5.2.ceiling", "ems-cap"]
    assert {(fact.record, fact.key) for fact in step.facts} == {("m1", "contract_fen")}


def test_a_payment_stands_before_all_dates_and_is_cited(pack: Pack) -> None:
    paid = system(id="m9", connected_on=date(2026, 8, 1), paid_fen=20_000_000)
    found = lines(pack, energy_systems=(SECOND, paid))["m2"]
    assert found.ceiling_fen == 10_000_000
    assert ("m9", "paid_fen") in {(fact.record, fact.key) for fact in found.steps[-1].facts}


def test_a_line_that_finds_nothing_left_says_so(pack: Pack) -> None:
    parts = (loan(interest_paid_fen=120_000_000), loan(id="l2", drawn_on=date(2026, 1, 10)))
    found = lines(pack, loans=parts)["l2"]
    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.reason == (
        "同一项目“二（2）、绿色贷贴息”合计最高 100.00 万元，按日期先后已占用 100.00 万元，"
        "还余 0.00 万元，本项不能再得。"
    )


def test_a_single_line_is_left_as_it_is(pack: Pack) -> None:
    assert "合计最高" not in lines(pack, loans=(loan(),))["l1"].steps[-1].text


def test_a_payment_without_amount_must_be_entered_first(pack: Pack) -> None:
    paid = loan(paid_on=date(2026, 3, 1))
    found = lines(pack, loans=(paid, loan(id="l2")))["l2"]
    assert (found.outcome, found.at_stake_fen) == (Outcome.LACKING, 85_000_000)
    assert found.reason == (
        "“一号窑余热利用改造”已兑现而金额未录入，不能算出同一项目的上限还余多少。"
    )
    assert [m.key for m in found.missing] == ["paid_yuan"]


def test_a_ceiling_is_drawn_down_once(pack: Pack) -> None:
    parts = (loan(interest_paid_fen=60_000_000), loan(id="l2", drawn_on=date(2026, 1, 10)))
    for line in lines(pack, loans=parts).values():
        assert sum("合计最高" in step.text for step in line.steps) == 1


def test_what_stands_alone_by_the_ruling_on_years_cites_it(pack: Pack) -> None:
    """The second system has its year's ceiling whole because of the ruling: that must be said."""
    later = system(id="m3", project="系统三", connected_on=date(2025, 11, 1))
    found = lines(pack, {"ems-cap": "per_year"}, energy_systems=(SECOND, later))["m2"]
    assert found.ceiling_fen == 24_000_000
    assert found.steps[-1].text == (
        "本企业 2026 年“五（2）、能源管理系统”合计最高 30.00 万元，按日期先后已占用 0.00 万元，"
        "还余 30.00 万元；本项 24.00 万元，政策上限 24.00 万元。"
    )
    assert [term.key for term in found.steps[-1].parameters] == ["5.2.ceiling", "ems-cap"]


def test_a_system_beside_one_not_taken_cites_the_ruling_too(pack: Pack) -> None:
    """Another ruling would have both projects choose otherwise: the figure rests on it."""
    both = (system(), SECOND)
    found = lines(pack, energy_systems=both, pilots=(pilot(project=both[0].project),))
    assert found["m1"].outcome is Outcome.SUPERSEDED
    assert found["m2"].steps[-1].parameters[-1].key == "ems-cap"
