"""projects: the registered projects of an enterprise, with the records that name each and what they lead to."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.subject import enterprise_named
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.operations.project_uses import Use, in_words, uses


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `projects`."""
    parser.add_argument("--subject", required=True, metavar="企业", help="代码、名称或编号")


def run(options: argparse.Namespace) -> Answer:
    """List them. Raises Problem for an enterprise that is not registered."""
    with desk(options.data) as office:
        firm = enterprise_named(office, options.subject)
        projects = office.store.find(Project, enterprise=firm.id)
        found = [(one, uses(office, one)) for one in projects]
    lines = [text for one, used in found for text in _lines(one, used)]
    data = {"subject": firm.id, "projects": [_told(one, used) for one, used in found]}
    return Answer(data, [*lines, f"{firm.title()}共登记 {len(found)} 个项目。"])


def _lines(project: Project, used: list[Use]) -> list[str]:
    return [f"{project.title()}：{in_words(used)}", *map(_line, used)]


def _line(one: Use) -> str:
    outcome = one.line.outcome.label if one.line else ""
    amount = "" if one.amount_fen is None else f"{money.yuan(one.amount_fen)} 元"
    return "　".join(filter(None, (f"  {one.record.label}", one.matter, amount, outcome)))


def _told(project: Project, used: list[Use]) -> dict[str, Any]:
    known = {"id": project.id, "name": project.name, "investment_fen": project.investment_fen}
    return known | {"uses": [_use(one) for one in used]}


def _use(one: Use) -> dict[str, Any]:
    return {
        "noun": one.record.noun,
        "record": one.record.id,
        "matter": one.matter,
        "outcome": one.line.outcome.value if one.line else None,
        "amount_fen": one.amount_fen,
    }
