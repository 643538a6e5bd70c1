"""remove: delete one record with its parts and what is kept beside it; undo brings all of it back."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.place import HELP, record_named
from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.policy_work import PackLoaded, RulingMade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import recording
from jjgreen_desktop.operations.importing.kinds import IMPORT_KINDS

REGISTERED = {kind.model for kind in IMPORT_KINDS.values()} | {RecordNote, Attachment}
# What stands for more than its own row is taken back by its own command, which moves the rest too.
INSTEAD: dict[type[Record], str] = {
    Merging: "unmerge",
    PastAward: "past-awards --remove",
    RulingMade: "rule --withdraw",
    PackLoaded: "pack --retire",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `remove`."""
    parser.add_argument("record", metavar="记录", help=HELP)


def run(options: argparse.Namespace) -> Answer:
    """Delete it. Raises Problem when there is none, it is none a clerk registers, or others belong to it."""
    with desk(options.data) as office:
        record = record_named(office, options.record)
        _require_registered(record)
        along = recording.remove(office, record)
    data = {"noun": record.noun, "record": record.id, "title": record.title(), "along": along}
    return Answer(data, [f"{recording.removed(record, along)}，可用 undo 撤销。"])


def _require_registered(record: Record) -> None:
    if type(record) in REGISTERED:
        return
    way = INSTEAD.get(type(record))
    fix = (
        f"请用 {way}，有关的登记会一并还原。"
        if way
        else "登记有误的，请用 undo 撤销登记它的那一步。"
    )
    raise Problem(f"{record.label}“{record.title()}”不能单独删除。", fix)
