"""template: an empty workbook to fill in and import."""

import argparse
from pathlib import Path

from jjgreen_desktop.bootstrap import shipped_pack
from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import require_ending
from jjgreen_desktop.exchange import past_awards
from jjgreen_desktop.exchange.templates import write_template
from jjgreen_desktop.operations.importing.kinds import KINDS
from jjgreen_desktop.operations.past_awards.plans import KIND as LEDGER


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `template`."""
    kinds = (*KINDS, LEDGER)
    parser.add_argument("kind", choices=kinds, metavar="种类", help="、".join(kinds))
    parser.add_argument("--out", type=Path, required=True, metavar="文件.xlsx")


def run(options: argparse.Namespace) -> Answer:
    """Write it. Raises Problem for another ending, or when it cannot be written."""
    require_ending(options.out, ".xlsx")
    if options.kind == LEDGER:
        past_awards.write_template(options.out)
        return Answer({"kind": LEDGER, "file": options.out}, [f"模板已生成：{options.out}"])
    counties = [county.key for county in shipped_pack().counties]
    write_template(options.kind, options.out, counties)
    return Answer({"kind": options.kind, "file": options.out}, [f"模板已生成：{options.out}"])
