"""parts: what is part of one record (findings, invoices, changes of status, carriers), and what they come to."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.place import HELP, record_named
from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.values import show
from jjgreen_desktop.operations.part_sums import said
from jjgreen_desktop.operations.parts import held_parts


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `parts`."""
    parser.add_argument("record", metavar="记录", help=HELP)


def run(options: argparse.Namespace) -> Answer:
    """List them. Raises Problem when there is no such record."""
    with desk(options.data) as office:
        whole = record_named(office, options.record)
        parts = held_parts(office, whole)
    sum_ = said(whole, parts)
    data = {
        "noun": whole.noun,
        "record": whole.id,
        "title": whole.title(),
        "parts": [{"noun": part.noun, **part.model_dump(exclude_none=True)} for part in parts],
        "sum": sum_.words,
        "agrees": sum_.agrees,
    }
    return Answer(data, _lines(whole, parts, sum_.words))


def _lines(whole: Record, parts: list[Record], words: str) -> list[str]:
    if not parts:
        return [f"{whole.label}“{whole.title()}”名下没有下级记录。"]
    return [*map(_line, parts), *filter(None, [words])]


def _line(part: Record) -> str:
    """A part in the words of its list."""
    told: list[Any] = [
        f"{entry.label} {show(entry, value)}{entry.unit}"
        for entry in fields_of(type(part))
        if entry.in_table
        and entry.kind is not Kind.LINK
        and (value := getattr(part, entry.key)) is not None
    ]
    return f"{part.id}　{part.label}　{'，'.join(told)}"
