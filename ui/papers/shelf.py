"""The left of the papers page: what can be printed now, by kind, with ticks for a batch."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.papers.list_model import PapersModel
from ui.papers.printables import KINDS, Kind, Printable, Printables
from ui.papers.requests import (
    Paper,
    annex2_paper,
    calculations,
    certificates,
    dossiers_paper,
    findings_paper,
    notices,
    plan_paper,
    waiting_paper,
)
from ui.theme import GRID
from ui.widgets.empty import Empty
from ui.widgets.flow import Flow
from ui.widgets.list_view import ListView
from ui.widgets.text import button, label

TWO_LINES = 52  # px; whom it concerns, under it what it is
STATE = 0.45  # share of the width the state has at most
GRANTED = "两项都填写的打印为证书；没有颁发机关和批准文号的，打印为情况证明。"


class Shelf(QWidget):
    """Choose a kind, tick papers or pick one."""

    asked = Signal(object)  # a Paper
    stepped = Signal()  # nothing to print: the first step

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: Kind = KINDS[0]
        self._papers: Printables = {}
        self._shown: Paper | None = None
        self.authority, self.approval = QLineEdit(), QLineEdit()
        self.model = PapersModel(self)
        self.table = ListView(self.model, "可以打印的文书")
        self.table.verticalHeader().setDefaultSectionSize(TWO_LINES)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = Empty()
        self.count = label(role="muted")
        self.all = button("全选", lambda: self.model.tick_all(True))
        self.none = button("全不选", lambda: self.model.tick_all(False))
        self.show_chosen = button("预览", self.ask, tip="预览（Enter）")
        self._lay_out()
        self.model.ticked.connect(self._count)
        self.table.opened.connect(self._open)
        self.empty.stepped.connect(self.stepped)

    def _lay_out(self) -> None:
        kinds = Flow(gap=GRID // 2)  # all in one row would not fit at 960 px
        self._group = QButtonGroup(self)
        for kind in KINDS:
            kinds.addWidget(self._segment(kind))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for part in (self.all, self.none):
            foot.addWidget(part)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.show_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(kinds)
        column.addWidget(self._granted())
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _granted(self) -> QWidget:
        """What makes a statement a certificate: who grants it, by which paper."""
        self._grant = QWidget()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for edit, words in ((self.authority, "颁发机关"), (self.approval, "批准文号")):
            edit.setAccessibleName(words)
            edit.setPlaceholderText(words)
            row.addWidget(edit)
        column = QVBoxLayout(self._grant)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(label(GRANTED, "note", wrap=True))
        return self._grant

    def _segment(self, kind: Kind) -> QPushButton:
        made = button(
            kind.title, lambda: self.choose(kind), "segment", tip=f"可以打印的{kind.title}"
        )
        made.setCheckable(True)
        made.setChecked(kind is self.kind)
        self._group.addButton(made)
        return made

    def show_papers(self, papers: Printables) -> None:
        """Show what can be printed now."""
        self._papers = papers
        self.choose(self.kind)

    def choose(self, kind: Kind) -> None:
        """Show one kind."""
        self.kind = kind
        self._group.buttons()[KINDS.index(kind)].setChecked(True)
        self._grant.setVisible(kind.key == "certificates")
        entries = self._papers.get(kind.key, [])
        self.model.show(entries, kind.heading, kind.state)
        self._share()
        self._stack.setCurrentWidget(self.table if entries else self.empty)
        self.empty.tell(f"还没有可以打印的{kind.title}", kind.nothing, "去登记企业")
        self._select()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All is seen without scrolling sideways."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The state has the room it needs, what it is of the rest; whole words are in the tooltip."""
        room = self.table.viewport().width()
        left = room - self.table.sizeHintForColumn(0)
        state = min(self.table.sizeHintForColumn(1) + 2 * GRID, max(int(STATE * room), left))
        self.table.set_widths((room - state,))

    def show_paper(self, paper: Paper | None) -> None:
        """Mark what is previewed, so that list and preview speak of the same paper."""
        self._shown = paper
        if paper and paper.kind != self.kind.key:
            self.choose(next(kind for kind in KINDS if kind.key == paper.kind))
        else:
            self._select()

    def _select(self) -> None:
        lines = self._shown.lines if self._shown else frozenset()
        entries = self.model.entries
        found = [n for n, entry in enumerate(entries) if entry.of and entry.of in lines]
        if entries:
            self.table.selectRow(found[0] if found else 0)

    def ask(self) -> None:
        """Preview the ticked papers, or the picked one when none is ticked."""
        chosen = self.model.chosen() or self._picked()
        if chosen:
            self.asked.emit(self._paper(chosen))

    def _picked(self) -> list[Printable]:
        place = self.table.currentIndex().row()
        return self.model.entries[place : place + 1] if place >= 0 else []

    def _open(self, index: QModelIndex) -> None:
        self.asked.emit(self._paper([self.model.entries[index.row()]]))

    def _paper(self, entries: list[Printable]) -> Paper:
        rows = [entry.row for entry in entries if entry.row]
        if self.kind.key == "notices":
            return notices(rows)
        if self.kind.key == "certificates":
            return certificates(rows, self.authority.text(), self.approval.text())
        if self.kind.key == "plan":
            return plan_paper(*(entry.year for entry in entries if entry.year))
        if self.kind.key == "waiting":
            return waiting_paper()
        if self.kind.key == "calculations":
            return calculations(rows)
        if self.kind.key == "dossiers":
            subjects = [entry.subject for entry in entries if entry.subject]
            return dossiers_paper(subjects, [entry.name for entry in entries])
        if self.kind.key == "findings":
            return findings_paper()
        return annex2_paper()

    def _count(self) -> None:
        chosen, there = len(self.model.chosen()), len(self.model.entries)
        self.count.setText(f"选了 {chosen:,} / {there:,} 份" if chosen else f"{there:,} 份")
        self.show_chosen.setText(f"预览所选 {chosen:,} 份" if chosen else "预览")
        for part in (self.all, self.none, self.show_chosen):
            part.setEnabled(bool(there))
