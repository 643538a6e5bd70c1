"""One near award: what to do next, the money with its sentence of the measures, and the record to open."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.overview import Near
from ui.awards.detail import LOW
from ui.theme import GRID, set_role
from ui.widgets.award_panel import POINTS, RECEIVERS
from ui.widgets.clause_text import ClauseText
from ui.widgets.links import Links
from ui.widgets.text import button, label


class NearDetail(QFrame):
    """Built anew for each one shown."""

    opened = Signal(object)  # a Near

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.near: Near | None = None
        self._pointed = False  # the sentence behind the figure was asked for
        self.text = ClauseText()
        self.figure = Links([])
        self.figure.setToolTip(POINTS)
        set_role(self.figure, "mark")
        self._clause = label(role="muted")
        self._name = label(role="heading", wrap=True)
        self._matter = label(role="note", wrap=True)
        self._kind = label(role="mark")
        self._said = label(wrap=True)
        self._asked = label(wrap=True)
        self.go = button("去补齐", self._open, "primary")
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._kind)
        top.addStretch(1)
        top.addWidget(self.figure)
        first = QHBoxLayout()
        first.addWidget(self.go)
        first.addStretch(1)
        page = QWidget()
        page.setProperty("role", "page")
        words = QVBoxLayout(page)
        words.setContentsMargins(0, 0, GRID, 0)
        words.setSpacing(GRID)
        for part in (self._clause, self._name, self._matter):
            words.addWidget(part)
        words.addLayout(top)
        words.addWidget(self._said)
        words.addWidget(self._asked)
        words.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        set_role(area, "reading")
        area.setAccessibleName("下一步")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(first)
        column.addWidget(area, 2)
        column.addWidget(self._clause_box(), 1)

    def _clause_box(self) -> QWidget:
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label("条款原文", "heading"))
        column.addWidget(self.text, 1)
        return self._below

    def show_near(self, near: Near, text: str) -> None:
        """Show one, beside the text of its clause."""
        self.near, step = near, near.step
        self._pointed = False
        self._arrange()
        receiver = RECEIVERS.get(step.receiver, "")
        self._clause.setText(CLAUSES.get(step.clause, step.clause))
        self._name.setText(near.name)
        self._matter.setText(f"{step.title}　{receiver}")
        self._kind.setText(f"{step.outcome.mark} {step.kind.label}")
        figure = f"可增 {money.wan(step.fen)} 万元"
        self.figure.show_links([(figure, partial(self._point, step.sentences))])
        self._said.setText(step.said)
        self._asked.setText("\n".join(f"◐ {each.label}" for each in step.needed))
        self._asked.setVisible(bool(step.needed))
        noun = BY_NOUN[step.noun].label
        self.go.setText(f"打开{noun}" if step.record else f"登记{noun}")
        self.text.show_clause(text)
        self.text.mark(step.sentences)

    def _point(self, sentences: tuple[str, ...]) -> None:
        self._pointed = True
        self._arrange()
        self.text.mark(sentences)

    def _arrange(self) -> None:
        """What to do comes before the clause, where there is not room for both."""
        self._below.setVisible(self.height() >= LOW or self._pointed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the clause where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _open(self) -> None:
        if self.near:
            self.opened.emit(self.near)
