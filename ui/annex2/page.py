"""附件2: the two official tables with what the register says, to print, save and trace."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.documents import annex2_sheet
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange.annex2_workbook import write_annex2
from jjgreen_desktop.operations.annex2 import annex2
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.sheet_signs import SheetSigns, sheet_signs
from jjgreen_desktop.policy.annex2 import Annex2
from jjgreen_desktop.policy.annex2_holders import HolderRef
from ui.annex2.behind import Behind
from ui.annex2.grid import Grid
from ui.annex2.sheets import Sheet, energy_sheet, titles_sheet
from ui.papers.requests import annex2_paper
from ui.screen import Screen
from ui.theme import GRID, set_role
from ui.widgets import file_choice
from ui.widgets.text import button, label
from ui.worker import Progress, Worker

TABS: tuple[tuple[str, Callable[[Annex2], Sheet]], ...] = (
    ("（一）单位工业增加值能耗", energy_sheet),
    ("（二）绿色制造标杆", titles_sheet),
)
FOOT = 168  # px


class Annex2Page(Screen):
    """A county sees its own row, the city all of them."""

    title = "附件2"
    icon = "target-arrow"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.choose_path: file_choice.Choose = file_choice.to_save
        self.folder = file_choice.documents()
        self.table: Annex2 | None = None
        self.tabs = QTabWidget()
        self.grids = [Grid(name) for name, _ in TABS]
        self.behind = Behind()
        self.heading = label(role="muted", wrap=True)
        self.notes = label(role="note", wrap=True)
        self.problem = label(role="warning", wrap=True)
        self._lay_out()
        self._connect()
        self._tell("")

    def _lay_out(self) -> None:
        for grid, (name, _) in zip(self.grids, TABS, strict=True):
            self.tabs.addTab(grid, name)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GRID)
        split.addWidget(self.tabs)
        split.addWidget(self._foot())
        split.setStretchFactor(0, 1)
        split.setSizes([4 * FOOT, FOOT])
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(self._top())
        column.addWidget(self.problem)
        column.addWidget(split, 1)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(label("附件2", "title"))
        top.addWidget(self.heading, 1)
        top.addWidget(button("存为表格…", self._export, icon="file-spreadsheet"))
        top.addWidget(button("存为 PDF…", self._save, icon="device-floppy"))
        top.addWidget(
            button("预览打印", self._preview, "primary", icon="printer", tip="预览打印（Ctrl+P）")
        )
        return top

    def _foot(self) -> QFrame:
        foot = QFrame()
        set_role(foot, "card")
        row = QHBoxLayout(foot)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self.behind, 3)
        row.addWidget(_scrolled(self.notes), 2)
        return foot

    def _connect(self) -> None:
        for grid in self.grids:
            grid.chosen.connect(self.behind.show_cell)
        self.tabs.currentChanged.connect(self._turn)
        self.behind.asked.connect(self._open)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._preview)

    def arrive(self, _argument: object = None) -> None:
        """Count again."""
        self.worker.run(lambda office, _progress: annex2(office), self._take, says="正在汇总附件2")

    def _take(self, table: Annex2) -> None:
        self.table = table
        for grid, (_, sheet) in zip(self.grids, TABS, strict=True):
            grid.show_sheet(sheet(table))
        whose = table.county or "全市"
        self.heading.setText(f"{table.heads.heading}　{whose}　截\u2060至\u00a0{table.on}")
        self.notes.setText("\n".join(f"• {note}" for note in table.notes))
        self._turn(self.tabs.currentIndex())

    def _turn(self, place: int) -> None:
        grid = self.grids[place]
        grid.view.setFocus()
        at = grid.view.currentIndex()
        self.behind.show_cell(grid.body.cell(at) if at.isValid() else None)

    def _open(self, holder: HolderRef) -> None:
        self.go.emit(holder.kind, holder.id)

    def _preview(self) -> None:
        self.go.emit("papers", annex2_paper())

    def _export(self) -> None:
        self._write("存为表格", "xlsx", file_choice.WORKBOOK, _write_workbook)

    def _save(self) -> None:
        self._write("存为 PDF", "pdf", file_choice.PDF, _write_pdf)

    def _write(
        self,
        title: str,
        suffix: str,
        kind: str,
        write: Callable[[Annex2, SheetSigns, Path], object],
    ) -> None:
        table = self.table
        if table is None:
            return
        name = f"附件2汇总表-{table.county or '全市'}-{table.on}.{suffix}"
        path = self.choose_path(self, title, self.folder / name, kind)
        if path is None:
            return
        self.folder = path.parent

        def task(office: Office, _progress: Progress) -> None:
            write(table, sheet_signs(office), path)

        self.worker.run(
            task, lambda _nothing: self._written(path), says="正在保存", failed=self._fail
        )

    def _written(self, path: Path) -> None:
        self._tell("")
        self.say.emit(f"已保存到“{path}”。")

    def _fail(self, problem: Problem) -> None:
        self._tell(f"{problem.what}{problem.fix}")

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _scrolled(text: QWidget) -> QScrollArea:
    page = QWidget()
    page.setProperty("role", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, GRID, 0)
    column.addWidget(text)
    column.addStretch(1)
    area = QScrollArea()
    area.setAccessibleName("说明")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area


def _write_pdf(table: Annex2, signs: SheetSigns, path: Path) -> None:
    write_whole(path, annex2_sheet.pdf(table, signs))


def _write_workbook(table: Annex2, signs: SheetSigns, path: Path) -> None:
    write_annex2(table, path, signs)
