"""The ranked plan: who is taken, in which order, why not, and that the sums always close."""

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.budget import CRITERIA
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.assessment import Assessment, Beneficiary, Outcome
from jjgreen_desktop.policy.plan import plan, published
from jjgreen_desktop.policy.plan_rows import EXCLUDE, MUST, Commitment, Holder, Item, Plan, Pool

WAN = 1_000_000
HOLDER = Holder("enterprise", "e1", "湖口样例一厂有限公司", "湖口县", "一号窑余热利用改造")


def line(
    fen: int = 50 * WAN,
    of: str = "r1",
    clause: str = "2.1",
    on: date | None = date(2026, 6, 1),
) -> Assessment:
    return Assessment(
        clause=clause,
        of=of,
        noun="retrofit",
        record_title="一号窑余热利用改造",
        outcome=Outcome.ELIGIBLE,
        reason="",
        beneficiary=Beneficiary("enterprise", "e1", HOLDER.name),
        project=of,
        deciding_on=on,
        ceiling_fen=fen,
    )


def item(fen: int = 50 * WAN, of: str = "r1", clause: str = "2.1", **known: object) -> Item:
    on = known.pop("on", date(2026, 6, 1))
    return Item(line(fen, of, clause, on), HOLDER, **known)  # type: ignore[arg-type]


def committed(paid: int, approved: int, clause: str = "2.1") -> Commitment:
    return Commitment(line(0, "old", clause), HOLDER, paid, approved, "市级核定")


def told(made: Plan) -> list[tuple[str, bool, str]]:
    return [(row.item.line.of, row.taken, row.reason) for row in made.rows]


def test_items_are_taken_while_the_money_lasts_and_the_rest_have_a_reason() -> None:
    made = plan(
        [item(of="a"), item(70 * WAN, "b", on=date(2026, 6, 2)), item(38 * WAN, "c", on=None)],
        Pool(88 * WAN),
    )
    assert told(made) == [
        ("a", True, "在资金之内"),
        ("b", False, "余额 38.00 万元不足 70.00 万元"),
        ("c", True, "在资金之内"),
    ]
    assert (made.cut, made.taken_fen, made.left_fen) == (2, 88 * WAN, 0)
    assert [row.balance_fen for row in made.rows] == [38 * WAN, 38 * WAN, 0]


def test_without_carrying_down_nothing_after_the_cut_is_taken() -> None:
    items = [item(of="a"), item(70 * WAN, "b"), item(10 * WAN, "c")]
    made = plan(items, Pool(100 * WAN), carry_down=False)
    assert told(made)[1:] == [
        ("b", False, "余额 50.00 万元不足 70.00 万元"),
        ("c", False, "第 2 位余额不足，按“余额不顺延”到此截止"),
    ]
    assert made.left_fen == 50 * WAN


def test_an_account_that_falls_short_by_itself_does_not_end_the_others() -> None:
    items = [item(60 * WAN, "a", "3"), item(50 * WAN, "b", "2.1")]
    pool = Pool(70 * WAN, shares={"2.1": 50 * WAN})
    made = plan(items, pool, ["ceiling_high"], carry_down=False)
    assert told(made) == [
        ("a", False, "其他条款资金余额 20.00 万元不足 60.00 万元"),
        ("b", True, "在资金之内"),
    ]


def test_to_the_fen() -> None:
    assert plan([item(50 * WAN)], Pool(50 * WAN)).rows[0].taken
    assert not plan([item(50 * WAN)], Pool(50 * WAN - 1)).rows[0].taken


def test_what_is_paid_or_approved_is_gone_before_the_plan() -> None:
    pool = Pool(100 * WAN, {}, (committed(20 * WAN, 0), committed(0, 40 * WAN)))
    made = plan([item(50 * WAN)], pool)
    assert (made.paid_fen, made.approved_fen, made.left_fen) == (20 * WAN, 40 * WAN, 40 * WAN)
    assert made.rows[0].reason == "余额 40.00 万元不足 50.00 万元"


