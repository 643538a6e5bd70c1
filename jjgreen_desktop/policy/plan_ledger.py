"""The plan as a list to read: one entry a line with its running balance; screen, paper and workbook show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.plan import carrying, published
from jjgreen_desktop.policy.plan_rows import Commitment, Holder, Plan, Row

TAKEN, SKIPPED = ("✓", "列入"), ("–", "不列入")
PAID, APPROVED = ("✓", "已拨付"), ("✓", "已核定")
CLAUSE_HEADS = (
    "条款",
    "单列资金（元）",
    "已拨付（元）",
    "已核定未拨付（元）",
    "列入（项）",
    "列入（元）",
    "不列入（项）",
    "不列入（元）",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `place` is None for what is decided already; amounts in 分.

    `fen` is what it takes from the pool, `wanted_fen` what it would take; `cut`: the money ends before it.
    """

    place: int | None
    clause: str
    of: str
    holder: Holder
    ceiling_fen: int
    wanted_fen: int
    fen: int
    balance_fen: int
    state: tuple[str, str]
    reason: str
    mark: str = ""
    cut: bool = False

    @property
    def clause_label(self) -> str:
        """The clause in words."""
        return CLAUSES[self.clause]


def entries(plan: Plan) -> tuple[Entry, ...]:
    """What is decided, by day, then the rows in order of place."""
    return (*_committed(plan), *(_entry(plan, row) for row in plan.rows))


def _committed(plan: Plan) -> Iterator[Entry]:
    balance = plan.pool.fen
    for each in sorted(plan.pool.committed, key=_order):
        balance -= each.fen
        yield Entry(
            place=None,
            clause=each.line.clause,
            of=each.line.of,
            holder=each.holder,
            ceiling_fen=each.line.ceiling_fen,
            wanted_fen=each.fen,
            fen=each.fen,
            balance_fen=balance,
            state=PAID if each.paid_fen else APPROVED,
            reason=each.reason,
        )


def _order(each: Commitment) -> tuple[bool, str, str]:
    return not each.paid_fen, each.line.clause, each.line.of


def _entry(plan: Plan, row: Row) -> Entry:
    line = row.item.line
    return Entry(
        place=row.place,
        clause=line.clause,
        of=line.of,
        holder=row.item.holder,
        ceiling_fen=line.ceiling_fen,
        wanted_fen=row.item.fen,
        fen=row.fen,
        balance_fen=row.balance_fen,
        state=TAKEN if row.taken else SKIPPED,
        reason=row.reason,
        mark=row.item.mark,
        cut=row.place == plan.cut,
    )


def rules(plan: Plan) -> tuple[str, ...]:
    """The published criteria in their order, and what happens when the money does not reach."""
    return (*published(plan.criteria), carrying(plan.carry_down))


def checked(plan: Plan) -> tuple[Entry, ...]:
    """The entries, once their sum, the clauses' and the pool agree. Raises Problem when they do not."""
    found = entries(plan)
    taken = sum(each.fen for each in found)
    by_clause = sum(each.paid_fen + each.approved_fen + each.taken_fen for each in plan.clauses)
    if not taken == by_clause == plan.pool.fen - plan.left_fen:
        raise Problem("计划各行、各条款与资金总额对不上，没有生成。", "请重新排序后再试。")
    return found


def clause_sums(plan: Plan) -> tuple[tuple[str | int | None, ...], ...]:
    """One row for each clause and 合计, under CLAUSE_HEADS; money in 分 in the columns of 元."""
    rows = [
        (
            CLAUSES[each.clause],
            each.share_fen,
            each.paid_fen,
            each.approved_fen,
            each.taken,
            each.taken_fen,
            each.skipped,
            each.skipped_fen,
        )
        for each in plan.clauses
    ]
    return (*rows, ("合计", *(_added([row[at] for row in rows]) for at in range(1, 8))))


def _added(column: Sequence[str | int | None]) -> int | None:
    known = [each for each in column if isinstance(each, int)]
    return sum(known) if known else None
