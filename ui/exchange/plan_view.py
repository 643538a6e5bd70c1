"""A plan before anything is written: counts that reconcile, what was found, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jjgreen_desktop.operations.importing.kinds import KINDS
from jjgreen_desktop.operations.importing.plans import Plan
from ui.exchange.findings_table import FindingsList, FindingsModel
from ui.theme import GRID, set_role
from ui.widgets.text import button, label

COUNTS = (
    ("新增", "new"),
    ("更新", "changed"),
    ("无变化", "same"),
    ("拒绝", "refused"),
)
BESIDE = (
    ("不属本地或未注明", "outside"),
    ("非条款三称号", "not_titles"),
    ("同时登记企业、园区", "registered"),
)


class PlanView(QWidget):
    """Shows what 确认导入 would do, or why it cannot."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsModel(self)
        self.table = FindingsList(self.model, "检查发现的问题")
        self.heading = label(role="heading")
        self.sentence = label(wrap=True)
        self.confirm = button(
            "确认导入", self.confirmed.emit, "primary", tip="确认导入（Ctrl+Enter）"
        )
        self.confirm.setShortcut("Ctrl+Return")
        self.cards = QHBoxLayout()
        self.cards.setSpacing(GRID)
        self._findings = label(role="heading")
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.sentence, 1)
        foot.addWidget(button("换一个文件", self.left.emit, tip="不导入，换一个文件"))
        foot.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addLayout(self.cards)
        column.addSpacing(GRID)
        column.addWidget(self._findings)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def show_plan(self, plan: Plan) -> None:
        """Show a plan."""
        self.heading.setText(f"{KINDS[plan.kind]}　{plan.workbook.file}　共读取 {plan.read:,} 行")
        self._fill_cards(plan)
        self.model.show(plan.findings)
        self._findings.setText(
            f"检查发现 {len(plan.findings):,} 条" if plan.findings else "没有发现问题"
        )
        writable = plan.acceptable and bool(plan.new + plan.changed)
        self.confirm.setEnabled(writable)
        self.sentence.setText(_sentence(plan))
        set_role(self.sentence, "" if plan.acceptable else "warning")

    def _fill_cards(self, plan: Plan) -> None:
        while item := self.cards.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        beside = [(words, key) for words, key in BESIDE if getattr(plan, key)]
        for words, key in (*COUNTS, *beside):
            self.cards.addWidget(_card(words, getattr(plan, key)))
        self.cards.addStretch(1)


def _card(words: str, count: int) -> QFrame:
    card = QFrame()
    set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    column.setSpacing(0)
    column.addWidget(label(f"{count:,}", "figure"))
    column.addWidget(
        label(f"{words}（行）" if words != BESIDE[-1][0] else f"{words}（家）", "note")
    )
    return card


def _sentence(plan: Plan) -> str:
    if not plan.acceptable:
        return (
            f"有 {plan.refused:,} 行不能接受，因此整个文件都不写入。"
            "请按上表逐行改正并保存，再重新选择这个文件。"
        )
    if not plan.new + plan.changed:
        return "文件内容与登记簿一致，没有需要写入的行。"
    return "还没有写入。核对以上行数后确认导入；导入后可以一次撤销。"
