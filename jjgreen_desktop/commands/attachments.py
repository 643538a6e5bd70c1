"""attachments: list the papers kept of a firm, a park, one record, or all."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.attach import as_data
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.place import HELP, record_named
from jjgreen_desktop.domain.attached import PAPERS
from jjgreen_desktop.operations.attachments import Kept, attachments


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `attachments`."""
    parser.add_argument("of", nargs="?", metavar="谁的", help=f"{HELP}；不写为全部")


def run(options: argparse.Namespace) -> Answer:
    """List them, the latest first; their bytes are not read. Raises Problem when there is no such record."""
    with desk(options.data) as office:
        found = attachments(office, record_named(office, options.of) if options.of else None)
    told = [as_data(one.record) | {"matter": one.matter} for one in found]
    return Answer({"attachments": told}, [_line(one) for one in found] or ["没有附件。"])


def _line(one: Kept) -> str:
    record = one.record
    pages = f"{record.pages} 页" if record.pages is not None else ""
    kind = PAPERS.get(record.kind or "", "")
    return "　".join(
        filter(None, (record.id, record.title(), kind, pages, one.matter, str(record.added_on)))
    )
