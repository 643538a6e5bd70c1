"""What is typed goes with its record: of one that is gone nothing is unsaved, and nothing writes by itself."""

from PySide6.QtCore import Qt

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST

NEW = "湖口样例九厂有限公司"


def read(clerk: Clerk, model: type[Record]) -> list[Record]:
    """The records in the store."""
    found: list[Record] = []
    clerk.window.worker.run(lambda office, _progress: office.store.find(model), found.extend)
    clerk.rest()
    return found


def deeds(clerk: Clerk) -> list[str]:
    """What was written, the newest first."""
    found: list[str] = []

    def history(office: Office) -> list[str]:
        return [event.name for event in office.store.history(99)]

    clerk.window.worker.run(lambda office, _progress: history(office), found.extend)
    clerk.rest()
    return found


def open_firm(clerk: Clerk, name: str = FIRST) -> None:
    """Open a firm of the register."""
    firm = next(one for one in read(clerk, Enterprise) if one.title() == name)
    clerk.window.open("enterprises", firm.id)
    clerk.rest()


def half_type(clerk: Clerk, label: str, text: str) -> None:
    """Type without leaving the field."""
    widget = clerk.box(label).widget
    widget.setFocus()
    clerk.type(widget, text)


def settled_on(clerk: Clerk) -> list[str]:
    """The projects of the retrofits."""
    return [str(one.__dict__["project"]) for one in read(clerk, Retrofit)]


def test_what_is_half_typed_goes_with_the_record_that_is_deleted(desk: Clerk) -> None:
    before, projects = deeds(desk), settled_on(desk)
    open_firm(desk)
    desk.open_tab("改造")
    half_type(desk, "项目名称", "甲乙")
    desk.key(Qt.Key.Key_D, ctrl=True)
    assert deeds(desk) == [f"删除改造项目 {projects[0]}（{FIRST}）", *before]
    assert "还没有改造项目" in desk.words()
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert settled_on(desk) == projects
    assert desk.box("项目名称").editor.text() == projects[0]
    assert desk.page.unsaved() == 0
    desk.key(Qt.Key.Key_Escape)
    assert deeds(desk)[1:] == [f"删除改造项目 {projects[0]}（{FIRST}）", *before], "only the undo"


def test_nor_is_it_written_when_a_deleted_firm_comes_back(desk: Clerk) -> None:
    desk.register(NEW)
    half_type(desk, "联系人", "甲乙")
    desk.key(Qt.Key.Key_D, ctrl=True)
    assert desk.window.messages.text == f"已删除企业“{NEW}”。"
    desk.key(Qt.Key.Key_Z, ctrl=True)
    open_firm(desk, NEW)
    (found,) = (one for one in read(desk, Enterprise) if one.title() == NEW)
    assert found.__dict__["contact"] is None
    assert desk.page.unsaved() == 0


def test_a_firm_that_is_not_there_any_more_has_nothing_unsaved(desk: Clerk) -> None:
    desk.register(NEW)
    desk.fill("统一社会信用代码", "9136")
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.unsaved() == 1
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert desk.window.messages.text == f"已撤销“登记企业 {NEW}”。"
    assert desk.page.unsaved() == 0
    desk.key(Qt.Key.Key_Y, ctrl=True)
    assert desk.page.unsaved() == 1, "it is back, and with it what was typed"
    open_firm(desk, NEW)
    assert desk.box("统一社会信用代码").editor.text() == "9136"


def test_a_new_record_of_a_firm_undone_elsewhere_does_not_hold_the_window(desk: Clerk) -> None:
    desk.register(NEW)
    desk.open_tab("诊断")
    desk.press("新建诊断", desk.subject)
    desk.fill("诊断报告日期", "2026-13")
    desk.window.show_page("awards")
    desk.rest()
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert [one for one in read(desk, Enterprise) if one.title() == NEW] == []
    desk.window.close()
    desk.until(lambda: not desk.window.isVisible())


def test_a_new_record_that_is_not_saved_is_given_up(desk: Clerk) -> None:
    open_firm(desk)
    desk.open_tab("年度报表")
    desk.press("新建年度报表", desk.subject)
    desk.fill("年度", "2025")  # there is one
    assert desk.page.unsaved() == 1
    desk.key(Qt.Key.Key_D, ctrl=True)
    assert desk.window.messages.text == "已放弃没有保存的年度报表，填的内容没有保留。"
    assert desk.box("综合能源消费量").editor.text() == "6200", "the one before is shown again"
    assert [one.__dict__["year"] for one in read(desk, AnnualReturn)] == [2025]
    desk.press("新建年度报表", desk.subject)
    assert desk.box("年度").editor.text() == ""
    desk.window.close()
    desk.until(lambda: not desk.window.isVisible())
    assert drafts_of(desk) == {}


def drafts_of(clerk: Clerk) -> dict[str, str]:
    """What the store keeps of what is not saved."""
    found: dict[str, str] = {}
    clerk.window.worker.run(lambda office, _progress: office.store.drafts(), found.update)
    clerk.rest()
    return found


def test_the_first_one_given_up_leaves_the_tab_empty(desk: Clerk) -> None:
    open_firm(desk)
    desk.open_tab("绿色贷款")
    desk.press("新建绿色贷款", desk.subject)
    half_type(desk, "贷款本金", "2000 wan")
    desk.press("删除", desk.form)
    assert "还没有绿色贷款" in desk.words()
    assert desk.page.unsaved() == 0


def test_a_part_that_is_not_saved_is_given_up(desk: Clerk) -> None:
    open_firm(desk)
    desk.open_tab("诊断")
    desk.key(Qt.Key.Key_Return, alt=True)
    section = desk.subject._tab(desk.subject.tabs.currentIndex()).section
    assert section
    box = section.form.form.boxes["investment_fen"].widget
    box.setFocus()
    desk.type(box, "60 wan")
    desk.key(Qt.Key.Key_D, alt=True)
    assert desk.window.messages.text == "已放弃没有保存的诊断措施，填的内容没有保留。"
    assert not section.form.isVisible()
    assert desk.page.unsaved() == 0


def test_a_new_firm_that_is_not_saved_is_given_up(desk: Clerk) -> None:
    desk.page.start_new()
    half_type(desk, "联系人", "王样例")
    desk.key(Qt.Key.Key_D, ctrl=True)
    assert desk.window.messages.text == "已放弃没有保存的企业，填的内容没有保留。"
    desk.page.start_new()
    assert desk.box("联系人").editor.text() == ""
    assert desk.page.unsaved() == 0
