"""An open register for the length of one command, and files named on the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.commands.parser import UsageError, understood
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.files import cause, read_whole
from jjgreen_desktop.operations.office import Office


@contextmanager
def desk(folder: Path) -> Iterator[Office]:
    """The office of a folder, closed again afterwards. Raises Problem when it cannot be opened.

    What is asked of it in words that mean nothing is a UsageError.
    """
    office = open_office(folder)
    try:
        with understood():
            yield office
    finally:
        office.store.close()


def read_file(path: Path) -> bytes:
    """The bytes of a file named by staff. Raises Problem when there is none or it cannot be read."""
    return read_whole(path)


def require_ending(path: Path, ending: str) -> None:
    """A file under a name that says what it is. Raises UsageError for another ending than `ending`."""
    if path.suffix.lower() != ending:
        raise UsageError(f"不能存成“{path.name}”。文件名请以 {ending} 结尾。")


def make_folder(folder: Path) -> Path:
    """The folder, made with those above it if need be. Raises Problem when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            f"不能建立文件夹“{folder}”（{cause(error)}）。", "请换一个可以写入的位置。"
        ) from error
    return folder
