"""One question in full: the clauses it touches, each choice with its effect, the form, the history."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.operations.ruling_effect import Effect
from jjgreen_desktop.operations.rulings import Past, Question, Resting
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import UNDECIDED
from ui.policy.choice_card import ChoiceCard
from ui.policy.ruling_form import RulingForm
from ui.policy.ruling_history import RulingHistory
from ui.policy.ruling_words import concerns, standing_now
from ui.theme import GRID, set_role
from ui.widgets.clause_text import ClauseText
from ui.widgets.editors import ElidedBox
from ui.widgets.text import button, label
from ui.worker import Worker

COMPUTING = "正在测算各选项对本单位的影响…"
STOPPED = "没有测算各选项的影响。"
SHORTEST = 12  # characters of the list of records
FOR_ALL = "总口径（对全部适用的事项）"


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with its pack, and each ruling made on it with what rests on that."""

    question: Question
    pack: Pack
    history: list[tuple[Past, Resting]]

    def clauses(self) -> str:
        """The paragraphs of the measures it touches, each once."""
        found = (self.pack.clause(id).text for id in self.question.ruling.clauses)
        return "\n\n".join(dict.fromkeys(found))

    def sentences(self) -> tuple[str, ...]:
        """The sentences in them that it is about."""
        id = self.question.ruling.id
        bands = [band.sentence for band in self.pack.bands if band.ruling == id]
        heads = tuple(f"{clause}." for clause in self.question.ruling.clauses)
        others = [p.sentence for p in self.pack.parameters if p.key.startswith(heads)]
        return tuple(dict.fromkeys(bands or others if heads else ()))


