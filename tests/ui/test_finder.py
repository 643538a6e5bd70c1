"""The rows of the list: the first page at once, then all of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jjgreen_desktop.domain.problem import Problem
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND, THIRD, stock
from ui import finder
from ui.finder import Finder


def test_a_large_register_shows_its_first_page_before_the_rest_is_read(
    sit_down: Callable[[], Clerk], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock(folder)
    monkeypatch.setattr(finder, "PAGE", 2)
    shown: list[tuple[list[str], bool]] = []
    go_on = Finder._go_on

    def note(found: Finder) -> None:
        shown.append(([firm.title() for firm in found.rows.values()], found.whole))
        go_on(found)

    monkeypatch.setattr(Finder, "_go_on", note)
    clerk = sit_down()
    assert shown == [([FIRST, THIRD], False)]
    assert clerk.listed() == [FIRST, THIRD, SECOND]
    assert "3 家" in clerk.words()


def test_when_the_first_page_cannot_be_read_all_is_tried_again(
    sit_down: Callable[[], Clerk], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_office: object, _progress: object) -> None:
        raise Problem("磁盘读不出来。", "请稍后再试。")

    stock(folder)
    monkeypatch.setattr(finder, "_read_page", refuse)
    clerk = sit_down()
    assert clerk.listed() == [FIRST, THIRD, SECOND]
    assert any("湖口县" in words for words in clerk.words())


def test_names_are_found_before_the_index_is_built(
    sit_down: Callable[[], Clerk], folder: Path
) -> None:
    stock(folder)
    clerk = sit_down()
    found = clerk.window.finder
    found.records.index = None
    assert [found.words(one)[0] for one in found.find("一厂", 10)] == [FIRST]
    assert len(found.find("湖口", 2)) == 2
    assert found.find("没有的厂", 10) == []
