"""unmerge: a firm that was merged into another is registered by itself again; without a firm, the merges that stand."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.merge import effect_lines
from jjgreen_desktop.commands.subject import enterprise_named
from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.merging import mergings
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.unmerging import effect_of, preview, unmerge


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `unmerge`."""
    parser.add_argument(
        "firm",
        nargs="?",
        metavar=field_of(Merging, "lost").label,
        help="并入或保留的企业：代码、现在或以前的名称，或合并的编号；不写则列出各次合并",
    )
    parser.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")


def run(options: argparse.Namespace) -> Answer:
    """List or take apart. Raises Problem when no merge, or more than one, is meant."""
    with desk(options.data) as office:
        if not options.firm:
            return _listed(office)
        merging = _named(office, options.firm)
        effect = effect_of(office, merging)
        done = preview(office, merging) if options.dry_run else unmerge(office, merging)
    data = {
        "lost": done.lost,
        "moved": done.moved,
        "told": done.told,
        "total_before_fen": effect.before_fen,
        "total_after_fen": effect.after_fen,
        "lines": effect_lines(effect),
        "written": not options.dry_run,
    }
    lines = [done.said, *done.told, *(one.said for one in effect.lines), effect.said]
    return Answer(data, [*lines, *(["没有写入。"] if options.dry_run else [])])


def _listed(office: Office) -> Answer:
    found = mergings(office)
    lines = [f"{one.id}　{one.merged_on}　“{one.lost_name}”并入“{one.kept_name}”" for one in found]
    return Answer({"mergings": list(map(_told, found))}, [*lines, f"合并 {len(found)} 次。"])


def _named(office: Office, text: str) -> Merging:
    wanted = {text.strip(), credit_code.normalise(text)}
    every = mergings(office)
    found = [one for one in every if wanted & {one.id, one.lost_name, one.lost_code}]
    if not found and (firm := _firm(office, text)):
        found = [one for one in every if one.kept == firm]
    if len(found) != 1:
        what = f"有 {len(found)} 次合并都对得上“{text}”。" if found else f"没有“{text}”的合并。"
        raise Problem(what, "请先列出各次合并，写其中一次的编号。")
    return found[0]


def _firm(office: Office, text: str) -> str:
    """The id of the firm that is called so, or was before: that of one merged stands with the one kept."""
    try:
        return enterprise_named(office, text).id
    except Problem:
        return ""


def _told(one: Merging) -> dict[str, Any]:
    return one.model_dump()
