"""approve: record the amount the city approved for one line, from the city's paper."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.lines import one_line
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.when import day
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES, Award
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.values import Unreadable, parse
from jjgreen_desktop.operations.awards import approve

APPROVED = field_of(Award, "approved_fen")
EXAMPLE = "请写元数，如 500000 或 500000.00。"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `approve`."""
    parser.add_argument(
        "--of", required=True, metavar="记录", help="依据记录的编号，assess --json 里的 of"
    )
    parser.add_argument(
        "--clause", choices=CLAUSES, metavar="条款", help="条款号，如 2.1；只有一条时可不写"
    )
    parser.add_argument("--yuan", required=True, metavar="元", help="核定金额，如 500000")
    parser.add_argument("--document", required=True, metavar="文件", help="市里文件的标题和文号")
    parser.add_argument("--on", required=True, type=day, metavar="日期", help="如 2026-10-12")
    parser.add_argument("--number", metavar="文号", help=field_of(Award, "notice_number").label)


def run(options: argparse.Namespace) -> Answer:
    """Record it. Raises Problem when the line is not eligible or the amount above its ceiling."""
    fen = _fen(options.yuan)
    with desk(options.data) as office:
        line = one_line(office, options.of, options.clause)
        award = approve(office, line, fen, options.document, options.on, options.number)
    data = {"award": award.id, "of": award.of, "clause": award.clause, "approved_fen": fen}
    return Answer(data, [f"已登记市级核定 {money.yuan(fen)} 元（{options.document}）。"])


def _fen(text: str) -> int:
    try:
        fen: int | None = parse(APPROVED, text)
    except Unreadable as error:
        raise UsageError(f"{error}{EXAMPLE}") from error
    if fen is None:
        raise UsageError(f"没有写市级核定金额。{EXAMPLE}")
    return fen
