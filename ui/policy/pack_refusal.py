"""A file that was refused: which file inside, which key, why, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.tables import PackFault
from ui.theme import GRID
from ui.widgets.text import button, frame, label


class PackRefusal(QWidget):
    """Says it calmly: nothing has changed."""

    again = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = label("没有载入", "heading", wrap=True)
        self.parts = {name: label("", wrap=True) for name in ("文件", "位置", "原因", "下一步")}
        self._names = {name: label(name, "muted") for name in self.parts}
        self.other = button("换一个文件…", self.again.emit, "primary", icon="folder-open")
        self._lay_out()

    def _lay_out(self) -> None:
        card = frame("notice")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        inside.setSpacing(GRID)
        inside.addWidget(self.title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        for row, (name, part) in enumerate(self.parts.items()):
            grid.addWidget(self._names[name], row, 0)
            grid.addWidget(part, row, 1)
        inside.addLayout(grid)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addWidget(button("返回", self.left.emit, key="Esc"))
        buttons.addStretch(1)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.addWidget(card)
        column.addStretch(1)

    def show_problem(self, file: str, problem: Problem) -> None:
        """Say why the pack in this file cannot be used."""
        self.title.setText(f"“{file}”没有载入，现在的政策包照旧使用。")
        if isinstance(problem, PackFault):
            told = (problem.file, problem.key, f"{problem.reason}。", problem.fix)
        else:
            told = ("", "", problem.what, problem.fix)
        for (name, part), text in zip(self.parts.items(), told, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
            self._names[name].setVisible(bool(text))
