"""A workbook whose rows wait in files of the system's: whether it is finished or given up, none of them stays."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from openpyxl import Workbook

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.files import cause

BROKEN = (OSError, ValueError, StopIteration)  # what closing a sheet that could not be written says


@contextmanager
def streamed() -> Iterator[Workbook]:
    """A write-only workbook for the length of a block; of one that fails the waiting rows are removed.

    Raises Problem when the disk where they wait takes no more.
    """
    book = Workbook(write_only=True)
    try:
        yield book
    except BaseException as error:
        for sheet in book.worksheets:
            _give_up(sheet)
        if isinstance(error, OSError):
            raise Problem(
                f"存放临时文件的磁盘写不下（{cause(error)}），没有导出。",
                "请清理系统盘的空间，再导出一次；登记簿和原有文件没有变动。",
            ) from error
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