def test_a_must_have_comes_first_even_when_the_pool_does_not_reach_and_that_is_said() -> None:
    must = item(60 * WAN, "z", mark=MUST, mark_reason="样例会议纪要")
    made = plan([item(of="a"), must], Pool(50 * WAN))
    assert told(made) == [
        ("z", True, "必保：样例会议纪要（已超出 10.00 万元）"),
        ("a", False, "余额 0.00 万元不足 50.00 万元"),
    ]
    assert made.left_fen == -10 * WAN


def test_an_excluded_line_says_so_and_costs_nothing() -> None:
    out = item(of="a", mark=EXCLUDE, mark_reason="企业自愿放弃（来函）")
    made = plan([out, item(of="b")], Pool(50 * WAN))
    assert told(made) == [
        ("b", True, "在资金之内"),
        ("a", False, "按标记不列入：企业自愿放弃（来函）"),
    ]
    assert made.cut is None


def test_the_countys_proposal_takes_the_place_of_the_ceiling() -> None:
    items = [
        item(50 * WAN, "a", proposed_fen=30 * WAN),
        item(50 * WAN, "b", proposed_fen=0, proposed_reason="材料存疑"),
        item(50 * WAN, "c", proposed_fen=80 * WAN),
    ]
    made = plan(items, Pool(100 * WAN))
    assert [row.fen for row in made.rows] == [30 * WAN, 0, 50 * WAN]
    assert made.rows[1].reason == "县区建议为 0：材料存疑"
    assert made.left_after_ceilings_fen == -50 * WAN
    assert made.left_after_proposals_fen == 20 * WAN


def test_a_clause_with_a_share_draws_on_it_alone_the_others_on_the_rest() -> None:
    items = [
        item(20 * WAN, "t1", "3"),
        item(20 * WAN, "t2", "3"),
        item(75 * WAN, "r1"),
        item(50 * WAN, "r2"),
    ]
    made = plan(items, Pool(100 * WAN, {"3": 30 * WAN}))
    assert {row.item.line.of: row.reason for row in made.rows} == {
        "t1": "在资金之内",
        "t2": "“三、标杆称号奖励”资金余额 10.00 万元不足 20.00 万元",
        "r1": "其他条款资金余额 70.00 万元不足 75.00 万元",
        "r2": "在资金之内",
    }
    assert [(each.clause, each.share_fen, each.taken_fen) for each in made.clauses] == [
        ("2.1", None, 50 * WAN),
        ("3", 30 * WAN, 20 * WAN),
    ]


def test_a_share_overdrawn_by_commitments_is_not_paid_twice_from_the_rest() -> None:
    pool = Pool(100 * WAN, {"3": 20 * WAN}, (committed(0, 50 * WAN, "3"),))
    made = plan([item(50 * WAN, "a"), item(30 * WAN, "b")], pool)
    assert told(made)[1] == ("b", False, "余额 0.00 万元不足 30.00 万元")
    assert made.left_fen == 0


def test_shares_above_the_pool_are_refused_in_words() -> None:
    with pytest.raises(Problem, match=r"各条款资金合计 60\.00 万元，超过资金总额 50\.00 万元"):
        plan([], Pool(50 * WAN, {"3": 60 * WAN}))


@pytest.mark.parametrize(
    ("criterion", "first"),
    [
        ("deciding_on", "b"),
        ("improvement", "c"),
        ("ceiling_high", "c"),
        ("ceiling_low", "a"),
        ("clause", "b"),
        ("first_award", "a"),
    ],
)
def test_each_criterion_puts_its_own_first(criterion: str, first: str) -> None:
    items = [
        item(10 * WAN, "a", "3", on=date(2026, 3, 1), first_award=True),
        item(50 * WAN, "b", "1", on=date(2026, 2, 1), improvement=Fraction(5)),
        item(70 * WAN, "c", "3", on=None, improvement=Fraction("5.01")),
    ]
    assert plan(items, Pool(0), [criterion]).rows[0].item.line.of == first


def test_criteria_are_compared_in_their_order() -> None:
    items = [
        item(20 * WAN, "a", "3", first_award=False),
        item(50 * WAN, "b", "3", first_award=True),
        item(50 * WAN, "c", "2.1", first_award=False),
    ]
    pool = Pool(0)
    by_clause = plan(items, pool, ["clause", "first_award"])
    assert [row.item.line.of for row in by_clause.rows] == ["c", "b", "a"]
    by_first = plan(items, pool, ["first_award", "ceiling_low"])
    assert [row.item.line.of for row in by_first.rows] == ["b", "a", "c"]


