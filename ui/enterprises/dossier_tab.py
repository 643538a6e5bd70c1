"""一企一档: everything about the subject on one page, its chapters at the left, every row opening its record."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.dossier_shape import Dossier
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_words import file_safe
from ui.enterprises.dossier_charts import Look, Sizes, images_of, pages_of, sizes_of
from ui.enterprises.dossier_view import DossierView
from ui.theme import GRID
from ui.widgets import file_choice
from ui.widgets.elided import Elided
from ui.widgets.text import button
from ui.worker import Progress, Worker

CHAPTERS = 148  # px
NARROW = 700  # px; below it the chapters make room for the page
MARGIN = 40  # px beside a chart
WIDEST = 1100  # px of a chart
SETTLED = 200  # ms after the window was made wider or narrower


@dataclass(frozen=True, slots=True)
class _Key:
    """What a dossier was gathered from: it holds while all of it is the same."""

    subject: str
    revision: int
    day: date


@dataclass(frozen=True, slots=True)
class _Read:
    key: _Key
    made: Dossier
    sizes: Sizes


class DossierTab(QWidget):
    """Gathered by the worker when the tab is shown and anything was written since."""

    opened = Signal(object)  # a Place
    go = Signal(str, object)
    say = Signal(str)

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.choose_path: file_choice.Choose = file_choice.to_save
        self.view = DossierView()
        self.chapters = QListWidget()
        self._worker = worker
        self._subject: Enterprise | Park | Provider | None = None
        self._key: _Key | None = None
        self._drawn = 0  # px
        self._told = Elided("muted")
        self._print = button("打印", self.print_, icon="printer", tip="打印（Ctrl+P）")
        self._save = button("存为 PDF…", self.save, icon="device-floppy", tip="存为 PDF（Ctrl+S）")
        self._table = button(
            "导出登记…",
            self._export,
            icon="file-spreadsheet",
            tip="把名下的登记存成可以再导入的表格",
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLED)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self._told, 1)
        top.addWidget(self._print)
        top.addWidget(self._save)
        top.addWidget(self._table)
        self.chapters.setAccessibleName("档案各章")
        self.chapters.setFixedWidth(CHAPTERS)
        self.chapters.setSpacing(GRID // 4)
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.chapters)
        row.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.view.opened.connect(self.opened)
        self.view.reloaded.connect(self._again)
        self.chapters.currentItemChanged.connect(self._jump)
        self.chapters.itemActivated.connect(lambda _item: self.view.setFocus())
        self._soon.timeout.connect(self._fit)
        for key, press in (("Ctrl+P", self.print_), ("Ctrl+S", self.save)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)

    def show_subject(self, subject: Record) -> None:
        """Gather the dossier of a subject, unless the one shown still holds."""
        if not isinstance(subject, Enterprise | Park | Provider):
            return
        self._subject = subject
        self._table.setVisible(not isinstance(subject, Provider))
        known, width = self._key, self._width()

        def read(office: Office, _progress: Progress) -> _Read | None:
            from jjgreen_desktop.operations.dossier import dossiers

            key = _Key(subject.id, office.store.revision, office.today())
            if key == known:
                return None
            (made,) = tuple(dossiers(office, [(subject.noun, subject.id)]))
            return _Read(key, made, sizes_of(made, width))

        self._worker.run(read, lambda found: self._take(subject, found))

    def _export(self) -> None:
        """A provider has nothing registered under it."""
        if self._subject is not None:
            self.go.emit("exchange", ("export", self._subject.noun, self._subject.id))

    def _take(self, subject: Record, found: _Read | None) -> None:
        if found is None or self._subject is None or subject.id != self._subject.id:
            return
        self._key = found.key
        self._list(found.made)
        self._tell(found.made)
        self.view.show_dossier(found.made, found.sizes)
        self._drawn = next(iter(found.sizes.values()), (self._width(), 0))[0]
        self._draw(found.made, found.sizes)

    def _list(self, made: Dossier) -> None:
        """The chapters there are, the one chosen before again."""
        chosen = self.chapters.currentItem()
        before = chosen.data(Qt.ItemDataRole.UserRole) if chosen else ""
        self.chapters.blockSignals(True)
        self.chapters.clear()
        for section in made.told():
            item = QListWidgetItem(section.title)
            item.setToolTip(section.title)
            item.setData(Qt.ItemDataRole.UserRole, section.key)
            self.chapters.addItem(item)
            if section.key == before:
                self.chapters.setCurrentItem(item)
        self.chapters.blockSignals(False)

    def _tell(self, made: Dossier) -> None:
        self._told.setText(
            f"按 {made.basis.on} 的登记情况。点一行的第一格，或双击一行，打开它的登记。"
        )

    def _draw(self, made: Dossier, sizes: Sizes) -> None:
        """The charts after the text: what draws them takes a moment the first time."""
        if not sizes:
            return
        look = Look.of(self.palette(), self._drawn)  # the page has no ground of its own
        self._worker.run(
            lambda _office, _progress: pages_of(made, look),
            lambda pages: self._show_charts(made, sizes, pages),
        )

    def _show_charts(self, made: Dossier, sizes: Sizes, pages: dict[str, bytes]) -> None:
        if self.view.made is made:
            self.view.show_charts(images_of(pages, sizes, self.devicePixelRatioF()))

    def take_focus(self) -> None:
        """The cursor stands among the chapters, or on the page where those made room."""
        (self.chapters if self.chapters.isVisibleTo(self) else self.view).setFocus()

    def _jump(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.view.jump(item.data(Qt.ItemDataRole.UserRole))

    def _width(self) -> int:
        return max(min(self.view.viewport().width() - MARGIN, WIDEST), NARROW // 2)

    def print_(self) -> None:
        """Show the paper, from where it is printed."""
        if self._subject:
            from ui.papers.requests import dossiers_paper

            subject = self._subject
            paper = dossiers_paper([(subject.noun, subject.id)], [subject.title()])
            self.go.emit("papers", paper)

    def save(self) -> None:
        """Put the paper into a file."""
        subject = self._subject
        if subject is None:
            return
        named = f"一企一档-{subject.title()}"
        proposed = file_choice.documents() / f"{file_safe(named)}.pdf"
        path = self.choose_path(self, "存为 PDF", proposed, file_choice.PDF)
        if path is None:
            return

        def task(office: Office, progress: Progress) -> None:
            from ui.papers.requests import make_dossiers

            made = make_dossiers(office, [(subject.noun, subject.id)], [subject.title()], progress)
            write_whole(path, made.pdf)

        self._worker.run(
            task, lambda _nothing: self.say.emit(f"已保存到“{path}”。"), says="正在生成档案"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the chapters make room; the charts follow a moment later."""
        super().resizeEvent(event)
        self.chapters.setVisible(event.size().width() >= NARROW)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Charts wear the colours of the window too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._drawn = 0
            self._soon.start()

    def _fit(self) -> None:
        """Draw the charts again where the page is another width, or looks otherwise."""
        if self._width() != self._drawn and self.isVisible():
            self._again()

    def _again(self) -> None:
        made, width = self.view.made, self._width()
        if made is None:
            return
        self._drawn = width
        self._worker.run(
            lambda _office, _progress: sizes_of(made, width),
            lambda sizes: self._refit(made, sizes),
        )

    def _refit(self, made: Dossier, sizes: Sizes) -> None:
        if self.view.made is made:
            self.view.show_dossier(made, sizes)
            self._draw(made, sizes)
