"""unmerge: a firm that was merged into another is registered by itself again; without a firm, the merges that stand."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.merging import mergings
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.unmerging import preview, unmerge


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `unmerge`."""
    parser.add_argument(
        "firm",
        nargs="?",
        metavar=field_of(Merging, "lost").label,
        help="当时的名称、代码，或合并的编号；不写则列出各次合并",
    )
    parser.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")


def run(options: argparse.Namespace) -> Answer:
    """List or take apart. Raises Problem when no merge, or more than one, is meant."""
    with desk(options.data) as office:
        if not options.firm:
            return _listed(office)
        merging = _named(office, options.firm)
        done = preview(office, merging) if options.dry_run else unmerge(office, merging)
    data = {
        "lost": done.lost,
        "moved": done.moved,
        "told": done.told,
        "written": not options.dry_run,
    }
    return Answer(data, [done.said, *done.told, *(["没有写入。"] if options.dry_run else [])])


def _listed(office: Office) -> Answer:
    found = mergings(office)
    lines = [f"{one.id}　{one.merged_on}　“{one.lost_name}”并入“{one.kept_name}”" for one in found]
    return Answer({"mergings": list(map(_told, found))}, [*lines, f"合并 {len(found)} 次。"])


def _named(office: Office, text: str) -> Merging:
    wanted = {text.strip(), credit_code.normalise(text)}
    found = [one for one in mergings(office) if wanted & {one.id, one.lost_name, one.lost_code}]
    if len(found) != 1:
        what = f"有 {len(found)} 次合并都对得上“{text}”。" if found else f"没有“{text}”的合并。"
        raise Problem(what, "请先列出各次合并，写其中一次的编号。")
    return found[0]


def _told(one: Merging) -> dict[str, Any]:
    return one.model_dump()