def test_ties_go_by_date_then_id() -> None:
    items = [item(of="b"), item(of="a"), item(of="c", on=date(2026, 1, 5))]
    assert [row.item.line.of for row in plan(items, Pool(0)).rows] == ["c", "a", "b"]


def test_the_published_criteria_end_with_what_breaks_a_tie() -> None:
    said = published(["improvement"])
    assert said == (
        "能效提升率高的优先。",
        "以上都相同的，日期在先的优先；日期也相同的，按记录编号。",
    )


AMOUNTS = st.integers(0, 100 * WAN)
DATES = st.none() | st.dates(date(2025, 6, 30), date(2027, 12, 31))
CHOSEN = st.lists(st.sampled_from(sorted(CRITERIA)), unique=True)
SHARES = st.dictionaries(st.sampled_from(["2.1", "3", "6.2"]), st.integers(0, 60 * WAN))


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    """Up to a dozen lines with distinct records."""
    return [
        item(
            draw(AMOUNTS),
            f"r{number}",
            draw(st.sampled_from(sorted(CLAUSES))),
            on=draw(DATES),
            improvement=draw(st.none() | st.fractions(0, 30)),
            first_award=draw(st.booleans()),
            proposed_fen=draw(st.none() | AMOUNTS),
            mark=draw(st.sampled_from(["", "", "", MUST, EXCLUDE])),
            mark_reason="样例理由",
        )
        for number in range(draw(st.integers(0, 12)))
    ]


@st.composite
def pools(draw: st.DrawFn) -> Pool:
    """A pool, with or without a split, from which something may be gone already."""
    shares = draw(SHARES)
    fen = sum(shares.values()) + draw(st.integers(0, 300 * WAN))
    gone = [committed(draw(AMOUNTS), draw(AMOUNTS), "3") for _ in range(draw(st.integers(0, 3)))]
    return Pool(fen, shares, tuple(gone))


@given(items(), pools(), CHOSEN, st.booleans())
def test_the_sums_close(found: list[Item], pool: Pool, by: list[str], down: bool) -> None:
    made = plan(found, pool, by, down)
    assert made.taken_fen + made.left_fen == pool.fen - made.committed_fen
    assert sum(each.taken_fen for each in made.clauses) == made.taken_fen
    assert sum(each.skipped_fen for each in made.clauses) + made.taken_fen == made.wanted_fen
    assert sum(each.paid_fen + each.approved_fen for each in made.clauses) == made.committed_fen
    balance = pool.fen - made.committed_fen
    for row in made.rows:
        balance -= row.fen
        assert row.balance_fen == balance
    assert [row.place for row in made.rows] == list(range(1, len(found) + 1))


@given(items(), pools(), CHOSEN, st.booleans())
def test_marks_are_kept_and_nothing_else_overdraws(
    found: list[Item], pool: Pool, by: list[str], down: bool
) -> None:
    for row in plan(found, pool, by, down).rows:
        assert not (row.item.mark == EXCLUDE and row.taken)
        assert row.taken or row.item.mark != MUST
        assert row.fen in (0, row.item.fen), "nothing is given in part"
        if row.taken and row.item.mark != MUST:
            assert row.balance_fen >= 0
        assert row.reason


@given(items(), pools(), CHOSEN, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_entry_changes_nothing(
    found: list[Item], pool: Pool, by: list[str], down: bool, dice: random.Random
) -> None:
    mixed = list(found)
    dice.shuffle(mixed)
    assert plan(found, pool, by, down).rows == plan(mixed, pool, by, down).rows


@given(items(), pools(), CHOSEN, st.integers(0, 100 * WAN))
def test_more_money_drops_no_must_have_and_without_carrying_down_nobody(
    found: list[Item], pool: Pool, by: list[str], more: int
) -> None:
    before, after = (
        {row.item.key for row in plan(found, each, by, False).rows if row.taken}
        for each in (pool, replace(pool, fen=pool.fen + more))
    )
    assert before <= after
