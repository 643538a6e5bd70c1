"""attach: keep files as papers of a firm, a park or one record."""

import argparse
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.place import HELP, record_named
from jjgreen_desktop.domain.attached import PAPERS, Attachment
from jjgreen_desktop.operations.attachments import Attached, attach_files
from jjgreen_desktop.operations.paper_files import MOST

MB = 1024 * 1024


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `attach`."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="文件",
        help=f"PDF、照片或文档，每份不超过 {MOST // MB} MB",
    )
    parser.add_argument("--to", required=True, metavar="附在哪里", help=HELP)
    parser.add_argument(
        "--kind", metavar="种类", help=f"材料种类：{'、'.join(PAPERS.values())}；不写照文件名认"
    )
    parser.add_argument("--note", metavar="备注", help="备注")


def run(options: argparse.Namespace) -> Answer:
    """Attach them as one write; those refused are told, and the exit code is 1 then.

    Raises Problem when none could be attached or there is no such record, UsageError for an unknown kind.
    """
    from ui.attached.counting import pdf_pages  # what draws PDFs counts their pages, too

    kind = _kind(options.kind)
    with desk(options.data) as office:
        of = record_named(office, options.to)
        added = attach_files(office, of, options.files, kind, note=options.note, pages=pdf_pages)
    told = [_told(one) for one in added.attached]
    refused = [{"what": one.what, "fix": one.fix} for one in added.refused]
    return Answer({"attached": told, "refused": refused}, [added.said], ok=not refused)


def _kind(text: str | None) -> str | None:
    known = PAPERS | {label: key for key, label in PAPERS.items()}
    if text is None or text in PAPERS:
        return text
    if text not in known:
        raise UsageError(f"--kind 没有“{text}”这一种，可选：{'、'.join(PAPERS.values())}。")
    return known[text]


def _told(one: Attached) -> dict[str, Any]:
    return as_data(one.record) | {"same_as": [twin.id for twin in one.twins]}


def as_data(one: Attachment) -> dict[str, Any]:
    """An attachment as an object; size in bytes, `content` its sha256."""
    return {
        "id": one.id,
        "of_noun": one.of_noun,
        "of": one.of,
        "enterprise": one.enterprise,
        "park": one.park,
        "file_name": one.file_name,
        "kind": one.kind,
        "pages": None if one.pages is None else int(one.pages),
        "size": None if one.size is None else int(one.size),
        "media": one.media,
        "content": one.content,
        "added_on": one.added_on,
        "added_by": one.added_by,
        "note": one.note,
    }
