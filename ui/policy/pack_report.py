"""A pack that could be used: what was checked, what differs, what it would mean, and from when on."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.policy_work import PackLoaded
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.pack_candidate import Candidate
from jjgreen_desktop.operations.pack_plan import PackPlan, change_text, effect_text
from jjgreen_desktop.policy.pack_differences import PackDifference
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.field_box import FieldBox
from ui.widgets.text import button, label

MOST = 100  # lines of one list; the rest are counted
FROM = field_of(PackLoaded, "from_on")
NO_LOOKUPS = Lookups((), None, {}, {})
DATE_WIDTH = 200  # px


class PackReport(QWidget):
    """Shows a candidate and its plan; a new date asks for a new plan."""

    dated = Signal(object)  # the day it is to come into force
    given = Signal(object)  # the day, to be put in force
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.candidate: Candidate | None = None
        self.plan: PackPlan | None = None
        self.date = FieldBox(FROM, NO_LOOKUPS)
        self.date.setFixedWidth(DATE_WIDTH)
        self.use = button("启用", self._use, "primary", icon="circle-check")
        self.title = label("", "heading", wrap=True)
        self.area = QScrollArea()
        self._lay_out()
        self.date.committed.connect(lambda _key: self._ask())
        self.date.edited.connect(lambda _key: self.use.setEnabled(False))

    def _lay_out(self) -> None:
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("政策包核对结果")
        self.area.setMinimumHeight(12 * GRID)
        set_role(self.area, "reading")
        head = QVBoxLayout()
        head.addWidget(self.title)
        head.addWidget(label(FROM.help, "note", wrap=True))
        head.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addLayout(head, 1)
        row.addWidget(self.date, 0, Qt.AlignmentFlag.AlignTop)
        for each in (self.use, button("不启用", self.left.emit, key="Esc")):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.area, 1)

    def show_candidate(self, candidate: Candidate, from_on: date) -> None:
        """A pack that was tried; its plan for this day follows."""
        self.candidate = candidate
        self.title.setText(f"{candidate.pack.name}（版本 {candidate.pack.version}）")
        self.date.editor.show_text(str(from_on))
        self._ask()

    def show_plan(self, plan: PackPlan) -> None:
        """What it would mean from the day typed."""
        self.plan = plan
        self.date.tell("")
        self.use.setEnabled(True)
        self._show(plan)

    def refuse(self, problem: Problem) -> None:
        """It cannot be used from that day, or not by this office."""
        self.plan = None
        self.use.setEnabled(False)
        self._show(None, f"{problem.what}{problem.fix}")

    def _ask(self) -> None:
        self.use.setEnabled(False)
        try:
            day = values.parse(FROM, self.date.editor.text())
        except values.Unreadable as wrong:
            self.date.tell(str(wrong))
            return
        if day is None:
            self.date.tell("请填写启用日期。")
            return
        self.date.tell("")
        self.dated.emit(day)

    def _use(self) -> None:
        if self.plan:
            self.given.emit(self.plan.from_on)

    def _show(self, plan: PackPlan | None, wrong: str = "") -> None:
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, GRID, GRID)
        self._column.setSpacing(GRID)
        if wrong:
            self._add(wrong, "warning")
        self._checked()
        if plan:
            self._planned(plan)
        self._column.addStretch(1)
        self.area.setWidget(page)

    def _checked(self) -> None:
        if self.candidate is None:
            return
        self._add("✓ 各文件齐全，引文与原文逐字一致，档次相接，裁定都有默认。", "good")
        self._add(f"✓ 所带算例 {len(self.candidate.cases):,} 个，全部相符。", "good")
        self._add(f"校验值 {self.candidate.pack.hash}（请与发放单位公布的核对）", "note")

    def _planned(self, plan: PackPlan) -> None:
        for note in plan.notes:
            self._add(note, "warning")
        self._title("对本单位测算的影响")
        self._add(effect_text(plan.effect))
        self._lines(change_text(change) for change in plan.effect.changes)
        if plan.approved:
            self._title("已有市级核定、请核对的")
            self._lines(plan.approved)
        if plan.lost_rulings:
            self._title("不再起作用的口径裁定")
            self._lines(plan.lost_rulings)
        self._title(f"与 {plan.effect.on} 在用的政策包的不同之处")
        self._differences(plan.differences)

    def _differences(self, differences: tuple[PackDifference, ...]) -> None:
        if not differences:
            self._add("条文、数字、口径和算例都相同，只有文件的排版或说明不同。")
        for area, found in groupby(differences, key=lambda each: each.area):
            self._add(area, "label")
            for each in list(found)[:MOST]:
                self._add(f"• {each.what}：{each.before} → {each.after}")
                if each.sentence:
                    self._add(f"依据“{each.sentence}”", "note")

    def _lines(self, lines: Iterable[str]) -> None:
        told = list(lines)
        for line in told[:MOST]:
            self._add(f"• {line}")
        if len(told) > MOST:
            self._add(f"另有 {len(told) - MOST:,} 项，未一一列出。", "note")

    def _title(self, text: str) -> None:
        self._column.addSpacing(GRID)
        self._add(text, "heading")

    def _add(self, text: str, role: str = "") -> None:
        self._column.addWidget(label(text, role, wrap=True))
