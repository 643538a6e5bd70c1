"""口径裁定: the questions the measures leave open, what hangs on them, and what has been ruled."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ruling_effect import Effect, LineChange, effect
from jjgreen_desktop.operations.rulings import make, questions, resting, withdraw
from jjgreen_desktop.operations.standing import Standing, stand
from ui.papers.requests import waiting_paper
from ui.policy.question_list import QuestionList
from ui.policy.ruling_form import Paper
from ui.policy.ruling_view import RulingView, Shown
from ui.screen import Screen
from ui.theme import GRID
from ui.widgets.beside import beside
from ui.widgets.empty import Empty
from ui.widgets.text import button
from ui.worker import Job, Progress, Worker

SHARES = (42, 58)  # % of the width
NOT_COMPUTED = ("没有测算", "测算被取消，没有列出裁定事项。", "重新测算")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All questions, as of one assessment of everyone."""

    standing: Standing
    shown: dict[str, Shown]


class RulingsTab(Screen):
    """The questions at the left; the one chosen, with its choices and their effect, at the right."""

    title = RulingMade.label

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.sheet: Sheet | None = None
        self.current = ""
        self._of: str | None = None
        self._job: Job | None = None
        self._comes_in = False  # from another page: the cursor goes to the list
        self.list = QuestionList()
        self.print_list = button(
            "打印待会商清单",
            lambda: self.go.emit("papers", waiting_paper()),
            icon="printer",
            tip="列出每一项等裁定的奖补和各口径的结果，供会商用",
        )
        self.view = RulingView(worker)
        self.empty = Empty()
        self.empty.tell(*NOT_COMPUTED)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        split = beside(self._left(), self.view, SHARES)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        column.addWidget(self._stack)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self.print_list, 0, Qt.AlignmentFlag.AlignLeft)
        return left

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _id: self.view.begin())
        self.empty.stepped.connect(self._reload)
        self.view.asked.connect(self._compute)
        self.view.given.connect(self._make)
        self.view.withdrawn.connect(self._withdraw)
        self.view.opened.connect(self._open_line)
        back = QShortcut(QKeySequence("Esc"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.list.setFocus)

    def arrive(self, argument: object = None) -> None:
        """Assess again; `argument` is the question to open, or it and the single record."""
        focused = QApplication.focusWidget()
        self._comes_in |= focused is None or not self.isAncestorOf(focused)
        if isinstance(argument, tuple):
            self.current, self._of = argument
        elif isinstance(argument, str):
            self.current, self._of = argument, None
        self._reload()

    def put_away(self) -> None:
        """Keep the ruling that is being typed; nobody waits for what was to be shown."""
        self._stop()
        self.view.form.keeper.flush()

    def _reload(self) -> None:
        self._stop()
        job = self._job = self.worker.run(
            gather, lambda sheet: self._take(sheet) if self._job is job else None, says="正在测算"
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for what was to be shown: the next page gets its turn at once."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._stop()

    def _take(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        self._stack.setCurrentIndex(0 if sheet else 1)
        if sheet is None:
            return
        self.list.show_rows([(id, shown.question) for id, shown in sheet.shown.items()])
        wanted = self.current if self.current in sheet.shown else next(iter(sheet.shown))
        self.current = ""
        self.list.select(wanted)
        held = any(shown.question.holds_lines for shown in sheet.shown.values())
        self.print_list.setEnabled(held)
        if self._comes_in:
            self._comes_in = False
            self.list.setFocus()

    def _choose(self, ruling: str) -> None:
        if self.sheet is None or ruling == self.current:
            return
        self.current = ruling
        shown = self.sheet.shown[ruling]
        known = [matter.record for matter in shown.question.matters]
        of = self._of if self._of in known else next(iter(known), None)
        self.view.show_question(shown, of)
        self._compute(of)

    def _compute(self, of: str | None) -> None:
        if self.sheet is None:
            return
        self._stop()
        self._of = of
        standing, ruling = self.sheet.standing, self.current

        def task(office: Office, progress: Progress) -> Effect | None:
            return effect(office, ruling, of=of, standing=standing, progress=progress.go_on)

        def show(found: Effect | None) -> None:
            if self._job is job:  # nothing else was asked meanwhile
                self._show_effect(found)

        job = self._job = self.worker.run(task, show, says="正在测算各选项的影响")

    def _stop(self) -> None:
        if self._job:
            self._job.cancel()
            self._job = None

    def _show_effect(self, found: Effect | None) -> None:
        if found is None:
            self.view.show_stopped()
        else:
            self.view.show_effect(found)

    def _make(self, choice: str, paper: Paper) -> None:
        ruling, of = self.current, self._of

        def task(office: Office, _progress: Progress) -> RulingMade:
            by, on, document, note = paper.ruled_by, paper.ruled_on, paper.document, paper.note
            return make(office, ruling, choice, by, on, document, note, of)

        self.worker.run(task, self._made, failed=self.view.form.refuse)

    def _made(self, made: RulingMade) -> None:
        self.view.form.registered()
        self._written(f"已登记口径裁定（{made.ruled_on}，{made.document}），各项已重新测算。")

    def _withdraw(self, made: RulingMade) -> None:
        self.worker.run(
            lambda office, _progress: withdraw(office, made),
            lambda _nothing: self._written(f"已撤下口径裁定（{made.ruled_on}，{made.document}）。"),
        )

    def _written(self, sentence: str) -> None:
        self.say.emit(sentence)
        self.changed.emit()
        self._reload()

    def _open_line(self, change: LineChange) -> None:
        self.go.emit("awards", (change.line.clause, change.line.of))


def gather(office: Office, progress: Progress) -> Sheet | None:
    """Everyone assessed today, and every question with its history; None when cancelled."""
    standing = stand(office, progress=progress.go_on)
    if standing is None:
        return None
    shown = {
        question.ruling.id: Shown(
            question,
            standing.pack,
            [(past, resting(office, past.made, standing)) for past in question.history],
        )
        for question in questions(office, standing=standing)
    }
    return Sheet(standing, shown)
