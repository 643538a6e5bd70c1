"""What is done with a year's money: its settings kept, a line marked, the plan printed or saved as a workbook."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.budget import MARKS
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange.plan_workbook import write_plan
from jjgreen_desktop.operations.budget import Planned, clear_mark, set_budget, set_mark
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.sheet_signs import sheet_signs
from jjgreen_desktop.policy.plan_ledger import Entry
from ui.budget.gathering import Shown
from ui.budget.line_side import LineSide
from ui.budget.settings_side import Settings, SettingsSide
from ui.screen import Screen
from ui.widgets import file_choice
from ui.worker import Progress


class YearActs(QObject):
    """Listens to the two sides and asks the worker on behalf of the page they stand on."""

    kept = Signal()  # the settings were written: they are closed
    written = Signal(str)  # the sentence for the message bar
    failed = Signal(Problem)

    def __init__(self, page: Screen, line: LineSide, settings: SettingsSide) -> None:
        super().__init__(page)
        self.choose_path: file_choice.Choose = file_choice.to_save
        self.folder = file_choice.documents()
        self._page = page
        self._line = line
        self._settings = settings
        settings.given.connect(self._keep)

    def _keep(self, given: Settings) -> None:
        self._page.worker.run(
            lambda office, _progress: set_budget(office, given.budget, given.shares),
            lambda budget: self._kept(budget.year or 0, budget.pool_fen or 0),
            failed=self._settings.refuse,
        )

    def _kept(self, year: int, fen: int) -> None:
        self._settings.keeper.forget()
        self.kept.emit()
        self.written.emit(f"已保存 {labels.of_year(year)}资金 {money.wan(fen)} 万元。")

    def mark(self, year: int, entry: Entry, mark: str, reason: str) -> None:
        """Mark a line in a year's plan; without a mark take it away."""

        def task(office: Office, _progress: Progress) -> None:
            if mark:
                set_mark(office, year, entry.clause, entry.of, mark, reason)
            else:
                clear_mark(office, year, entry.clause, entry.of)

        said = f"已标记{MARKS[mark]}" if mark else "已取消标记"
        about = f"{entry.holder.name}，{CLAUSES[entry.clause]}"
        self._page.worker.run(
            task, lambda _nothing: self._marked(f"{said}：{about}。"), failed=self._line.refuse
        )

    def _marked(self, sentence: str) -> None:
        self._line.keeper.forget()
        self.written.emit(sentence)

    def save(self, shown: Shown, planned: Planned) -> None:
        """The plan as a workbook, where the clerk says."""
        name = f"{shown.place}{shown.year}年度择优兑现计划.xlsx"
        path = self.choose_path(self._page, "存为表格", self.folder / name, file_choice.WORKBOOK)
        if path:
            self.folder = path.parent
            self._page.worker.run(
                _writing(planned, shown.place, path),
                lambda _nothing: self._page.say.emit(f"已保存到“{path}”。"),
                says="正在保存",
                failed=self.failed.emit,
            )


def _writing(planned: Planned, place: str, path: Path) -> Callable[[Office, Progress], None]:
    def task(office: Office, _progress: Progress) -> None:
        write_plan(planned, place, path, sheet_signs(office))

    return task
