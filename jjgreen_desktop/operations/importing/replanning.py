"""What is written is what was seen: a plan the register has moved away from is shown again first."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.history import deeds
from jjgreen_desktop.operations.office import Office


class Seen(Protocol):
    """A plan somebody has looked at (a frozen dataclass); `state` is the register it was made against."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def state(self) -> str:
        """As told by `state_of`."""
        ...

    def against(self, now: Any) -> str:
        """How `now`, the same plan made anew, differs; in words."""
        ...


P = TypeVar("P", bound=Seen)


class Replanned(Problem, Generic[P]):
    """Not written: the register has changed since the plan was seen, and `plan` now says something else."""

    def __init__(self, seen: P, now: P, write: str) -> None:
        super().__init__(
            f"看过方案以后登记簿又有改动（最近一次：{write}），{seen.against(now)}。什么都没有写入。",
            "方案已重新计算，请再看一遍，再确认导入。",
        )
        self.plan = now


def state_of(office: Office) -> str:
    """Names the register as it is now: another after every write, undo and redo, also over restarts."""
    return ",".join(str(entry.seq) for entry in office.store.history(1))


def still_so(office: Office, seen: P, again: Callable[[], P]) -> P:
    """The plan to write: as it was seen, made anew with `again` when the register has changed since.

    Raises Replanned when made anew it says anything else than what was seen.
    """
    if seen.state == state_of(office):
        return seen
    now = again()
    if now != replace(seen, state=now.state):
        raise Replanned(seen, now, deeds(office, 1)[0].name)
    return now
