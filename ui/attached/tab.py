"""材料与记事: what is kept beside a firm, park or record; papers at the left, remarks at the right."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import attachments, notes
from jjgreen_desktop.operations.attachments import Kept
from jjgreen_desktop.operations.beside import places
from jjgreen_desktop.operations.notes import Noted
from jjgreen_desktop.operations.office import Office
from ui.attached.dropping import Dropping
from ui.attached.notes import Notes
from ui.attached.paper_acts import PaperActs
from ui.attached.papers import Papers
from ui.attached.viewer import Opened, Viewer
from ui.lookups import Lookups
from ui.theme import GRID
from ui.widgets.beside import beside
from ui.widgets.elided import Elided
from ui.widgets.text import label
from ui.worker import Worker

SHARES = (62, 38)  # % of the width: papers, remarks
ALL = ""
ALL_RECORDS = "全部记录"


@dataclass(frozen=True)
class _Read:
    """What the tab shows, and the day."""

    places: list[Record]
    papers: list[Kept]
    notes: list[Noted]
    day: date


class AttachedTab(QWidget):
    """Shows one subject at a time, all that is kept of it or of one of its records."""

    say = Signal(str)
    written = Signal()
    counted = Signal(int)

    def __init__(self, worker: Worker, lookups: Lookups) -> None:
        super().__init__()
        self.records = QComboBox()
        self.records.setAccessibleName("看哪条记录的材料与记事")
        self.papers = Papers(lookups)
        self.notes = Notes(worker)
        self.viewer = Viewer()
        self.acts = PaperActs(self, worker)
        self._worker = worker
        self._subject: Record | None = None
        self._wanted = ""
        self._found: _Read | None = None
        self._target = Elided("muted")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(label("只看", "label"))
        top.addWidget(self.records, 1)
        top.addWidget(self._target, 1)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(beside(self.papers, self.notes, SHARES, handle=2 * GRID), 1)
        self._stack.addWidget(listing)
        self._stack.addWidget(self.viewer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.records.currentIndexChanged.connect(lambda _row: self._narrow())
        Dropping(self).dropped.connect(self.add)
        papers, acts = self.papers, self.acts
        papers.adding.connect(lambda: acts.choose(self.target))
        papers.pasting.connect(self.paste)
        papers.checking.connect(self._check)
        papers.opening.connect(acts.open)
        papers.saving.connect(acts.save)
        papers.removing.connect(acts.remove)
        papers.changed.connect(acts.change)
        acts.said.connect(self.say)
        acts.wrote.connect(self._wrote)
        acts.kept.connect(self.reload)
        acts.opened.connect(self._show)
        self.viewer.back.connect(self.leave)
        self.viewer.saving.connect(lambda: self._with_shown(acts.save))
        self.viewer.launching.connect(lambda: self._with_shown(acts.open_elsewhere))
        self.notes.given.connect(self._note)
        self.notes.reworded.connect(self._reword)
        self.notes.removing.connect(self._remove_note)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def show_subject(self, subject: Record, record: str = ALL) -> None:
        """Read what is kept of a subject; `record` is the id of the one to narrow it to, or of a paper or remark."""
        another = self._subject is None or self._subject.id != subject.id
        if another:
            self._found = None
        if another or record:
            self._stack.setCurrentIndex(0)
        self._wanted = record or (ALL if another else self._chosen)
        self._subject = subject
        self.reload()

    def reload(self, paper: str = "") -> None:
        """Read it again; `paper` is the id of the attachment to pick."""
        subject = self._subject
        if subject is not None:
            self._worker.run(
                lambda office, _progress: _read(office, subject),
                lambda found: self._take(subject, found, paper),
            )

    @property
    def _chosen(self) -> str:
        return str(self.records.currentData() or ALL)

    @property
    def target(self) -> Record | None:
        """The record new papers and remarks go to: the one shown alone, else the subject."""
        found = self._found.places if self._found else []
        return next((one for one in found if one.id == self._chosen), self._subject)

    def _take(self, subject: Record, found: _Read, paper: str) -> None:
        if subject is not self._subject:
            return
        self._found = found
        wanted, remark = self._wanted, ""
        if any(one.record.id == wanted for one in found.papers):
            self._wanted, paper = ALL, wanted
        if any(one.record.id == wanted for one in found.notes):
            self._wanted, remark = ALL, wanted
        self.records.blockSignals(True)
        self.records.clear()
        self.records.addItem(ALL_RECORDS, ALL)
        for one in found.places:
            self.records.addItem(f"{one.label}　{one.title()}", one.id)
        self.records.setCurrentIndex(max(self.records.findData(self._wanted), 0))
        self.records.blockSignals(False)
        self.counted.emit(len(found.papers) + len(found.notes))
        self._narrow(paper, remark)

    def _narrow(self, paper: str = "", remark: str = "") -> None:
        found, target = self._found, self.target
        if found is None or target is None:
            return
        self._wanted = chosen = self._chosen
        named = f"{target.label}“{target.title()}”"
        self._target.setText(f"新加的附在{named}上")
        papers = [x for x in found.papers if chosen in (ALL, x.record.of)]
        self.papers.show_papers(papers, paper, of_one=bool(chosen))
        shown = [x for x in found.notes if chosen in (ALL, x.record.of)]
        self.notes.show_notes(shown, target.id, named, remark, of_one=bool(chosen))

    def add(self, paths: list[Path], to: Record | None = None) -> None:
        """Attach files to a record, else to the one new papers go to."""
        self.acts.add(paths, to or self.target)

    def _wrote(self, sentence: str, paper: str = "") -> None:
        self.say.emit(sentence)
        self.written.emit()
        self.reload(paper)

    def paste(self) -> None:
        """Attach what was copied: files, or a picture."""
        found = self._found
        names = {one.record.file_name for one in found.papers} if found else set()
        self.acts.paste(self.target, names, found.day if found else None)

    def _check(self) -> None:
        self.acts.check(self._subject, len(self._found.papers) if self._found else 0)

    def _show(self, opened: Opened) -> None:
        self._stack.setCurrentWidget(self.viewer)
        self.viewer.show_opened(opened)

    def leave(self) -> None:
        """Back to the list."""
        self._stack.setCurrentIndex(0)
        self.papers.grid.setFocus()

    def _with_shown(self, do: Callable[[Attachment], None]) -> None:
        if self.viewer.shown is not None:
            do(self.viewer.shown)

    def _note(self, text: str) -> None:
        if (of := self.target) is not None:
            about = of
            self._worker.run(lambda office, _progress: notes.note(office, about, text), self._noted)

    def _reword(self, noted: RecordNote, text: str) -> None:
        self._worker.run(lambda office, _progress: notes.reword(office, noted, text), self._noted)

    def _noted(self, noted: RecordNote) -> None:
        self.notes.written()
        self._wrote(f"已记下“{noted.title()}”。")

    def _remove_note(self, noted: RecordNote) -> None:
        self._worker.run(
            lambda office, _progress: notes.remove(office, noted),
            lambda _nothing: self._wrote(f"已删除记事“{noted.title()}”。"),
        )


def _read(office: Office, subject: Record) -> _Read:
    return _Read(
        places(office, subject),
        attachments.attachments(office, subject),
        notes.notes(office, subject),
        office.today(),
    )
