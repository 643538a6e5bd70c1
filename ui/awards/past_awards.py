"""以前兑现: what was taken from old ledgers, row by row, where each went; one can be taken out, all be exported."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards.effect import Effect
from jjgreen_desktop.operations.past_awards.kept import Kept, kept, removal, remove
from jjgreen_desktop.operations.past_awards.plans import NAME
from ui.awards.past_award_detail import PastAwardDetail
from ui.theme import GRID
from ui.widgets import file_choice
from ui.widgets.beside import beside
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label
from ui.worker import Job, Progress, Worker

SHARES = (66, 34)  # % of the width: the table, the row picked
WIDE = 1500  # px; narrower, where it stood in the ledger is said beside the table alone
NARROW = 1000  # px; narrower, where it went too
SPARED = {4: WIDE, 5: NARROW, 6: WIDE}
NOTHING_YET = (
    "还没有登记以前的兑现",
    "程序启用以前的奖补台账从“导入”页导入，这里列出每一笔来自哪份台账哪一行、记到了哪条记录。",
    "去导入台账",
)
NOTHING_FOUND = ("没有找到", "请换一个词。", "")


@dataclass(frozen=True)
class Removal:
    """A row with what taking it out would do, or why that cannot be."""

    row: Kept
    effect: Effect | None
    problem: Problem | None = None


def gather(office: Office, _progress: Progress) -> list[Kept]:
    """Every row taken from a ledger."""
    return kept(office)


class PastAwardsView(QWidget):
    """`opened` carries noun and id of a record; `written` the sentence for the message bar."""

    opened = Signal(str, str)
    written = Signal(str)
    importing = Signal()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_place: file_choice.Choose = file_choice.to_save
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName(NAME)
        self.detail = PastAwardDetail()
        self.words = QLineEdit()
        self.words.setPlaceholderText("查企业、事项、文号、台账")
        self.words.setAccessibleName("在以前兑现中查找")
        self.words.setClearButtonEnabled(True)
        self.empty = Empty()
        self.count = label(role="muted")
        self.save = button("存为表格…", self._save, icon="download", tip="存为工作簿，交审计核对")
        self._worker = worker
        self._job: Job | None = None
        self._found: list[Kept] = []
        self._wanted = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.count)
        top.addSpacing(GRID)
        top.addWidget(self.words, 1)
        top.addWidget(self.save)
        self._stack = QStackedWidget()
        self._stack.addWidget(beside(self.grid, self.detail, SHARES))
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(lambda _key: self.detail.take_focus())
        self.words.textChanged.connect(self._show)
        self.detail.opened.connect(self.opened)
        self.detail.asked.connect(self._ask)
        self.detail.removed.connect(self._remove)
        self.empty.stepped.connect(self.importing)

    def reload(self) -> None:
        """Read the register again."""
        if self._job:
            self._job.cancel()
        self._job = self._worker.run(gather, self._take, says="正在读取以前兑现")

    def seek(self, row: str) -> None:
        """Pick this row (by its id) when the list is there."""
        self._wanted = row
        self.words.clear()

    def take_focus(self) -> None:
        """Put the cursor into the table."""
        self.grid.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        for column, least in SPARED.items():
            self.grid.spare(column, event.size().width() < least)

    def _take(self, found: list[Kept]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        word = self.words.text().strip().casefold()
        rows = [one for one in self._found if word in _words(one)]
        total = money.wan(sum(one.past.signed_fen for one in rows))
        self.count.setText(f"{len(rows):,} 笔，合计 {total} 万元" if self._found else "")
        self.save.setVisible(bool(self._found))
        self.words.setVisible(bool(self._found))
        self._stack.setCurrentIndex(0 if rows else 1)
        self.empty.tell(*(NOTHING_FOUND if self._found else NOTHING_YET))
        self.grid.show_rows([(one.past.id, one) for one in rows])
        keys = [one.past.id for one in rows]
        if rows:
            self.grid.select(self._wanted if self._wanted in keys else keys[0])

    def _choose(self, key: str) -> None:
        self._wanted = key
        if row := self.grid.row_of(key):
            self.detail.show_row(row)

    def _ask(self) -> None:
        """What taking the row out would do, before it is done."""
        row = self.detail.row
        if row is None:
            return

        def task(office: Office, _progress: Progress) -> Removal:
            try:
                return Removal(row, removal(office, row.past))
            except Problem as problem:
                return Removal(row, None, problem)

        self._worker.run(task, self._tell)

    def _tell(self, found: Removal) -> None:
        if self.detail.row is found.row:
            self.detail.show_removal(found.effect, found.problem)

    def _remove(self) -> None:
        row = self.detail.row
        if row is None:
            return

        def task(office: Office, _progress: Progress) -> None:
            remove(office, row.past)

        self._worker.run(task, lambda _nothing: self._gone(row), failed=self._refused)

    def _gone(self, row: Kept) -> None:
        self.written.emit(f"已移除以前兑现：{row.named}。")
        self.reload()

    def _refused(self, problem: Problem) -> None:
        self.detail.show_removal(None, problem)

    def _save(self) -> None:
        proposed = file_choice.documents() / f"{NAME}.xlsx"
        path = self.choose_place(self, "存为表格", proposed, file_choice.WORKBOOK)
        if path is None:
            return

        def task(office: Office, _progress: Progress) -> None:
            _write(office, path)

        self._worker.run(
            task,
            lambda _nothing: self.written.emit(f"已把{NAME}保存到“{path}”。"),
            says="正在存为表格",
            failed=self._refused,
        )


def _write(office: Office, path: Path) -> None:
    from jjgreen_desktop.exchange.past_awards import write_past_awards  # loads the workbook library

    write_past_awards(kept(office), office.name, office.today(), path)


def _words(one: Kept) -> str:
    past = one.past
    parts = (one.holder, past.payee, past.matter, past.document, past.ledger, past.note, one.into)
    return "\n".join(part for part in parts if part).casefold()


COLUMNS = (
    Column("企业、园区", lambda one: one.holder),
    Column("事项", lambda one: one.past.matter or ""),
    Column(
        "金额（万元）",
        lambda one: money.wan(one.past.signed_fen),
        number=True,
        key=lambda one: one.past.signed_fen,
    ),
    Column("兑现", lambda one: one.when or "—"),
    Column("条款", lambda one: one.clause),
    Column("记到", lambda one: one.into),
    Column("台账", lambda one: f"{one.past.ledger} {one.past.place}"),
)
