"""材料与记事: what is kept beside a firm, park or record; papers at the left, remarks at the right."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import attachments, notes
from jjgreen_desktop.operations.attachments import Added, Kept
from jjgreen_desktop.operations.beside import places
from jjgreen_desktop.operations.notes import Noted
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_files import MEDIA
from ui.attached import opening
from ui.attached.counting import pdf_pages
from ui.attached.dropping import Dropping, files_in, picture_in, picture_name
from ui.attached.notes import Notes
from ui.attached.papers import Papers
from ui.attached.viewer import Opened, Viewer, read
from ui.lookups import Lookups
from ui.theme import GRID
from ui.widgets import file_choice
from ui.widgets.beside import beside
from ui.widgets.elided import Elided
from ui.widgets.text import label
from ui.worker import Progress, Worker

SHARES = (62, 38)  # % of the width: papers, remarks
ALL = ""
ALL_RECORDS = "全部记录"
SUFFIXES = " ".join(f"*.{ending}" for ending in MEDIA)
TAKEN = f"扫描件、照片和文档 ({SUFFIXES})"
NOTHING_COPIED = "剪贴板里没有图片或文件。请先截图，或在文件夹里复制文件，再粘贴。"


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
        self.choose_files: file_choice.ChooseSeveral = file_choice.several_to_open
        self.choose_place: file_choice.Choose = file_choice.to_save
        self.launch: opening.Launch = opening.launch
        self.copies = opening.Copies()
        self.folder = file_choice.documents()
        self.records = QComboBox()
        self.records.setAccessibleName("看哪条记录的材料与记事")
        self.papers = Papers(lookups)
        self.notes = Notes(worker)
        self.viewer = Viewer()
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
        papers = self.papers
        papers.adding.connect(self._choose_files)
        papers.pasting.connect(self.paste)
        papers.checking.connect(self._check)
        papers.opening.connect(self._open)
        papers.saving.connect(self._save)
        papers.removing.connect(self._remove)
        papers.changed.connect(self._change)
        self.viewer.back.connect(self.leave)
        self.viewer.saving.connect(lambda: self._with_shown(self._save))
        self.viewer.launching.connect(lambda: self._with_shown(self._launch))
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
        of = to or self.target
        if of is not None and paths:
            self._worker.run(
                lambda office, progress: attachments.attach_files(
                    office, of, paths, pages=pdf_pages, go_on=progress.go_on
                ),
                self._added,
                says="正在添加附件",
            )

    def _added(self, added: Added) -> None:
        self._wrote(added.said, added.attached[-1].record.id)

    def _wrote(self, sentence: str, paper: str = "") -> None:
        self.say.emit(sentence)
        self.written.emit()
        self.reload(paper)

    def _choose_files(self) -> None:
        if found := self.choose_files(self, "添加附件", self.folder, TAKEN):
            self.folder = found[0].parent
            self.add(found)

    def paste(self) -> None:
        """Attach what was copied: files, or a picture."""
        data = QApplication.clipboard().mimeData()
        if files := files_in(data):
            self.add(files)
        elif picture := picture_in(data):
            self._add_picture(picture)
        else:
            self.say.emit(NOTHING_COPIED)

    def _add_picture(self, picture: bytes) -> None:
        of, found = self.target, self._found
        if of is None or found is None:
            return
        names = {one.record.file_name for one in found.papers}
        name = picture_name(found.day, lambda tried: tried in names)

        def task(office: Office, _progress: Progress) -> Added:
            return Added((attachments.attach(office, of, name, picture),))

        self._worker.run(task, self._added, says="正在添加附件")

    def _open(self, paper: Attachment) -> None:
        self._worker.run(
            lambda office, _progress: read(office, paper), self._show, says="正在打开附件"
        )

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

    def _save(self, paper: Attachment) -> None:
        kind = f"{(paper.media or '').upper()} 文件 (*.{paper.media})"
        path = self.choose_place(self, "另存附件", self.folder / paper.title(), kind)
        if path is not None:
            self.folder = path.parent
            self._worker.run(
                lambda office, _progress: attachments.save_copy(office, paper, path),
                lambda there: self.say.emit(f"已保存到“{there}”，读回核对一致。"),
                says="正在保存",
            )

    def _launch(self, paper: Attachment) -> None:
        copies = self.copies
        self._worker.run(
            lambda office, _progress: copies.put(
                paper.title(), attachments.content_of(office, paper)
            ),
            self._hand_over,
            says="正在打开附件",
        )

    def _hand_over(self, path: Path) -> None:
        if self.launch(path):
            self.say.emit(
                f"已用系统程序打开“{path.name}”的副本；在那里改动的不会回到登记簿，退出本程序时副本删除。"
            )
        else:
            self.say.emit(f"系统里没有能打开“{path.name}”的程序，请另存后在别的电脑上打开。")

    def _check(self) -> None:
        subject = self._subject

        def task(office: Office, progress: Progress) -> list[str]:
            return attachments.damaged(office, subject, progress.go_on)

        self._worker.run(task, self._checked, says="正在核对附件")

    def _checked(self, faults: list[str]) -> None:
        count = len(self._found.papers) if self._found else 0
        self.say.emit("".join(faults) or f"已核对 {count} 份附件，内容都与添加时一致。")

    def _change(self, paper: Attachment, key: str, value: str | None) -> None:
        def task(office: Office, _progress: Progress) -> Attachment:
            if key == "file_name":
                return attachments.rename(office, paper, value or "")
            return attachments.change(office, paper, **{key: value})

        self._worker.run(task, lambda now: self._changed(paper, now))

    def _changed(self, before: Attachment, now: Attachment) -> None:
        if now != before:
            self._wrote(f"已保存附件“{now.title()}”。")
        else:
            self.reload()

    def _remove(self, paper: Attachment) -> None:
        self._worker.run(
            lambda office, _progress: attachments.remove(office, paper),
            lambda _nothing: self._wrote(f"已删除附件“{paper.title()}”。"),
        )

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
