"""What the worker makes of a paper: the finished one, or one turn of one that takes long."""

from collections.abc import Callable
from dataclasses import dataclass

from jjgreen_desktop.operations.office import Office
from ui.worker import Progress


@dataclass(frozen=True)
class Made:
    """A finished paper: the PDF and the name proposed for its file, without suffix; what there is to say of it."""

    name: str
    pdf: bytes
    note: str = ""


@dataclass(frozen=True)
class Turn:
    """A paper on its way: what is being done, how much of how much is done, and the turn that comes next."""

    words: str
    done: int
    of: int
    go_on: "Task"


Task = Callable[[Office, Progress], Made | Turn]
