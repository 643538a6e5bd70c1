"""redo: do again what was taken back last."""

import argparse

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing follows `redo`."""


def run(options: argparse.Namespace) -> Answer:
    """Do it again. Raises Problem when a record of it was changed since."""
    with desk(options.data) as office:
        name = office.store.redo()
    said = f"已重做“{name}”。" if name else "没有可以重做的操作。"
    refused = {} if name else {"error": said}
    return Answer({"redone": name, **refused}, [said], ok=name is not None)
