"""The form under the choices: who ruled, when, and on what paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Problem
from ui.form_keeper import FormKeeper
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.field_box import FieldBox
from ui.widgets.text import button, label
from ui.worker import Worker

KEYS = ("ruled_by", "ruled_on", "document", "note")
PLACES = {"ruled_by": (0, 0, 1), "ruled_on": (0, 1, 1), "document": (1, 0, 2), "note": (2, 0, 2)}
NOTHING_TO_LOOK_UP = Lookups((), None, {}, {})
NOTE_HEIGHT = 64  # px
HOLDS_FROM = (
    "裁定从裁定日期起执行：测算日期在这一天及以后的按新口径，更早的（包括以前年度）仍按当时的口径。"
)
NOT_CHOSEN = "请先在上面选一个选项。"


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper says, as typed."""

    ruled_by: str
    ruled_on: date
    document: str
    note: str


class RulingForm(QFrame):
    """Four fields; nothing is written before 登记裁定 is pressed. One paper often rules on several questions:
    what is typed stays for the next."""

    given = Signal(object)  # a Paper

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.keeper = FormKeeper(worker, self._texts, self._show_texts, self)
        set_role(self, "aside")
        self.boxes = {key: FieldBox(field_of(RulingMade, key), NOTHING_TO_LOOK_UP) for key in KEYS}
        self.boxes["note"].widget.setFixedHeight(NOTE_HEIGHT)
        self.chosen = label("", wrap=True)
        self._problem = label("", "error", wrap=True)
        self.give = button("登记裁定", self._give, "primary", tip="登记裁定（Ctrl+Enter）")
        self._lay_out()
        for box in self.boxes.values():
            box.edited.connect(self._edited)
            box.edited.connect(self.keeper.note)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._give)
        self.choose("")
        self.keeper.open("ruling", lambda: None)

    def _texts(self) -> dict[str, str]:
        return {key: box.editor.text() for key, box in self.boxes.items()}

    def _show_texts(self, texts: Mapping[str, str]) -> None:
        for key, box in self.boxes.items():
            box.editor.show_text(texts.get(key, ""))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(label("登记裁定", "heading"))
        column.addWidget(self.chosen)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        for key, (row, place, span) in PLACES.items():
            grid.addWidget(self.boxes[key], row, place, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(label(HOLDS_FROM, "note", wrap=True))
        column.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.give)
        column.addLayout(foot)

    def choose(self, choice: str) -> None:
        """The choice that is to be ruled, in words; "" while none is picked."""
        self._picked = bool(choice)
        self.chosen.setText(f"裁定结果：{choice}" if choice else NOT_CHOSEN)
        set_role(self.chosen, "" if choice else "muted")
        self._problem.hide()

    def refuse(self, problem: Problem) -> None:
        """Say why it was not registered; what is typed stays."""
        self._problem.setText(f"{problem.what}{problem.fix}")
        self._problem.show()

    @property
    def problem(self) -> str:
        """The refusal shown now."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def registered(self) -> None:
        """It is written: the note was about that question alone."""
        self.boxes["note"].editor.show_text("")
        self.keeper.forget()
        self.choose("")

    def _edited(self, key: str) -> None:
        self.boxes[key].tell("")
        self._problem.hide()

    def _give(self) -> None:
        if not self._picked:
            self.refuse(Problem("还没有选裁定结果。", NOT_CHOSEN))
            return
        read = {key: box.take() for key, box in self.boxes.items()}
        if wrong := [box for box in self.boxes.values() if box.message]:
            wrong[0].widget.setFocus()
            return
        by, on, document, note = (read[key] for key in KEYS)
        self.given.emit(Paper(by, on, document, note or ""))
