"""plan-mark: mark a line 必保 or 不列入 in a year's plan, or take the mark away."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.lines import one_line
from jjgreen_desktop.commands.when import budget_year
from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.budget import MARKS
from jjgreen_desktop.operations.budget import clear_mark, set_mark

NONE = "none"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `plan-mark`."""
    parser.add_argument(
        "--of", required=True, metavar="记录", help="依据记录的编号，plan --json 里的 of"
    )
    parser.add_argument(
        "--clause", choices=CLAUSES, metavar="条款", help="条款号，如 2.1；只有一条时可不写"
    )
    parser.add_argument(
        "--mark",
        required=True,
        choices=(*MARKS, NONE),
        help=f"{'，'.join(f'{key} 是{label}' for key, label in MARKS.items())}，{NONE} 是取消标记",
    )
    parser.add_argument("--reason", default="", metavar="理由", help="写明依据，如会议纪要")
    parser.add_argument("--year", type=int, metavar="年度", help="不写为本年度")


def run(options: argparse.Namespace) -> Answer:
    """Mark it. Raises Problem when there is no such line or no reason."""
    with desk(options.data) as office:
        year = budget_year(office, options.year)
        line = one_line(office, options.of, options.clause)
        if options.mark == NONE:
            clear_mark(office, year, line.clause, line.of)
        else:
            set_mark(office, year, line.clause, line.of, options.mark, options.reason)
    mark = None if options.mark == NONE else options.mark
    data = {"year": year, "clause": line.clause, "of": line.of, "mark": mark}
    about = f"{line.beneficiary.name}　{CLAUSES[line.clause]}"
    said = f"已标记{MARKS[mark]}" if mark else "已取消标记"
    return Answer(data, [f"{said}：{about}（{labels.of_year(year)}）。"])
