"""The enterprises: the first page at once, then their ids and the index over them, read by the worker."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jjgreen_desktop.operations.ids import Ids
from ui.roll import PAGE, Roll
from ui.worker import Progress, Worker

if TYPE_CHECKING:  # the register's models are imported after the window is there
    from jjgreen_desktop.domain.enterprise import Enterprise
    from jjgreen_desktop.operations.office import Office


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

    def words(self, record: str) -> tuple[str, str]:
        """Name and code of an enterprise; "" for what is not known."""
        firm = self.rows.get(record)
        if firm is None:
            return self.told(self.ids.place(record))
        return firm.__dict__["name"] or "", firm.__dict__["credit_code"] or ""


def _read_page(office: "Office", _progress: Progress) -> "list[Enterprise]":
    from jjgreen_desktop.domain.enterprise import Enterprise

    return office.store.page(Enterprise, "", PAGE)
