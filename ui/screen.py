"""The base of every page in the rail."""

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from ui.worker import Worker


class Screen(QWidget):
    """One page: it asks the worker for what it shows, and the main window for everything else."""

    title: str = ""
    icon: str = ""  # the name of a file in resources/icons, without ".svg"

    go = Signal(
        str, object
    )  # open a page: ("enterprise", id), ("papers", request), ("awards", None)
    say = Signal(str)  # a sentence for the message bar
    changed = Signal()  # records were written; the other screens reload when they are next shown

    visited = Signal(str, str)  # noun and id of the enterprise, park or provider now shown
    taken_back = Signal(object)  # the name of a write that was undone here, None if there was none

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.worker = worker
        self.splitters: tuple[QSplitter, ...] = ()  # with a name; where they stand is remembered

    def unsaved(self) -> int:
        """How many records hold something typed that could not be saved."""
        return 0

    def unfinished(self) -> str:
        """What goes on in turns and would come to nothing if the window closed: 正在导出登记簿."""
        return ""

    def leave_off(self) -> None:
        """The window closes all the same: stop what is unfinished."""

    def put_away(self) -> None:
        """The window may be closed next: keep what is typed and cannot be saved yet."""

    def recall(self, memory: QSettings) -> None:
        """The screen was made: `memory` holds how it was left the last time."""
        for splitter in self.splitters:
            place = memory.value(f"splitter/{splitter.objectName()}")
            if isinstance(place, QByteArray):
                splitter.restoreState(place)

    def remember(self, memory: QSettings) -> None:
        """The window closes: keep how the screen is left."""
        for splitter in self.splitters:
            memory.setValue(f"splitter/{splitter.objectName()}", splitter.saveState())

    def arrive(self, argument: object = None) -> None:
        """The page is shown: reload what is on it; `argument` says what to open."""
