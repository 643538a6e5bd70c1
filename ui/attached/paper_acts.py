"""What is done with papers: added, opened, saved elsewhere, renamed, checked, deleted."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from jjgreen_desktop.domain.attached import Attachment
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import attachments
from jjgreen_desktop.operations.attachments import Added
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_files import MEDIA
from ui.attached import opening
from ui.attached.counting import pdf_pages
from ui.attached.dropping import files_in, picture_in, picture_name
from ui.attached.viewer import Opened, read
from ui.widgets import file_choice
from ui.worker import Progress, Worker

SUFFIXES = " ".join(f"*.{ending}" for ending in MEDIA)
TAKEN = f"扫描件、照片和文档 ({SUFFIXES})"
NOTHING_COPIED = "剪贴板里没有图片或文件。请先截图，或在文件夹里复制文件，再粘贴。"


class PaperActs(QObject):
    """Asks the clerk where and the worker to do it, on behalf of the tab it stands on."""

    said = Signal(str)  # nothing was written
    wrote = Signal(str, str)  # the sentence, and the id of the paper to pick ("": as it was)
    kept = Signal()  # what was typed changes nothing: show it as it is
    opened = Signal(Opened)

    def __init__(self, tab: QWidget, worker: Worker) -> None:
        super().__init__(tab)
        self.choose_files: file_choice.ChooseSeveral = file_choice.several_to_open
        self.choose_place: file_choice.Choose = file_choice.to_save
        self.launch: opening.Launch = opening.launch
        self.copies = opening.Copies()
        self.folder = file_choice.documents()
        self._tab = tab
        self._worker = worker

    def choose(self, of: Record | None) -> None:
        """Attach files the clerk picks."""
        if found := self.choose_files(self._tab, "添加附件", self.folder, TAKEN):
            self.folder = found[0].parent
            self.add(found, of)

    def add(self, paths: list[Path], of: Record | None) -> None:
        """Attach files to a record."""
        if of is not None and paths:
            self._worker.run(
                lambda office, progress: attachments.attach_files(
                    office, of, paths, pages=pdf_pages, go_on=progress.go_on
                ),
                self._added,
                says="正在添加附件",
            )

    def paste(self, of: Record | None, names: Collection[str | None], day: date | None) -> None:
        """Attach what was copied, files or a picture; `names` are taken, `day` is today."""
        data = QApplication.clipboard().mimeData()
        if files := files_in(data):
            self.add(files, of)
        elif not (picture := picture_in(data)):
            self.said.emit(NOTHING_COPIED)
        elif of is not None and day is not None:
            self._add_picture(picture, of, picture_name(day, lambda tried: tried in names))

    def _add_picture(self, picture: bytes, of: Record, name: str) -> None:
        def task(office: Office, _progress: Progress) -> Added:
            return Added((attachments.attach(office, of, name, picture),))

        self._worker.run(task, self._added, says="正在添加附件")

    def _added(self, added: Added) -> None:
        self.wrote.emit(added.said, added.attached[-1].record.id)

    def open(self, paper: Attachment) -> None:
        """Read a paper to be shown."""
        self._worker.run(
            lambda office, _progress: read(office, paper), self.opened.emit, says="正在打开附件"
        )

    def save(self, paper: Attachment) -> None:
        """Put a copy where the clerk says."""
        kind = f"{(paper.media or '').upper()} 文件 (*.{paper.media})"
        path = self.choose_place(self._tab, "另存附件", self.folder / paper.title(), kind)
        if path is not None:
            self.folder = path.parent
            self._worker.run(
                lambda office, _progress: attachments.save_copy(office, paper, path),
                lambda there: self.said.emit(f"已保存到“{there}”，读回核对一致。"),
                says="正在保存",
            )

    def open_elsewhere(self, paper: Attachment) -> None:
        """Hand a copy to the program the system has for it."""
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
            self.said.emit(
                f"已用系统程序打开“{path.name}”的副本；在那里改动的不会回到登记簿，退出本程序时副本删除。"
            )
        else:
            self.said.emit(f"系统里没有能打开“{path.name}”的程序，请另存后在别的电脑上打开。")

    def check(self, subject: Record | None, count: int) -> None:
        """Whether the papers of a subject, so many, are what they were when they were added."""

        def task(office: Office, progress: Progress) -> list[str]:
            return attachments.damaged(office, subject, progress.go_on)

        well = f"已核对 {count} 份附件，内容都与添加时一致。"
        self._worker.run(
            task, lambda faults: self.said.emit("".join(faults) or well), says="正在核对附件"
        )

    def change(self, paper: Attachment, key: str, value: str | None) -> None:
        """Another name, kind or remark."""

        def task(office: Office, _progress: Progress) -> Attachment:
            if key == "file_name":
                return attachments.rename(office, paper, value or "")
            return attachments.change(office, paper, **{key: value})

        self._worker.run(task, lambda now: self._changed(paper, now))

    def _changed(self, before: Attachment, now: Attachment) -> None:
        if now != before:
            self.wrote.emit(f"已保存附件“{now.title()}”。", "")
        else:
            self.kept.emit()

    def remove(self, paper: Attachment) -> None:
        """Delete a paper; it can be undone."""
        self._worker.run(
            lambda office, _progress: attachments.remove(office, paper),
            lambda _nothing: self.wrote.emit(f"已删除附件“{paper.title()}”。", ""),
        )
