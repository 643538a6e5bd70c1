"""near: 差一步, who in the register is nearest to an award, and what to do next."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer, plain
from jjgreen_desktop.commands.assess import day_of
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import at_least_one
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.operations.overview import Near, one_step


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `near`."""
    parser.add_argument(
        "--limit", type=at_least_one, metavar="条数", help="只列最前的几条；不写为全部"
    )
    parser.add_argument("--clause", choices=list(CLAUSES), metavar="条款", help="只看一条，如 2.1")
    parser.add_argument(
        "--year", type=int, metavar="年度", help="按该年度最后一天测算；本年度按今天"
    )


def run(options: argparse.Namespace) -> Answer:
    """List them. Raises UsageError for a year that lies ahead."""
    with desk(options.data) as office:
        on = day_of(office, options.year)
        found = [x for x in one_step(office, on) if options.clause in (None, x.step.clause)]
    listed = found[: options.limit]
    data = {"on": on, "near": [_told(each) for each in listed], "all": len(found)}
    return Answer(data, [*map(_line, listed), f"共 {len(found)} 项，列出 {len(listed)} 项。"])


def _told(each: Near) -> dict[str, Any]:
    """A step with whose it is; `record` is "" when nothing is registered yet."""
    step: dict[str, Any] = plain(each.step)
    subject = {"noun": each.noun, "id": each.subject, "name": each.name, "county": each.county}
    return {"subject": subject} | step


def _line(each: Near) -> str:
    step = each.step
    head = f"{step.kind.label}　{each.name}　{CLAUSES[step.clause]}　{step.title}"
    return f"{money.yuan(step.fen)} 元　{head}　{step.said}"
