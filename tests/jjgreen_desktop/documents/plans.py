"""A made-up plan of many lines, as a paper and a workbook show it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.operations.budget import Planned
from jjgreen_desktop.policy.assessment import Assessment, Beneficiary, Outcome
from jjgreen_desktop.policy.plan import plan
from jjgreen_desktop.policy.plan_rows import Commitment, Holder, Item, Pool

WAN = 1_000_000
DAY = date(2026, 9, 30)
ODD = 33_333_33  # 分: a figure that shows whether every one is added


def _line(number: int, fen: int, clause: str = "2.1") -> Assessment:
    who = Beneficiary("enterprise", f"e{number}", firm(number))
    return Assessment(
        clause=clause,
        of=f"r{number:03d}",
        noun="retrofit",
        record_title="一号窑余热利用改造",
        outcome=Outcome.ELIGIBLE,
        reason="",
        beneficiary=who,
        project=f"r{number}",
        deciding_on=date(2026, 1, 1),
        ceiling_fen=fen,
    )


def firm(number: int) -> str:
    return f"湖口样例{number:03d}厂有限公司"


def holder(number: int) -> Holder:
    return Holder("enterprise", f"e{number}", firm(number), "湖口县", "一号窑余热利用改造")


def item(number: int, fen: int = ODD, clause: str = "2.1", **known: Any) -> Item:
    return Item(_line(number, fen, clause), holder(number), **known)


def planned(items: Sequence[Item], pool_fen: int, **shares: int) -> Planned:
    """A plan with one line the city has approved and one that is paid."""
    committed = (
        Commitment(_line(900, 0), holder(900), 0, 20 * WAN, "市级核定 20.00 万元（样例文）"),
        Commitment(_line(901, 5 * WAN, "3"), holder(901), 5 * WAN, 0, "已拨付 5.00 万元"),
    )
    made = plan(items, Pool(pool_fen, shares, committed), ("improvement",))
    return Planned(
        budget=Budget(year=2026, pool_fen=pool_fen, document="样例财文〔2026〕1号"),
        plan=made,
        on=DAY,
        pack=("jiujiang-2025", "2025.1", "0" * 64),
        pack_title="样例措施（版本 2025.1）",
        waiting={Outcome.LACKING: 3, Outcome.NEEDS_RULING: 0},
        doubts=("湖口样例某厂的兑现日期未录入。",),
    )
