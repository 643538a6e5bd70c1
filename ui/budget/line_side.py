"""The side of the plan: one line of it, why it stands where it does, and its mark."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.budget import MARKS, PlanMark
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.clauses.bands import percent
from jjgreen_desktop.policy.plan_ledger import Entry
from jjgreen_desktop.policy.plan_rows import Row
from ui.awards.approval import NOTHING_TO_LOOK_UP
from ui.form_keeper import FormKeeper
from ui.theme import GRID, set_role
from ui.widgets.field_box import FieldBox
from ui.widgets.links import Links
from ui.widgets.text import button, label
from ui.worker import Worker

REASON = "reason"
NO_REASON = "请写明理由，如会议纪要。"


class LineSide(QFrame):
    """Says what is known of a line and lets it be marked, with the reason."""

    marked = Signal(object, str, str)  # an Entry, a key of MARKS ("" takes it away), the reason
    opened = Signal(str, object)  # a page and what it is to open
    closed = Signal()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.entry: Entry | None = None
        self._facts = QScrollArea()
        self._facts.setWidgetResizable(True)
        self._facts.setAccessibleName("这一项的排序说明")
        self.reason = FieldBox(field_of(PlanMark, REASON), NOTHING_TO_LOOK_UP)
        self.keeper = FormKeeper(worker, self._texts, self._show_texts, self)
        self.reason.edited.connect(self.keeper.note)
        self.buttons = {
            key: button(words, partial(self._mark, key), tip=f"标记为{words}")
            for key, words in MARKS.items()
        }
        self.clear = button("取消标记", partial(self._mark, ""), tip="取消这一项的标记")
        self._marks = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label("排序说明", "heading"))
        top.addStretch(1)
        top.addWidget(button("关上", self.closed.emit, "link", tip="只看表格（Esc）"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for each in (*self.buttons.values(), self.clear):
            row.addWidget(each)
        row.addStretch(1)
        marks = QVBoxLayout(self._marks)
        marks.setContentsMargins(0, 0, GRID, 0)
        marks.setSpacing(GRID)
        marks.addWidget(self.reason)
        marks.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._facts, 1)
        column.addWidget(self._marks)

    def show_entry(self, entry: Entry, row: Row | None, year: int) -> None:
        """Explain a line of a year's plan; `row` is None when it is decided already and cannot be marked."""
        self.entry = entry
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        for part in self._parts(entry, row):
            column.addWidget(part)
        column.addStretch(1)
        self._facts.setWidget(page)
        self._marks.setVisible(row is not None)
        recorded = {REASON: row.item.mark_reason if row else ""}
        self.keeper.open(
            f"mark:{year}:{entry.clause}:{entry.of}", lambda: self._show_texts(recorded)
        )
        self.reason.tell("")
        self.clear.setVisible(bool(entry.mark))

    def _texts(self) -> dict[str, str]:
        return {REASON: self.reason.editor.text()}

    def _show_texts(self, texts: Mapping[str, str]) -> None:
        self.reason.editor.show_text(texts.get(REASON, ""))

    def _parts(self, entry: Entry, row: Row | None) -> list[QWidget]:
        mark = f"　标记：{MARKS[entry.mark]}" if entry.mark else ""
        links = Links(
            [
                ("看测算说明 ▸", lambda: self.opened.emit("awards", (entry.clause, entry.of))),
                ("打开登记 ▸", lambda: self.opened.emit(entry.holder.noun, entry.holder.subject)),
            ]
        )
        return [
            label(entry.clause_label, "muted"),
            label(entry.holder.name, "heading", wrap=True),
            label(entry.holder.matter, "note", wrap=True),
            label(f"{' '.join(entry.state)}　{money.yuan(entry.fen)} 元{mark}", "mark"),
            label(f"{entry.reason.removesuffix('。')}。", wrap=True),
            *(label(text, "note", wrap=True) for text in facts(entry, row)),
            links,
        ]

    def _mark(self, mark: str) -> None:
        reason = self.reason.editor.text().strip()
        if mark and not reason:
            self.reason.tell(NO_REASON)
            self.reason.widget.setFocus()
            return
        self.marked.emit(self.entry, mark, reason)

    def refuse(self, problem: Problem) -> None:
        """Say why it was not marked; what is typed stays."""
        self.reason.tell(f"{problem.what}{problem.fix}")


def facts(entry: Entry, row: Row | None) -> list[str]:
    """What the criteria look at, in words."""
    if row is None:
        return ["已有市级核定或已拨付，先从资金中扣除，不参加排序。"]
    item = row.item
    day = item.line.deciding_on
    said = [f"政策上限 {money.yuan(entry.ceiling_fen)} 元"]
    if item.proposed_fen is not None:
        said.append(f"县区建议 {money.yuan(item.proposed_fen)} 元")
    if item.improvement is not None:
        said.append(f"能效提升率 {percent(item.improvement)}")
    said.append(f"决定日期 {day}" if day else "决定日期未填")
    said.append("以前没有得过奖补" if item.first_award else "以前得过奖补")
    receiver = item.line.beneficiary
    return [
        f"第 {row.place} 位。{'；'.join(said)}。",
        *((f"由服务商领取：{receiver.name}。",) if receiver.kind == "provider" else ()),
    ]
