"""undo: take back the last write, or one by its number."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.operations.taking_back import take_back


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `undo`."""
    parser.add_argument("--write", type=int, metavar="第几笔", help="见 history；不写则撤销上一笔")


def run(options: argparse.Namespace) -> Answer:
    """Take it back. Raises Problem when another write goes first."""
    with desk(options.data) as office:
        name = take_back(office, options.write)
    said = f"已撤销“{name}”。" if name else "没有可以撤销的操作。"
    refused = {} if name else {"error": said}
    return Answer({"undone": name, **refused}, [said], ok=name is not None)
