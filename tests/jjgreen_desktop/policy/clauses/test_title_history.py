from datetime import date
from typing import Any

import pytest

from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.clauses.title_history import named, not_later, span
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, subject, title


def outcomes(pack: Pack, *titles: Any, **parts: Any) -> dict[str, str]:
    result = assess(subject(titles=titles, **parts), pack, ON)
    return {line.of: line.outcome.value for line in result.lines}


def test_a_month_spans_its_days() -> None:
    assert span(title(published_on=None, published_month="2024-02")) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
    )
    assert span(title(published_on=None)) is None


@pytest.mark.parametrize(
    ("left", "right", "holds"),
    [
        ({"published_on": date(2025, 9, 1)}, {"published_on": date(2025, 9, 2)}, True),
        ({"published_on": date(2025, 9, 2)}, {"published_on": date(2025, 9, 1)}, False),
        ({"published_on": date(2025, 9, 1)}, {"published_on": date(2025, 9, 1)}, True),
        ({"published_month": "2025-08"}, {"published_on": date(2025, 9, 1)}, True),
        ({"published_month": "2025-09"}, {"published_on": date(2025, 9, 5)}, None),
        ({"published_month": "2025-10"}, {"published_on": date(2025, 9, 5)}, False),
        ({}, {"published_on": date(2025, 9, 5)}, None),
    ],
)
def test_what_came_first_is_unknown_while_spans_overlap(
    left: dict[str, Any], right: dict[str, Any], holds: bool | None
) -> None:
    blank = {"published_on": None}
    assert not_later(title(**(blank | left)), title(**(blank | right))) is holds


def test_the_earlier_title_is_named_with_its_day(pack: Pack) -> None:
    first = title(id="t0", kind="energy_leader", published_on=date(2023, 5, 1))
    result = assess(subject(titles=(first, title(kind="energy_leader"))), pack, ON)
    assert result.lines[1].reason == (
        "此前已有国家级能效领跑者“湖口样例一厂有限公司”的记录（2023-05-01 公布），"
        "同一称号同一级别只奖一次，复核或再次公布不再奖励。"
    )


def test_a_later_title_that_was_paid_bars_the_earlier_one(pack: Pack) -> None:
    paid = title(id="t2", published_on=date(2026, 8, 1), paid_fen=20_000_000)
    assert outcomes(pack, title(), paid) == {"t1": "not_applicable", "t2": "settled"}


def test_on_one_day_the_predecessor_s_counts_first(pack: Pack) -> None:
    assert outcomes(pack, title(id="t1"), earlier_titles=(title(id="t9"),)) == {
        "t1": "not_applicable"
    }


def test_a_removed_title_still_was_the_first(pack: Pack) -> None:
    removed = title(id="t0", published_on=date(2025, 9, 1), status="removed")
    assert outcomes(pack, removed, title()) == {"t0": "not_applicable", "t1": "not_applicable"}


@pytest.mark.parametrize("key", ["kind", "level", "holder", "published_on"])
def test_what_is_not_known_of_the_other_title_is_asked_for_by_name(pack: Pack, key: str) -> None:
    other = title(id="t0", holder_name="样例旧名", published_on=date(2023, 5, 1))
    other = other.model_copy(update={key: None})
    lines = {x.of: x for x in assess(subject(titles=(other, title())), pack, ON).lines}
    assert lines["t1"].outcome is Outcome.LACKING
    assert [m.key for m in lines["t1"].missing] == [key]
    assert lines["t1"].missing[0].label.startswith("“样例旧名”的")


def test_titles_of_another_kind_do_not_matter(pack: Pack) -> None:
    other = title(id="t0", kind="green_design", published_on=date(2025, 9, 1))
    assert outcomes(pack, other, title()) == {"t0": "eligible", "t1": "eligible"}


def test_two_titles_the_clause_does_not_name_ask_whether_one_is_a_re_evaluation(
    pack: Pack,
) -> None:
    """Two papers are two titles, but only a person can tell a re-evaluation from a new award."""
    unlisted = {"kind": "other", "document": "样例函〔2026〕1号"}
    first = title(**unlisted)
    second = title(**(unlisted | {"id": "t2", "document": "样例函〔2026〕2号"}))
    rulings = {"open-list:t1": "in", "open-list:t2": "in"}
    lines = assess(subject(titles=(first, second)), pack, ON, rulings).lines
    assert [line.ceiling_fen for line in lines] == [20_000_000, 20_000_000]
    assert named(second) == "国家级其他（条款“等”内）（样例函〔2026〕2号）“湖口样例一厂有限公司”"
    assert all("公布文件不同，按不同称号处理" in line.caveats[0] for line in lines)
    (alone,) = assess(subject(titles=(first,)), pack, ON, rulings).lines
    assert alone.caveats == ()
