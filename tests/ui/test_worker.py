"""Tasks run one after another off the UI thread; results, problems and our own errors go their ways."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from ui.worker import Cancelled, Progress, Worker


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


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
