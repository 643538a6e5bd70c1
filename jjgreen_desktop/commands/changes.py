"""changes: what came out otherwise today than when it was sealed, and why."""

import argparse
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.seals import seal_named
from jjgreen_desktop.operations.changing import since_file, since_seal
from jjgreen_desktop.policy.assessment import Assessment
from jjgreen_desktop.policy.changes import Change, summed


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `changes`."""
    parser.add_argument(
        "--since", required=True, metavar="封存", help="封存编号（见 seals），或导出的封存文件"
    )


def run(options: argparse.Namespace) -> Answer:
    """Compare. Raises Problem when there is no such seal, or its subject is gone."""
    path = Path(options.since)
    with desk(options.data) as office:
        if path.is_file():
            found = since_file(office, path)
        else:
            found = since_seal(office, seal_named(office, options.since))
    total = sum(change.difference_fen for change in found)
    data = {"since": options.since, "changes": list(map(_told, found)), "difference_fen": total}
    return Answer(data, [*(change.said() for change in found), summed(found)])


def _told(change: Change) -> dict[str, Any]:
    line = change.line
    return {
        "clause": line.clause,
        "of": line.of,
        "record_title": line.record_title,
        "before": _state(change.before),
        "after": _state(change.after),
        "difference_fen": change.difference_fen,
        "causes": list(change.causes),
        "sure": change.sure,
        "sentence": change.sentence,
    }


def _state(line: Assessment | None) -> dict[str, Any] | None:
    return {"outcome": line.outcome, "ceiling_fen": line.ceiling_fen} if line else None
