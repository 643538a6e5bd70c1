"""The start of the program: the workbook reader's child process, or the command line and the window."""

import gc
import os
import sys
from collections.abc import Sequence

READER = "_read-workbook"
# pydantic would search every installed package for plug-ins of its own; there are to be none.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"

# Python would look for garbage every 700 new objects: a twentieth of the start-up, and there is none.
gc.set_threshold(100_000)


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the words after the program's name ask for; returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == [READER]:  # a short-lived child with little memory: nothing else is imported
        from jjgreen_desktop.exchange import reader_child

        return reader_child.main(words[1])
    from jjgreen_desktop.commands.line import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
