"""history: what was done to a firm, a park, one record, or by one write; without any, the latest writes."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import at_least_one
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.operations.history import (
    Deed,
    Event,
    deeds,
    events_of_write,
    find_record,
    record_history,
    subject_history,
)
from jjgreen_desktop.operations.office import Office

MOST = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `history`."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--subject", metavar="企业或园区", help="代码、名称或编号")
    what.add_argument("--of", metavar="编号", help="一条记录的编号，已删除的也可以")
    what.add_argument("--write", type=int, metavar="第几笔", help="一笔操作改了什么")
    parser.add_argument(
        "--most", type=at_least_one, default=MOST, metavar="条数", help=f"最多几条（{MOST}）"
    )


def run(options: argparse.Namespace) -> Answer:
    """Tell. Raises Problem for a firm, record or write there is not."""
    with desk(options.data) as office:
        if options.subject or options.of or options.write is not None:
            found = _events(office, options)[: options.most]
            return Answer({"events": list(map(_event, found))}, [one.said for one in found])
        listed = deeds(office, options.most)
        return Answer({"writes": list(map(_deed, listed))}, list(map(_line, listed)))


def _events(office: Office, options: argparse.Namespace) -> list[Event]:
    if options.subject:
        return subject_history(office, subject_named(office, options.subject), options.most)
    if options.of:
        return record_history(office, find_record(office, options.of), options.of)
    return events_of_write(office, options.write, options.most)


def _line(one: Deed) -> str:
    state = f"（{one.state}）" if one.state else ""
    return f"{one.entry.seq:>6}　{one.when}　{one.who}　{one.name}{state}"


def _deed(one: Deed) -> dict[str, Any]:
    return {
        "seq": one.entry.seq,
        "at": one.entry.at,
        "operator": one.entry.operator,
        "name": one.entry.name,
        "kind": one.entry.kind,
        "of": one.entry.of,
        "taken_back": one.entry.taken_back,
    }


def _event(one: Event) -> dict[str, Any]:
    return {
        "seq": one.entry.seq,
        "at": one.entry.at,
        "operator": one.entry.operator,
        "kind": one.entry.kind,
        "noun": one.noun,
        "record": one.record,
        "title": one.title,
        "deed": one.deed,
        "fields": [
            {"key": each.key, "label": each.label, "before": each.before, "after": each.after}
            for each in one.fields
        ],
    }
