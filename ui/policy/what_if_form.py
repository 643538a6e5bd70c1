"""What to try: over whom, which pack, which choices; nothing happens before 开始试算."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.policy.pack import Pack
from ui.policy.what_if_basis import Basis, Question, Wanted
from ui.theme import GRID, set_role
from ui.widgets.editors import Choice
from ui.widgets.find_box import FindBox, Hit
from ui.widgets.text import button, label

KEEP = "照现行"
NO_PACK = "照现行政策包"


class WhatIfForm(QFrame):
    """Everyone or one subject; the pack in force or one from a file; the open questions."""

    asked = Signal(object)  # Wanted
    browse = Signal()
    repacked = Signal()  # another pack is tried: its questions are to be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.basis = Basis("", False, (), ())
        self.choices: dict[str, Choice] = {}
        self.pack: Pack | None = None
        self.subject: Hit | None = None
        self.finding = FindBox(lambda text, limit: self.basis.find(text, limit))
        self.finding.setPlaceholderText("只试算一家：查名称、代码或首字母")
        self.finding.setAccessibleName("只试算一家企业或园区")
        self.finding.setToolTip("输入名称、代码或拼音首字母，回车选定；不选就是全部")
        self.scope = label(wrap=True)
        self.everyone = button(
            "改为全部", lambda: self._scope(None), "link", tip="对全部企业、园区试算"
        )
        self.pack_words = label(wrap=True)
        self.choose = button("选政策包文件…", self.browse.emit, tip="换一个政策包试算，不启用它")
        self.drop = button("不换", lambda: self.show_pack(None), "link", tip="仍用现行政策包")
        self.go = button(
            "开始试算", self._go, "primary", tip="开始试算（Ctrl+Enter）", key="Ctrl+Return"
        )
        self.clear = button("全部照现行", self._clear, tip="把各项口径改回现行")
        self._rows = QScrollArea()
        self._lay_out()
        self.finding.found.connect(self._found)
        self._scope(None)
        self.show_pack(None)

    def _lay_out(self) -> None:
        self._rows.setWidgetResizable(True)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.finding)
        column.addLayout(_row(self.scope, self.everyone))
        column.addLayout(_row(self.pack_words, self.drop, self.choose))
        column.addWidget(label("换哪几项口径", "heading"))
        column.addWidget(self._rows, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.clear)
        foot.addStretch(1)
        foot.addWidget(self.go)
        column.addLayout(foot)

    def show_basis(self, basis: Basis) -> None:
        """Show the questions; what was chosen and is still there stays chosen."""
        kept = self.rulings()
        self.basis = basis
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(4)
        self.choices = {}
        for question in basis.questions:
            self._add(column, question, kept.get(question.id, ""))
        column.addStretch(1)
        self._rows.setWidget(page)
        self._scope(self.subject)

    def _add(self, column: QVBoxLayout, question: Question, chosen: str) -> None:
        box = Choice(list(question.others.values()))
        box.setItemText(0, f"{KEEP}：{question.now}")
        box.setAccessibleName(question.question)
        box.setToolTip(question.question)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.show_text(question.others.get(chosen, ""))
        column.addWidget(label(question.question, "label", wrap=True))
        column.addWidget(box)
        column.addSpacing(4)
        self.choices[question.id] = box

    def rulings(self) -> dict[str, str]:
        """The choices that differ from what is in force, by the question's id."""
        others = {each.id: each.others for each in self.basis.questions}
        found = {}
        for id, box in self.choices.items():
            if text := box.text():
                found[id] = next(key for key, words in others[id].items() if words == text)
        return found

    def show_pack(self, pack: Pack | None) -> None:
        """Say which pack is tried."""
        changed, self.pack = pack is not self.pack, pack
        said = f"政策包：{pack.name}（版本 {pack.version}，{pack.hash[:12]}）" if pack else NO_PACK
        self.pack_words.setText(said)
        self.drop.setVisible(pack is not None)
        if changed:
            self.repacked.emit()

    def _found(self, record: str) -> None:
        hits = (hit for hit, _words in self.basis.subjects if hit.id == record)
        self._scope(next(hits, None))

    def _scope(self, subject: Hit | None) -> None:
        self.subject = subject
        whole = f"范围：{self.basis.place}全部企业、园区"
        self.scope.setText(f"范围：{subject.text}" if subject else whole)
        self.everyone.setVisible(subject is not None)

    def _clear(self) -> None:
        for box in self.choices.values():
            box.show_text("")

    def _go(self) -> None:
        subject = self.subject.id if self.subject else None
        self.asked.emit(Wanted(self.rulings(), self.pack, subject))


def _row(words: QWidget, *buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addWidget(words, 1)
    for each in buttons:
        row.addWidget(each)
    return row
