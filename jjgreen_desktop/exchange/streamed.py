"""A workbook whose rows wait in files of the system's: whether it is finished or given up, none of them stays."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from openpyxl import Workbook

BROKEN = (OSError, ValueError, StopIteration)  # what closing a sheet that could not be written says


@contextmanager
def streamed() -> Iterator[Workbook]:
    """A write-only workbook for the length of a block; of one that fails the waiting rows are removed."""
    book = Workbook(write_only=True)
    try:
        yield book
    except BaseException:
        for sheet in book.worksheets:
            _give_up(sheet)
        raise


def _give_up(sheet: Any) -> None:
    writer = sheet._writer  # openpyxl has no way of its own to leave a sheet unfinished
    if writer is None:
        return
    with suppress(*BROKEN):
        if not sheet.closed:
            sheet.close()
    with suppress(*BROKEN):  # of a sheet that was saved they are gone already
        writer.cleanup()
