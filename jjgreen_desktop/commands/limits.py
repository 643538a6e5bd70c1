"""limits: 能效标杆水平 and energy limits per product, searched as from the field of a retrofit."""

import argparse
from dataclasses import asdict

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.operations.limits import Limit
from jjgreen_desktop.operations.reference import load_reference


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `limits`."""
    parser.add_argument("words", nargs="+", metavar="词", help="产品、标准号、行业或拼音首字母")


def run(options: argparse.Namespace) -> Answer:
    """Search. Finding nothing is an answer, too."""
    found = load_reference().limits.find(" ".join(options.words))
    data = {"limits": [{**asdict(row), "citation": row.citation()} for row in found]}
    return Answer(data, [_line(row) for row in found] or ["没有找到，请换一个词再查。"])


def _line(row: Limit) -> str:
    levels = "/".join(
        "—" if each is None else f"{each:f}" for each in (row.best, row.middle, row.least)
    )
    return f"{row.citation()}　{levels} {row.unit}　{row.confidence_words}{'　' + row.note if row.note else ''}"
