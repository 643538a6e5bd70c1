"""The single store worker: one thread that owns the office and runs tasks one after another.

Screens never touch the store: they hand a task (a function of office and progress) to `Worker.run`
and get its result back on the UI thread. Success, failure, progress and cancel are handled here once.
"""

import traceback
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from weakref import WeakSet

from PySide6.QtCore import (
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QObject,
    Qt,
    QThread,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QWidget

from jjgreen_desktop.domain.problem import Problem
from ui.garbage import Garbage

if TYPE_CHECKING:  # the office is imported by the worker's thread, after the first paint
    from jjgreen_desktop.operations.office import Office
    from ui.draft_writer import DraftWriter

FRAME = 16  # ms; what is shown is laid out and painted within it, or holds the loop until it is
LONGEST = 400  # ms until a widget is painted that is going to be
PATIENCE = 10_000  # ms the keyboard is kept waiting for what goes on
T = TypeVar("T")
Opened = TypeVar("Opened", bound="Office")


class _Paint(QObject):
    """Waits until a widget has been painted, or would have been long ago: the window may be minimised."""

    def __init__(self, widget: QWidget, done: Callable[[], None]) -> None:
        super().__init__(widget)
        self._done: Callable[[], None] | None = done
        widget.installEventFilter(self)
        QTimer.singleShot(LONGEST, self, self._tell)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """The widget paints when this returns."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(FRAME, self, self._tell)  # the picture is handed over first
        return False

    def _tell(self) -> None:
        done, self._done = self._done, None
        if done:
            done()
            self.deleteLater()


class Cancelled(Exception):
    """A task may raise this when it sees `progress.cancelled`: its transaction is rolled back."""


class NotDone(Problem):
    """An error of ours, as whoever asked is told of it; the window tells it in full, once."""

    def __init__(self) -> None:
        super().__init__("这一步没有做成。", "请照窗口下方的提示处理，然后再试；已填的内容都在。")


class Stoppable(Protocol):
    """What goes on and can be told to stop."""

    def cancel(self) -> None:
        """Stop."""
        ...


class Job:
    """A task handed to the worker; whoever asked for it may cancel it."""

    def __init__(
        self,
        task: Callable[[Any, "Progress"], Any],
        done: Callable[[Any], None],
        says: str = "",
        failed: Callable[[Problem], None] | None = None,
        needs_office: bool = True,
    ) -> None:
        self.task = task
        self.done = done
        self.says = says
        self.failed = failed
        self.needs_office = needs_office
        self._stop = Event()

    def cancel(self) -> None:
        """A task not begun is dropped; a running one sees `progress.cancelled` and may stop."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked it to stop."""
        return self._stop.is_set()

    def forget(self) -> None:
        """It is over: what it was to do, and the widgets that refers to, are let go of in the window's thread."""
        self.task, self.done, self.failed = _nothing, _nothing, None


def _nothing(*_given: object) -> None:
    """What a job that is over does."""


class Progress:
    """How a task says how far it is, and learns that it should stop."""

    def __init__(self, job: Job, tell: Callable[[int, int], None]) -> None:
        self._job = job
        self._tell = tell

    def report(self, done: int, of: int) -> None:
        """Say that `done` of `of` steps are finished."""
        self._tell(done, of)

    def go_on(self, done: int, of: int) -> bool:
        """Report, and learn whether to go on: what batches take as their `progress`."""
        self.report(done, of)
        return not self.cancelled

    @property
    def cancelled(self) -> bool:
        """Whether the clerk pressed 取消."""
        return self._job.cancelled


class _Desk(QObject):
    """Lives in the worker thread: holds the office and does one job at a time."""

    begun = Signal(object)
    progressed = Signal(int, int)
    ended = Signal(object, object, object)  # job, result, error (None: it went well)

    def __init__(self) -> None:
        super().__init__()
        self.office: Office | None = None

    @Slot(object)
    def work(self, job: Job) -> None:
        """Run one job; whatever happens, say that it ended."""
        if job.cancelled or (job.needs_office and self.office is None):
            self.ended.emit(job, None, Cancelled())
            return
        self.begun.emit(job)
        progress = Progress(job, self.progressed.emit)
        try:
            self.ended.emit(job, job.task(self.office, progress), None)
        except Exception as error:  # noqa: BLE001 - the one border between tasks and the window
            self.ended.emit(job, None, error)

    @Slot()
    def leave(self) -> None:
        """Close the office in the thread that opened it."""
        if self.office:
            self.office.store.close()
        self.office = None


class Worker(QObject):
    """Runs tasks on the office, one after another, in its own thread.

    `failed` carries a Problem when the job gave no handler; `fault` the details of an error of ours,
    of which a handler learns as NotDone, so that what waited for the job comes to rest.
    """

    failed = Signal(object)
    fault = Signal(str)
    busy = Signal(str)
    progressed = Signal(int, int)
    _given = Signal(object)
    _left = Signal()
    _done_with = Signal()  # a job, and what was to be done with its result

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.writers: WeakSet[DraftWriter] = WeakSet()  # of what is typed and not yet saved
        self._waiting: list[Job] = []
        self._long: list[tuple[Stoppable, str]] = []  # over many jobs, and in which words
        self._after_paint = 0
        self._thread = QThread(self)
        self._desk = _Desk()
        self._desk.moveToThread(self._thread)
        self._connect(self._desk)
        self._garbage = Garbage(self)
        self._thread.start()

    def _connect(self, desk: _Desk) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._given.connect(desk.work, queued)
        self._left.connect(desk.leave, Qt.ConnectionType.BlockingQueuedConnection)
        desk.begun.connect(self._begun, queued)
        desk.progressed.connect(self.progressed, queued)
        desk.ended.connect(self._ended, queued)

    def open(
        self,
        opener: "Callable[[], Opened]",
        done: Callable[[Opened], None],
        *,
        says: str = "正在打开登记簿",
        failed: Callable[[Problem], None] | None = None,
    ) -> Job:
        """Open (or create) the office in the worker thread; later tasks work on it."""

        def task(_office: "Office", _progress: Progress) -> Opened:
            self._desk.office = opened = opener()
            return opened

        return self.run(task, done, says=says, failed=failed, needs_office=False)

    def run(
        self,
        task: "Callable[[Office, Progress], T]",
        done: Callable[[T], None],
        *,
        says: str = "",
        failed: Callable[[Problem], None] | None = None,
        needs_office: bool = True,
    ) -> Job:
        """Run `task` after those before it; `done` gets its result on the UI thread.

        `says` is what the window shows meanwhile. A Problem goes to `failed` of the job, else of
        the worker; any other exception is ours and is shown loudly, and `failed` of the job gets NotDone.
        Where no office could be opened, tasks that need one are dropped.
        """
        job = Job(task, done, says, failed, needs_office)
        self._waiting.append(job)
        self._given.emit(job)
        return job

    @property
    def idle(self) -> bool:
        """Whether nothing is being done or waited for."""
        return not self._waiting and not self._after_paint

    def after_paint(self, go_on: Callable[[], object], on: QWidget | None = None) -> None:
        """Hand in more work when the window, or the widget, has painted what it was given: painting is not held up."""
        self._after_paint += 1

        def painted() -> None:
            self._after_paint -= 1
            go_on()

        if on is None:
            QTimer.singleShot(FRAME, self, painted)
        else:
            _Paint(on, painted)

    def wait_until(self, done: Callable[[], bool]) -> bool:
        """Let what was handed in go on until `done`; returns whether it is.

        The window paints meanwhile; keys and clicks are kept, and go where the cursor stands afterwards: what a
        clerk types ahead is meant for what comes next. Given up when nothing is left to wait for, and after PATIENCE.
        """
        loop, deadline = QEventLoop(), QDeadlineTimer(PATIENCE)
        self._done_with.connect(loop.quit)
        QTimer.singleShot(PATIENCE, loop, loop.quit)
        while self._waiting and not done() and not deadline.hasExpired():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return done()

    def begin_long(self, what: Stoppable, says: str) -> None:
        """The window shows what goes on over many jobs, while none of them says anything itself."""
        self._long.append((what, says))
        self._say()

    def end_long(self, what: Stoppable) -> None:
        """It is over."""
        self._long = [one for one in self._long if one[0] is not what]
        self._say()

    @property
    def _shown(self) -> tuple[Stoppable, str] | None:
        """What the window shows as going on."""
        if self._waiting and self._waiting[0].says:
            return self._waiting[0], self._waiting[0].says
        return self._long[-1] if self._long else None

    def _say(self) -> None:
        self.busy.emit(self._shown[1] if self._shown else "")

    def cancel(self) -> None:
        """Cancel what the window shows as going on; never a save done meanwhile, which says nothing."""
        if self._shown:
            self._shown[0].cancel()

    def close(self) -> None:
        """Finish what was handed in, let go of the office and end the thread."""
        if self._thread.isRunning():
            self._left.emit()
            self._thread.quit()
            self._thread.wait()
            self._garbage.let_go()

    @Slot(object)
    def _begun(self, job: Job) -> None:
        if job.says:
            self._say()

    @Slot(object, object, object)
    def _ended(self, job: Job, result: object, error: Exception | None) -> None:
        self._waiting.remove(job)
        if job.says:
            self._say()
        try:
            if error is None:
                job.done(result)
            else:
                self._tell(job, error)
        finally:
            job.forget()
            self._done_with.emit()

    def _tell(self, job: Job, error: Exception) -> None:
        if isinstance(error, Problem):
            (job.failed or self.failed.emit)(error)
        elif not isinstance(error, Cancelled):
            self.fault.emit("".join(traceback.format_exception(error)))
            if job.failed:
                job.failed(NotDone())
