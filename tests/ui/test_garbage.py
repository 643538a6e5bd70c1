"""Widgets nothing refers to any more end in the window's thread, whichever thread made one object too many."""

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from jjgreen_desktop.operations.office import Office
from ui import garbage
from ui.worker import Progress, Worker


class Knot:
    """Refers to itself: only a search for garbage ends it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[int]]:
    """The threads in which Python searched, often enough to be seen."""
    threads = set[int]()

    def seen(_phase: str, _told: dict[str, Any]) -> None:
        threads.add(threading.get_ident())

    usual = gc.get_threshold()
    monkeypatch.setattr(garbage, "EVERY", 10)
    gc.set_threshold(200, 2, 2)
    gc.callbacks.append(seen)
    yield threads
    gc.callbacks.remove(seen)
    gc.set_threshold(*usual)


def test_what_the_worker_leaves_is_cleared_away_by_the_window(
    searched: set[int], qtbot: QtBot
) -> None:
    worker, left = Worker(), list[weakref.ref[Knot]]()
    searched.clear()

    def litter(_office: Office, _progress: Progress) -> None:
        left.extend(weakref.ref(Knot()) for _ in range(20_000))

    worker.run(litter, lambda _done: None, needs_office=False)
    qtbot.waitUntil(lambda: bool(left) and all(one() is None for one in left[:10_000]))
    assert searched == {threading.get_ident()}
    worker.close()


def test_with_the_last_worker_the_search_is_left_to_python_again(qtbot: QtBot) -> None:
    first, second = Worker(), Worker()
    assert not gc.isenabled()
    first.close()
    first.close()  # closed already
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_what_a_job_was_to_do_is_let_go_of_when_it_is_over(qtbot: QtBot) -> None:
    worker, page = Worker(), Knot()
    page.itself = None  # type: ignore[assignment]
    seen = weakref.ref(page)

    def done(_result: object, page: Knot = page) -> None:
        assert page

    job = worker.run(lambda _office, _progress: None, done, needs_office=False)
    del page, done
    qtbot.waitUntil(lambda: worker.idle)
    worker.close()
    assert job.cancelled is False  # whoever asked for it may hold it on
    assert seen() is None
