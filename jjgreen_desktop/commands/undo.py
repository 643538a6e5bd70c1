"""undo: take back the last write, or one by its number."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.taking_back import take_back


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `undo`."""
    parser.add_argument("--write", type=int, metavar="第几笔", help="见 history；不写则撤销上一笔")


def run(options: argparse.Namespace) -> Answer:
    """Take it back. Raises Problem when another write goes first."""
    with desk(options.data) as office:
        name = take_back(office, options.write)
        said = f"已撤销“{name}”。" if name else nothing_done(office, options.write, "撤销")
    refused = {} if name else {"error": said}
    return Answer({"undone": name, **refused}, [said], ok=name is not None)


def nothing_done(office: Office, seq: int | None, verb: str) -> str:
    """Why nothing was taken back, or done again: nothing is left, or that write is not one for it."""
    if seq is None:
        return f"没有可以{verb}的操作。"
    if entry := office.store.entry(seq):
        return f"第 {seq} 笔“{entry.name}”现在没有可以{verb}的，请用 history 查看它是否已经撤销。"
    return f"没有第 {seq} 笔操作，请用 history 查看各笔是第几笔。"
