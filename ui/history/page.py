"""操作记录: the latest writes in words, what each changed, and taking one back."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.history import Deed, Event, deeds, events_of_write
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import InTheWay
from jjgreen_desktop.operations.taking_back import do_again, take_back
from ui.history.events import TIMED, Events
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets.beside import beside
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label
from ui.worker import Progress, Worker

SHARES = (52, 48)  # % of the width: the writes, what the one picked changed
WIDE = 1100  # px
WHO = 1  # the column of the operator
NOTHING_YET = ("还没有操作", "登记、修改、导入、合并等每一笔都记在这里，可以撤销。")


class HistoryPage(Screen):
    """The writes at the left, the records of the one picked at the right."""

    title = "操作记录"
    icon = "history"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName("最近的操作")
        self.events = Events("这一笔改动的记录", timed=False)
        self.named = label(role="heading", wrap=True)
        self.undo = button(
            "撤销这一笔", self.take_back, icon="arrow-back-up", tip="把这一笔改动的内容改回去"
        )
        self.redo = button("重做这一笔", self.do_again, tip="把撤销了的这一笔再做一遍")
        self._wanted = ""
        self._lay_out()
        self.grid.chosen.connect(self._choose)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.title, "title"))
        top.addWidget(label("最近的在最上面；撤销的也记在这里，谁都不能删改。", "muted"))
        top.addStretch(1)
        top.addWidget(button("刷新", self.arrive, icon="refresh", tip="重新读取（F5）"))
        split = beside(self.grid, self._side(), SHARES, handle=2 * GRID)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(Empty(*NOTHING_YET))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.named)
        column.addWidget(self.events, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.redo)
        row.addWidget(self.undo)
        column.addLayout(row)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit; who did it stands with each record."""
        super().resizeEvent(event)
        self.grid.spare(WHO, event.size().width() < WIDE)

    def arrive(self, _argument: object = None) -> None:
        """Read the latest writes again."""
        self.worker.run(lambda office, _progress: deeds(office), self._take)

    def _take(self, found: list[Deed]) -> None:
        self.grid.show_rows([(str(one.entry.seq), one) for one in found])
        self._stack.setCurrentIndex(0 if found else 1)
        keys = [str(one.entry.seq) for one in found]
        if found:
            self.grid.selectRow(keys.index(self._wanted) if self._wanted in keys else 0)
            self._choose(self.grid.rows.rows[self.grid.currentIndex().row()][0])

    def _choose(self, key: str) -> None:
        deed: Deed | None = self.grid.row_of(key)
        if deed is None:
            return
        self._wanted = key
        self.named.setText(deed.name)
        self._offer(deed)

        def task(office: Office, _progress: Progress) -> list[Event]:
            return events_of_write(office, deed.entry.seq)

        self.worker.run(task, lambda found: self._tell(key, found))

    def _offer(self, deed: Deed) -> None:
        """One of the two buttons; the keyboard is not lost with the one that goes."""
        acting = self.undo.hasFocus() or self.redo.hasFocus()
        self.undo.setEnabled(deed.undoable)
        self.redo.setVisible(deed.redoable)
        self.undo.setVisible(not deed.redoable)
        if acting:
            (self.undo if deed.undoable else self.grid).setFocus()

    def _tell(self, key: str, found: list[Event]) -> None:
        if key == self._wanted:
            self.events.show_events(found)

    def take_back(self) -> None:
        """Take back the write picked; refused, with the write that goes first, when it was changed since."""
        deed: Deed | None = self.grid.row_of(self._wanted)
        if deed is not None and deed.undoable:
            seq = deed.entry.seq
            self.worker.run(
                lambda office, _progress: take_back(office, seq),
                self.taken_back.emit,
                failed=self._refused,
            )

    def do_again(self) -> None:
        """Do the write picked again that was taken back; refused as `take_back` is."""
        deed: Deed | None = self.grid.row_of(self._wanted)
        if deed is not None and deed.redoable:
            seq = deed.entry.seq
            self.worker.run(
                lambda office, _progress: do_again(office, seq),
                self._redone,
                failed=self._refused,
            )

    def _redone(self, name: str | None) -> None:
        self.say.emit(f"已重做“{name}”。" if name else "这一笔已经重做。")
        self.changed.emit()
        self.arrive()

    def _refused(self, problem: Problem) -> None:
        """Said in words; the write that goes first is picked, where the list holds it."""
        self.worker.failed.emit(problem)
        if isinstance(problem, InTheWay):
            self.grid.select(str(problem.first))


def _told(deed: Deed) -> str:
    """What was done; before it how it stands now, unless its name says that."""
    said = deed.state and not deed.name.startswith(deed.state[:2])
    return f"〔{deed.state}〕{deed.name}" if said else deed.name


COLUMNS = (
    *TIMED,
    Column("操作", _told),
)
