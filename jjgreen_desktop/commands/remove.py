"""remove: delete one record with its parts and what is kept beside it; undo brings all of it back."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.place import HELP, record_named
from jjgreen_desktop.operations import recording


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `remove`."""
    parser.add_argument("record", metavar="记录", help=HELP)


def run(options: argparse.Namespace) -> Answer:
    """Delete it. Raises Problem when there is none, or other records belong to it."""
    with desk(options.data) as office:
        record = record_named(office, options.record)
        along = recording.remove(office, record)
    told = f"，连同{along}" if along else ""
    data = {"noun": record.noun, "record": record.id, "title": record.title(), "along": along}
    return Answer(data, [f"已删除{record.label}“{record.title()}”{told}，可用 undo 撤销。"])
