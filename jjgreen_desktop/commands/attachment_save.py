"""attachment-save: put a copy of one paper into a file."""

import argparse
from pathlib import Path

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.attach import as_data
from jjgreen_desktop.commands.desk import desk, require_ending
from jjgreen_desktop.domain.attached import Attachment
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.attachments import save_copy
from jjgreen_desktop.operations.office import Office


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `attachment-save`."""
    parser.add_argument("attachment", metavar="编号", help="attachments --json 里的 id")
    parser.add_argument("--out", type=Path, required=True, metavar="文件")


def run(options: argparse.Namespace) -> Answer:
    """Write it, read back. Raises Problem when there is none, it is damaged, or cannot be written."""
    with desk(options.data) as office:
        one = attachment_named(office, options.attachment)
        require_ending(options.out, f".{one.media}")
        save_copy(office, one, options.out)
    data = as_data(one) | {"file": options.out}
    return Answer(data, [f"附件“{one.title()}”已保存到“{options.out}”，读回核对一致。"])


def attachment_named(office: Office, record: str) -> Attachment:
    """The attachment with this id. Raises Problem when there is none."""
    found = office.get(Attachment, record)
    if found is None:
        raise Problem(f"没有编号为“{record}”的附件。", "请先用 attachments 列出附件及其编号。")
    return found