class RulingView(QScrollArea):
    """Built anew for each question; the form stays, so that one paper serves several questions."""

    asked = Signal(
        object
    )  # the single record to ask about (str), None for all: its effect is wanted
    given = Signal(str, object)  # the choice, the Paper
    withdrawn = Signal(object)  # a RulingMade
    opened = Signal(object)  # a LineChange

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(labels.RULING)
        set_role(self, "reading")
        self.of: str | None = None
        self._shown: Shown | None = None
        self._wanted = ("", "", "")  # question, record, choice picked, over being computed again
        self.cards: list[ChoiceCard] = []
        self.matters = ElidedBox()
        self.form = RulingForm(worker)
        self.form.given.connect(self._give)
        self._page = QWidget()
        self._page.setProperty("role", "page")
        # as high as the texts are at this width, not as at their narrowest
        self._page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, GRID, GRID)
        self._column.setSpacing(GRID)
        self._head, self._choices, self._foot = (QWidget() for _ in range(3))
        for part in (self._head, self._choices, self.form, self._foot):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(self._page)

    def show_question(self, shown: Shown, of: str | None) -> None:
        """Show a question, asked of a single record or of all; its effect follows."""
        self.of = of
        self._shown = shown
        self._head = self._replaced(self._head, self._heading(shown))
        history = RulingHistory(shown.history)
        history.withdrawn.connect(self.withdrawn)
        self._foot = self._replaced(self._foot, history)
        self.show_computing()
        self.verticalScrollBar().setValue(0)

    def _heading(self, shown: Shown) -> QWidget:
        question = shown.question
        head, column = _box()
        column.addWidget(label(question.ruling.question, "heading", wrap=True))
        column.addWidget(label(standing_now(question), wrap=True))
        role = "warning" if question.holds_lines else "note"
        column.addWidget(label(concerns(question), role, wrap=True))
        if question.ruling.clauses:
            names = "、".join(CLAUSES[clause] for clause in question.ruling.clauses)
            column.addWidget(label(f"有关条款：{names}", "note", wrap=True))
            column.addWidget(self._clauses(shown))
        if question.matters:
            column.addWidget(label("裁定哪一项", "label"))
            column.addWidget(self._matter_box(question))
        return head

    def _clauses(self, shown: Shown) -> ClauseText:
        text = ClauseText()
        text.setFixedHeight(text.minimumHeight())
        text.show_clause(shown.clauses())
        text.mark(shown.sentences())
        return text

    def _matter_box(self, question: Question) -> ElidedBox:
        self.matters = ElidedBox()
        self.matters.setAccessibleName("裁定哪一项")
        self.matters.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.matters.setMinimumContentsLength(SHORTEST)
        for matter in question.matters:
            ruled = (
                f"已裁定：{question.ruling.label(matter.choice)}" if matter.choice else "◇ 待裁定"
            )
            said = f"{ruled}　{matter.name}　{CLAUSES[matter.clause]}　{matter.title}"
            self.matters.addItem(said, matter.record)
        self.matters.addItem(FOR_ALL, None)
        self.matters.setCurrentIndex(max(self.matters.findData(self.of), 0))
        self.matters.activated.connect(lambda _place: self._ask())
        return self.matters

    def _ask(self) -> None:
        self.of = self.matters.currentData()
        self.show_computing()
        self.asked.emit(self.of)

    def show_computing(self) -> None:
        """The effect is on its way."""
        box, column = _box()
        column.addWidget(label(COMPUTING, "muted"))
        self._put_choices(box, [])

    def show_stopped(self) -> None:
        """It was cancelled: it can be asked for again."""
        box, column = _box()
        column.addWidget(label(STOPPED, "muted"))
        column.addWidget(
            button("重新测算", lambda: self.asked.emit(self.of)), 0, Qt.AlignmentFlag.AlignLeft
        )
        self._put_choices(box, [])

    def show_effect(self, effect: Effect) -> None:
        """Every choice as a card; that to leave it open only while it is open."""
        box, column = _box()
        column.addWidget(label("各选项对本单位的影响", "heading"))
        group = QButtonGroup(box)
        cards = [
            ChoiceCard(one, effect.now, ruled=self._ruled)
            for one in effect.choices
            if one.in_force or one.choice != UNDECIDED
        ]
        for card in cards:
            group.addButton(card.pick)
            card.opened.connect(self.opened)
            card.pick.toggled.connect(lambda _on: self._picked())
            column.addWidget(card)
        self._put_choices(box, cards)
        self._pick_again(effect)

    def _pick_again(self, effect: Effect) -> None:
        """What was picked stays picked when the effect is computed again."""
        for card in self.cards:
            if self._wanted == (effect.ruling, self.of or "", card.effect.choice):
                card.pick.setChecked(card.pick.isEnabled())

    def _put_choices(self, box: QWidget, cards: list[ChoiceCard]) -> None:
        self.cards = cards
        self._choices = self._replaced(self._choices, box)
        self.form.choose("")
        self._order()

    def _order(self) -> None:
        """Tab goes from above to below, although the form was there first."""
        parts = (self._head, self._choices, self.form, self._foot)
        found = [each for part in parts for each in part.findChildren(QWidget)]
        here = (each for each in found if each.window() is self.window())  # no list of a combo box
        reached = [each for each in here if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(reached):
            self.setTabOrder(before, after)

    def _replaced(self, old: QWidget, new: QWidget) -> QWidget:
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def _picked(self) -> None:
        card = self.picked
        if card and self._shown:
            self._wanted = (self._shown.question.ruling.id, self.of or "", card.effect.choice)
        self.form.choose(card.effect.label if card else "")

    @property
    def _ruled(self) -> bool:
        """Whether what is in force stands on a paper."""
        if self._shown is None:
            return False
        return self.of is not None or self._shown.question.made is not None

    def begin(self) -> None:
        """The cursor goes to the first choice that can be picked."""
        able = [
            card.pick for card in self.cards if card.pick.isEnabled() and not card.pick.isHidden()
        ]
        (able[0] if able else self).setFocus()

    @property
    def picked(self) -> ChoiceCard | None:
        """The choice that is to be ruled."""
        return next((card for card in self.cards if card.pick.isChecked()), None)

    def _give(self, paper: object) -> None:
        if self.picked:
            self.given.emit(self.picked.effect.choice, paper)


def _box() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    return box, column
