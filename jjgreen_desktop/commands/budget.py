"""budget: register a year's pool, its split and the criteria it is ranked by; without them, show it."""

import argparse
from collections.abc import Mapping
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.when import budget_year
from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.budget import CRITERIA, Budget, BudgetShare
from jjgreen_desktop.domain.catalogue import Field, field_of
from jjgreen_desktop.domain.values import Unreadable, parse
from jjgreen_desktop.operations.budget import budget_of, require_budget, set_budget, shares_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.plan import carrying, published

POOL, SHARE = field_of(Budget, "pool_fen"), field_of(BudgetShare, "share_fen")
EXAMPLE = "请写元数，如 5000000。"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `budget`."""
    parser.add_argument("--year", type=int, metavar="年度", help="不写为本年度")
    parser.add_argument("--pool", metavar="元", help="资金总额，如 5000000")
    parser.add_argument("--document", metavar="文件", help=field_of(Budget, "document").label)
    parser.add_argument(
        "--share",
        action="append",
        default=[],
        metavar="条款=元",
        help="给一个条款单列的资金，如 3=1000000；“3=”为不再单列；可以写几次",
    )
    parser.add_argument(
        "--criteria", metavar="依据", help=f"排序依据，按先后用逗号隔开：{'、'.join(CRITERIA)}"
    )
    carry = parser.add_mutually_exclusive_group()
    carry.add_argument(
        "--no-carry-down",
        dest="carry_down",
        action="store_false",
        default=None,
        help="余额不够一项时到此截止",
    )
    carry.add_argument(
        "--carry-down", dest="carry_down", action="store_true", help="顺延给后面够的项目"
    )


def run(options: argparse.Namespace) -> Answer:
    """Register what is given. Raises Problem when a figure is wanting or does not go together."""
    changes, shares = _changes(options), dict(_share(text) for text in options.share)
    with desk(options.data) as office:
        year = budget_year(office, options.year)
        if changes or shares:
            _set(office, year, changes, shares)
        budget, kept = require_budget(office, year), shares_of(office, year)
    done = ["已登记。"] if changes or shares else []
    return Answer(_data(budget, kept), [*_lines(budget, kept), *done])


def _set(
    office: Office, year: int, changes: Mapping[str, Any], shares: Mapping[str, int | None]
) -> None:
    before = budget_of(office, year) or Budget(year=year, carry_down=True)
    kept = {**shares_of(office, year), **shares}
    set_budget(
        office,
        before.model_copy(update=dict(changes)),
        {clause: fen for clause, fen in kept.items() if fen is not None},
    )


def _changes(options: argparse.Namespace) -> dict[str, Any]:
    """The fields that are given."""
    found: dict[str, Any] = {}
    if options.pool is not None:
        found["pool_fen"] = _fen(POOL, options.pool)
    if options.document is not None:
        found["document"] = options.document.strip() or None
    if options.criteria is not None:
        found["criteria"] = _criteria(options.criteria)
    if options.carry_down is not None:
        found["carry_down"] = options.carry_down
    return found


def _criteria(text: str) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(key.strip() for key in text.split(",") if key.strip()))
    if unknown := [key for key in keys if key not in CRITERIA]:
        known = "、".join(CRITERIA)
        raise UsageError(f"--criteria 没有“{unknown[0]}”这一项，可选：{known}。")
    return keys


def _share(text: str) -> tuple[str, int | None]:
    clause, equals, amount = text.partition("=")
    if not equals or clause not in CLAUSES:
        known = "、".join(CLAUSES)
        raise UsageError(f"--share 不能写“{text}”，请写成 条款=元，条款可选：{known}。")
    return clause, _fen(SHARE, amount) if amount else None


def _fen(field: Field, text: str) -> int:
    try:
        fen: int | None = parse(field, text)
    except Unreadable as error:
        raise UsageError(f"{error}{EXAMPLE}") from error
    if fen is None:
        raise UsageError(f"没有写{field.label}。{EXAMPLE}")
    return fen


def _data(budget: Budget, shares: Mapping[str, int]) -> dict[str, Any]:
    return {
        "year": budget.year,
        "pool_fen": budget.pool_fen,
        "document": budget.document,
        "criteria": list(budget.criteria or ()),
        "carry_down": budget.carry_down is not False,
        "shares": dict(shares),
    }


def _lines(budget: Budget, shares: Mapping[str, int]) -> list[str]:
    document = f"（{budget.document}）" if budget.document else ""
    return [
        f"{labels.of_year(budget.year)}资金 {money.yuan(budget.pool_fen or 0)} 元{document}。",
        *(f"  {CLAUSES[clause]}单列 {money.yuan(fen)} 元" for clause, fen in shares.items()),
        "排序依据：",
        *(f"  {place}. {text}" for place, text in enumerate(published(budget.criteria or ()), 1)),
        carrying(budget.carry_down is not False),
    ]
