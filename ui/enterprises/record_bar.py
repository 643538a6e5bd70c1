"""The line between the list of a tab and its form: how the record stands, and what can be done with it."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jjgreen_desktop.domain.attached import Attachment
from jjgreen_desktop.domain.record import Record
from ui.enterprises.status_line import StatusLine
from ui.widgets.text import button

KEY = "Ctrl+D"
DELETE = "删除这条记录，可撤销"
GIVE_UP = "放弃这条还没有保存的记录，填的内容不保留"


class RecordBar(QWidget):
    """Each signal is one of its buttons."""

    papers = Signal()
    history = Signal()
    remove = Signal()
    new = Signal()

    def __init__(self, what: str) -> None:
        super().__init__()
        self.status = StatusLine()
        self._papers = button(
            Attachment.label,
            self.papers.emit,
            "link",
            icon="file-text",
            tip="这条记录的附件与记事",
        )
        self._history = button(
            "历史", self.history.emit, "link", icon="history", tip="这条记录何时、由谁、改了什么"
        )
        self._delete = button(
            "删除",
            self.remove.emit,
            "danger",
            icon="trash",
            tip=DELETE,
            key=KEY,
        )
        self._new = button(f"新建{what}", self.new.emit, icon="plus", key="Ctrl+Return")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.status, 1)
        for part in (self._papers, self._history, self._delete, self._new):
            layout.addWidget(part)

    def show_record(self, record: Record, kept: Iterable[Record]) -> None:
        """What is kept beside the record stands on its button; one not saved yet has nothing."""
        counts = Counter(one.label for one in kept if record.id and one.__dict__["of"] == record.id)
        words = "　".join(f"{label} {count}" for label, count in counts.items())
        self._papers.setText(words or Attachment.label)
        self.allow(bool(record.id))

    def allow(self, known: bool) -> None:
        """Whether the record is registered; one that is not can be given up."""
        for part in (self._history, self._papers):
            part.setEnabled(known)
        self._delete.setToolTip(f"{DELETE if known else GIVE_UP}（{KEY}）")

    def enter(self) -> None:
        """Put the cursor onto the step that begins the next record."""
        self._new.setFocus()
