"""One choice of a ruling with what it would change, shown before anyone chooses."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.operations.ruling_effect import ChoiceEffect, LineChange, Totals
from jjgreen_desktop.policy.rulings import UNDECIDED
from ui.policy.ruling_words import came_out, counted, moved, signed
from ui.theme import GRID, ROW, set_role
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label

SHOWN = 6  # rows; the rest is scrolled to
NARROW = 560  # px
SPARED = (1, 4)  # the project, and the difference of the two results shown
COLUMNS = (
    Column("企业、园区", lambda change: change.name),
    Column("项目", lambda change: f"{change.matter}　{CLAUSES[change.line.clause]}"),
    Column("现在（万元）", lambda change: came_out(change.before)),
    Column("裁定后（万元）", lambda change: came_out(change.after)),
    Column(
        "差额（万元）",
        lambda change: signed(change.difference_fen),
        number=True,
        key=lambda change: change.difference_fen,
    ),
)
CELLS = (
    Column(labels.COUNTY, lambda cell: cell.name),
    Column("附件2（二）", lambda cell: cell.column),
    Column("现在（个）", lambda cell: counted(cell.before), number=True),
    Column("裁定后（个）", lambda cell: counted(cell.after), number=True),
)


class ChoiceCard(QFrame):
    """The choice as a button to pick it unless that was `ruled` already, the totals before and after, and every line that changes."""

    opened = Signal(object)  # a LineChange

    def __init__(self, effect: ChoiceEffect, now: Totals, *, ruled: bool) -> None:
        super().__init__()
        set_role(self, "card")
        self.effect = effect
        self.pick = button(effect.label, lambda: None, "segment", tip=f"选“{effect.label}”")
        self.pick.setCheckable(True)
        if effect.choice == UNDECIDED:  # no result of a ruling
            self.pick.hide()
        self.pick.setEnabled(not (effect.in_force and ruled))  # a default may be ruled as it is
        self.words = label(self._words(now), "muted" if effect.in_force else "", wrap=True)
        self.table = Grid(CELLS if effect.cells else COLUMNS, squeeze=True)
        self._lay_out()

    def _words(self, now: Totals) -> str:
        return (
            "现行口径，按它测算的就是现在的结果。"
            if self.effect.in_force
            else moved(now, self.effect)
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        top = QHBoxLayout()
        top.addWidget(self.pick)
        if self.effect.choice == UNDECIDED:
            top.addWidget(label(self.effect.label, "label"))
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.words)
        if self.effect.cells:
            column.addWidget(self.table)
            self._fill([(f"{cell.name} {cell.column}", cell) for cell in self.effect.cells])
        elif self.effect.changes:
            column.addWidget(self.table)
            self._fill([(_key(change), change) for change in self.effect.changes])
            self.table.opened.connect(lambda key: self.opened.emit(self.table.row_of(key)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow card whom it concerns is read whole, with both results."""
        super().resizeEvent(event)
        for column in () if self.effect.cells else SPARED:
            self.table.spare(column, event.size().width() < NARROW)

    def _fill(self, rows: list[tuple[str, Any]]) -> None:
        self.table.setAccessibleName(f"选“{self.effect.label}”后变动的各项")
        self.table.show_rows(rows)
        self.table.setFixedHeight(ROW * (min(len(rows), SHOWN) + 1) + 4)


def _key(change: LineChange) -> str:
    return f"{change.line.clause} {change.line.of}"
