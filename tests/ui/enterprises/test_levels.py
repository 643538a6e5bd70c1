"""查标准: found by initials, taken with Enter, marked while nobody has seen the paper, undone as one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import fields_of
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from ui.enterprises.levels import LevelPanel


@pytest.fixture
def project(desk: Clerk) -> Clerk:
    """The first firm's retrofit, without levels."""
    desk.page.list.grids[desk.page.list.model].setFocus()
    firm = desk.window.finder.find(FIRST, 1)[0]
    desk.page.open(desk.page.list.model, firm)
    desk.rest()
    desk.open_tab("改造")
    empty(desk, "行业标杆水平")
    return desk


def empty(clerk: Clerk, label: str) -> None:
    """Delete what stands in a field, as staff do."""
    clerk.box(label).widget.setFocus()
    clerk.key(Qt.Key.Key_A, ctrl=True)
    clerk.key(Qt.Key.Key_Delete)
    clerk.key(Qt.Key.Key_Return)


@pytest.fixture
def press() -> Callable[[Clerk, str], None]:
    def do(clerk: Clerk, label: str) -> None:
        link = next(b for b in clerk.box(label).findChildren(QPushButton) if "查标准" in b.text())
        clerk.bot.mouseClick(link, Qt.MouseButton.LeftButton)
        clerk.rest()

    return do


def panel(clerk: Clerk) -> LevelPanel:
    return next(part for part in clerk.subject.findChildren(LevelPanel) if part.isVisible())


def look_up(clerk: Clerk, label: str, words: str) -> LevelPanel:
    """F4 in a field, and what is searched for."""
    clerk.box(label).widget.setFocus()
    clerk.key(Qt.Key.Key_F4)
    found = panel(clerk)
    found.search.selectAll()
    clerk.type(found.search, words)
    clerk.rest()
    return found


def texts(clerk: Clerk) -> list[str]:
    labels = ("行业标杆水平", "行业先进值", "标杆或先进值出处")
    return [clerk.box(label).editor.text() for label in labels]


def test_a_level_of_a_standard_is_taken_by_keyboard(project: Clerk) -> None:
    found = look_up(project, "行业先进值", "GB16780 sldwcpzhnh")
    assert [row.product for _key, row in found.grid.rows.rows] == ["熟料单位产品综合能耗"]
    project.key(Qt.Key.Key_Return)
    cited = "GB 16780-2021《水泥单位产品能源消耗限额》1 级 熟料单位产品综合能耗"
    assert texts(project) == ["", "100", cited]
    assert QApplication.focusWidget() is project.box("行业先进值").widget
    project.key(Qt.Key.Key_Z, ctrl=True)
    assert texts(project) == ["", "", ""]


def test_a_level_taken_in_the_place_of_another_is_cited_alone(project: Clerk) -> None:
    for words in ("GB16780 sldwcpzhnh", "GB16780 水泥单位产品综合能耗"):
        look_up(project, "行业先进值", words)
        project.key(Qt.Key.Key_Return)
    cited = "GB 16780-2021《水泥单位产品能源消耗限额》1 级 水泥单位产品综合能耗"
    assert texts(project)[2] == cited


def test_without_a_unit_a_level_of_another_size_is_not_taken(project: Clerk) -> None:
    project.fill("改造前单位产品综合能耗", "0.120")
    project.fill("改造后单位产品综合能耗", "0.110")
    empty(project, "单耗单位")
    look_up(project, "行业先进值", "GB16780 sldwcpzhnh")
    told = "单耗单位还没有填；已填的 0.120 与这一条的 100 kgce/t 相差约 833 倍"
    assert told in "".join(project.words())
    project.key(Qt.Key.Key_Return)
    assert panel(project).isVisible()


def test_what_is_not_confirmed_stays_marked_until_it_is(project: Clerk) -> None:
    found = look_up(project, "行业标杆水平", "水泥熟料 标杆水平")
    assert found.chosen and not found.chosen.confirmed
    project.key(Qt.Key.Key_Return)
    assert texts(project)[0] == "100"
    assert texts(project)[2].endswith("（待核）")
    assert "取自待核的资料" in project.box("标杆或先进值出处").message
    project.fill("标杆或先进值出处", texts(project)[2].removesuffix("（待核）"))
    assert project.box("标杆或先进值出处").message == ""


def test_a_level_in_another_unit_cannot_be_taken(project: Clerk) -> None:
    found = look_up(project, "行业先进值", "熟料单位产品综合电耗")
    assert "单位是 kWh/t，本项目的单耗单位是 kgce/t" in "".join(project.words())
    project.key(Qt.Key.Key_Return)
    assert found.isVisible()
    project.key(Qt.Key.Key_Escape)
    assert not found.isVisible()
    assert QApplication.focusWidget() is project.box("行业先进值").widget
    assert texts(project) == ["", "", ""]


def test_the_link_beside_the_field_opens_it(
    project: Clerk, press: Callable[[Clerk, str], None]
) -> None:
    press(project, "行业标杆水平")
    assert panel(project).search.hasFocus()
    project.type(panel(project).search, "没有这种产品")
    project.rest()
    assert "没有找到" in "".join(project.words())


def test_the_fields_can_be_looked_up() -> None:
    assert [f.key for f in fields_of(Retrofit) if f.library] == ["benchmark", "advanced_level"]
