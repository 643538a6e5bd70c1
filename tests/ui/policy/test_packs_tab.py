"""政策包 as a clerk sees it: a file tried, refused or put in force, taken back, passed on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.policy_work import PackLoaded
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.pack_file import packed
from tests.jjgreen_desktop.operations.pack_samples import (
    NEXT,
    SECOND_BAND,
    VERSION,
    files_with,
    pack_with,
)
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import DAY, open_office, stock
from ui.awards.page import AwardsPage
from ui.policy.packs_tab import PacksTab

LOADED = f"启用政策包 九江市支持制造业绿色低碳高质量发展的若干措施（版本 {NEXT}，自 2026-01-01 起）"
LESS = (
    "parameters.toml",
    'value = "50"\nunit = "万元"\nruling',
    'value = "40"\nunit = "万元"\nruling',
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A pack in which the first band is 40 instead of 50 万元."""
    path = tmp_path / "新政策包.zip"
    path.write_bytes(pack_with(LESS))
    return path


def open_tab(clerk: Clerk) -> PacksTab:
    """The tab, with the file dialog answered by `tab.folder` alone."""
    clerk.window.open("policy", ("packs", None))
    clerk.rest()
    tab = clerk.window.screens["policy"].screens["packs"]  # type: ignore[attr-defined]
    assert isinstance(tab, PacksTab)
    return tab


def load(clerk: Clerk, file: Path) -> PacksTab:
    """Press 从U盘载入 and choose this file."""
    tab = open_tab(clerk)
    tab.choose_file = lambda _parent, _title, _place, _kind: file
    clerk.press("从U盘载入…", tab.list)
    return tab


