"""One pair in question: both records fact by fact, the money either answer means, the reason and a button for each answer."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.same_project import ANSWERS, SameProject
from jjgreen_desktop.operations.same_compared import Compared
from jjgreen_desktop.operations.same_project import SameQuestion
from ui.form_keeper import FormKeeper
from ui.theme import GRID, set_role
from ui.widgets.links import Links
from ui.widgets.text import button, label, rule
from ui.worker import Worker

REASON = "reason"
FIRM = 10  # letters of a firm's name that a button shows
LABEL = 96  # px; the names of the facts


class SameProjectDetail(QFrame):
    """Built anew for each pair; nothing is written before an answer is pressed."""

    given = Signal(str, str)  # the answer, the reason
    opened = Signal(str, str)  # noun and id of a record

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.pair: Compared | None = None
        field = field_of(SameProject, REASON)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(field.label)
        self.reason.setPlaceholderText(f"{field.label}：{field.help}")
        self.keeper = FormKeeper(worker, self._texts, self._show_texts, self)
        self.reason.textEdited.connect(self.keeper.note)
        self.same = button(ANSWERS["same"], lambda: self._give(0), "primary")
        self.second = button(
            "", lambda: self._give(1), "primary"
        )  # of two firms, the second receives
        self.different = button(ANSWERS["different"], lambda: self._give(-1))
        self._buttons = QGridLayout()
        self.effect = label(wrap=True)
        self._sign = label(role="heading", wrap=True)
        self._told = label(role="note", wrap=True)
        self._problem = label(role="error", wrap=True)
        self._area = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName("两条记录对照")
        set_role(self._area, "reading")
        self._buttons.setSpacing(GRID)
        self._buttons.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._sign)
        column.addWidget(self._area, 1)
        for part in (self.effect, self._told, self.reason, self._problem):
            column.addWidget(part)
        column.addLayout(self._buttons)
        self._lay_out_buttons()
        self.setTabOrder(self.reason, self.same)
        self.setTabOrder(self.same, self.second)
        self.setTabOrder(self.second, self.different)
        self._problem.hide()

    def _lay_out_buttons(self) -> None:
        """In one row; of two firms the names are long, so the first has a row of its own."""
        question = self.pair.question if self.pair else None
        two = bool(question and question.other)
        self._buttons.addWidget(self.different, 1 if two else 0, 1)
        self._buttons.addWidget(self.same, 0, 2)
        self._buttons.addWidget(self.second, 1, 2)
        self.second.setVisible(two)
        if question:
            answers = question.answers.values()
            for each, words, shown in zip(self._pressed(), answers, _short(question), strict=True):
                each.setText(shown)
                each.setToolTip(words if shown != words else "")
                each.setAccessibleName(words)

    def _pressed(self) -> list[QPushButton]:
        """The buttons in the order of the answers."""
        two = self.pair and self.pair.question.other
        return [self.same, self.second, self.different] if two else [self.same, self.different]

    def show_pair(self, found: Compared) -> None:
        """Show a pair; a reason given before can be changed."""
        before = self.pair.question.key if self.pair else ""
        self.pair = found
        question, given = found.question, found.question.answer
        self._lay_out_buttons()
        self._sign.setText(f"{question.sign}，是不是同一项目？" if question.sign else "")
        self._area.setWidget(self._table(found))
        self.effect.setText(_effect_words(found))
        said = f"{given.answered_on} 已答复：{question.answered}。再答复即更改。" if given else ""
        self._told.setText(said)
        self._told.setVisible(bool(said))
        recorded = {REASON: (given.reason if given else None) or ""}
        self.keeper.open(f"same:{question.key}", lambda: self._show_texts(recorded))
        if question.key != before:
            self._problem.hide()

    def _texts(self) -> dict[str, str]:
        return {REASON: self.reason.text()}

    def _show_texts(self, texts: Mapping[str, str]) -> None:
        self.reason.setText(texts.get(REASON, ""))

    def take_focus(self) -> None:
        """Put the cursor where the reason is typed."""
        self.reason.setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say why it was not kept; what is typed stays."""
        self._problem.setText(f"{problem.what}{problem.fix}")
        self._problem.show()

    @property
    def problem(self) -> str:
        """The refusal shown, "" without one."""
        return "" if self._problem.isHidden() else self._problem.text()

    def _table(self, found: Compared) -> QWidget:
        page = QWidget()
        page.setProperty("role", "page")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, GRID, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for place, record in enumerate((found.question.first, found.question.second), 1):
            words = f"{'甲乙'[place - 1]}　{record.title()}"
            grid.addWidget(
                Links([(words, partial(self.opened.emit, record.noun, record.id))]), 0, place
            )
        grid.addWidget(rule(), 1, 0, 1, 3)
        for row, pair in enumerate(found.pairs, 2):
            grid.addWidget(label(pair.label, "muted", wrap=True), row, 0)
            for place, words in enumerate((pair.first, pair.second), 1):
                said = f"＝ {words}" if pair.alike else words
                grid.addWidget(label(said, "warning" if pair.alike else "", wrap=True), row, place)
        grid.setRowStretch(len(found.pairs) + 2, 1)
        return page

    def _give(self, place: int) -> None:
        if self.pair is None:
            return
        if not self.reason.text().strip():
            self.refuse(Problem("还没有写理由。", "请写明核对了什么，再答复。"))
            self.reason.setFocus()
            return
        self._problem.hide()
        self.given.emit(list(self.pair.question.answers)[place], self.reason.text())


def _short(question: SameQuestion) -> list[str]:
    """The answers as the buttons show them: a long name by its start, two that start alike as 甲 and 乙."""
    if question.other is None:
        return list(question.answers.values())
    names = [name if len(name) <= FIRM else f"{name[: FIRM - 1]}…" for name in question.names]
    names = names if len(set(names)) == len(names) else ["甲", "乙"]
    return [*(f"{ANSWERS['same']}，由{name}领取" for name in names), ANSWERS["different"]]


def _effect_words(found: Compared) -> str:
    if found.question.other:
        given = zip(
            (f"由{name}领取" for name in found.question.names), found.effect.values(), strict=False
        )
        each = "；".join(f"{words} {money.wan(fen)} 万元" for words, fen in given)
        different = found.effect["different"]
        return f"两家可得合计：{each}；{ANSWERS['different']} {money.wan(different)} 万元。"
    same, different = found.effect["same"], found.effect["different"]
    said = (
        f"本企业可得合计：是同一项目 {money.wan(same)} 万元，"
        f"不是同一项目 {money.wan(different)} 万元"
    )
    less = different - same
    return said + (f"，相差 {money.wan(less)} 万元。" if less else "，没有差别。")
