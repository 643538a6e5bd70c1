"""择优兑现: the ranked plan of one year's pool, who is in it and why the others are not.

All amounts are integers of 分. What is paid or approved already is committed before the plan begins.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.budget import CRITERIA
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Assessment

GENERAL = ""  # the account of all clauses without a share of their own
MUST, EXCLUDE = "must", "exclude"
LAST = "以上都相同的，日期在先的优先；日期也相同的，按记录编号。"
RANKS = {clause: rank for rank, clause in enumerate(CLAUSES)}


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose line it is: `noun` enterprise or park, its id, name and county; `matter` is what it is for."""

    noun: str
    subject: str
    name: str
    county: str
    matter: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line that may be planned for. `improvement` in %; `mark` a key of MARKS or empty.

    `proposed_fen` (县区建议) takes the place of the ceiling once it is recorded.
    """

    line: Assessment
    holder: Holder
    improvement: Fraction | None = None
    first_award: bool = False
    proposed_fen: int | None = None
    proposed_reason: str = ""
    mark: str = ""
    mark_reason: str = ""

    @property
    def fen(self) -> int:
        """What it draws on the pool: the proposal, never above the ceiling, else the ceiling."""
        if self.proposed_fen is None:
            return self.line.ceiling_fen
        return min(self.proposed_fen, self.line.ceiling_fen)

    @property
    def key(self) -> tuple[str, str]:
        """Clause and record."""
        return self.line.clause, self.line.of


@dataclass(frozen=True, slots=True)
class Commitment:
    """A line decided already: what has been paid, and what is approved and still to be paid."""

    line: Assessment
    holder: Holder
    paid_fen: int
    approved_fen: int
    reason: str

    @property
    def fen(self) -> int:
        """What it takes from the pool."""
        return self.paid_fen + self.approved_fen


@dataclass(frozen=True, slots=True)
class Pool:
    """One year's money, the parts set aside for single clauses, and what is committed of it."""

    fen: int
    shares: Mapping[str, int] = field(default_factory=dict)
    committed: tuple[Commitment, ...] = ()

    def account(self, clause: str) -> str:
        """Which account a clause draws on: its own share, or what the shares leave."""
        return clause if clause in self.shares else GENERAL


@dataclass(frozen=True, slots=True)
class Row:
    """One item with its place, whether it is taken, why, and the pool's balance after it.

    `short`: left out for want of money alone.
    """

    place: int
    item: Item
    taken: bool
    reason: str
    balance_fen: int
    short: bool = False

    @property
    def fen(self) -> int:
        """What the plan gives it."""
        return self.item.fen if self.taken else 0


