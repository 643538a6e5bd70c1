"""notes: list the remarks on a firm, a park, one record, or all, the newest first."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.note import as_data
from jjgreen_desktop.commands.place import HELP, record_named
from jjgreen_desktop.operations.notes import Noted, notes


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `notes`."""
    parser.add_argument("of", nargs="?", metavar="谁的", help=f"{HELP}；不写为全部")


def run(options: argparse.Namespace) -> Answer:
    """List them. Raises Problem when there is no such record."""
    with desk(options.data) as office:
        found = notes(office, record_named(office, options.of) if options.of else None)
    told = [as_data(one.record) | {"matter": one.matter} for one in found]
    return Answer({"notes": told}, [_line(one) for one in found] or ["没有记事。"])


def _line(one: Noted) -> str:
    record = one.record
    words = " ".join((record.text or "").split())
    return "　".join(
        filter(None, (record.id, str(record.noted_on), record.noted_by, one.matter, words))
    )
