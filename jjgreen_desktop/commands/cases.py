"""cases: worked examples against the engine; without files those the pack carries."""

import argparse
from pathlib import Path

from jjgreen_desktop.bootstrap import shipped_pack
from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import read_file
from jjgreen_desktop.commands.pack import refusal
from jjgreen_desktop.operations.files import read_whole
from jjgreen_desktop.operations.pack_candidate import try_cases, unpack
from jjgreen_desktop.policy.cases import CaseResult, run_cases
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pack_file import MOST_BYTES
from jjgreen_desktop.policy.tables import PackFault


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `cases`."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="文件.toml", help="算例文件；不写时用政策包自带的"
    )
    parser.add_argument(
        "--pack", type=Path, metavar="文件.zip", help="用这个政策包核对；不写时用随程序的"
    )


def run(options: argparse.Namespace) -> Answer:
    """Run them. Raises Problem naming file and key when a case says something unknown."""
    pack = _pack(options.pack) if options.pack else shipped_pack()
    found = list(try_cases(pack)) if not options.files else []
    for path in options.files:
        found += run_cases(pack, str(path), read_file(path))
    failed = [result for result in found if not result.ok]
    data = {"passed": len(found) - len(failed), "failed": len(failed), "cases": found}
    return Answer(data, [*map(_line, failed), _summary(found, failed)], ok=not failed)


def _pack(path: Path) -> Pack:
    """The pack of a file, its cases not tried yet. Raises Refusal."""
    try:
        return unpack(path.name, read_whole(path, MOST_BYTES))[1]
    except PackFault as fault:
        raise refusal(fault) from fault


def _line(result: CaseResult) -> str:
    return f"✗ {result.file}：{result.name}：{result.why}"


def _summary(found: list[CaseResult], failed: list[CaseResult]) -> str:
    return f"算例 {len(found)} 个，相符 {len(found) - len(failed)} 个，不符 {len(failed)} 个。"
