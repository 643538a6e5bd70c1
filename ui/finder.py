"""The enterprises: the first page at once, then their ids and the index over them, read by the worker."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jjgreen_desktop.operations.ids import Ids
from ui.roll import PAGE, Roll
from ui.worker import Progress, Worker

if TYPE_CHECKING:  # the register's models are imported after the window is there
    from jjgreen_desktop.domain.enterprise import Enterprise
    from jjgreen_desktop.operations.office import Office


class Hit(NamedTuple):
    """One enterprise found: its id and the line that shows it."""

    id: str
    text: str


class Finder(Roll):
    """The roll of enterprises, that the whole window finds them by."""

    begun = Signal()  # an office is being opened: what the list shows is asked for
    painted = Signal()  # the first page is on the screen: what it could do without may be read now

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(worker, None, parent)
        self._unpainted = False

    @property
    def model(self) -> "type[Enterprise]":
        """Enterprises."""
        from jjgreen_desktop.domain.enterprise import Enterprise

        return Enterprise

    def begin(self) -> None:
        """Read the first page and show it, then all there is."""
        self._worker.run(_read_page, self._take_page, failed=lambda _problem: self._go_on())
        self.begun.emit()

    def _take_page(self, firms: "list[Enterprise]") -> None:
        self.ids = Ids(firm.id for firm in firms)
        self.rows = {firm.id: firm for firm in firms}
        self._unpainted = True
        self.ask(self.listing)

    def shown_on(self, page: QWidget) -> None:
        """The first page is there to be painted; when it is, all else is read."""
        if self._unpainted:
            self._unpainted = False
            self._worker.after_paint(self._go_on, page)

    def _go_on(self) -> None:
        self.painted.emit()
        self.reload()

    def hits(self, text: str, limit: int) -> list[Hit]:
        """Those that match by name, code or pinyin initials, with the words for a short list of proposals."""
        return [self.hit(found) for found in self.find(text, limit)]

    def hit(self, record: str) -> Hit:
        """One enterprise with its words."""
        firm = self.rows.get(record)
        known = (firm.__dict__["name"], firm.__dict__["credit_code"]) if firm else None
        told = known or self.told(self.ids.place(record))
        return Hit(record, "　".join(filter(None, told)))


def _read_page(office: "Office", _progress: Progress) -> "list[Enterprise]":
    from jjgreen_desktop.domain.enterprise import Enterprise

    return office.store.page(Enterprise, "", PAGE)
