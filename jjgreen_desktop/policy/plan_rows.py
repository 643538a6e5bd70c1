"""What a plan is made of and what comes of it: lines, money set aside and committed, rows, sums. Amounts in 分."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from jjgreen_desktop.policy.assessment import Assessment

GENERAL = ""  # the account of all clauses without a share of their own
MUST, EXCLUDE = "must", "exclude"  # the marks of a line


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
