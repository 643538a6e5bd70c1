"""A project on its firm's tab: what names it stands below, a new name reaches them, and is told."""

from PySide6.QtCore import Qt

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from ui.enterprises.records_tab import RecordsTab

KILN = "一号窑余热利用改造"


def _tab(clerk: Clerk) -> RecordsTab:
    """The tab of projects of the first firm, with a new project begun."""
    found: list[Record] = []
    clerk.window.worker.run(lambda office, _p: office.store.find(Retrofit), found.extend)
    clerk.rest()
    clerk.window.open("enterprise", found[0].__dict__["enterprise"])
    clerk.rest()
    assert clerk.subject.subject is not None
    assert clerk.subject.subject.title() == FIRST
    clerk.subject.begin_record(Project.noun)
    clerk.rest()
    tabs = clerk.subject.findChildren(RecordsTab)
    return next(tab for tab in tabs if tab.kind.model is Project)


def _names(clerk: Clerk) -> list[str]:
    found: list[str] = []
    clerk.window.worker.run(
        lambda office, _p: [one.project or "" for one in office.store.find(Retrofit)],
        found.extend,
    )
    clerk.rest()
    return found


def test_what_names_a_project_stands_below_and_opens(desk: Clerk) -> None:
    tab = _tab(desk)
    assert tab.uses is not None
    assert tab.uses.told.text().startswith("还没有记录写明这个项目")
    desk.fill("项目名称", KILN)
    assert tab.uses.told.text().startswith("1 条记录写明这个项目；可得 50.00 万元。")
    grid = tab.uses.grid
    cells = [grid.rows.index(0, n).data() for n in range(4)]
    assert cells == ["改造项目", "—", "50.00", "● 可得"]
    assert grid.rows.index(0, 4).data()
    grid.setFocus()
    grid.selectRow(0)
    desk.key(Qt.Key.Key_Return)
    tabs = desk.subject.tabs
    assert tabs.tabText(tabs.currentIndex()) == "改造 1"


def test_a_new_name_is_told_and_taken_back_with_the_project(desk: Clerk) -> None:
    _tab(desk)
    desk.fill("项目名称", KILN)
    desk.fill("项目名称", "一号窑余热发电")
    said = "已保存“一号窑余热发电 · 项目名称”。写明这个项目的 1 条记录一并改名。"
    assert said in desk.words()
    assert _names(desk)[0] == "一号窑余热发电"
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert _names(desk)[0] == KILN
