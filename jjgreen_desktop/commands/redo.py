"""redo: do again what was taken back last, or one by its number."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.undo import nothing_done
from jjgreen_desktop.operations.taking_back import do_again


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `redo`."""
    parser.add_argument(
        "--write", type=int, metavar="第几笔", help="见 history；不写则重做上一次撤销的"
    )


def run(options: argparse.Namespace) -> Answer:
    """Do it again. Raises Problem when another write goes first."""
    with desk(options.data) as office:
        name = do_again(office, options.write)
        said = f"已重做“{name}”。" if name else nothing_done(office, options.write, "重做")
    refused = {} if name else {"error": said}
    return Answer({"redone": name, **refused}, [said], ok=name is not None)
