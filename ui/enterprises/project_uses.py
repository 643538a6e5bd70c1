"""Under a project: the records that name it, with what each leads to, so that 就高 is seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.project_uses import Use, in_words, uses
from ui.theme import GRID, ROW
from ui.widgets.grid import Column, Grid
from ui.widgets.text import label
from ui.worker import Worker

MOST_ROWS = 6
NOTHING = "还没有记录写明这个项目；在改造、绿色贷款、合同里选它的名称，就列在这里。"


class ProjectUses(QWidget):
    """Reads anew for each project shown; `opened` carries noun and id of the record asked for."""

    opened = Signal(str, str)

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.grid = Grid(_columns(), squeeze=True)
        self.grid.setAccessibleName("写明这个项目的记录")
        self.told = label(role="muted", wrap=True)
        self._worker = worker
        self._shown = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(label("写明这个项目的记录", "heading"))
        layout.addWidget(self.told)
        layout.addWidget(self.grid)
        self.grid.opened.connect(self._open)
        self.grid.hide()

    def show_project(self, project: Record) -> None:
        """Read what names a project; a new one is named by nothing yet."""
        self._shown = project.id
        if not isinstance(project, Project) or not project.id:
            self._take(project.id, [])
            return
        self._worker.run(
            lambda office, _progress: uses(office, project),
            lambda found: self._take(project.id, found),
        )

    def _take(self, project: str, found: list[Use]) -> None:
        if project != self._shown:
            return
        self.grid.show_rows([(f"{one.record.noun}|{one.record.id}", one) for one in found])
        self.grid.setFixedHeight(ROW * (min(max(len(found), 1), MOST_ROWS) + 1) + 4)
        self.grid.setVisible(bool(found))
        self.told.setText(f"{in_words(found)}按 Enter 打开。" if found else NOTHING)

    def _open(self, key: str) -> None:
        noun, _, record = key.partition("|")
        self.opened.emit(noun, record)


def _columns() -> list[Column]:
    return [
        Column("记录", lambda one: one.record.label),
        Column("事项", lambda one: one.matter or UNKNOWN),
        Column("金额（万元）", _amount, number=True, key=lambda one: one.amount_fen),
        Column("测算", _outcome),
        Column("理由", lambda one: one.line.reason if one.line else UNKNOWN),
    ]


def _amount(one: Use) -> str:
    return UNKNOWN if one.amount_fen is None else money.wan(one.amount_fen)


def _outcome(one: Use) -> str:
    return f"{one.line.outcome.mark} {one.line.outcome.label}" if one.line else UNKNOWN
