"""条文: the measures and the action plan as published, to read, clause by clause."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pack_differences import TEXTS
from ui.screen import Screen
from ui.theme import GRID, set_role
from ui.widgets.beside import beside
from ui.widgets.clause_text import ClauseText
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label
from ui.worker import Progress, Worker

NAVIGATION = (36, 64)  # % of the width


@dataclass(frozen=True, slots=True)
class Paper:
    """One published text: what it says, and the headings that lead through it (each stands in it)."""

    title: str
    text: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The papers of the pack that holds today, and what the pack is."""

    about: str
    papers: tuple[Paper, ...]


class MeasuresTab(Screen):
    """Headings at the left, the text at the right; a heading brings its paragraph to the top."""

    title = "条文"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.about = label("", "muted", wrap=True)
        self.headings = Grid((Column("条目", str),), squeeze=True)
        self.headings.setAccessibleName("条目")
        self.text = ClauseText()
        self.papers: tuple[Paper, ...] = ()
        self._which = QButtonGroup(self)
        self._segments = QHBoxLayout()
        self._segments.setSpacing(0)
        self._lay_out()
        self.headings.chosen.connect(self._turn)
        self._which.idClicked.connect(self.show_paper)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addLayout(self._segments)
        top.addWidget(self.about, 1)
        split = beside(self.headings, self.text, NAVIGATION)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(split, 1)

    def arrive(self, _argument: object = None) -> None:
        """Read the texts of the pack that holds today."""
        self.worker.run(_read, self._show)

    def _show(self, reading: Reading) -> None:
        self.about.setText(reading.about)
        if reading.papers == self.papers:
            return
        self.papers = reading.papers
        for place, paper in enumerate(self.papers):
            segment = self._which.button(place) or self._segment(place)
            segment.setText(paper.title)
        self._which.button(0).setChecked(True)
        self.show_paper(0)

    def _segment(self, place: int) -> QPushButton:
        made = button("", lambda: None)
        set_role(made, "segment")
        made.setCheckable(True)
        self._which.addButton(made, place)
        self._segments.addWidget(made)
        return made

    def show_paper(self, place: int) -> None:
        """Show one of the texts from its beginning."""
        paper = self.papers[place]
        self.headings.show_rows([(heading, heading) for heading in paper.headings])
        self.text.show_clause(paper.text)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _turn(self, heading: str) -> None:
        """From the end upwards, so that the heading comes to stand at the top."""
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.mark((heading,))


def _read(office: Office, _progress: Progress) -> Reading:
    pack = office.pack
    valid = f"{pack.valid_from} 至 {pack.valid_to}"
    about = f"{pack.issuer}　有效期 {valid}　政策包版本 {pack.version}"
    return Reading(about, (_measures(pack), _plan(pack)))


def _measures(pack: Pack) -> Paper:
    headings = dict.fromkeys(clause.heading for clause in pack.clauses)
    return Paper(TEXTS["measures"], pack.texts["measures"], tuple(headings))


def _plan(pack: Pack) -> Paper:
    text = pack.texts["plan"]
    named = (
        f"{task.key}.{task.title}" if task.key.isdigit() else task.title for task in pack.tasks
    )
    return Paper(TEXTS["plan"], text, tuple(heading for heading in named if heading in text))