@dataclass(frozen=True, slots=True)
class ClauseSum:
    """One clause: its share (None: none), what is paid, approved, planned and left out."""

    clause: str
    share_fen: int | None
    paid_fen: int
    approved_fen: int
    taken: int
    taken_fen: int
    skipped: int
    skipped_fen: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows in order of place. `cut` is the place of the first that does not fit, None if all do."""

    pool: Pool
    criteria: tuple[str, ...]
    carry_down: bool
    rows: tuple[Row, ...]
    cut: int | None
    clauses: tuple[ClauseSum, ...]

    @property
    def paid_fen(self) -> int:
        """已拨付."""
        return sum(each.paid_fen for each in self.pool.committed)

    @property
    def approved_fen(self) -> int:
        """市级核定, still to be paid."""
        return sum(each.approved_fen for each in self.pool.committed)

    @property
    def committed_fen(self) -> int:
        """What is gone before the plan begins."""
        return self.paid_fen + self.approved_fen

    @property
    def ceilings_fen(self) -> int:
        """Σ 政策上限 of all lines that can be had."""
        return sum(row.item.line.ceiling_fen for row in self.rows)

    @property
    def wanted_fen(self) -> int:
        """The same with 县区建议 where there is one."""
        return sum(row.item.fen for row in self.rows)

    @property
    def proposed(self) -> bool:
        """Whether any 县区建议 is recorded."""
        return any(row.item.proposed_fen is not None for row in self.rows)

    @property
    def taken_fen(self) -> int:
        """What the plan gives."""
        return sum(row.fen for row in self.rows)

    @property
    def left_fen(self) -> int:
        """What remains after the plan; negative when commitments and must-haves exceed the pool."""
        return self.pool.fen - self.committed_fen - self.taken_fen

    @property
    def left_after_ceilings_fen(self) -> int:
        """What would remain if every line got its ceiling; negative: what is wanting."""
        return self.pool.fen - self.committed_fen - self.ceilings_fen

    @property
    def left_after_proposals_fen(self) -> int:
        """What would remain if every line got its proposal, or its ceiling where there is none."""
        return self.pool.fen - self.committed_fen - self.wanted_fen


def plan(
    items: Iterable[Item], pool: Pool, criteria: Sequence[str] = (), carry_down: bool = True
) -> Plan:
    """Rank the items by the criteria in their order and take them while the money lasts.

    Must-haves come first and are taken in any case; no item is taken in part. Without `carry_down`
    nothing after the first that does not fit is taken. The order of `items` does not matter. Raises
    Problem when the shares are more than the pool.
    """
    check_shares(pool.fen, pool.shares)
    purse = _Purse(pool, carry_down)
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


class _Purse:
    """What is left in each account and in the whole while the rows are gone through."""

    def __init__(self, pool: Pool, carry_down: bool) -> None:
        self._pool, self._carry_down = pool, carry_down
        self._left = {GENERAL: pool.fen - sum(pool.shares.values())} | dict(pool.shares)
        self._ended: dict[str, int] = {}  # account → the place at which it ended
        for each in pool.committed:
            self._left[pool.account(each.line.clause)] -= each.fen

    @property
    def _total(self) -> int:
        return sum(self._left.values())

    def row(self, place: int, item: Item) -> Row:
        """Take the item, or say why not."""
        account = self._pool.account(item.line.clause)
        if item.mark == EXCLUDE:
            return self._skip(place, item, f"按标记不列入：{item.mark_reason}")
        if item.mark == MUST:
            return self._must(place, item, account)
        if not item.fen:
            return self._skip(place, item, _nothing(item))
        if lacking := self._lacking(item, account):
            self._end(place, item, account)
            return Row(place, item, False, lacking, self._total, short=True)
        return self._take(place, item, account, "在资金之内")

    def _must(self, place: int, item: Item, account: str) -> Row:
        row = self._take(place, item, account, f"必保：{item.mark_reason}")
        over = -min(self._total, self._left[account])
        if over <= 0:
            return row
        said = f"{row.reason}（{self._whose(account)}已超出 {explaining.wan(over)}）"
        return Row(place, item, True, said, row.balance_fen)

    def _take(self, place: int, item: Item, account: str, reason: str) -> Row:
        self._left[account] -= item.fen
        return Row(place, item, True, reason, self._total)

    def _skip(self, place: int, item: Item, reason: str) -> Row:
        return Row(place, item, False, reason, self._total)

    def _lacking(self, item: Item, account: str) -> str:
        """Why the money does not reach; "" when it does."""
        if (before := self._ended.get(account)) is not None:
            return f"第 {before} 位余额不足，按“余额不顺延”到此截止"
        wanted = explaining.wan(item.fen)
        if item.fen > self._left[account]:
            return f"{self._whose(account)}{_balance(self._left[account])}不足 {wanted}"
        if item.fen > self._total:
            return f"{_balance(self._total)}不足 {wanted}"
        return ""

    def _whose(self, account: str) -> str:
        """The account in words; without a split there is only one."""
        if account == GENERAL:
            return "其他条款资金" if self._pool.shares else ""
        return f"“{CLAUSES[account]}”资金"

    def _end(self, place: int, item: Item, account: str) -> None:
        """Without carrying down an account ends here; all of them when it alone would have reached.

        An account that falls short by itself says nothing of the money set aside for others.
        """
        if self._carry_down or account in self._ended:
            return
        whole = item.fen <= self._left[account]
        for each in self._left if whole else (account,):
            self._ended.setdefault(each, place)


def _balance(fen: int) -> str:
    return f"余额 {explaining.wan(max(fen, 0))}"


def _nothing(item: Item) -> str:
    if item.proposed_fen == 0:
        why = f"：{item.proposed_reason}" if item.proposed_reason else ""
        return f"县区建议为 0{why}"
    return "政策上限为 0"


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
