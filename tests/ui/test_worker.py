"""Tasks run one after another off the UI thread; results, problems and our own errors go their ways."""

import threading
from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from ui.worker import Cancelled, NotDone, Progress, Worker


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    made.open(
        lambda: Office(cast(Any, Closed()), cast(Any, None), cast(Any, None)),
        lambda _office: None,
        says="",
    )
    yield made
    made.close()


class Closed:
    """A store that is only closed."""

    def close(self) -> None:
        """Nothing is open."""


def test_where_no_office_opens_the_tasks_behind_are_dropped(qtbot: QtBot) -> None:
    made, failed, done = Worker(), list[Problem](), list[str]()

    def refuse_to_open() -> Office:
        raise Problem("登记簿打不开。", "请重试。")

    made.open(refuse_to_open, pytest.fail, failed=failed.append)
    made.run(lambda office, _progress: office.store.revision, pytest.fail)
    made.run(lambda _office, _progress: "关闭", done.append, needs_office=False)
    qtbot.waitUntil(lambda: made.idle)
    made.close()
    assert ([str(one) for one in failed], done) == (["登记簿打不开。请重试。"], ["关闭"])


def test_work_for_after_the_paint_waits_for_it(worker: Worker, qtbot: QtBot) -> None:
    order: list[str] = []

    class Page(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            order.append("painted")

    page = Page()
    qtbot.addWidget(page)
    worker.after_paint(lambda: order.append("read on"), page)
    page.show()
    qtbot.waitUntil(lambda: worker.idle)
    assert (order[0], order[-1]) == ("painted", "read on")


def test_of_what_is_never_painted_the_work_goes_on(worker: Worker, qtbot: QtBot) -> None:
    page, done = QWidget(), list[int]()
    qtbot.addWidget(page)
    worker.after_paint(lambda: done.append(1), page)
    qtbot.waitUntil(lambda: worker.idle)
    assert done == [1]


def test_tasks_run_in_order_on_one_other_thread(worker: Worker, qtbot: QtBot) -> None:
    ran: list[tuple[int, int]] = []
    done: list[int] = []
    for number in range(20):
        worker.run(
            lambda _office, _progress, n=number: ran.append((n, threading.get_ident())),
            lambda _nothing, n=number: done.append(n),
        )
    qtbot.waitUntil(lambda: worker.idle)
    assert done == [n for n, _thread in ran] == list(range(20))
    assert {thread for _n, thread in ran} != {threading.get_ident()}
    assert len({thread for _n, thread in ran}) == 1


def refuse(_office: Office, _progress: Progress) -> None:
    raise Problem("磁盘已满。", "请清理出空间。")


def test_a_problem_goes_to_the_job_or_else_to_the_window(worker: Worker, qtbot: QtBot) -> None:
    own: list[Problem] = []
    worker.run(refuse, pytest.fail, failed=own.append)
    with qtbot.waitSignal(worker.failed) as told:
        worker.run(refuse, pytest.fail)
    assert [str(own[0]), str(told.args[0])] == ["磁盘已满。请清理出空间。"] * 2


def test_an_error_of_ours_is_told_with_its_details(worker: Worker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(worker.fault) as told:
        worker.run(lambda _office, _progress: {}["weg"], pytest.fail)
    assert "KeyError: 'weg'" in told.args[0]
    answers: list[int] = []
    worker.run(lambda _office, _progress: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1])


def test_who_asked_learns_of_an_error_of_ours_which_is_told_once(
    worker: Worker, qtbot: QtBot
) -> None:
    own, told, faults = list[Problem](), list[Problem](), list[str]()
    worker.failed.connect(told.append)
    worker.fault.connect(faults.append)
    worker.run(lambda _office, _progress: {}["weg"], pytest.fail, failed=own.append)
    qtbot.waitUntil(lambda: worker.idle)
    assert [type(one) for one in own] == [NotDone]
    assert [str(one) for one in own] == [
        "这一步没有做成。请照窗口下方的提示处理，然后再试；已填的内容都在。"
    ]
    assert len(faults) == 1 and told == []


def test_an_error_in_taking_a_result_holds_nobody_up(
    worker: Worker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.worker.PATIENCE", 2**31 - 1)  # else it would go on after that
    given_up: list[bool] = []
    late = QTimer()
    late.timeout.connect(lambda: (given_up.append(True), worker._done_with.emit()))
    late.start(5_000)
    with qtbot.captureExceptions() as errors:
        worker.run(lambda _office, _progress: 1, lambda _one: {}["weg"])
        worker.wait_until(lambda: False)
    late.stop()
    assert [str(error) for _kind, error, _trace in errors] == ["'weg'"]
    assert given_up == []


class Long:
    """Goes on over many jobs."""

    cancelled = False

    def cancel(self) -> None:
        """The clerk wants no more of it."""
        self.cancelled = True


def test_a_cancel_stops_what_is_shown_and_not_the_save_done_meanwhile(
    worker: Worker, qtbot: QtBot
) -> None:
    said, saved, long = list[str](), list[int](), Long()
    worker.busy.connect(said.append)
    worker.begin_long(long, "正在排序")
    worker.run(lambda _office, _progress: 1, saved.append)
    worker.cancel()
    qtbot.waitUntil(lambda: worker.idle)
    assert (saved, long.cancelled) == ([1], True)
    worker.end_long(long)
    assert said == ["正在排序", ""]
    worker.cancel()


def test_what_goes_on_longer_is_shown_again_after_a_task_with_words_of_its_own(
    worker: Worker, qtbot: QtBot
) -> None:
    said, long = list[str](), Long()
    worker.begin_long(long, "正在排序")
    worker.busy.connect(said.append)
    worker.run(lambda _office, _progress: 1, lambda _one: None, says="正在测算")
    qtbot.waitUntil(lambda: worker.idle)
    assert said == ["正在测算", "正在排序"]
    worker.end_long(long)


def test_a_job_not_begun_is_dropped_and_a_running_one_may_stop(
    worker: Worker, qtbot: QtBot
) -> None:
    begun, free = threading.Event(), threading.Event()
    seen: list[str] = []

    def long(_office: Office, progress: Progress) -> None:
        begun.set()
        free.wait(10)
        if progress.cancelled:
            seen.append("stopped")
            raise Cancelled

    running = worker.run(long, pytest.fail)
    waiting = worker.run(lambda _office, _progress: seen.append("ran"), pytest.fail)
    assert begun.wait(10)
    waiting.cancel()
    running.cancel()
    free.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert seen == ["stopped"]


def test_work_for_after_the_paint_counts_as_waiting(worker: Worker, qtbot: QtBot) -> None:
    done: list[int] = []
    worker.after_paint(lambda: worker.run(lambda _office, _progress: 1, done.append))
    assert not worker.idle
    qtbot.waitUntil(lambda: worker.idle)
    assert done == [1]


def test_what_is_done_and_how_far_is_told(worker: Worker, qtbot: QtBot) -> None:
    said: list[str] = []
    steps: list[tuple[int, int]] = []
    worker.busy.connect(said.append)
    worker.progressed.connect(lambda done, of: steps.append((done, of)))
    worker.run(
        lambda _office, progress: progress.report(3, 10), lambda _nothing: None, says="正在测算"
    )
    qtbot.waitUntil(lambda: worker.idle)
    assert said == ["正在测算", ""]
    assert steps == [(3, 10)]
