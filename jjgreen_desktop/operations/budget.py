"""资金: one yearly pool, its split by clause, the marks on lines, and the ranked plan they lead to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.budget import MARKS, Budget, BudgetShare, PlanMark
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.plan_items import (
    Assessed,
    GoOn,
    Reading,
    gathered,
    reading_on,
    unwatched,
)
from jjgreen_desktop.operations.recording import Refused
from jjgreen_desktop.operations.standing import stand
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.plan import check_shares, plan
from jjgreen_desktop.policy.plan_ledger import rules
from jjgreen_desktop.policy.plan_rows import Plan, Pool

WAITING = (Outcome.LACKING, Outcome.NEEDS_RULING, Outcome.BLOCKED)


@dataclass(frozen=True, slots=True)
class Planned:
    """A year's budget with its plan as of `on`; `doubts` say what could not be told.

    `waiting` counts the lines that are in no plan yet, by outcome.
    """

    budget: Budget
    plan: Plan
    on: date
    pack: tuple[str, str, str]  # id, version, hash
    pack_title: str
    waiting: Mapping[Outcome, int]
    doubts: tuple[str, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The published criteria in their order, and what happens when the money does not reach."""
        return rules(self.plan)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the plan must know beside its rows."""
        waits = "、".join(
            f"{each.label} {count:,} 项" for each, count in self.waiting.items() if count
        )
        return (
            "计划金额是政策上限或县区建议，不是核定结果；一项要么全列，要么不列，不拆分。",
            "不列入的项目保留在表内，计划金额为 0，并写明理由。",
            *((f"另有{waits}，现在还不能兑现，不在排序之内。",) if waits else ()),
            *self.doubts,
            f"政策包“{self.pack_title}”，校验值 {self.pack[-1][:16]}。",
        )


def years(office: Office) -> list[int]:
    """The years with a budget, the latest first."""
    found = {each.year for each in office.store.find(Budget) if each.year}
    return sorted(found, reverse=True)


def budget_of(office: Office, year: int) -> Budget | None:
    """The budget of a year, None when none is registered."""
    found = office.store.find(Budget, year=year)
    return found[0] if found else None


def shares_of(office: Office, year: int) -> dict[str, int]:
    """What is set aside for single clauses, in 分, in the order of the measures."""
    found = {each.clause: each.share_fen for each in office.store.find(BudgetShare, year=year)}
    return {clause: found[clause] or 0 for clause in CLAUSES if clause in found}


def marks_of(office: Office, year: int) -> dict[tuple[str | None, str | None], PlanMark]:
    """The marks on lines, by clause and record."""
    return {(each.clause, each.of): each for each in office.store.find(PlanMark, year=year)}


def set_budget(office: Office, budget: Budget, shares: Mapping[str, int] | None = None) -> Budget:
    """Register or change the budget of `budget.year` and its shares (None: they stay), in one write.

    A year has one budget. Raises Problem when a figure is wanting or the shares exceed the pool.
    """
    year, before = budget.year, budget_of(office, budget.year or 0)
    budget = budget.model_copy(update={"id": before.id if before else ""})
    kept = shares_of(office, year or 0) if shares is None else dict(shares)
    _require(office, budget)
    check_shares(budget.pool_fen or 0, kept)
    with office.store.transaction(f"{'修改' if before else '登记'} {year} {Budget.label}") as write:
        saved = budget if budget == before else write.put(budget)
        held = {each.clause: each for each in office.store.find(BudgetShare, year=year)}
        for clause, fen in kept.items():
            old = held.pop(clause, BudgetShare(year=year, clause=clause))
            if old.share_fen != fen:
                write.put(_sound(office, old.model_copy(update={"share_fen": fen})))
        for gone in held.values():
            write.delete(gone)
    return saved


def set_mark(
    office: Office, year: int, clause: str, record: str, mark: str, reason: str
) -> PlanMark:
    """Mark a line 必保 or 不列入 in a year's plan, with the reason. One mark a line.

    Raises Problem when there is no such line or no reason.
    """
    line = line_of(office, clause, record)
    if line is None:
        raise Problem("没有这一项奖补，不能标记。", "请刷新后重新选择。")
    if not reason.strip():
        raise Problem(f"标记“{MARKS[mark]}”没有写理由。", "请写明依据，如会议纪要，再标记。")
    old = marks_of(office, year).get((clause, record)) or PlanMark(
        year=year, clause=clause, of=record
    )
    changed = old.model_copy(update={"mark": mark, "reason": reason.strip()})
    _require(office, changed)
    if changed == old:
        return old
    about = f"{line.beneficiary.name} {CLAUSES[clause]}"
    with office.store.transaction(f"标记{MARKS[mark]}：{about}（{labels.of_year(year)}）") as write:
        return write.put(changed)


def clear_mark(office: Office, year: int, clause: str, record: str) -> bool:
    """Take a mark away; whether there was one."""
    found = marks_of(office, year).get((clause, record))
    if found is None:
        return False
    line = line_of(office, clause, record)
    about = f"{line.beneficiary.name if line else record} {CLAUSES[clause]}"
    with office.store.transaction(f"取消标记：{about}（{labels.of_year(year)}）") as write:
        write.delete(found)
    return True


def plan_day(office: Office, year: int) -> date:
    """The day a year's plan looks at: today, or the last of a year that is over."""
    return min(office.today(), date(year, 12, 31))


def plan_of(
    office: Office, year: int, on: date | None = None, progress: GoOn = unwatched
) -> Planned | None:
    """The ranked plan of a year; None when `progress` says stop.

    Raises Problem when no budget is registered, or its shares exceed it.
    """
    budget = require_budget(office, year)
    reading = reading_on(office, on or plan_day(office, year))
    standing = stand(office, reading.on, progress)
    if standing is None:
        return None
    found = [(each.subject, each.result) for each in standing.assessed]
    return planned(office, budget, reading, found)


def require_budget(office: Office, year: int) -> Budget:
    """The budget of a year. Raises Problem when none is registered."""
    budget = budget_of(office, year)
    if budget is None or budget.pool_fen is None:
        raise Problem(
            f"还没有登记 {labels.of_year(year)}资金。",
            "请先登记资金总额和排序依据，再看择优兑现计划。",
        )
    return budget


def planned(office: Office, budget: Budget, reading: Reading, found: list[Assessed]) -> Planned:
    """The plan of a budget over a register that has been assessed."""
    year = budget.year or 0
    result = gathered(office, year, reading, found)
    pool = Pool(budget.pool_fen or 0, shares_of(office, year), tuple(result.committed))
    pack, outcomes = reading.pack, [line.outcome for _, each in found for line in each.lines]
    return Planned(
        budget=budget,
        plan=plan(result.items, pool, budget.criteria or (), budget.carry_down is not False),
        on=reading.on,
        pack=(pack.id, pack.version, pack.hash),
        pack_title=pack.title,
        waiting={each: outcomes.count(each) for each in WAITING},
        doubts=tuple(result.doubts),
    )


def _sound(office: Office, record: BudgetShare) -> BudgetShare:
    _require(office, record)
    return record


def _require(office: Office, record: Record) -> None:
    """Raises Refused while a 强制性 finding stands."""
    findings = all_checks(office, record)
    if any(each.grade is Grade.MANDATORY for each in findings):
        raise Refused(record, findings)
