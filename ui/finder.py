"""The enterprises as light rows and the index over them: read by the worker, searched as one types."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.worker import Progress, Worker

if (
    TYPE_CHECKING
):  # the register's models are imported by the worker's thread, after the first paint
    from jjgreen_desktop.domain.catalogue import Field
    from jjgreen_desktop.domain.enterprise import Enterprise
    from jjgreen_desktop.operations.office import Office
    from jjgreen_desktop.operations.searching import Index

PAGE = 100  # rows: more than any screen shows at once
PAUSE = 400  # ms after the last save before the index is built again


@dataclass(frozen=True, slots=True)
class Hit:
    """One enterprise found: its id and the line that shows it."""

    id: str
    text: str


def columns() -> "tuple[Field, ...]":
    """The fields of an enterprise that stand in the list."""
    from jjgreen_desktop.domain.catalogue import fields_of
    from jjgreen_desktop.domain.enterprise import Enterprise

    return tuple(entry for entry in fields_of(Enterprise) if entry.in_table)


class Finder(QObject):
    """Keeps the light rows (id, then the list's columns as stored) and finds among them."""

    loaded = Signal()  # the rows are there; the index follows
    painted = Signal()  # the first page is on the screen: what it could do without may be read now

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, tuple[Any, ...]] = {}
        self.whole = False  # whether these are all the rows
        self._worker = worker
        self._index: Index | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._build)

    def begin(self) -> None:
        """Read the first page and show it, then all there is."""
        self._worker.run(_read_page, self._take_page, failed=lambda _problem: self._go_on())

    def _take_page(self, rows: dict[str, tuple[Any, ...]]) -> None:
        self.rows = rows
        self.loaded.emit()
        self._worker.after_paint(self._go_on)

    def _go_on(self) -> None:
        self.painted.emit()
        self.reload()

    def reload(self) -> None:
        """Read the rows, show them, then build the index."""
        self._worker.run(_read_rows, self._take_rows)

    def _build(self) -> None:
        self._worker.run(_build_index, self._take_index)

    def put(self, record: "Enterprise") -> None:
        """One enterprise was saved: show it at once; the index follows when there is a pause."""
        shown = record.model_dump(mode="json")
        self.rows[record.id] = (record.id, *(shown[entry.key] for entry in columns()))
        self.loaded.emit()
        self._pause.start()

    def find(self, text: str, limit: int) -> list[str]:
        """Ids of the enterprises that match by name, code or pinyin initials, in display order."""
        if not self._index:  # being built: names and codes can be sought already, initials not yet
            named = (found for found, row in self.rows.items() if _holds(row, text.strip()))
            return list(islice(named, limit))
        return [found for found in self._index.find(text, limit) if found in self.rows]

    def hits(self, text: str, limit: int) -> list[Hit]:
        """The same, with the words for a short list of proposals."""
        return [self._hit(found) for found in self.find(text, limit)]

    def _hit(self, record: str) -> Hit:
        row = self.rows[record]
        return Hit(record, "　".join(str(value) for value in row[1:3] if value))

    def _take_rows(self, rows: dict[str, tuple[Any, ...]]) -> None:
        self.rows, self.whole = rows, True
        self.loaded.emit()
        self._worker.after_paint(self._build)

    def _take_index(self, index: "Index") -> None:
        self._index = index
        self.loaded.emit()


def _holds(row: tuple[Any, ...], text: str) -> bool:
    return any(text.casefold() in (value or "").casefold() for value in row[1:3])


def _build_index(office: "Office", _progress: Progress) -> "Index":
    from jjgreen_desktop.operations.searching import Index

    return Index.build(office)


def _read_page(office: "Office", _progress: Progress) -> dict[str, tuple[Any, ...]]:
    return {row[0]: row for row in islice(_rows(office), PAGE)}


def _read_rows(office: "Office", _progress: Progress) -> dict[str, tuple[Any, ...]]:
    return {row[0]: row for row in _rows(office)}


def _rows(office: "Office") -> Iterator[tuple[Any, ...]]:
    from jjgreen_desktop.domain.enterprise import Enterprise

    return office.store.rows(Enterprise, "id", *(entry.key for entry in columns()))
