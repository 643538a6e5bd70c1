"""What is done with the line explained: sealed, compared with its seal, approved, printed."""

from PySide6.QtCore import QObject, Signal

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import seals
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.changing import Since, since_of
from jjgreen_desktop.operations.office import Office
from ui.awards.approval import Approval
from ui.awards.detail import Detail
from ui.awards.lines import Row
from ui.papers.requests import calculations, certificates, notices
from ui.screen import Screen
from ui.widgets import exporting, file_choice
from ui.worker import Job, Progress


class LineActs(QObject):
    """Listens to the explanation and asks the worker on behalf of the screen it stands on."""

    recorded = Signal()  # the city's amount is in the register: the lines are others now

    def __init__(self, screen: Screen, detail: Detail) -> None:
        super().__init__(screen)
        self.choose_place: file_choice.Choose = file_choice.to_save
        self._screen = screen
        self._worker = screen.worker
        self._detail = detail
        self._since: Job | None = None
        self._connect()

    def _connect(self) -> None:
        detail, go = self._detail, self._screen.go
        detail.explanation.sealing.connect(self._seal)
        detail.explanation.exporting.connect(self._export)
        detail.approval.given.connect(self._approve)
        detail.notice.connect(lambda row: go.emit("papers", notices([row])))
        detail.certificate.connect(lambda row: go.emit("papers", certificates([row])))
        detail.calculation.connect(lambda row: go.emit("papers", calculations([row])))

    def read_since(self, row: Row) -> None:
        """What became of the line since it was sealed; a row passed over is not waited for."""
        if self._since:
            self._since.cancel()

        def task(office: Office, _progress: Progress) -> Since:
            return since_of(office, row.line, row.subject)

        self._since = self._worker.run(task, lambda found: self._show_since(row, found))

    def _show_since(self, row: Row, found: Since) -> None:
        if self._detail.row is row:
            self._detail.show_since(found)

    def _seal(self) -> None:
        row = self._detail.row
        if row is None:
            return
        subject, noun = row.subject, row.noun

        def task(office: Office, _progress: Progress) -> Seal:
            return seals.seal_by_id(office, noun, subject)

        self._worker.run(task, self._sealed, says="正在封存")

    def _sealed(self, made: Seal) -> None:
        self._screen.say.emit(f"已封存今天的测算，校验值 {seals.mark(made)}。")
        self._screen.changed.emit()
        if self._detail.row:
            self.read_since(self._detail.row)

    def _export(self, made: Seal) -> None:
        exporting.export(self._screen, made, self.choose_place)

    def print_notice(self) -> None:
        """The notice of the line, where it may be printed (Ctrl+P)."""
        if self._detail.row and self._detail.print_notice.isEnabled():
            self._detail.notice.emit(self._detail.row)

    def _approve(self, given: Approval) -> None:
        row = self._detail.row
        if row is None:
            return
        line = row.line

        def task(office: Office, _progress: Progress) -> Award:
            number = given.notice_number
            return approve(office, line, given.fen, given.document, given.on, number)

        self._worker.run(task, lambda award: self._approved(row, award), failed=self._refused)

    def _approved(self, row: Row, award: Award) -> None:
        fen = award.approved_fen or 0
        self._detail.approval.keeper.forget()
        self._detail.leave_approval()
        self._screen.say.emit(f"已登记市级核定：{row.name}，{money.wan(fen)} 万元。")
        self._screen.changed.emit()
        self.recorded.emit()

    def _refused(self, problem: Problem) -> None:
        self._detail.approval.refuse(problem)
