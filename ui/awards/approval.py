"""登记市级核定: the city's figure, paper and day, typed beside the line they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money, values
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.catalogue import Field, field_of
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from ui.awards.lines import Row
from ui.form_keeper import FormKeeper
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.elided import Elided
from ui.widgets.field_box import FieldBox
from ui.widgets.text import button, label
from ui.worker import Worker

AMOUNT = "approved_fen"
REQUIRED = (AMOUNT, "approved_document", "approved_on")
KEYS = (*REQUIRED, "notice_number")
ONE_ROW = 720  # px
NOTHING_TO_LOOK_UP = Lookups(counties=(), own_county=None, industries={}, clauses={})


@dataclass(frozen=True, slots=True)
class Approval:
    """What the city's paper says, as typed: 分, paper, day, and the notice's number if there is one."""

    fen: int
    document: str
    on: date
    notice_number: str


class ApprovalPanel(QFrame):
    """Four fields above the explanation; nothing is written before 登记核定 is pressed."""

    given = Signal(object)  # an Approval
    left = Signal()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeper = FormKeeper(worker, self._texts, self._show_texts, self)
        set_role(self, "aside")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._ceiling_fen = 0
        self.boxes = {key: FieldBox(_field(key), NOTHING_TO_LOOK_UP) for key in KEYS}
        self.whose = Elided(role="muted")
        self._words = label(role="note", wrap=True)
        self._problem = label(role="error", wrap=True)
        self.give = button("登记核定", self._give, "primary", tip="登记核定（Ctrl+Enter）")
        self._lay_out()
        for box in self.boxes.values():
            box.edited.connect(self._edited)
            box.edited.connect(self.keeper.note)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._give)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(label("登记市级核定", "heading"))
        top.addWidget(self.whose, 1)
        column.addLayout(top)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._place(2)
        column.addLayout(self._grid)
        column.addWidget(self._words)
        column.addWidget(self._problem)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        leave = button("不登记", self.left.emit, tip="关上，不作改动（Esc）")
        buttons.addWidget(leave)
        buttons.addWidget(self.give)
        column.addLayout(buttons)
        self.setTabOrder(self.give, leave)  # Enter after the last field must not give it up

    def _place(self, columns: int) -> None:
        """The fields in so many columns of one width."""
        for place, key in enumerate(KEYS):
            self._grid.addWidget(self.boxes[key], place // columns, place % columns)
            self._grid.setColumnStretch(place, int(place < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All fields in one row where they fit: a low screen has no room for two."""
        super().resizeEvent(event)
        self._place(len(KEYS) if event.size().width() >= ONE_ROW else 2)

    def begin(self, row: Row) -> None:
        """Show what is recorded on this line so far, or was typed and not registered, ready to type."""
        self._ceiling_fen = row.line.ceiling_fen
        self.whose.setText(f"{row.name}　{row.matter}")
        award = row.award or Award()
        recorded = {k: values.typed(b.field, getattr(award, k)) for k, b in self.boxes.items()}
        form = f"approval:{row.line.clause}:{row.line.of}"
        self.keeper.open(form, lambda: self._show_texts(recorded))
        for box in self.boxes.values():
            box.tell("")
        self._problem.hide()
        self._tell_words()
        self.show()
        self.boxes[AMOUNT].widget.setFocus()

    def _texts(self) -> dict[str, str]:
        return {key: box.editor.text() for key, box in self.boxes.items()}

    def _show_texts(self, texts: Mapping[str, str]) -> None:
        for key, box in self.boxes.items():
            box.editor.show_text(texts.get(key, ""))
        self._tell_words()

    def refuse(self, problem: Problem) -> None:
        """Say why it was not recorded; what is typed stays."""
        self._problem.setText(f"{problem.what}{problem.fix}")
        self._problem.show()

    @property
    def words(self) -> str:
        """What stands under the fields: the ceiling or the amount in words, and the refusal."""
        return "\n".join(each.text() for each in (self._words, self._problem) if each.text())

    def _edited(self, key: str) -> None:
        self.boxes[key].tell("")
        self._problem.hide()
        self._tell_words()

    def _give(self) -> None:
        read = {key: box.take() for key, box in self.boxes.items()}
        wrong = [box for box in self.boxes.values() if box.message]
        if wrong:
            wrong[0].widget.setFocus()
            return
        fen, document, on, number = (read[key] for key in KEYS)
        self.given.emit(Approval(fen, document, on, number or ""))

    def _tell_words(self) -> None:
        fen = self._typed_fen()
        said = f"政策上限 {money.yuan(self._ceiling_fen)} 元。"
        if fen is not None:
            said = f"大写：{money.in_words(fen)}。{_against(fen, self._ceiling_fen)}"
        self._words.setText(said)
        set_role(self._words, "warning" if (fen or 0) > self._ceiling_fen else "note")

    def _typed_fen(self) -> int | None:
        box = self.boxes[AMOUNT]
        try:
            fen: int | None = box.read()
        except values.Unreadable:
            return None
        return fen


def _field(key: str) -> Field:
    """The catalogue's field; what an approval rests on is required here."""
    field = field_of(Award, key)
    return field._replace(required=Grade.MANDATORY) if key in REQUIRED else field


def _against(fen: int, ceiling_fen: int) -> str:
    if fen > ceiling_fen:
        over = money.yuan(fen - ceiling_fen)
        return f"比政策上限 {money.yuan(ceiling_fen)} 元高出 {over} 元，请对照市里文件核对。"
    if fen < ceiling_fen:
        return f"比政策上限 {money.yuan(ceiling_fen)} 元少 {money.yuan(ceiling_fen - fen)} 元。"
    return "与政策上限相等。"
