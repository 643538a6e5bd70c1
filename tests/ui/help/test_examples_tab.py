"""帮助, 算例: every case of the pack in force, found, opened and checked again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from jjgreen_desktop import bootstrap
from jjgreen_desktop.operations.pack_candidate import Candidate
from jjgreen_desktop.operations.packs import load
from jjgreen_desktop.policy.loading import load_pack
from tests.jjgreen_desktop.operations.pack_samples import SECOND_BAND, VERSION, files_with
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import DAY, open_office, stock
from ui.help.examples_tab import ExamplesTab

BAND = "提升 5.01%，进第二档 70 万元"


def _open(clerk: Clerk) -> ExamplesTab:
    clerk.window.show_page("help")
    clerk.rest()
    tab = clerk.window.screens["help"].screens["examples"]  # type: ignore[attr-defined]
    assert isinstance(tab, ExamplesTab)
    return tab


def _find(clerk: Clerk, tab: ExamplesTab, words: str) -> None:
    tab.words.setFocus()
    clerk.type(tab.words, words)
    clerk.rest()


def _cells(tab: ExamplesTab, row: int) -> list[str]:
    return [tab.grid.rows.index(row, column).data() for column in range(5)]


def _count() -> int:
    return sum(text.count(b"[[case]]") for text in bootstrap.shipped_pack().cases.values())


def test_all_cases_are_listed_and_the_first_is_open(desk: Clerk) -> None:
    tab = _open(desk)
    assert tab.grid.rows.rowCount() == _count()
    assert tab.count.text() == f"{_count():,} 个，全部相符"
    assert _cells(tab, 0)[:2] == ["✓ 相符", "条款一"]
    assert _cells(tab, 0)[2] in words_of(tab.view)


def test_a_case_is_found_and_laid_out_for_a_policy_officer(desk: Clerk) -> None:
    tab = _open(desk)
    _find(desk, tab, BAND)
    assert tab.grid.rows.rowCount() == 1
    assert _cells(tab, 0) == ["✓ 相符", "条款二（1）", BAND, "可得 70.00 万元", "可得 70.00 万元"]
    assert tab.count.text() == f"1 / {_count():,} 个，全部相符"
    words = words_of(tab.view)
    for said in (
        "✓ 相符",
        "应得与实得",
        "假定的事实",
        "改造项目（编号 r1）",
        "验收报告载明的提升率",
        "5.01 %",
        "所用口径",
        "测算过程",
    ):
        assert said in words
    assert any(text.startswith("规定：提升5%—8%，最高 70 万元") for text in words)


def test_a_clause_is_chosen_and_the_arrow_keys_move(desk: Clerk) -> None:
    tab = _open(desk)
    tab.file.setCurrentIndex(tab.file.findText("条款六（1）：装备评选"))
    desk.rest()
    rows = tab.grid.rows.rowCount()
    assert {_cells(tab, row)[1] for row in range(rows)} == {"条款六（1）"}
    tab.grid.setFocus()
    desk.key(Qt.Key.Key_Down)
    assert _cells(tab, 1)[2] in words_of(tab.view)


def test_all_are_checked_again_at_a_press(desk: Clerk) -> None:
    tab = _open(desk)
    desk.press("全部重新核对", tab)
    assert desk.window.messages.text == (
        f"{_count():,} 个算例已重新核对，全部相符。政策包版本 2025.1。"
    )


def test_what_is_known_is_not_checked_again_on_the_way_back(
    desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = _open(desk)
    _find(desk, tab, BAND)
    monkeypatch.setattr("ui.help.examples_tab.examples", lambda *_asked: pytest.fail("again"))
    desk.window.show_page("awards")
    desk.rest()
    assert _open(desk).grid.rows.rowCount() == 1


def test_a_failing_case_is_told_with_its_reason(
    folder: Path, sit_down: Callable[[], Clerk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pack that was taken without its cases being tried (not possible from the window)."""
    stock(folder)
    office = open_office(folder)
    files = files_with(VERSION, SECOND_BAND)
    load(office, Candidate("坏.zip", files, load_pack(files), ()), date(2026, 1, 1))
    office.store.close()
    opened = bootstrap.open_office
    monkeypatch.setattr(
        bootstrap, "open_office", lambda place: replace(opened(place), today=lambda: DAY)
    )
    clerk = sit_down()
    tab = _open(clerk)
    _find(clerk, tab, BAND)
    assert _cells(tab, 0)[0] == "✗ 不符"
    assert _cells(tab, 0)[3:] == ["可得 70.00 万元", "可得 75.00 万元"]
    assert any("金额应为 700000 元，实为 750000 元" in text for text in words_of(tab.view))
    clerk.press("全部重新核对", tab)
    assert "个不符，请不要据此发放" in clerk.window.messages.text


def test_nothing_found_is_said_and_all_can_be_shown_again(desk: Clerk) -> None:
    tab = _open(desk)
    tab.words.setText("没有这样的算例")
    desk.rest()
    assert "没有符合条件的算例" in words_of(tab)
    assert not tab.view.isVisible()
    desk.press("显示全部", tab)
    assert tab.words.text() == ""
    assert tab.grid.isVisible()
    assert tab.view.isVisible()
