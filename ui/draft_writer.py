"""Writes what is typed and not yet saved; what the store could not take is owed, and tried again."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from jjgreen_desktop.domain.problem import Problem
from ui.pause import after_pause
from ui.worker import NotDone, Worker

if TYPE_CHECKING:
    from jjgreen_desktop.operations.office import Office

NOT_KEPT = "填写中的内容还没能留存。"


@dataclass(frozen=True, eq=False)
class _Owed:
    """A value (a false one: nothing is typed any more), and how it is written."""

    value: object
    write: "Callable[[Office], object]"


class DraftWriter(QObject):
    """What was handed in by key stays owed until the store has it; a refusal is told once, not at each try.

    `again` hands in what is due and calls `write`; it is called `pause` ms after something is typed, or could
    not be written.
    """

    def __init__(
        self, worker: Worker, again: Callable[[], object], pause: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.problem: Problem | None = None  # why the last try failed
        self.again = again
        self._worker = worker
        self._owed: dict[Hashable, _Owed] = {}
        self._held: dict[Hashable, object] = {}
        self._pause = after_pause(self, pause, again)
        worker.writers.add(self)

    def soon(self) -> None:
        """Write when the typing pauses."""
        if not self._pause.isActive():
            self._pause.start()

    def hold(self, key: Hashable, value: object) -> None:
        """The store has that already."""
        self._held[key] = value

    def owe(self, key: Hashable, value: object, write: "Callable[[Office], object]") -> None:
        """Have this written next, unless the store has it."""
        if key in self._owed or key not in self._held or self._held[key] != value:
            self._owed[key] = _Owed(value, write)

    def owed(self, key: Hashable) -> object:
        """What is still to be written under a key; None when nothing is."""
        return self._owed[key].value if key in self._owed else None

    def settle(self, key: Hashable) -> None:
        """Whoever saved it has the draft forgotten: nothing is owed of it."""
        self._owed.pop(key, None)
        self._held.pop(key, None)

    @property
    def unkept(self) -> int:
        """How much is typed that the store does not have."""
        return sum(bool(one.value) for one in self._owed.values())

    def write(self) -> None:
        """Write what is owed now."""
        self._pause.stop()
        for key, owed in self._owed.items():
            self._hand_in(key, owed)

    def _hand_in(self, key: Hashable, owed: _Owed) -> None:
        self._worker.run(
            lambda office, _progress: owed.write(office),
            lambda _done: self._written(key, owed),
            failed=self._refused,
        )

    def _written(self, key: Hashable, owed: _Owed) -> None:
        self.problem = None
        if self._owed.get(key) is owed:  # else something newer is, or it was saved
            del self._owed[key]
            self._held[key] = owed.value

    def _refused(self, problem: Problem) -> None:
        told, self.problem = self.problem, problem
        if isinstance(problem, NotDone) or not isValid(self):
            return  # an error of ours is told by the window, and would come again
        if told is None:
            self._worker.failed.emit(Problem(f"{NOT_KEPT}{problem.what}", problem.fix))
        self.soon()
