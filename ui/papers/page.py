"""文书: what can be printed now, its preview, and the way to a file or a printer."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.office import Office
from ui.papers import printing, windows_printing
from ui.papers.preview import Preview
from ui.papers.print_panel import PrintPanel
from ui.papers.printables import collect
from ui.papers.requests import Paper
from ui.papers.shelf import Shelf
from ui.papers.turns import Made, Turn
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets import file_choice
from ui.widgets.empty import Empty
from ui.widgets.text import button, label
from ui.widgets.turns_line import TurnsLine
from ui.worker import Job, Progress, Worker

NOTHING_SHOWN = ("还没有打开文书", "在左边选一份，或勾选几份，按“预览”在这里查看、保存和打印。")
NATIVE_DIALOG = os.name == "nt"  # there the printer's own dialog is the way to its settings
ON_ITS_WAY = ("正在生成", "可以先去做别的事，生成好了在这里显示。")
MAKING = "正在生成文书，可以照常做别的事"
SHARES = (2, 3)  # of the list and of the paper


class PapersPage(Screen):
    """Shows the papers that can be printed; another page may hand in the one it wants."""

    title = "文书"
    icon = "file-text"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.choose_path: file_choice.Choose = file_choice.to_save
        self.folder = file_choice.documents()
        self.made: Made | None = None
        self._paper: Paper | None = None
        self._job: Job | None = None  # of the paper on its way
        self._turns = 0  # what comes of a paper asked for earlier is not taken
        self.shelf = Shelf()
        self.preview = Preview()
        self.panel = PrintPanel()
        self.empty = Empty()
        self.making = TurnsLine(MAKING, "生成进度", "停止生成", "停下，不生成这份文书")
        self.name = label(role="heading", wrap=True)
        self.problem = label(role="warning", wrap=True)
        self.save = button("存为 PDF…", self._save, icon="device-floppy", tip="存为 PDF（Ctrl+S）")
        self.print = button("打印…", self._print, "primary", icon="printer", tip="打印（Ctrl+P）")
        self._lay_out()
        self._connect()
        self._show_made(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(label("文书", "title"))
        top.addStretch(1)
        top.addWidget(self.save)
        top.addWidget(self.print)
        column.addLayout(top)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(2 * GRID)
        split.addWidget(self.shelf)
        split.addWidget(self._paper_side())
        for place, share in enumerate(SHARES):
            split.setStretchFactor(place, share)
        split.setSizes([share * 1000 for share in SHARES])
        column.addWidget(split, 1)

    def _paper_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.name)
        column.addWidget(self.problem)
        column.addWidget(self.making)
        column.addWidget(self.panel)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.preview)
        column.addWidget(self._stack, 1)
        self.panel.hide()
        return side

    def _connect(self) -> None:
        self.shelf.asked.connect(self.make)
        self.making.stopped.connect(self.leave_off)
        self.shelf.stepped.connect(lambda: self.go.emit("enterprises", None))
        self.panel.ordered.connect(self._send)
        self.panel.left.connect(self.panel.hide)
        for key, press in (("Ctrl+P", self._print), ("Ctrl+S", self._save)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)

    def arrive(self, argument: object = None) -> None:
        """Read again what can be printed; `argument` is a Paper to make and show.

        Without one the paper on screen is made anew: the register may have changed meanwhile.
        """
        self.shelf.table.setFocus()
        self.worker.run(collect, self.shelf.show_papers, says="正在查看可以打印的文书")
        paper = argument if isinstance(argument, Paper) else self._paper
        on_its_way = self._job and not self._job.cancelled and paper is self._paper
        if paper and not on_its_way:
            self.make(paper)

    def unfinished(self) -> str:
        """A long paper on its way."""
        return f"正在生成{self._paper.title}" if self._paper and self.making.going else ""

    def leave_off(self) -> None:
        """The clerk wants no more of it."""
        named = self._paper.title if self._paper else ""
        self._leave_off()
        self._paper = None
        self._show_made(None)
        self.say.emit(f"已停止生成{named}。")

    def make(self, paper: Paper) -> None:
        """Make a paper and show it; until then nothing older can be saved or printed."""
        self._leave_off()
        self._paper = paper
        self._hold(None)
        self.shelf.show_paper(paper)
        turns = self._turns
        self._job = self.worker.run(
            paper.make,
            lambda made: self._turned(turns, made),
            says=f"正在生成{paper.title}",
            failed=lambda problem: self._not_made(turns, problem),
        )

    def _leave_off(self) -> None:
        self._turns += 1
        if self._job:
            self._job.cancel()
        self._job = None
        self.making.end()

    def _turned(self, turns: int, made: Made | Turn) -> None:
        """A turn more: the paper is there, or other work may go before the next one."""
        if turns != self._turns:
            return
        if isinstance(made, Made):
            self._leave_off()
            self._show_made(made)
            return
        if self._job and self._job.cancelled:
            self.leave_off()
            return
        if not self.making.going:
            self._show_made(None)  # an older one would pass for it
            self.empty.tell(*ON_ITS_WAY)
            self.making.begin()
        self.making.tell(made.done, made.of, made.words)
        self._job = self.worker.run(
            made.go_on,
            lambda found: self._turned(turns, found),
            failed=lambda problem: self._not_made(turns, problem),
        )

    def _hold(self, made: Made | None) -> None:
        self.made = made
        self.panel.hide()
        self._tell("")
        self.save.setEnabled(made is not None)
        self.print.setEnabled(made is not None)

    def _not_made(self, turns: int, problem: Problem) -> None:
        if turns != self._turns:
            return
        self._leave_off()
        self._paper = None
        self._show_made(None)
        self._fail(problem)

    def _show_made(self, made: Made | None) -> None:
        self._hold(made)
        self.name.setText(made.name if made else "")
        self.empty.tell(*NOTHING_SHOWN)
        self._stack.setCurrentWidget(self.preview if made else self.empty)
        if made:
            self._tell(made.note)
            self.preview.show_pdf(made.pdf)

    def _save(self) -> None:
        if self.made is None:
            return
        proposed = self.folder / f"{self.made.name}.pdf"
        path = self.choose_path(self, "存为 PDF", proposed, file_choice.PDF)
        if path is None:
            return
        pdf, self.folder = self.made.pdf, path.parent
        self.worker.run(
            lambda _office, _progress: write_whole(path, pdf),
            lambda _nothing: self._saved(path),
            says="正在保存",
            failed=self._fail,
        )

    def _saved(self, path: Path) -> None:
        self._tell("")
        self.say.emit(f"已保存到“{path}”。")

    def _print(self) -> None:
        if self.made is None:
            return
        if NATIVE_DIALOG:
            self._print_by_dialog()
            return
        self.worker.run(
            lambda _office, _progress: printing.printers(),
            lambda found: self.panel.begin(found, self.preview.pages),
            says="正在查找打印机",
            failed=self._fail,
        )

    def _send(self, order: printing.Order) -> None:
        made = self.made
        if made is None:
            return
        self.worker.run(
            lambda _office, _progress: printing.send(made.pdf, order, made.name),
            self._sent,
            says="正在送往打印机",
            failed=self._fail,
        )

    def _sent(self, sentence: str) -> None:
        self._tell("")
        self.panel.hide()
        self.say.emit(sentence)

    def _print_by_dialog(self) -> None:
        printer = windows_printing.ask(self, self.preview.pages)
        made = self.made
        if printer is None or made is None:
            return

        def task(_office: Office, progress: Progress) -> str:
            windows_printing.draw(made.pdf, printer, progress.go_on)
            return f"已把“{made.name}”送到打印机“{printer.printerName()}”。"

        self.worker.run(task, self._sent, says="正在送往打印机", failed=self._fail)

    def _fail(self, problem: Problem) -> None:
        self._tell(f"{problem.what}{problem.fix}")

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
