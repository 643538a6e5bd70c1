"""attachment-remove: take one paper away; undo brings it back whole."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.attach import as_data
from jjgreen_desktop.commands.attachment_save import attachment_named
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.operations.attachments import remove


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `attachment-remove`."""
    parser.add_argument("attachment", metavar="编号", help="attachments --json 里的 id")


def run(options: argparse.Namespace) -> Answer:
    """Take it away. Raises Problem when there is none."""
    with desk(options.data) as office:
        one = attachment_named(office, options.attachment)
        remove(office, one)
    return Answer(as_data(one), [f"已删除附件“{one.title()}”，可用 undo 撤销。"])
