"""导入: choose a workbook, read the plan, confirm, read the receipt."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import past_awards
from jjgreen_desktop.exchange.imports import plan_file
from jjgreen_desktop.exchange.templates import write_template
from jjgreen_desktop.operations.importing.plans import Plan, Receipt
from jjgreen_desktop.operations.importing.replanning import Replanned
from jjgreen_desktop.operations.imports import apply
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.plans import KIND as LEDGER
from jjgreen_desktop.operations.past_awards.plans import Answers, LedgerPlan
from ui.exchange.export_view import ExportView
from ui.exchange.ledger_view import LedgerView, Shown, answered, shown
from ui.exchange.plan_view import PlanView
from ui.exchange.start_view import KINDS, StartView
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets import file_choice
from ui.widgets.empty import Empty
from ui.widgets.text import button, label
from ui.worker import Progress, Worker

EXPORT = "export"


class ImportPage(Screen):
    """Nothing is written before 确认导入; a refused row keeps the whole file out."""

    title = "导入"
    icon = "file-import"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.choose_file: file_choice.Choose = file_choice.to_open
        self.choose_target: file_choice.Choose = file_choice.to_save
        self.folder = file_choice.documents()
        self.plan: Plan | None = None
        self.start = StartView()
        self.view = PlanView()
        self.ledger = LedgerView()
        self.receipt = Empty()
        self.register = ExportView(worker)
        self.out = button("导出登记簿…", self._export, icon="file-spreadsheet")
        self.heading = label(role="title")
        self.problem = label(role="warning", wrap=True)
        self.back = button("再导入一个文件", self._begin, tip="回到选择文件（Esc）")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._begin()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.back)
        top.addWidget(self.out)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.problem)
        for view in (self.start, self.view, self.ledger, self.receipt, self.register):
            self._stack.addWidget(view)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.start.browse.connect(self._browse)
        self.start.chosen.connect(self.read)
        self.start.template.connect(self._save_template)
        self.view.confirmed.connect(self._apply)
        self.view.left.connect(self._begin)
        self.register.left.connect(self._begin)
        self.register.said.connect(self.say)
        self.ledger.answering.connect(self._answer)
        self.ledger.confirmed.connect(self._apply_ledger)
        self.ledger.left.connect(self._begin)
        self.receipt.stepped.connect(lambda: self.go.emit("enterprises", None))
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._begin)

    def arrive(self, argument: object = None) -> None:
        """`argument` ("import", kind) chooses what to import; a plan on screen stays.

        ("export",) leads to exporting the register, ("export", noun, id) one enterprise or park of it.
        """
        if isinstance(argument, tuple) and argument[0] == EXPORT:
            self._export(argument[1:] or None)
            return
        kind = argument[1] if isinstance(argument, tuple) else argument
        if kind in KINDS:
            self._begin()
            self.start.choose(str(kind))

    def unfinished(self) -> str:
        """The register being exported."""
        return self.register.unfinished()

    def leave_off(self) -> None:
        """Write no file."""
        self.register.leave_off()

    def _begin(self) -> None:
        self.plan = None
        self.ledger.plan = None
        self._tell("")
        self._show(self.start)

    def _export(self, owner: tuple[str, str] | None = None) -> None:
        self._begin()
        self.register.begin(owner)
        self._show(self.register)

    def _show(self, view: QWidget) -> None:
        self.back.setVisible(view is self.receipt)
        self.out.setVisible(view is self.start)
        self.heading.setText("导出登记簿" if view is self.register else self.title)
        self._stack.setCurrentWidget(view)

    def _browse(self) -> None:
        title = f"选择要导入的{KINDS[self.start.kind]}工作簿"
        path = self.choose_file(self, title, self.folder, file_choice.WORKBOOKS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Plan the import of this file and show the plan."""
        kind, self.folder = self.start.kind, path.parent
        self._tell("")
        if kind == LEDGER:
            self._read_ledger(path)
            return

        def task(office: Office, _progress: Progress) -> Plan:
            return plan_file(office, kind, path)

        self.worker.run(task, self._planned, says=f"正在读取“{path.name}”", failed=self._fail)

    def _planned(self, plan: Plan) -> None:
        self.plan = plan
        self.view.show_plan(plan)
        self._show(self.view)
        self.view.table.setFocus()

    def _read_ledger(self, path: Path) -> None:
        def task(office: Office, _progress: Progress) -> Shown:
            return shown(office, past_awards.plan_ledger(office, path))

        self.worker.run(task, self._ledger_read, says=f"正在读取“{path.name}”", failed=self._fail)

    def _ledger_read(self, made: Shown) -> None:
        self.ledger.show_plan(made)
        self._show(self.ledger)
        self.ledger.take_focus()

    def _answer(self, answers: Answers) -> None:
        plan = self.ledger.plan
        if plan is None:
            return

        def task(office: Office, _progress: Progress) -> Shown:
            return answered(office, plan, answers)

        self.worker.run(task, self.ledger.show_plan, failed=self._fail)

    def _apply_ledger(self) -> None:
        plan = self.ledger.plan
        if plan is None:
            return

        def task(office: Office, _progress: Progress) -> LedgerPlan:
            return planning.apply(office, plan)

        self.worker.run(task, self._ledger_applied, says="正在导入", failed=self._not_applied)

    def _not_applied(self, problem: Problem) -> None:
        """What the clerk has not seen is not written: the plan as it is now is shown first."""
        self._fail(problem)
        if not isinstance(problem, Replanned):
            return
        plan = problem.plan
        if isinstance(plan, LedgerPlan):
            self.worker.run(lambda office, _progress: shown(office, plan), self.ledger.show_plan)
        else:
            self._planned(plan)

    def _ledger_applied(self, made: LedgerPlan) -> None:
        self._tell("")
        said = (
            f"{made.summary()}如需退回，请按 Ctrl+Z 撤销这次导入；逐笔的去处见“奖补”的“以前兑现”。"
        )
        self.receipt.tell("导入完成", said, "查看企业")
        self._show(self.receipt)
        self.say.emit(f"已导入以前兑现“{made.workbook.file}”。")
        self.changed.emit()

    def _apply(self) -> None:
        plan = self.plan
        if plan is None:
            return

        def task(office: Office, _progress: Progress) -> Receipt:
            return apply(office, plan)

        self.worker.run(task, self._applied, says="正在导入", failed=self._not_applied)

    def _applied(self, receipt: Receipt) -> None:
        self.plan = None
        self._tell("")
        self.receipt.tell("导入完成", receipt_words(receipt), "查看企业")
        self._show(self.receipt)
        self.say.emit(f"已导入{KINDS[receipt.kind]}“{receipt.file}”。")
        self.changed.emit()

    def _save_template(self) -> None:
        kind = self.start.kind
        proposed = self.folder / f"{KINDS[kind]}导入表.xlsx"
        path = self.choose_target(self, "存放模板", proposed, file_choice.WORKBOOK)
        if path is None:
            return

        def task(office: Office, _progress: Progress) -> None:
            if kind == LEDGER:
                past_awards.write_template(path)
                return
            write_template(kind, path, [county.key for county in office.pack.counties])

        self.folder = path.parent
        self.worker.run(task, lambda _nothing: self._saved(path), failed=self._fail)

    def _saved(self, path: Path) -> None:
        self._tell("")
        self.say.emit(f"模板已存到“{path}”，填好后回到这里导入。")

    def _fail(self, problem: Problem) -> None:
        self._tell(f"{problem.what}{problem.fix}")

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def receipt_words(receipt: Receipt) -> str:
    """The receipt as one sentence each."""
    said = (
        f"“{receipt.file}”共读取 {receipt.read:,} 行：新增 {receipt.new:,} 行，"
        f"更新 {receipt.changed:,} 行，无变化 {receipt.same:,} 行。"
    )
    beside = receipt.outside + receipt.not_titles
    if beside:
        said += f"另有 {beside:,} 行不属本地或不是条款三的称号，没有登记。"
    if receipt.registered:
        said += f"同时登记企业、园区 {receipt.registered:,} 家。"
    return f"{said}回执已保存；如需退回，请按 Ctrl+Z 撤销这次导入。"
