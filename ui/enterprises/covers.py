"""The list with its record, and the views that cover both: 问题清单, 疑似重复, 批量修改."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from ui.worker import Progress, Worker

if TYPE_CHECKING:  # each view is imported when it is first asked for
    from ui.enterprises.bulk_view import BulkView
    from ui.enterprises.duplicates import DuplicatesView
    from ui.enterprises.findings_view import FindingsView
    from ui.lookups import Lookups


class Covers(QStackedWidget):
    """Shows one of them at a time and passes on what it asks for."""

    say = Signal(str)
    go = Signal(str, object)
    changed = Signal()
    back = Signal()  # to the list
    opened = Signal(str, str)  # noun and id of a record
    found = Signal(object)  # the Spot a finding is at
    counted = Signal(int)  # how many pairs may be one firm
    gone = Signal(str)  # the id of a firm merged away
    merged = Signal(str)  # firms came or went; the sentence that says so
    edited = Signal(str)  # many records were changed; the sentence that says so

    def __init__(self, worker: Worker, beneath: QWidget) -> None:
        super().__init__()
        self.findings: FindingsView | None = None
        self.doubles: DuplicatesView | None = None
        self.bulk: BulkView | None = None
        self._worker = worker
        self.addWidget(beneath)
        self.currentChanged.connect(self._turned)

    def uncover(self) -> None:
        """Show the list with its record."""
        self.setCurrentIndex(0)

    @property
    def uncovered(self) -> bool:
        """Whether the list with its record is in view."""
        return self.currentIndex() == 0

    def reload(self) -> bool:
        """Read again what covers the list; whether anything does."""
        view = self.currentWidget()
        if self.findings and view is self.findings:
            self.findings.arrive()
        elif self.doubles and view is self.doubles:
            self.doubles.reload()
        elif self.bulk and view is self.bulk:
            self.bulk.reload()
        return not self.uncovered

    def put_away(self) -> None:
        """Keep what is typed and cannot be saved yet."""
        if self.findings:
            self.findings.put_away()

    def show_findings(self) -> None:
        """What is wrong, missing or to be explained anywhere in the register."""
        if self.findings is None:
            self.findings = self._make_findings()
        self.setCurrentWidget(self.findings)
        self.findings.arrive()

    def _make_findings(self) -> "FindingsView":
        from ui.enterprises.findings_view import FindingsView

        made = FindingsView(self._worker)
        made.say.connect(self.say)
        made.go.connect(self.go)
        made.changed.connect(self.changed)
        made.back.connect(self.back)
        made.opened.connect(self.found)
        self.addWidget(made)
        return made

    def _turned(self) -> None:
        """What is read anew whenever it is shown is not kept while it is not."""
        if self.doubles and self.currentWidget() is not self.doubles:
            self.doubles.let_go()

    def show_doubles(self) -> None:
        """The firms that may be registered twice."""
        if self.doubles is None:
            self.doubles = self._make_doubles()
        self.setCurrentWidget(self.doubles)
        self.doubles.reload()
        self.doubles.take_focus()

    def count_doubles(self) -> None:
        """Count them unasked; in view, they are counted as they are read."""
        if self.doubles is None or self.currentWidget() is not self.doubles:
            self._worker.run(_count_doubles, self.counted.emit)

    def _make_doubles(self) -> "DuplicatesView":
        from ui.enterprises.duplicates import DuplicatesView

        made = DuplicatesView(self._worker)
        made.back.connect(self.back)
        made.opened.connect(lambda firm: self.opened.emit(Enterprise.noun, firm))
        made.counted.connect(self.counted)
        made.gone.connect(self.gone)
        made.written.connect(self.merged)
        self.addWidget(made)
        return made

    def show_bulk(self, lookups: "Lookups", model: type[Record], chosen: Sequence[str]) -> None:
        """One field of many records of a kind."""
        if self.bulk is None:
            self.bulk = self._make_bulk(lookups)
        self.setCurrentWidget(self.bulk)
        self.bulk.show_chosen(model, chosen)
        self.bulk.take_focus()

    def _make_bulk(self, lookups: "Lookups") -> "BulkView":
        from ui.enterprises.bulk_view import BulkView

        made = BulkView(self._worker, lookups)
        made.back.connect(self.back)
        made.opened.connect(self.opened)
        made.written.connect(self.edited)
        self.addWidget(made)
        return made


def _count_doubles(office: Office, _progress: Progress) -> int:
    from jjgreen_desktop.operations.duplicates import candidates

    return sum(one.answer is None for one in candidates(office))
