"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from datetime import date
from typing import Any

import pytest

from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.clauses.titles import fits
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, subject, title


def line(pack: Pack, record: Any, **parts: Any) -> Assessment:
    return assess(subject(titles=(record,), **parts), pack, ON).lines[0]


def test_a_plain_award(pack: Pack) -> None:
    found = line(pack, title())
    assert (found.outcome, found.ceiling_fen, found.caveats) == (Outcome.ELIGIBLE, 20_000_000, ())
    assert found.beneficiary.name == "湖口样例一厂有限公司"
    assert found.record_title == "湖口样例一厂有限公司"
    assert "国家级绿色工厂“湖口样例一厂有限公司”，政策上限 20.00 万元。" in [
        step.text for step in found.steps
    ]


@pytest.mark.parametrize(
    ("kind", "holder", "holds"),
    [
        ("energy_leader", "park", True),
        ("energy_leader", "enterprise", True),
        ("green_park", "park", True),
        ("green_park", "enterprise", False),
        ("green_factory", "park", False),
        ("other", "enterprise", True),
        ("other", "park", False),
        (None, "park", None),
        ("green_park", None, None),
    ],
)
def test_who_can_hold_what(kind: str | None, holder: str | None, holds: bool | None) -> None:
    assert fits(kind, holder) is holds


def test_removed_after_payment_asks_about_recovery(pack: Pack) -> None:
    found = line(pack, title(status="removed", paid_fen=20_000_000, paid_on=date(2026, 5, 1)))
    assert (found.outcome, found.ceiling_fen) == (Outcome.SETTLED, 20_000_000)
    assert found.caveats == ("称号已被移出名单而奖励已经兑现，请研究是否追回。",)


def test_a_title_outside_the_named_ones_shows_both_figures(pack: Pack) -> None:
    found = line(pack, title(kind="other", level="provincial"))
    assert found.outcome is Outcome.NEEDS_RULING
    assert [a.fen for a in found.alternatives] == [10_000_000, 0]
    assert {a.ruling for a in found.alternatives} == {"open-list"}


def test_a_park_s_title_outside_the_named_ones_is_not_in_the_clause(pack: Pack) -> None:
    park = Park(id="p1", name="样例园区")
    record = title(kind="other", holder="park", enterprise=None, park="p1")
    assert line(pack, record, enterprise=None, park=park).outcome is Outcome.NOT_APPLICABLE


def test_the_list_says_who_receives_it(pack: Pack) -> None:
    record = title(kind="green_park", holder="park", holder_name="样例园区")
    found = line(pack, record)
    assert (found.beneficiary.kind, found.beneficiary.name) == ("park", "样例园区")
    assert found.caveats == ("称号登记在另一类主体名下，奖励由名单所列获得者领取，请核对登记。",)
    assert assess(subject(titles=(record,)), pack, ON).total_fen("enterprise") == 0


def test_only_the_month_outside_the_window_is_enough_to_say_no(pack: Pack) -> None:
    found = line(pack, title(published_on=None, published_month="2022-01"))
    assert found.reason == "公布日期 2022-01 不在措施有效期（2025-06-30 至 2027-12-31）内。"
    found = line(pack, title(published_on=None, published_month="2026-03"))
    assert found.reason == "公布日期只知年月（2026-03），须补具体日期。涉及 20.00 万元。"


def test_an_unreadable_month_is_unknown(pack: Pack) -> None:
    found = line(pack, title(published_on=None, published_month="2026-13"))
    assert found.reason.startswith("公布日期未填，无法判断是否在措施有效期")
