"""Plans the import of a file: read in the child process, then planned by the operations."""

from pathlib import Path

from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations import imports
from jjgreen_desktop.operations.importing.collecting import uncollected
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.office import Office


def plan_file(office: Office, kind: str, path: Path) -> Plan:
    """What importing the file would do; nothing is written. `kind` is a key of kinds.KINDS.

    Raises Problem when the file cannot be read or as a whole cannot be imported.
    """
    with uncollected():
        return imports.plan(office, kind, read_workbook(path))
