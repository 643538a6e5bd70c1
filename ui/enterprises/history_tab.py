"""历史: everything that was done to an enterprise or park and its records, or to one of them."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.history import Event, subject_history
from jjgreen_desktop.operations.office import Office
from ui.history.events import Events
from ui.theme import GRID
from ui.widgets.empty import Empty
from ui.widgets.text import label
from ui.worker import Progress, Worker

ALL = "全部记录"
NOTHING = ("没有操作记录", "登记和修改都会记在这里：何时、谁、改前、改后。")


class HistoryTab(QWidget):
    """The events of the subject; a choice above narrows them to one record."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.events = Events("历史", timed=True)
        self.records = QComboBox()
        self.records.setAccessibleName("看哪条记录的历史")
        self._worker = worker
        self._subject = ""
        self._wanted = ""
        self._found: list[Event] = []
        self._lay_out()
        self.records.currentIndexChanged.connect(lambda _place: self._narrow())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(label("只看", "label"))
        top.addWidget(self.records, 1)
        top.addStretch(2)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.events, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(Empty(*NOTHING))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_subject(self, subject: Record, record: str = "") -> None:
        """Read the history of a subject; `record` is the id of the record to narrow it to."""
        self._wanted = record or (self._chosen if subject.id == self._subject else "")
        self._subject = subject.id
        if not isinstance(subject, Enterprise | Park | Provider):
            return

        def task(office: Office, _progress: Progress) -> list[Event]:
            return subject_history(office, subject)

        self._worker.run(task, lambda found: self._take(subject.id, found))

    @property
    def _chosen(self) -> str:
        return str(self.records.currentData() or "")

    def _take(self, subject: str, found: list[Event]) -> None:
        if subject != self._subject:
            return
        self._found = found
        self._stack.setCurrentIndex(0 if found else 1)
        names = {event.record: f"{event.label}　{event.title}" for event in reversed(found)}
        self.records.blockSignals(True)
        self.records.clear()
        self.records.addItem(ALL, "")
        for record, words in names.items():
            self.records.addItem(words, record)
        self.records.setCurrentIndex(max(self.records.findData(self._wanted), 0))
        self.records.blockSignals(False)
        self._narrow()

    def _narrow(self) -> None:
        chosen = self._chosen
        self.events.show_events([one for one in self._found if chosen in ("", one.record)])
