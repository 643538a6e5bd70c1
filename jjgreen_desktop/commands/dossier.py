"""dossier: everything about one enterprise, park or provider, as staff read it or as one object."""

import argparse
from collections.abc import Iterator
from typing import Any

from jjgreen_desktop.commands.answer import Answer, plain
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.subject import holder_named
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.dossier import dossiers
from jjgreen_desktop.operations.dossier_shape import Block, Dossier, Row, Section


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `dossier`."""
    parser.add_argument("subject", metavar="代码", help="一家企业、园区或服务商的信用代码或全称")


def run(options: argparse.Namespace) -> Answer:
    """Tell everything. Raises Problem when the subject is not registered."""
    with desk(options.data) as office:
        found = holder_named(office, options.subject)
        (made,) = dossiers(office, [(found.noun, found.id)])
    return Answer(told(made), list(_lines(made)))


def told(made: Dossier) -> dict[str, Any]:
    """The dossier as an object: sections of blocks, their rows by the keys of their columns, money in 分."""
    return {
        "noun": made.noun,
        "subject": made.subject,
        "name": made.name,
        "credit_code": made.code or None,
        "county": made.county or None,
        "on": made.basis.on,
        "pack": {"id": made.basis.pack, "hash": made.basis.pack_hash},
        "facts_hash": made.basis.facts_hash,
        "total_fen": made.total_fen,
        "providers_fen": made.providers_fen,
        "energy": plain(made.energy),
        "sections": {section.key: _section(section) for section in made.sections},
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "said": section.said,
        "blocks": [_block(block) for block in section.blocks if block.rows],
    }


def _block(block: Block) -> dict[str, Any]:
    """A table; a sum is no row of it. The facts of one record are one row."""
    rows = [_row(block, row) for row in block.rows if not row.summed]
    if not block.heads:
        facts = {row.cells[0].value or row.cells[0].text: row.cells[1] for row in block.rows}
        record = block.opens.of if block.opens else None
        rows = [{key: cell.value for key, cell in facts.items()} | {"of": record}]
    return {"key": block.key, "title": block.title, "rows": rows}


def _row(block: Block, row: Row) -> dict[str, Any]:
    found = {
        head.key: _value(cell.value, cell.text)
        for head, cell in zip(block.heads, row.cells, strict=False)
    }
    return found | {"of": (row.opens.of or None) if row.opens else None}


def _value(value: Any, text: str) -> Any:
    """What is behind the words; the words themselves where there is nothing else."""
    if value is not None:
        return value
    return text if text not in ("", UNKNOWN) else None


def _lines(made: Dossier) -> Iterator[str]:
    yield f"{made.name}　{made.title}"
    for section in made.told():
        yield ""
        yield section.title
        if section.said:
            yield f"  {section.said}"
        for block in section.blocks:
            if block.title and block.rows:
                yield f"  {block.title}"
            for row in block.rows:
                yield f"    {'　'.join(cell.text for cell in row.cells if cell.text)}"
    if untold := made.untold():
        yield ""
        yield untold
