"""Plans the import of a file: read in the child process, then planned by the operations."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations import imports
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.office import Office


def plan_file(office: Office, kind: str, path: Path) -> Plan:
    """What importing the file would do; nothing is written. `kind` is a key of plans.KINDS.

    Raises Problem when the file cannot be read or as a whole cannot be imported.
    """
    with _uncollected():
        return imports.plan(office, kind, read_workbook(path))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hundreds of thousands of cells and no cycle among them: looking for cycles costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
