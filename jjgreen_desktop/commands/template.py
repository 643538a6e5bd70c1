"""template: an empty workbook to fill in and import."""

import argparse
from pathlib import Path

from jjgreen_desktop.bootstrap import shipped_pack
from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import require_ending
from jjgreen_desktop.exchange.templates import write_template
from jjgreen_desktop.operations.importing.plans import KINDS


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `template`."""
    parser.add_argument("kind", choices=KINDS, metavar="种类", help="、".join(KINDS))
    parser.add_argument("--out", type=Path, required=True, metavar="文件.xlsx")


def run(options: argparse.Namespace) -> Answer:
    """Write it. Raises Problem for another ending, or when it cannot be written."""
    require_ending(options.out, ".xlsx")
    counties = [county.key for county in shipped_pack().counties]
    write_template(options.kind, options.out, counties)
    return Answer({"kind": options.kind, "file": options.out}, [f"模板已生成：{options.out}"])
