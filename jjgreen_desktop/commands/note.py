"""note: write down a remark on a firm, a park or one record."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.place import HELP, record_named
from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.operations.notes import note


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `note`."""
    parser.add_argument("text", metavar="内容", help="要记的事")
    parser.add_argument("--to", required=True, metavar="记在哪里", help=HELP)


def run(options: argparse.Namespace) -> Answer:
    """Write it. Raises Problem when it is empty or there is no such record."""
    with desk(options.data) as office:
        of = record_named(office, options.to)
        made = note(office, of, options.text)
    return Answer(as_data(made), [f"已记在{of.label}“{of.title()}”上：{made.title()}"])


def as_data(one: RecordNote) -> dict[str, Any]:
    """A remark as an object."""
    keys = ("id", "of_noun", "of", "enterprise", "park", "noted_on", "noted_by", "text")
    return {key: getattr(one, key) for key in keys}
