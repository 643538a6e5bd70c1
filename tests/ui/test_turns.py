"""A long reading in turns: other work is done between them, and what is no longer wanted comes to an end."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from ui.turns import Turns
from ui.worker import Worker


class Closed:
    """A store that is only closed."""

    def close(self) -> None:
        """Nothing is open."""


class Count:
    """Counts its turns up to `most`; then all is done."""

    def __init__(self, most: int) -> None:
        self.turns, self.most = 0, most

    def go_on(self, _seconds: float) -> bool:
        """One turn."""
        self.turns += 1
        return self.turns == self.most


class Failing(Count):
    """Cannot read on."""

    def go_on(self, _seconds: float) -> bool:
        """The disk is gone."""
        raise Problem("磁盘读不出来。", "请稍后再试。")


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    office = Office(cast(Any, Closed()), cast(Any, None), cast(Any, None))
    made.open(lambda: office, lambda _office: None, says="")
    yield made
    made.close()


def test_what_is_handed_in_meanwhile_is_done_between_two_turns(
    worker: Worker, qtbot: QtBot
) -> None:
    reading, told, said = Count(50), list[Any](), list[str]()
    worker.busy.connect(said.append)
    turns = Turns(worker, lambda _office: reading, told.append, "正在排序")
    worker.run(lambda _office, _progress: reading.turns, told.append)
    qtbot.waitUntil(lambda: not turns.going)
    assert told == [1, reading]
    assert reading.turns == 50
    assert said == ["正在排序", ""]


def test_what_is_dropped_takes_no_further_turn(worker: Worker, qtbot: QtBot) -> None:
    reading = Count(10**9)
    turns = Turns(worker, lambda _office: reading, pytest.fail)
    qtbot.waitUntil(lambda: reading.turns > 2)
    turns.drop()
    qtbot.waitUntil(lambda: worker.idle)
    taken = reading.turns
    qtbot.wait(20)
    assert reading.turns == taken
    assert not turns.going


def test_a_reading_that_fails_is_told_and_ends(worker: Worker, qtbot: QtBot) -> None:
    told, said = list[Problem](), list[str]()
    worker.failed.connect(told.append)
    worker.busy.connect(said.append)
    turns = Turns(worker, lambda _office: Failing(2), pytest.fail, "正在排序")
    qtbot.waitUntil(lambda: not turns.going)
    assert [str(one) for one in told] == ["磁盘读不出来。请稍后再试。"]
    assert said == ["正在排序", ""]


class Broken(Count):
    """Has an error of ours in it."""

    def go_on(self, _seconds: float) -> bool:
        """A key that is not there."""
        raise KeyError("weg")


def test_what_is_cancelled_ends_and_whoever_asked_for_it_learns_of_it(
    worker: Worker, qtbot: QtBot
) -> None:
    reading, said, left = Count(10**9), list[str](), list[bool]()
    worker.busy.connect(said.append)
    turns = Turns(
        worker, lambda _office: reading, pytest.fail, "正在排序", lambda: left.append(True)
    )
    qtbot.waitUntil(lambda: reading.turns > 2)
    worker.cancel()
    qtbot.waitUntil(lambda: worker.idle)
    worker.cancel()
    assert not turns.going
    assert (said, left) == (["正在排序", ""], [True])


def test_an_error_of_ours_ends_it_too(worker: Worker, qtbot: QtBot) -> None:
    faults, said, left = list[str](), list[str](), list[bool]()
    worker.fault.connect(faults.append)
    worker.busy.connect(said.append)
    Turns(worker, lambda _office: Broken(2), pytest.fail, "正在排序", lambda: left.append(True))
    qtbot.waitUntil(lambda: bool(left))
    assert len(faults) == 1
    assert (said, left) == (["正在排序", ""], [True])
