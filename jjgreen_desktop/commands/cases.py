"""cases: worked examples against the engine; without files those the pack carries."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from jjgreen_desktop.bootstrap import shipped_pack
from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import read_file
from jjgreen_desktop.policy.cases import CaseResult, run_cases


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `cases`."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="文件.toml", help="算例文件；不写时用政策包自带的"
    )


def run(options: argparse.Namespace) -> Answer:
    """Run them. Raises Problem naming file and key when a case says something unknown."""
    found = [
        result
        for name, text in _texts(options.files).items()
        for result in run_cases(shipped_pack(), name, text)
    ]
    failed = [result for result in found if not result.ok]
    data = {"passed": len(found) - len(failed), "failed": len(failed), "cases": found}
    return Answer(data, [*map(_line, failed), _summary(found, failed)], ok=not failed)


def _texts(files: list[Path]) -> Mapping[str, bytes]:
    if files:
        return {str(path): read_file(path) for path in files}
    return shipped_pack().cases


def _line(result: CaseResult) -> str:
    return f"✗ {result.file}：{result.name}：{result.why}"


def _summary(found: list[CaseResult], failed: list[CaseResult]) -> str:
    return f"算例 {len(found)} 个，相符 {len(found) - len(failed)} 个，不符 {len(failed)} 个。"
