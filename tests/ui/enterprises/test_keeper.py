"""What is typed and cannot be saved survives a kill and closing; what is saved leaves no draft."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations import drafts
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from ui.enterprises import keeper
from ui.enterprises.drawer import Drawer

FIRM = "湖口样例一厂有限公司"
HARNESS = "tests.ui.enterprises.draft_harness"


def stock(folder: Path) -> None:
    """A register with one firm."""
    office = bootstrap.create_office(folder, "湖口县", "张样例")
    save(office, Enterprise(name=FIRM, county="湖口县"))
    office.store.close()


def kept(folder: Path) -> list[dict[str, str]]:
    """The texts of the drafts in the store."""
    office = bootstrap.open_office(folder)
    found = [dict(one.draft.texts) for one in drafts.kept(office)]
    office.store.close()
    return found


def open_firm(clerk: Clerk) -> None:
    """Open the first firm of the list."""
    grid = clerk.page.list.grids[Enterprise]
    clerk.page.list.opened.emit(grid.rows.id(0))
    clerk.rest()


def leave(clerk: Clerk) -> None:
    """Close the window although something is not saved."""
    clerk.window.close()
    clerk.rest()
    clerk.window.close()
    clerk.window.worker.close()


def drawer_of(clerk: Clerk) -> Drawer:
    """Where the window keeps what is typed."""
    return clerk.page.detail.drawer


def test_typing_survives_a_kill(sit_down: Callable[[], Clerk], folder: Path) -> None:
    stock(folder)
    running = subprocess.Popen(
        [sys.executable, "-m", HARNESS, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout
    assert running.stdout.readline() == "typed\n"
    running.kill()
    running.communicate()
    clerk = sit_down()
    assert f"上次没有保存的内容已恢复，打开“{FIRM}”（诊断、企业信息）接着填。" in clerk.words()
    open_firm(clerk)
    assert clerk.box("诊断报告日期").editor.text() == "2026-13"
    clerk.open_tab("企业信息")
    assert clerk.box("统一社会信用代码").editor.text() == "9136"
    assert "未保存：“统一社会信用代码”请照提示改正，其余内容已保留。" in clerk.words()


def test_what_closing_leaves_unsaved_is_there_the_next_time(
    sit_down: Callable[[], Clerk], folder: Path
) -> None:
    stock(folder)
    first = sit_down()
    open_firm(first)
    first.fill("统一社会信用代码", "9136")
    leave(first)
    second = sit_down()
    open_firm(second)
    assert second.box("统一社会信用代码").editor.text() == "9136"
    line = second.box("统一社会信用代码").widget
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    second.key(Qt.Key.Key_Delete)
    second.window.close()
    second.until(lambda: not second.window.isVisible())
    second.window.worker.close()
    assert kept(folder) == []


def test_what_is_saved_leaves_no_draft(
    clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 0)
    clerk.page.start_new()
    clerk.fill("联系人", "张样例")
    clerk.until(lambda: _drafts(clerk) == [{"contact": "张样例"}])
    clerk.fill("企业名称", FIRM)
    clerk.until(lambda: _drafts(clerk) == [])


def _drafts(clerk: Clerk) -> list[dict[str, str]]:
    found: list[drafts.Kept] = []
    clerk.window.worker.run(lambda office, _progress: drafts.kept(office), found.extend)
    clerk.rest()
    return [dict(one.draft.texts) for one in found]


def test_a_half_typed_carrier_stays_with_its_year(
    sit_down: Callable[[], Clerk], folder: Path
) -> None:
    stock(folder)
    first = sit_down()
    open_firm(first)
    drawer = drawer_of(first)
    held = first.page.list.grids[Enterprise].rows.id(0)
    earlier, later = (EnergyUse(enterprise=held, year=year) for year in (2024, 2025))
    drawer.session(earlier).type("quantity", "12 吨左右")
    assert drawer.session(later).texts == {}
    drawer.session(later).type("quantity", "约 3 吨")
    leave(first)
    second = sit_down()
    drawer = drawer_of(second)
    assert drawer.session(earlier).texts == {"quantity": "12 吨左右"}
    assert drawer.session(earlier).record == earlier
    assert drawer.session(later).texts == {"quantity": "约 3 吨"}
    leave(second)


def half_type(clerk: Clerk, label: str, text: str) -> None:
    """Type without leaving the field."""
    widget = clerk.box(label).widget
    widget.setFocus()
    clerk.type(widget, text)


def test_a_half_typed_record_is_what_its_tab_shows_the_next_time(
    sit_down: Callable[[], Clerk], folder: Path
) -> None:
    stock(folder)
    first = sit_down()
    open_firm(first)
    first.open_tab("改造")
    first.press("新建改造项目", first.subject)
    first.fill("项目名称", "一号窑改造")
    first.press("新建改造项目", first.subject)
    half_type(first, "完工日期", "2026-13")
    leave(first)
    second = sit_down()
    assert f"上次没有保存的内容已恢复，打开“{FIRM}”（改造）接着填。" in second.words()
    open_firm(second)
    assert second.subject.tabs.tabText(second.subject.tabs.currentIndex()) == "改造 1"
    assert second.box("完工日期").editor.text() == "2026-13"
    assert second.box("项目名称").editor.text() == ""
    second.subject.tabs.tabBar().setFocus()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        second.key(key, ctrl=True)
    assert second.box("完工日期").editor.text() == "2026-13"
    second.open_tab("企业信息")
    open_firm(second)
    assert second.subject.tabs.currentIndex() == 0, "led there once, not at each opening"


def test_a_half_typed_part_leads_to_the_record_it_is_a_part_of(
    sit_down: Callable[[], Clerk], folder: Path
) -> None:
    stock(folder)
    first = sit_down()
    open_firm(first)
    first.open_tab("诊断")
    first.press("新建诊断", first.subject)
    first.fill("诊断服务商", "样例节能服务有限公司")
    first.press("新建诊断", first.subject)
    first.fill("诊断服务商", "样例低碳服务有限公司")
    tab = first.subject._tab(first.subject.tabs.currentIndex())
    tab.grid.selectRow(0)
    first.rest()
    assert first.box("诊断服务商").editor.text() == "样例节能服务有限公司"
    section = tab.section
    assert section
    first.key(Qt.Key.Key_Return, alt=True)
    section.form.form.boxes["investment_fen"].widget.setFocus()
    first.type(section.form.form.boxes["investment_fen"].widget, "60 wan")
    leave(first)
    second = sit_down()
    open_firm(second)
    tab = second.subject._tab(second.subject.tabs.currentIndex())
    assert second.box("诊断服务商").editor.text() == "样例节能服务有限公司"
    assert tab.section
    assert tab.section.form.form.text("investment_fen") == "60 wan"