def listed(tab: PacksTab) -> list[list[str]]:
    rows = tab.list.grid.rows
    return [
        [rows.index(row, column).data() for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def ceiling(clerk: Clerk) -> str:
    """What the awards page says can be had."""
    clerk.window.show_page("awards")
    clerk.rest()
    page = clerk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    return page.lines.sums.text()


def date_the_pack(clerk: Clerk, tab: PacksTab, day: str) -> None:
    """Type the day of coming into force."""
    line = tab.report.date.widget
    line.setFocus()
    clerk.key(Qt.Key.Key_A, ctrl=True)
    clerk.type(line, day)
    clerk.key(Qt.Key.Key_Return)


def test_the_shipped_pack_holds_today(desk: Clerk) -> None:
    tab = open_tab(desk)
    (row,) = listed(tab)
    assert row[:2] == ["✓ 在用", "全部日期"]
    assert row[3:] == ["2025.1", bootstrap.shipped_pack().hash[:12], "随程序"]
    assert not tab.list.stop.isVisible()
    desk.press("复制校验值")
    assert QGuiApplication.clipboard().text() == bootstrap.shipped_pack().hash
    assert desk.window.messages.text == "已复制校验值。"


def test_a_pack_is_reported_before_it_is_used(desk: Clerk, file: Path) -> None:
    tab = load(desk, file)
    assert tab.stack.currentWidget() is tab.report
    words = words_of(tab.report)
    assert any(text.startswith("✓ 所带算例") and text.endswith("全部相符。") for text in words)
    assert any(text.startswith("校验值 ") for text in words)
    assert "• 版本：2025.1 → 2026.1" in words
    assert any("提升3%—5%，最高 40 万元" in text for text in words)
    assert any("可得 50.00 万元 → 可得 40.00 万元" in text for text in words)
    assert tab.report.date.editor.text() == str(DAY)
    assert tab.report.use.isEnabled()


def test_a_pack_is_put_in_force_taken_back_and_put_in_force_again(desk: Clerk, file: Path) -> None:
    before = ceiling(desk)
    tab = load(desk, file)
    date_the_pack(desk, tab, "2026-01-01")
    assert any("启用日期早于今天" in text for text in words_of(tab.report))
    desk.press("启用", tab.report)
    assert desk.window.messages.text.startswith("已启用政策包")
    assert tab.stack.currentWidget() is tab.list
    assert [row[:2] for row in listed(tab)] == [
        ["", "2025-12-31 及以前"],
        ["✓ 在用", "2026-01-01 起"],
    ]
    after = ceiling(desk)
    assert after != before
    open_tab(desk)
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert desk.window.messages.text == f"已撤销“{LOADED}”。"
    assert len(listed(tab)) == 1
    assert ceiling(desk) == before
    desk.key(Qt.Key.Key_Y, ctrl=True)
    assert desk.window.messages.text == f"已重做“{LOADED}”。"
    assert ceiling(desk) == after


def test_a_retired_pack_says_what_that_means_and_can_be_undone(desk: Clerk, file: Path) -> None:
    tab = load(desk, file)
    desk.press("启用", tab.report)
    tab.list.grid.selectRow(1)
    desk.press("停用", tab.list)
    assert "已停用政策包" in desk.window.messages.text
    assert "万元变为" in desk.window.messages.text
    assert len(listed(tab)) == 1
    desk.press("撤销 Ctrl+Z")
    assert len(listed(tab)) == 2


def test_a_failing_case_is_refused_with_file_place_reason_and_step(
    desk: Clerk, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.zip"
    bad.write_bytes(packed(files_with(VERSION, SECOND_BAND)))
    tab = load(desk, bad)
    assert tab.stack.currentWidget() is tab.refusal
    parts = {name: part.text() for name, part in tab.refusal.parts.items()}
    assert tab.refusal.title.text() == "“坏.zip”没有载入，现在的政策包照旧使用。"
    assert parts["文件"] == "cases/2-1-retrofit.toml"
    assert parts["位置"] == "提升 5.01%，进第二档 70 万元"
    assert "金额应为 700000 元，实为 750000 元" in parts["原因"]
    assert parts["下一步"].endswith("换一份再载入。")
    desk.key(Qt.Key.Key_Escape)
    assert tab.stack.currentWidget() is tab.list


def test_a_file_that_is_gone_is_told_without_a_place(desk: Clerk, tmp_path: Path) -> None:
    tab = load(desk, tmp_path / "无.zip")
    assert tab.refusal.parts["原因"].text().endswith("这个文件。")
    assert not tab.refusal.parts["位置"].isVisible()


def test_a_day_before_the_policy_is_refused_and_another_accepted(desk: Clerk, file: Path) -> None:
    tab = load(desk, file)
    date_the_pack(desk, tab, "2025-01-01")
    assert not tab.report.use.isEnabled()
    assert any("早于这个政策包所载政策的施行日期" in text for text in words_of(tab.report.area))
    date_the_pack(desk, tab, "2027-01-01")
    assert tab.report.use.isEnabled()
    assert any("今天仍用现在的政策包" in text for text in words_of(tab.report.area))


@pytest.mark.parametrize(
    ("typed", "said"), [("2026-13-01", "没有这一天"), ("明年", "不是日期"), ("", "请填写启用日期")]
)
def test_what_is_no_day_is_told_under_the_field(
    desk: Clerk, file: Path, typed: str, said: str
) -> None:
    tab = load(desk, file)
    line = tab.report.date.widget
    line.setFocus()
    desk.key(Qt.Key.Key_A, ctrl=True)
    desk.key(Qt.Key.Key_Delete)
    if typed:
        desk.type(line, typed)
    desk.key(Qt.Key.Key_Return)
    assert any(said in part.text() for part in tab.report.date.findChildren(QLabel))
    assert not tab.report.use.isEnabled()


def test_leaving_the_report_changes_nothing(desk: Clerk, file: Path) -> None:
    tab = load(desk, file)
    desk.press("不启用")
    assert tab.stack.currentWidget() is tab.list
    assert len(listed(tab)) == 1


def test_leaving_the_dialog_does_nothing(desk: Clerk) -> None:
    tab = open_tab(desk)
    tab.choose_file = lambda *_asked: None
    desk.press("从U盘载入…")
    assert tab.stack.currentWidget() is tab.list


def test_a_pack_is_saved_as_a_file_another_pc_can_load(desk: Clerk, tmp_path: Path) -> None:
    tab = open_tab(desk)
    proposed: list[Path] = []

    def choose(_parent: object, _title: str, place: Path, _kind: str) -> Path:
        proposed.append(place)
        return tmp_path / place.name

    tab.choose_place = choose
    desk.press("另存为文件…")
    path = tmp_path / "政策包-jiujiang-2025-2025.1.zip"
    assert [place.name for place in proposed] == [path.name]
    assert desk.window.messages.text == f"已保存到“{path}”。"
    assert path.read_bytes()[:2] == b"PK"


def test_a_pack_whose_content_is_gone_does_not_lock_the_office_out(
    folder: Path,
    sit_down: Callable[[], Clerk],
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The window opens, says what is wrong, and the same file mends it."""
    stock(folder)
    office = open_office(folder)
    from jjgreen_desktop.operations.pack_candidate import read

    pack = read(file.name, file.read_bytes()).pack
    gone = PackLoaded(
        pack=pack.id,
        name=pack.name,
        version=NEXT,
        hash=pack.hash,
        content="0" * 64,
        from_on=date(2026, 1, 1),
    )
    save(office, gone)
    office.store.close()
    opened = bootstrap.open_office
    monkeypatch.setattr(
        bootstrap, "open_office", lambda place: replace(opened(place), today=lambda: DAY)
    )
    clerk = sit_down()
    assert "内容不完整" in clerk.window.messages.text
    tab = open_tab(clerk)
    tab.list.grid.selectRow(1)
    assert any("请从原来的文件重新载入" in text for text in words_of(tab.list))
    load(clerk, file)
    assert "内容已补全" in clerk.window.messages.text
    assert listed(tab)[1][0] == "✓ 在用"
    assert "万元" in ceiling(clerk)


def test_a_pack_is_put_in_force_by_keyboard_alone(desk: Clerk, file: Path) -> None:
    tab = open_tab(desk)
    tab.choose_file = lambda _parent, _title, _place, _kind: file
    tab.browse()
    desk.rest()
    assert tab.report.date.widget.hasFocus()
    desk.key(Qt.Key.Key_Return)
    assert tab.report.use.hasFocus()
    desk.key(Qt.Key.Key_Space)
    assert desk.window.messages.text.startswith("已启用政策包")
    assert tab.list.grid.hasFocus()
