"""verify: compute a sealed assessment again and say that it is equal, or where it first differs.

No register is needed. A register is only asked when the file's policy pack is not the one that ships.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jjgreen_desktop.bootstrap import has_store, shipped_pack
from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.in_force import SHIPPED
from jjgreen_desktop.operations.seals import verify_file
from jjgreen_desktop.policy.pack import titled
from jjgreen_desktop.policy.verifying import Outcome, Verdict


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `verify`."""
    parser.add_argument("file", type=Path, metavar="文件", help="导出的测算封存文件")


def run(options: argparse.Namespace) -> Answer:
    """Verify. Raises Problem when the file cannot be read."""
    known = {shipped_pack().hash: SHIPPED}
    found = verify_file(None, options.file, known)
    if found.outcome is Outcome.FOREIGN_PACK and has_store(options.data):
        found = _with_register(options, known, found)
    return Answer(_told(options.file, found), _lines(options.file, found), ok=found.equal)


def _with_register(
    options: argparse.Namespace, known: Mapping[str, str], found: Verdict
) -> Verdict:
    """The verdict with the packs the register knows; without them when it is open elsewhere."""
    try:
        with desk(options.data) as office:
            return verify_file(office, options.file, known)
    except Problem as problem:
        return found.noting(f"没能查看本机登记簿认可的政策包：{problem.what}")


def _told(path: Path, found: Verdict) -> dict[str, Any]:
    manifest = found.manifest
    sealed = (
        {
            "subject": manifest.subject.model_dump(),
            "on": manifest.on,
            "pack": manifest.pack.model_dump(),
            "program": manifest.program,
            "facts_hash": manifest.facts_hash,
            "result_hash": manifest.result_hash,
        }
        if manifest
        else None
    )
    return {
        "file": path,
        "outcome": found.outcome,
        "equal": found.equal,
        "what": found.said,
        "fix": found.fix,
        "hash": found.hash or None,
        "pack_known": found.pack_known,
        "total_fen": found.total_fen,
        "sealed": sealed,
        "notes": list(found.notes),
    }


def _lines(path: Path, found: Verdict) -> list[str]:
    return [
        f"{found.title}：{path.name}",
        found.said,
        *_about(found),
        *found.notes,
        *filter(None, [found.fix]),
    ]


def _about(found: Verdict) -> list[str]:
    manifest = found.manifest
    if manifest is None:
        return []
    title = titled(manifest.pack.name, manifest.pack.version)
    pack = f"{title}（校验值 {manifest.pack.hash[:12]}）"
    lines = [
        f"对象：{manifest.subject.name}　测算日期：{manifest.on}",
        f"政策包：{'，'.join(filter(None, (pack, found.pack_words)))}",
        f"封存校验值：{found.hash}",
    ]
    if found.total_fen is not None:
        lines.append(f"重算可得合计：{money.yuan(found.total_fen)} 元")
    return lines
