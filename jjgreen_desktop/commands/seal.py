"""seal: freeze the assessment of one subject, and put it into a file any PC can verify."""

import argparse
from pathlib import Path

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.seal_object import told
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.commands.when import day
from jjgreen_desktop.operations.seals import mark, require_name, seal


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `seal`."""
    parser.add_argument(
        "--subject", required=True, metavar="代码", help="一家企业或园区的信用代码或全称"
    )
    parser.add_argument(
        "--on",
        type=day,
        metavar="日期",
        help="按哪一天测算，如 2026-06-30；不写为今天",
    )
    parser.add_argument("--note", metavar="文字", help="为什么封存")
    parser.add_argument(
        "--out", type=Path, metavar="文件", help="同时存成文件，如 样例厂.jjseal.zip"
    )


def run(options: argparse.Namespace) -> Answer:
    """Seal. Raises Problem when the subject is not registered or the day lies ahead."""
    with desk(options.data) as office:
        if options.out:
            require_name(options.out)
        holder = subject_named(office, options.subject)
        made = seal(office, holder, options.on, note=options.note, out=options.out)
    data = told(made, holder.title()) | {"file": options.out}
    lines = [
        f"已封存{holder.title()} {made.assessed_on} 的测算，封存编号 {made.id}，校验值 {mark(made)}。"
    ]
    if options.out:
        lines.append(f"已存成“{options.out}”，可在任何装有本程序的电脑上核验。")
    return Answer(data, lines)
