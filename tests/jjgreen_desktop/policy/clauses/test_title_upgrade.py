from datetime import date
from typing import Any

import pytest

from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, subject, title

PROVINCIAL: dict[str, Any] = {"id": "t0", "level": "provincial", "published_on": date(2025, 9, 1)}


def national(pack: Pack, choice: str, earlier: Any, **parts: Any) -> Assessment:
    whole = subject(titles=(title(), *([earlier] if earlier else [])), **parts)
    lines = assess(whole, pack, ON, {"title-upgrade": choice}).lines
    return next(line for line in lines if line.of == "t1")


@pytest.mark.parametrize("paid", [None, 10_000_000])
def test_undecided_shows_both_figures_whether_paid_or_payable(pack: Pack, paid: int | None) -> None:
    found = national(pack, "undecided", title(**PROVINCIAL, paid_fen=paid))
    assert found.outcome is Outcome.NEEDS_RULING
    assert [(a.choice, a.fen) for a in found.alternatives] == [
        ("difference", 10_000_000),
        ("full", 20_000_000),
    ]


def test_the_difference_is_taken_from_what_was_really_paid(pack: Pack) -> None:
    found = national(pack, "difference", title(**PROVINCIAL, paid_fen=8_000_000))
    assert (found.outcome, found.ceiling_fen) == (Outcome.ELIGIBLE, 12_000_000)
    assert any("20.00 万元减去 8.00 万元，得 12.00 万元" in step.text for step in found.steps)


def test_a_payment_without_amount_counts_as_the_stated_one(pack: Pack) -> None:
    found = national(pack, "difference", title(**PROVINCIAL, paid_on=date(2025, 12, 1)))
    assert found.ceiling_fen == 10_000_000
    assert found.caveats == (
        "同类省级称号已兑现而金额未录入，暂按条文标准计算，请补录已兑现金额。",
    )


def test_no_difference_left_is_nothing(pack: Pack) -> None:
    found = national(pack, "difference", title(**PROVINCIAL, paid_fen=20_000_000))
    assert found.outcome is Outcome.NOT_APPLICABLE


def test_full_says_that_the_provincial_one_was_paid_too(pack: Pack) -> None:
    found = national(pack, "full", title(**PROVINCIAL, paid_fen=10_000_000))
    assert found.ceiling_fen == 20_000_000
    assert any("按裁定国家级仍按全额 20.00 万元" in step.text for step in found.steps)


@pytest.mark.parametrize(
    "other",
    [
        None,
        title(**(PROVINCIAL | {"published_on": date(2023, 9, 1)})),
        title(**PROVINCIAL, status="removed"),
        title(**(PROVINCIAL | {"kind": "green_design"})),
        title(**(PROVINCIAL | {"published_on": date(2026, 5, 1)})),
    ],
    ids=["none", "before the measures", "removed", "another kind", "later"],
)
def test_what_is_not_paid_before_leaves_the_national_title_whole(pack: Pack, other: Any) -> None:
    found = national(pack, "undecided", other)
    assert (found.outcome, found.ceiling_fen) == (Outcome.ELIGIBLE, 20_000_000)


def test_a_later_provincial_title_that_was_paid_counts(pack: Pack) -> None:
    other = title(**(PROVINCIAL | {"published_on": date(2026, 5, 1)}), paid_fen=10_000_000)
    assert national(pack, "undecided", other).outcome is Outcome.NEEDS_RULING


@pytest.mark.parametrize("key", ["status", "published_on", "level"])
def test_an_unknown_provincial_title_makes_the_national_one_wait(pack: Pack, key: str) -> None:
    other = title(**PROVINCIAL).model_copy(update={key: None})
    found = national(pack, "undecided", other)
    assert found.outcome is Outcome.LACKING
    assert key in [m.key for m in found.missing]


def test_what_a_predecessor_was_paid_counts(pack: Pack) -> None:
    found = national(
        pack, "difference", None, earlier_titles=(title(**PROVINCIAL, paid_fen=10_000_000),)
    )
    assert found.ceiling_fen == 10_000_000
