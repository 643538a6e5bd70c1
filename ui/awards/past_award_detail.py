"""One row taken from an old ledger: how it stood there, the record it went into, and taking it out again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.values import show
from jjgreen_desktop.operations.past_awards.effect import Effect, told
from jjgreen_desktop.operations.past_awards.kept import Kept
from ui.theme import GRID, set_role
from ui.widgets.text import button, label

SHOWN = ("payee", "document", "year", "ledger", "place", "imported_on", "note")
MARK = 16  # characters of the file's hash that are shown


class PastAwardDetail(QScrollArea):
    """`asked`: what would taking it out do; `removed`: take it out; `opened`: noun and id to go to."""

    asked = Signal()
    removed = Signal()
    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: Kept | None = None
        self.into = button("打开这条记录", self._open, "link")
        self.ask = button("移除这一笔…", self.asked.emit, tip="先看移除后哪些项目会变")
        self.remove = button("移除", self.removed.emit, "primary", tip="移除这一笔，可以撤销")
        self.keep = button("不移除", self._keep)
        self.effect = label(wrap=True)
        self._heading = label(role="heading", wrap=True)
        self._clause = label(role="muted", wrap=True)
        self._facts = QFormLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addWidget(self._heading)
        column.addWidget(self._clause)
        links, answers = QHBoxLayout(), QHBoxLayout()
        for row, parts in ((links, (self.into,)), (answers, (self.ask, self.remove, self.keep))):
            for part in parts:
                row.addWidget(part)
            row.addStretch(1)
        column.addLayout(links)
        column.addLayout(self._facts)
        column.addSpacing(GRID)
        column.addWidget(self.effect)
        column.addLayout(answers)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("这一笔")
        set_role(self, "reading")

    def show_row(self, row: Kept) -> None:
        """Show a row."""
        self.row = row
        self._heading.setText(f"{row.past.matter}　{money.yuan(row.past.signed_fen)} 元")
        self._clause.setText(f"{row.holder}　{row.clause}　记到{row.into}")
        self.into.setVisible(row.record is not None)
        _fill(self._facts, row)
        self._keep()

    def take_focus(self) -> None:
        """Put the cursor on the first thing to do."""
        (self.into if self.into.isVisible() else self.ask).setFocus()

    def show_removal(self, made: Effect | None, problem: Problem | None) -> None:
        """What taking the row out would do, or why it cannot be taken out."""
        possible = made is not None
        if problem:
            self.effect.setText(f"{problem.what}{problem.fix}")
        elif made:
            lines = [f"移除后：{made.said}", *(told(one) for one in made.lines)]
            self.effect.setText("\n".join(lines))
        set_role(self.effect, "" if possible else "error")
        self.effect.show()
        self._offer(possible)
        if possible:
            self.remove.setFocus()

    def _keep(self) -> None:
        self.effect.hide()
        self._offer(False)

    def _offer(self, removing: bool) -> None:
        self.ask.setVisible(not removing)
        self.remove.setVisible(removing)
        self.keep.setVisible(removing)

    def _open(self) -> None:
        if self.row and self.row.record:
            self.opened.emit(self.row.record.noun, self.row.record.id)


def _fill(form: QFormLayout, row: Kept) -> None:
    while form.rowCount():
        form.removeRow(0)
    facts = [("兑现", row.when)]
    for key in SHOWN:
        field, value = field_of(PastAward, key), getattr(row.past, key)
        if value is not None:
            facts.append((field.label, show(field, value)))
    facts.append((field_of(PastAward, "content").label, (row.past.content or "")[:MARK]))
    for name, words in facts:
        if words:
            form.addRow(label(name, "muted"), label(words, wrap=True))
