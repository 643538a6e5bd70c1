"""择优兑现: the ranked plan of one year's pool, who is in it and why the others are not.

All amounts are integers of 分. What is paid or approved already is committed before the plan begins.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.budget import CRITERIA
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.plan_rows import EXCLUDE, MUST, ClauseSum, Item, Plan, Pool, Row
from jjgreen_desktop.policy.purse import Purse

LAST = "以上都相同的，日期在先的优先；日期也相同的，按记录编号。"
RANKS = {clause: rank for rank, clause in enumerate(CLAUSES)}


def plan(
    items: Iterable[Item], pool: Pool, criteria: Sequence[str] = (), carry_down: bool = True
) -> Plan:
    """Rank the items by the criteria in their order and take them while the money lasts.

    Must-haves come first and are taken in any case; no item is taken in part. Without `carry_down`
    nothing after the first that does not fit is taken. The order of `items` does not matter. Raises
    Problem when the shares are more than the pool.
    """
    check_shares(pool.fen, pool.shares)
    purse = Purse(pool, carry_down)
    ordered = sorted(items, key=lambda item: _rank(item, criteria))
    rows = tuple(purse.row(place, item) for place, item in enumerate(ordered, 1))
    cut = next((row.place for row in rows if row.short), None)
    return Plan(pool, tuple(criteria), carry_down, rows, cut, _sums(pool, rows))


def check_shares(pool_fen: int, shares: Mapping[str, int]) -> None:
    """Raises Problem when the parts set aside for clauses are more than the pool."""
    total = sum(shares.values())
    if total > pool_fen:
        raise Problem(
            f"各条款资金合计 {explaining.wan(total)}，超过资金总额 {explaining.wan(pool_fen)}。",
            "请调低条款资金，或核对资金总额。",
        )


def published(criteria: Sequence[str]) -> tuple[str, ...]:
    """The criteria in words and order, the last one always the same."""
    return (*(f"{CRITERIA[key]}。" for key in criteria), LAST)


def carrying(down: bool) -> str:
    """What happens when the money does not reach one item, in words."""
    return "余额不够一项时，顺延给后面够的项目。" if down else "余额不够一项时，到此截止，不顺延。"


# What each criterion compares; smaller comes first.
_CRITERIA: dict[str, Any] = {
    "deciding_on": lambda item: item.line.deciding_on or date.max,
    "improvement": lambda item: (item.improvement is None, -(item.improvement or 0)),
    "ceiling_high": lambda item: -item.fen,
    "ceiling_low": lambda item: item.fen,
    "clause": lambda item: RANKS[item.line.clause],
    "first_award": lambda item: not item.first_award,
}
_GROUPS = {MUST: 0, EXCLUDE: 2}


def _rank(item: Item, criteria: Sequence[str]) -> tuple[Any, ...]:
    """Must-haves, the rest, the excluded; the criteria; then date, id and clause: a total order."""
    line = item.line
    chosen = (_CRITERIA[key](item) for key in criteria)
    day = line.deciding_on or date.max
    return (_GROUPS.get(item.mark, 1), *chosen, day, line.of, RANKS[line.clause])


def _sums(pool: Pool, rows: Sequence[Row]) -> tuple[ClauseSum, ...]:
    """The clauses with anything to say, in the order of the measures."""
    present = {each.line.clause for each in pool.committed} | {r.item.line.clause for r in rows}
    return tuple(
        _sum(pool, rows, clause) for clause in CLAUSES if clause in present or clause in pool.shares
    )


def _sum(pool: Pool, rows: Sequence[Row], clause: str) -> ClauseSum:
    mine = [row for row in rows if row.item.line.clause == clause]
    gone = [each for each in pool.committed if each.line.clause == clause]
    left_out = [row for row in mine if not row.taken]
    return ClauseSum(
        clause=clause,
        share_fen=pool.shares.get(clause),
        paid_fen=sum(each.paid_fen for each in gone),
        approved_fen=sum(each.approved_fen for each in gone),
        taken=len(mine) - len(left_out),
        taken_fen=sum(row.fen for row in mine),
        skipped=len(left_out),
        skipped_fen=sum(row.item.fen for row in left_out),
    )
