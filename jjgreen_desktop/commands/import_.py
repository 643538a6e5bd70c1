"""import: a plan of what a workbook would change, and unless it is a dry run, the change."""

import argparse
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands import import_ledger
from jjgreen_desktop.commands.answer import Answer, Refusal, as_object
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.exchange.imports import plan_file
from jjgreen_desktop.operations.importing.kinds import KINDS
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.imports import apply
from jjgreen_desktop.operations.past_awards.plans import KIND as LEDGER


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `import`."""
    kinds = (*KINDS, LEDGER)
    parser.add_argument("kind", choices=kinds, metavar="种类", help="、".join(kinds))
    parser.add_argument("file", type=Path, metavar="文件", help=".xlsx、.xls、.ods 或 .et")
    parser.add_argument("--dry-run", action="store_true", help="只看会改什么，不写入")
    import_ledger.arguments(parser)


def run(options: argparse.Namespace) -> Answer:
    """Plan, then apply all or nothing. Raises Refusal with the findings when a row is refused."""
    if options.kind == LEDGER:
        return import_ledger.run(options)
    import_ledger.refuse(options)
    with desk(options.data) as office:
        plan = plan_file(office, options.kind, options.file)
        found = told(plan)
        if not plan.acceptable:
            raise Refusal(
                f"“{options.file.name}”有 {plan.refused} 行不能导入，什么都没有写入。",
                "请按下面各条改正表格，再导入一次。",
                plan.refusals(),
                found,
            )
        if not options.dry_run:
            apply(office, plan)
    written = not options.dry_run
    head = f"{KINDS[plan.kind]}：{plan.summary()}{'' if written else '没有写入。'}"
    return Answer(found | {"written": written}, [head, *(f.sentence() for f in plan.findings)])


def told(plan: Plan) -> dict[str, Any]:
    """The counts and findings of a plan; rows = new + changed + same + refused."""
    counts = ("rows", "new", "changed", "same", "refused", "read", "outside", "not_titles")
    numbers = {name: getattr(plan, name) for name in (*counts, "registered")}
    book = {"file": plan.workbook.file, "sha256": plan.workbook.sha256}
    head = {"kind": plan.kind, **book, **numbers}
    return head | {
        "coverage": plan.coverage,
        "findings": [as_object(one) for one in plan.findings],
        "written": False,
    }
