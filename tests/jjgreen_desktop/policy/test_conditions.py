from datetime import date

import pytest

from jjgreen_desktop.domain.award import Stop
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.conditions import in_section_c, is_paid
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, diagnosis, firm, retrofit, subject, title


@pytest.mark.parametrize(
    ("industry", "holds"),
    [
        ("1311", True),
        ("4390", True),
        ("C3011", True),
        ("0610", False),
        ("4411", False),
        ("D44", False),
        ("C", None),
        ("水泥", None),
        (None, None),
    ],
)
def test_section_c_is_the_divisions_13_to_43(industry: str | None, holds: bool | None) -> None:
    assert in_section_c(industry) is holds


def test_paid_means_a_day_or_an_amount() -> None:
    assert is_paid(retrofit(paid_on=date(2026, 1, 1)))
    assert is_paid(title(paid_fen=1))
    assert is_paid(diagnosis(subsidised_on=date(2026, 1, 1)))
    assert not is_paid(retrofit(paid_fen=0))
    assert not is_paid(title())


def test_a_stop_is_labelled_as_resting_on_other_rules(pack: Pack) -> None:
    stop = Stop(id="s", document="湖样信〔2026〕1号", from_on=date(2026, 1, 1), clauses=("3",))
    found = assess(subject(titles=(title(),), stops=(stop,)), pack, ON).lines[0]
    assert found.outcome is Outcome.BLOCKED
    assert found.reason == "有停兑标记，依据其他规定《湖样信〔2026〕1号》，期间内不予兑现。"


@pytest.mark.parametrize(
    ("stop", "outcome"),
    [
        (Stop(id="s"), Outcome.BLOCKED),
        (Stop(id="s", from_on=date(2026, 1, 1)), Outcome.LACKING),
        (Stop(id="s", clauses=("2.1",)), Outcome.LACKING),
    ],
)
def test_an_unknown_day_is_stopped_only_by_a_flag_without_end(
    pack: Pack, stop: Stop, outcome: Outcome
) -> None:
    undated = title(published_on=None)
    assert assess(subject(titles=(undated,), stops=(stop,)), pack, ON).lines[0].outcome is outcome


def test_a_day_outside_the_window_fails_even_when_it_lies_ahead(pack: Pack) -> None:
    found = assess(subject(titles=(title(published_on=date(2028, 1, 1)),)), pack, ON).lines[0]
    assert found.outcome is Outcome.NOT_APPLICABLE


def test_manufacturing_by_section_c_asks_for_the_industry(pack: Pack) -> None:
    rulings = {"manufacturing": "section_c"}
    found = assess(subject(titles=(title(),)), pack, ON, rulings).lines[0]
    assert [m.key for m in found.missing] == ["industry"]
    makes = subject(titles=(title(),), enterprise=firm(industry="3011", industrial=None))
    assert assess(makes, pack, ON, rulings).lines[0].outcome is Outcome.ELIGIBLE
