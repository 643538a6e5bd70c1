"""What was done to records, one row each; the one picked is told field by field, before beside after."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from jjgreen_desktop.operations.history import Event, FieldChange
from ui.theme import GRID, ROW
from ui.widgets.elided import Elided
from ui.widgets.grid import Column, Grid

WHEN, WHO = "时间", "操作员"
LEAST = 3  # rows


class Events(QSplitter):
    """The events over the fields of the one picked. `timed`: of several writes, each with when and who."""

    def __init__(self, name: str, *, timed: bool) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.grid = Grid((*(TIMED if timed else ()), *DEEDS), squeeze=True)
        self.grid.setAccessibleName(name)
        self.fields = Grid(FIELDS, squeeze=True)
        self.fields.setAccessibleName("改前改后")
        self._told = Elided("heading")
        self._lay_out(timed)
        self.grid.chosen.connect(self._choose)

    def _lay_out(self, timed: bool) -> None:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._told)
        column.addWidget(self.fields, 1)
        for part in (self.grid, self.fields):
            part.setMinimumHeight(ROW * LEAST)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GRID)
        self.addWidget(self.grid)
        self.addWidget(below)
        self.setSizes([600, 400] if timed else [350, 650])

    def show_events(self, found: Sequence[Event]) -> None:
        """Show other events, the first of them told."""
        rows = [(str(place), one) for place, one in enumerate(found)]
        self.grid.show_rows(rows)
        self.fields.show_rows([])
        self._told.setText("")
        if rows:
            self.grid.selectRow(0)
            self._choose(rows[0][0])

    def _choose(self, key: str) -> None:
        event: Event | None = self.grid.row_of(key)
        if event is None:
            return
        self._told.setText(_what(event))
        self.fields.show_rows([(one.key, one) for one in event.fields])


def _what(event: Event) -> str:
    return f"{event.deed}{event.label}“{event.title}”"


def _fields(event: Event) -> str:
    return "、".join(one.label for one in event.fields)


def _before(change: FieldChange) -> str:
    return change.before


TIMED = (
    Column(WHEN, lambda event: event.when, key=lambda event: event.entry.seq),
    Column(WHO, lambda event: event.who),
)
DEEDS = (Column("做了什么", _what), Column("改动的各项", _fields))
FIELDS = (
    Column("项目", lambda change: change.label),
    Column("改前", _before),
    Column("改后", lambda change: change.after),
)
