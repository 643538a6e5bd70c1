"""An export handed to the worker in turns: other work, a clerk's save first of all, is done between them."""

from collections.abc import Callable

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange.register_workbook import TURN, Export, Exported
from jjgreen_desktop.operations.office import Office
from ui.widgets.turns_line import TurnsLine
from ui.worker import Job, Progress, Worker


class ExportTurns:
    """Goes on until the file is written, it is stopped or a turn fails; `line` shows how far it is.

    `done` gets what was written, None when it was stopped before; `failed` what went wrong, also with what was
    written and then stopped. Both on the window's thread.
    """

    def __init__(
        self,
        worker: Worker,
        line: TurnsLine,
        begin: Callable[[Office], Export],
        done: Callable[[Exported | None], None],
        failed: Callable[[Problem], None],
    ) -> None:
        self._worker, self._line, self._begin = worker, line, begin
        self._done, self._failed = done, failed
        self._export: Export | None = None
        self._problem: Problem | None = None  # of the turn that was under way when it was stopped
        self._over = False
        line.begin()
        self._job = self._hand_in()

    def stop(self) -> None:
        """The clerk wants no more of it; what waits to be written goes after the turn that is under way."""
        if not self._over:
            self._over = True
            self._job.cancel()
            self._worker.run(self._give_up, self._end, failed=self._end_badly)

    def _hand_in(self) -> Job:
        return self._worker.run(self._turn, self._turned, failed=self._fail)

    def _turn(self, office: Office, _progress: Progress) -> bool:
        export = self._export = self._export or self._begin(office)
        return export.go_on(TURN)

    def _turned(self, whole: bool) -> None:
        if self._over or self._export is None:
            return
        if whole:
            self._over = True
            self._end(self._export.made)
            return
        self._line.tell(self._export.done, self._export.of)
        self._job = self._hand_in()

    def _give_up(self, _office: Office, _progress: Progress) -> Exported | None:
        if self._export is None:
            return None
        self._export.give_up()
        return self._export.made

    def _end(self, made: Exported | None) -> None:
        if made and self._problem:
            self._end_badly(self._problem)
            return
        self._line.end()
        self._done(made)

    def _end_badly(self, problem: Problem) -> None:
        self._line.end()
        self._failed(problem)

    def _fail(self, problem: Problem) -> None:
        if self._over:
            self._problem = problem
            return
        self._over = True
        self._end_badly(problem)
