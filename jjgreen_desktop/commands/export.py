"""export: the register as one workbook, a sheet for each kind, that can be imported again."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk, require_ending
from jjgreen_desktop.commands.list_ import view_named
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.commands.where import HELP, condition
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.exporting.choosing import of_listing, of_owner
from jjgreen_desktop.operations.exporting.extent import ORDER, Extent
from jjgreen_desktop.operations.importing.kinds import KINDS
from jjgreen_desktop.operations.listing import Listing
from jjgreen_desktop.operations.office import Office

if TYPE_CHECKING:
    from jjgreen_desktop.exchange.register_workbook import Exported


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `export`."""
    parser.add_argument("--out", type=Path, required=True, metavar="文件.xlsx")
    kinds = "，".join(f"{kind} 是{KINDS[kind]}" for kind in ORDER)
    parser.add_argument(
        "--kinds", default="", metavar="种类", help=f"用逗号隔开，不写为全部：{kinds}"
    )
    parser.add_argument(
        "--subject", metavar="代码", help="只导出一家企业或园区：信用代码、全称或编号"
    )
    parser.add_argument("--words", default="", metavar="字词", help="只导出名称等含这些字词的企业")
    parser.add_argument("--where", action="append", default=[], metavar="条件", help=HELP)
    parser.add_argument("--view", metavar="名称", help="只导出已存视图列出的企业")
    parser.add_argument(
        "--with-contacts", action="store_true", help="连联系人、电话和银行账号一起导出"
    )


def run(options: argparse.Namespace) -> Answer:
    """Export. Raises Problem: nothing there, no such subject or view, a file that cannot be written."""
    from jjgreen_desktop.exchange.register_workbook import write_register

    require_ending(options.out, ".xlsx")
    kinds = _kinds(options.kinds)
    with desk(options.data) as office:
        extent = replace(_extent(office, options), kinds=kinds, private=options.with_contacts)
        made = write_register(office, extent, options.out)
    return Answer(_told(made, options.out), [*_lines(made), str(options.out)])


def _kinds(text: str) -> tuple[str, ...]:
    """Keys or names. Raises UsageError for a kind there is not."""
    named = {name: kind for kind, name in KINDS.items()}
    asked = [one.strip() for one in text.split(",") if one.strip()]
    kinds = {named.get(one, one) for one in asked}
    if unknown := sorted(kinds - KINDS.keys()):
        raise UsageError(f"没有“{unknown[0]}”这种登记，可选：{'、'.join(ORDER)}。")
    return tuple(kind for kind in ORDER if kind in kinds or not kinds)


def _extent(office: Office, options: argparse.Namespace) -> Extent:
    listed = bool(options.words or options.where or options.view)
    if options.subject and listed:
        raise UsageError("--subject 不能和 --words、--where、--view 一起用。")
    if options.subject:
        return of_owner(subject_named(office, options.subject))
    listing = view_named(office, Enterprise, options.view) if options.view else Listing()
    for text in options.where:
        listing = listing.with_condition(condition(office, Enterprise, text))
    return of_listing(office, listing.with_words(options.words) if options.words else listing)


def _told(made: "Exported", path: Path) -> dict[str, Any]:
    """Rows by kind; `odd` are those that importing would not recognise, `remarks` say which."""
    sheets = [
        {"kind": kind, "name": KINDS[kind], "rows": proof.rows, "odd": proof.odd}
        for kind, proof in made.sheets.items()
    ]
    return {
        "file": path,
        "extent": made.extent.said,
        "contacts": made.extent.private,
        "rows": made.rows,
        "odd": made.odd,
        "sheets": sheets,
        "remarks": [sentence for proof in made.sheets.values() for sentence in proof.told],
        "left_out": made.left_out,
    }


def _lines(made: "Exported") -> list[str]:
    from jjgreen_desktop.exchange.register_cover import PRIVATE, not_within, said

    lines = [f"{made.extent.said}，{PRIVATE}{'已导出' if made.extent.private else '没有导出'}。"]
    for kind, proof in made.sheets.items():
        lines.append(f"{KINDS[kind]} {proof.rows:,} 行，{said(proof)}")
        lines += [f"  {sentence}" for sentence in proof.told]
    return [*lines, *not_within(made.extent, made.left_out)]
