"""A paper opened in its place: a PDF page by page, a picture; of another kind, what can be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.attached import Attachment
from jjgreen_desktop.operations.attachments import content_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_files import PACKED, PICTURES
from ui.attached.picture import Picture, decoded
from ui.papers.preview import Preview
from ui.theme import GRID
from ui.widgets.elided import Elided
from ui.widgets.empty import Empty
from ui.widgets.text import button

LAUNCH, SAVE = "用系统程序打开", "另存…"
OTHER = "这种格式在本程序里看不了"
UNREADABLE = "这份材料显示不出来"


@dataclass(frozen=True)
class Opened:
    """A paper with its bytes, and its picture if it is one."""

    record: Attachment
    content: bytes
    image: QImage | None = None


def read(office: Office, record: Attachment) -> Opened:
    """For the worker. Raises Problem when the bytes are missing or damaged."""
    content = content_of(office, record)
    return Opened(record, content, decoded(content) if record.media in PICTURES else None)


def launchable(record: Attachment) -> bool:
    """Whether another program may be asked to show it: no archive, for nobody knows what is in it."""
    return record.media not in PACKED


class Viewer(QWidget):
    """Shows one paper over the list; Esc goes back."""

    back = Signal()
    saving = Signal()
    launching = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: Attachment | None = None
        self.preview = Preview()
        self.preview.view.setAccessibleName("附件内容")
        self.picture = Picture()
        self.other = Empty()
        self._name = Elided("heading")
        self._launch = button(LAUNCH, self.launching.emit, tip="用系统程序打开一份只读的副本")
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(button("返回", self.back.emit, icon="arrow-left", tip="返回附件列表（Esc）"))
        top.addWidget(self._name, 1)
        top.addWidget(self._launch)
        top.addWidget(
            button(SAVE, self.saving.emit, icon="device-floppy", tip="存一份到U盘或文件夹")
        )
        self.other.stepped.connect(self._step)
        for part in (self.preview, self.picture, self.other):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def show_opened(self, opened: Opened) -> None:
        """Show a paper from its beginning."""
        self.shown = opened.record
        self._name.setText(opened.record.title())
        self._launch.setVisible(launchable(opened.record))
        if opened.record.media == "pdf":
            self._show_pdf(opened)
        elif opened.image is not None and not opened.image.isNull():
            self._stack.setCurrentWidget(self.picture)
            self.picture.show_image(opened.image)
            self.picture.area.setFocus()
        else:
            self._tell(UNREADABLE if opened.image is not None else OTHER)

    def _show_pdf(self, opened: Opened) -> None:
        self.preview.show_pdf(opened.content)
        if self.preview.pages:
            self._stack.setCurrentWidget(self.preview)
            self.preview.view.setFocus()
        else:
            self._tell(UNREADABLE)

    def _tell(self, why: str) -> None:
        assert self.shown is not None
        if launchable(self.shown):
            what, step = "可以用系统里的程序打开一份只读的副本，或另存一份。", LAUNCH
        else:
            what, step = "压缩包不从这里打开，请另存一份，解压后核对里面的材料。", SAVE
        if why == UNREADABLE:
            what = f"它可能有密码或已损坏。{what}"
        self.other.tell(why, what, step)
        self._stack.setCurrentWidget(self.other)
        self.other.focus_step()

    def _step(self) -> None:
        if self.shown is not None:
            (self.launching if launchable(self.shown) else self.saving).emit()

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the viewer while it is shown, not to the page under it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)
