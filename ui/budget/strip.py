"""The figures of the year in one calm strip above the plan, and the bar that shows their shares."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.policy.plan_rows import Plan
from ui.budget.pool_bar import Part, PoolBar
from ui.theme import GRID, set_role
from ui.widgets.text import label

POOL, CEILINGS = field_of(Budget, "pool_fen").label, "可得项目上限合计"
PAID, APPROVED, PLANNED, LEFT = "已拨付", "已核定未拨付", "本次列入", "余额"
MARKS = {PAID: "■", APPROVED: "▨", PLANNED: "▦", LEFT: "□"}
ORDER = (POOL, PAID, APPROVED, CEILINGS, PLANNED, LEFT)


class Strip(QFrame):
    """Six figures in 万元, the bar, and what is wanting in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.figures: dict[str, QLabel] = {name: label(role="mark") for name in ORDER}
        self.bar = PoolBar()
        self.words = label(role="note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for name in ORDER:
            row.addLayout(self._figure(name), 1)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.words)

    def _figure(self, name: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        caption = f"{MARKS[name]} {name}" if name in MARKS else name
        column.addWidget(label(caption, "note"))
        column.addWidget(self.figures[name])
        self.figures[name].setAccessibleName(name)
        return column

    def show_plan(self, plan: Plan) -> None:
        """The figures of a plan."""
        amounts = {
            POOL: plan.pool.fen,
            PAID: plan.paid_fen,
            APPROVED: plan.approved_fen,
            CEILINGS: plan.ceilings_fen,
            PLANNED: plan.taken_fen,
            LEFT: plan.left_fen,
        }
        for name, fen in amounts.items():
            self.figures[name].setText(f"{money.wan(fen)} 万元")
        set_role(self.figures[LEFT], "mark" if plan.left_fen >= 0 else "warning")
        parts = [Part(mark, name, amounts[name]) for name, mark in MARKS.items()]
        said = "，".join(f"{name} {money.wan(fen)} 万元" for name, fen in amounts.items())
        self.bar.show_parts(plan.pool.fen, parts, f"{said}。")
        self.words.setText(after_words(plan))


def after_words(plan: Plan) -> str:
    """What would remain or be wanting if everything that can be had were paid."""
    said = f"可得项目全部按上限兑现，{_left(plan.left_after_ceilings_fen)}。"
    if plan.proposed:
        said += f"按县区建议兑现（没有建议的按上限），{_left(plan.left_after_proposals_fen)}。"
    if plan.left_fen < 0:
        said += "已定和必保的项目超出了资金总额，没有自动删减，请核对。"
    return said


def _left(fen: int) -> str:
    return f"{'余' if fen >= 0 else '还差'} {money.wan(abs(fen))} 万元"
