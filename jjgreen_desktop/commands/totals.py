"""totals: what the whole register comes to by county, clause and outcome, without a line for each record."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.assess import day_of
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.operations.totals import Cell, Sum, Totals, totals
from jjgreen_desktop.policy.assessment import Outcome

NO_COUNTY = "未填县（市、区）"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `totals`."""
    parser.add_argument(
        "--year", type=int, metavar="年度", help="按该年度最后一天测算；本年度按今天"
    )


def run(options: argparse.Namespace) -> Answer:
    """Count. Raises UsageError when the year lies ahead."""
    with desk(options.data) as office:
        found = totals(office, day_of(office, options.year))
    told = [_told(cell, part) for cell, part in sorted(found.cells.items())]
    data = {"on": found.on, "cells": told, "total_fen": found.total_fen()}
    return Answer(data, [*_by_clause(found), *_by_county(found), _all(found)])


def _told(cell: Cell, part: Sum) -> dict[str, Any]:
    amounts = {"ceiling_fen": part.ceiling_fen, "at_stake_fen": part.at_stake_fen}
    return cell._asdict() | {"lines": part.lines} | amounts


def _by_clause(found: Totals) -> list[str]:
    return [
        f"{CLAUSES[clause]}　{_counts(found, clause=clause)}"
        for clause in CLAUSES
        if found.sum(clause=clause).lines
    ]


def _by_county(found: Totals) -> list[str]:
    """One line for each county, where there are several."""
    counties = sorted({cell.county for cell in found.cells})
    if len(counties) < 2:
        return []
    return [f"{each or NO_COUNTY}　{_counts(found, county=each)}" for each in counties]


def _counts(found: Totals, **of: str) -> str:
    parts = ((outcome, found.sum(outcome=outcome, **of)) for outcome in reversed(Outcome))
    return "，".join(_count(outcome, part) for outcome, part in parts if part.lines)


def _count(outcome: Outcome, part: Sum) -> str:
    said = f"{outcome.label} {part.lines} 项"
    if outcome is Outcome.LACKING:
        return f"{said}涉及 {money.yuan(part.at_stake_fen)} 元"
    paying = outcome in (Outcome.ELIGIBLE, Outcome.SETTLED)
    return f"{said} {money.yuan(part.ceiling_fen)} 元" if paying else said


def _all(found: Totals) -> str:
    """What is obtainable; what service providers receive is no money of the subjects."""
    eligible = found.sum(outcome=Outcome.ELIGIBLE)
    providers = found.sum(outcome=Outcome.ELIGIBLE, beneficiary="provider").ceiling_fen
    theirs = f"，其中由服务商领取 {money.yuan(providers)} 元" if providers else ""
    total = money.yuan(eligible.ceiling_fen)
    return f"共 {found.sum().lines} 项，可得 {eligible.lines} 项，合计 {total} 元{theirs}。"
