"""年度设置: the pool, its paper, the criteria in their order, what is set aside for single clauses."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain import labels, money, values
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.budget import Budget, BudgetShare
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.problem import Problem
from ui.awards.approval import NOTHING_TO_LOOK_UP
from ui.budget.criteria_list import CriteriaList
from ui.form_keeper import FormKeeper
from ui.theme import GRID, set_role
from ui.widgets.field_box import FieldBox
from ui.widgets.text import button, label
from ui.worker import Worker

POOL, KEYS = "pool_fen", ("pool_fen", "document", "carry_down")
CRITERIA = "criteria"
NO_MONEY = ("7",)  # clause 七 has no city money
SPLIT = "可以不填。填了的条款只用自己的资金，其余条款合用剩下的资金。"


@dataclass(frozen=True, slots=True)
class Settings:
    """What is to be registered: the budget and its shares in 分."""

    budget: Budget
    shares: dict[str, int]


class SettingsSide(QFrame):
    """Typed beside the plan; nothing is written before 保存 is pressed."""

    given = Signal(object)  # Settings
    closed = Signal()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeper = FormKeeper(worker, self._texts, self._show_texts, self)
        set_role(self, "card")
        self._budget = Budget()
        self.boxes = {key: FieldBox(field_of(Budget, key), NOTHING_TO_LOOK_UP) for key in KEYS}
        self.criteria = CriteriaList()
        self.shares = {clause: _share(clause) for clause in CLAUSES if clause not in NO_MONEY}
        self.heading = label("年度设置", "heading")
        self._words = label(role="note", wrap=True)
        self._problem = label(role="error", wrap=True)
        self.save = button("保存设置", self._give, "primary", tip="保存设置（Ctrl+Enter）")
        self._lay_out()
        for box in (*self.boxes.values(), *self.shares.values()):
            box.edited.connect(self.keeper.note)
        self.criteria.moved.connect(self.keeper.note)
        self.boxes[POOL].edited.connect(lambda _key: self._tell_words())
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._give)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(button("关上", self.closed.emit, "link", tip="不保存，关上（Esc）"))
        buttons = QHBoxLayout()
        buttons.addWidget(self._problem, 100)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._form(), 1)
        column.addLayout(buttons)
        self._problem.hide()

    def _form(self) -> QScrollArea:
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.boxes[POOL])
        column.addWidget(self._words)
        column.addWidget(self.boxes["document"])
        column.addWidget(self.criteria)
        column.addWidget(self.boxes["carry_down"])
        column.addWidget(label("按条款单列资金", "heading"))
        column.addWidget(label(SPLIT, "note", wrap=True))
        column.addLayout(self._split())
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _split(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        for place, box in enumerate(self.shares.values()):
            grid.addWidget(box, place // 2, place % 2)
        return grid

    def begin(self, year: int, budget: Budget | None, shares: dict[str, int]) -> None:
        """Show what is registered for a year, ready to type."""
        self._budget = budget or Budget(year=year, carry_down=True)
        self.heading.setText(f"{labels.of_year(year)}设置")
        recorded = {
            k: values.typed(b.field, getattr(self._budget, k)) for k, b in self.boxes.items()
        }
        recorded |= {
            _named(c): values.typed(b.field, shares.get(c)) for c, b in self.shares.items()
        }
        recorded[CRITERIA] = " ".join(self._budget.criteria or ())
        self.keeper.open(f"budget:{year}", lambda: self._show_texts(recorded))
        for box in (*self.boxes.values(), *self.shares.values()):
            box.tell("")
        self._problem.hide()
        self._tell_words()

    def _texts(self) -> dict[str, str]:
        found = {key: box.editor.text() for key, box in self.boxes.items()}
        found |= {_named(clause): box.editor.text() for clause, box in self.shares.items()}
        return found | {CRITERIA: " ".join(self.criteria.keys())}

    def _show_texts(self, texts: Mapping[str, str]) -> None:
        for key, box in self.boxes.items():
            box.editor.show_text(texts.get(key, ""))
        for clause, box in self.shares.items():
            box.editor.show_text(texts.get(_named(clause), ""))
        self.criteria.show_keys(tuple(texts.get(CRITERIA, "").split()))
        self._tell_words()

    def refuse(self, problem: Problem) -> None:
        """Say why it was not saved; what is typed stays."""
        self._problem.setText(f"{problem.what}{problem.fix}")
        self._problem.show()

    @property
    def words(self) -> str:
        """The amount in words, and the refusal."""
        return "\n".join(each.text() for each in (self._words, self._problem) if each.text())

    def _give(self) -> None:
        read = {key: box.take() for key, box in self.boxes.items()}
        shares = {clause: box.take() for clause, box in self.shares.items()}
        boxes = (*self.boxes.values(), *self.shares.values())
        if wrong := [box for box in boxes if box.message]:
            wrong[0].widget.setFocus()
            return
        budget = self._budget.model_copy(update={**read, "criteria": self.criteria.keys()})
        known = {clause: fen for clause, fen in shares.items() if fen is not None}
        self.given.emit(Settings(budget, known))

    def _tell_words(self) -> None:
        self.boxes[POOL].tell("")
        try:
            fen: int | None = values.parse(self.boxes[POOL].field, self.boxes[POOL].editor.text())
        except values.Unreadable:
            fen = None
        said = "" if fen is None else f"{money.wan(fen)} 万元，大写：{money.in_words(fen)}。"
        self._words.setText(said)
        self._words.setVisible(bool(said))


def _named(clause: str) -> str:
    return f"share:{clause}"


def _share(clause: str) -> FieldBox:
    """A field for what is set aside for a clause, called by the clause."""
    field = field_of(BudgetShare, "share_fen")._replace(
        label=CLAUSES[clause], required=None, example=""
    )
    return FieldBox(field, NOTHING_TO_LOOK_UP)
