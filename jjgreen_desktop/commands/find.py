"""find: everything registered by name, project, document, number, person or pinyin initials, as Ctrl+K finds it."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import at_least_one
from jjgreen_desktop.operations.seeking import Hit, seek

LIMIT = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `find`."""
    parser.add_argument(
        "words",
        nargs="+",
        metavar="字词",
        help="名称、曾用名、代码、联系人、电话、项目、文号、合同号、发票号、记事的一部分，或拼音首字母；几个词须都相符",
    )
    parser.add_argument(
        "--limit",
        type=at_least_one,
        default=LIMIT,
        metavar="条数",
        help="每一类最多列几条，默认 20",
    )


def run(options: argparse.Namespace) -> Answer:
    """List what is found."""
    with desk(options.data) as office:
        found = seek(office, " ".join(options.words), each=options.limit)
    lines = [_line(hit) for hit in found.hits]
    more = "、".join(sorted(found.more))
    end = f"共列出 {len(lines)} 条{f'，{more}还有更多，请再写一个词' if more else ''}。"
    data = {"found": [_told(hit) for hit in found.hits], "more": sorted(found.more)}
    return Answer(
        data, [*lines, end] if lines else ["没有找到。请换一个字、编号中的几位或首字母再试。"]
    )


def _told(hit: Hit) -> dict[str, Any]:
    """A find as an object; `marks` are the places in `text` that match."""
    owner = {"noun": hit.owner_noun, "id": hit.owner} if hit.owner else None
    where = {"noun": hit.noun, "id": hit.record, "part": hit.part, "field": hit.key}
    told = {"group": hit.group, "text": hit.text, "marks": hit.marks, "note": hit.note}
    return told | where | {"owner": owner}


def _line(hit: Hit) -> str:
    return "　".join(filter(None, (hit.group, hit.text, hit.note)))
