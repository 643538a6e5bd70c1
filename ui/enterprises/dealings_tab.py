"""业务: the diagnoses and performance contracts of a provider, what each pays it, and what that comes to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.dealings import Dealing, Sums, dealings, sums
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Outcome
from ui.theme import GRID
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import label
from ui.worker import Cancelled, Job, Progress, Worker

NOTHING = (
    "还没有业务",
    "企业的诊断、合同能源管理里写了这家服务商的名称，就列在这里。",
)
READING = "正在读取；中途取消的，再打开这一栏重新读取。"


class DealingsTab(QWidget):
    """Reads anew each time it is shown; `opened` carries noun and id of the record asked for."""

    opened = Signal(str, str)
    counted = Signal(int)

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.grid = Grid(_columns(), squeeze=True)
        self.grid.setAccessibleName("服务商的业务")
        self.told = label(wrap=True)
        self._worker = worker
        self._job: Job | None = None
        self._shown = ""
        self._stack = QStackedWidget()
        self._lay_out()
        self.grid.opened.connect(self._open)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.told)
        column.addWidget(self.grid, 1)
        column.addWidget(label("按 Enter 或双击打开那条记录。", "note"))
        self._stack.addWidget(Empty(*NOTHING))
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_provider(self, provider: Provider) -> None:
        """Read what a provider did; what was being read of another is let go."""
        if self._job:
            self._job.cancel()
        if provider.id != self._shown:
            self.grid.show_rows([])
            self.told.setText(READING)
            self._stack.setCurrentIndex(1)
        self._shown = provider.id
        self._job = self._worker.run(
            lambda office, progress: _read(office, progress, provider),
            lambda found: self._take(provider.id, found),
            says=f"正在测算“{provider.title()}”的业务",
        )

    def _take(self, provider: str, found: list[Dealing]) -> None:
        if provider != self._shown:
            return
        self.grid.show_rows([(f"{one.record.noun}|{one.record.id}", one) for one in found])
        self.told.setText(_said(sums(found)))
        self.counted.emit(len(found))
        self._stack.setCurrentIndex(1 if found else 0)

    def _open(self, key: str) -> None:
        noun, _, record = key.partition("|")
        self.opened.emit(noun, record)


def _read(office: Office, progress: Progress, provider: Provider) -> list[Dealing]:
    found = dealings(office, provider, progress.go_on)
    if progress.cancelled:
        raise Cancelled
    return found


def _said(found: Sums) -> str:
    """What it comes to: 诊断 12 项，合同能源管理 2 项；可得 16.00 万元，已兑现 3.00 万元。"""
    parts = [f"可得 {money.wan(found.eligible_fen)} 万元"]
    parts.append(f"已兑现 {money.wan(found.settled_fen)} 万元")
    if found.at_stake_fen:
        parts.append(f"补齐资料后最高还有 {money.wan(found.at_stake_fen)} 万元")
    count = f"诊断 {found.diagnoses} 项，合同能源管理 {found.contracts} 项"
    return f"{count}；{'，'.join(parts)}。"


def _columns() -> list[Column]:
    return [
        Column("业务", lambda one: one.record.label),
        Column("企业", lambda one: one.firm.title()),
        Column("项目", lambda one: one.matter or UNKNOWN),
        Column("日期", lambda one: str(one.day or UNKNOWN), key=lambda one: one.day),
        Column(
            "政策上限（万元）",
            lambda one: money.wan(one.ceiling_fen) if one.ceiling_fen else UNKNOWN,
            number=True,
            key=lambda one: one.ceiling_fen,
        ),
        Column(
            "市级核定（万元）",
            lambda one: UNKNOWN if one.approved_fen is None else money.wan(one.approved_fen),
            number=True,
            key=lambda one: one.approved_fen,
        ),
        Column("测算", _outcome),
    ]


def _outcome(one: Dealing) -> str:
    if one.line is None:
        return UNKNOWN
    words = f"{one.line.outcome.mark} {one.line.outcome.label}"
    lacking = one.line.outcome is Outcome.LACKING and one.line.at_stake_fen
    return f"{words}　最高 {money.wan(one.line.at_stake_fen)} 万元" if lacking else words
