"""The latest writes at the real window: found from the message bar, told, taken back."""

import pytest
from PySide6.QtCore import Qt

from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.part import Invoice
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND
from ui.history.page import HistoryPage
from ui.worker import Progress


@pytest.fixture
def page(desk: Clerk) -> HistoryPage:
    desk.press("最近操作")
    shown = desk.window.screens["history"]
    assert isinstance(shown, HistoryPage)
    return shown


def names(page: HistoryPage) -> list[str]:
    return [deed.name for _key, deed in page.grid.rows.rows]


def rename(desk: Clerk, text: str = "新名厂") -> None:
    desk.window.open("enterprise", desk.window.finder.ids[0])
    desk.rest()
    desk.subject.tabs.setCurrentIndex(0)
    desk.fill("企业名称", text)


def test_the_newest_stands_first_and_is_told_field_by_field(page: HistoryPage, desk: Clerk) -> None:
    assert names(page)[0] == "登记称号 国家级绿色园区（湖口样例产业园）"
    assert names(page)[-1] == "建立湖口县登记簿"
    assert page.named.text() == names(page)[0]
    fields = {change.label: change.after for _key, change in page.events.fields.rows.rows}
    assert fields["称号"] == "绿色园区"
    assert fields["园区"] == "湖口样例产业园"


def test_an_earlier_write_is_taken_back_by_keyboard_and_offered_again(desk: Clerk) -> None:
    rename(desk)
    desk.key(Qt.Key.Key_H, ctrl=True)
    page = desk.window.screens["history"]
    assert isinstance(page, HistoryPage)
    assert names(page)[0] == "修改企业 新名厂"
    page.undo.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.window.messages.text == "已撤销“修改企业 新名厂”。"
    assert names(page)[:2] == ["撤销“修改企业 新名厂”", "修改企业 新名厂"]
    page.grid.selectRow(1)
    desk.rest()
    assert not page.undo.isVisible()  # it is taken back already
    assert page.grid.hasFocus()
    desk.key(Qt.Key.Key_Y, ctrl=True)
    assert names(page)[0] == "重做“修改企业 新名厂”"


def test_what_was_changed_since_is_named_and_nothing_moves(desk: Clerk) -> None:
    rename(desk)
    rename(desk, "更新名厂")
    desk.press("最近操作")
    page = desk.window.screens["history"]
    assert isinstance(page, HistoryPage)
    page.grid.selectRow(1)
    desk.rest()
    desk.press("撤销这一笔")
    assert "企业“更新名厂”的企业名称、曾用名在这之后又由第" in desk.window.messages.text
    assert page.named.text() == "修改企业 更新名厂"  # what is said to go first is picked
    assert page.grid.currentIndex().row() == 0
    found: list[str | None] = []
    desk.window.worker.run(
        lambda office, _progress: [one.name for one in office.store.find(Enterprise)], found.extend
    )
    desk.rest()
    assert "更新名厂" in found


def test_a_name_a_later_record_rests_on_picks_that_record(desk: Clerk) -> None:
    """The project keeps its new name while a loan registered since writes it: nothing moves, the loan is picked."""

    def task(office: Office, _progress: Progress) -> None:
        owner = office.store.find(Enterprise)[0].id
        project = save(office, Project(enterprise=owner, name="旧名项目")).record
        save(office, project.model_copy(update={"name": "新名项目"}))
        save(office, Loan(enterprise=owner, project="新名项目"))

    desk.window.worker.run(task, lambda _done: None)
    desk.rest()
    desk.press("最近操作")
    page = desk.window.screens["history"]
    assert isinstance(page, HistoryPage)
    page.grid.selectRow(1)
    desk.rest()
    assert page.named.text().startswith("修改项目 新名项目")
    desk.press("撤销这一笔")
    assert "又用到了这一笔改动的项目名称（绿色贷款“新名项目”）" in desk.window.messages.text
    assert page.named.text().startswith("登记绿色贷款 新名项目")
    desk.press("撤销这一笔")
    page.grid.selectRow(2)
    desk.rest()
    desk.press("撤销这一笔")
    assert desk.window.messages.text.startswith("已撤销“修改项目 新名项目")


def test_one_taken_back_out_of_turn_is_done_again_after_other_work(desk: Clerk) -> None:
    rename(desk)
    desk.press("最近操作")
    page = desk.window.screens["history"]
    assert isinstance(page, HistoryPage)
    page.grid.selectRow(1)
    desk.rest()
    taken = page.named.text()
    desk.press("撤销这一笔")
    rename(desk, "更新名厂")
    desk.press("最近操作")
    page.grid.select(next(key for key, deed in page.grid.rows.rows if deed.name == taken))
    desk.rest()
    desk.press("重做这一笔")
    assert desk.window.messages.text == f"已重做“{taken}”。"
    assert names(page)[0] == f"重做“{taken}”"


def test_what_could_not_be_saved_does_not_come_back_by_a_key_either(desk: Clerk) -> None:
    """An invoice entered a second time past the checks is done again alone; Ctrl+Y then asks for the first."""

    def task(office: Office, _progress: Progress) -> None:
        owner = office.store.find(Enterprise)[0].id
        system = save(office, EnergySystem(enterprise=owner, project="样例系统")).record
        of = {"enterprise": owner, "energy_management_system": system.id}
        for name in ("第一张发票", "第二张发票"):
            with office.store.transaction(name) as write:
                write.put(Invoice(number="1", amount_fen=100, **of))

    desk.window.worker.run(task, lambda _done: None)
    desk.key(Qt.Key.Key_Z, ctrl=True)
    desk.key(Qt.Key.Key_Z, ctrl=True)
    desk.press("最近操作")
    page = desk.window.screens["history"]
    assert isinstance(page, HistoryPage)
    page.grid.selectRow(names(page).index("第二张发票"))
    desk.rest()
    desk.press("重做这一笔")
    assert desk.window.messages.text == "已重做“第二张发票”。"
    desk.key(Qt.Key.Key_Y, ctrl=True)
    assert "就会有必须改正的问题：发票“1”的发票号码" in desk.window.messages.text
    assert names(page)[0] == "重做“第二张发票”"


def test_the_rail_marks_no_page_and_leads_away(page: HistoryPage, desk: Clerk) -> None:
    rail = desk.window._rail
    assert not any(button.isChecked() for button in rail._buttons.values())
    desk.key(Qt.Key.Key_1, alt=True)
    assert rail._buttons["enterprises"].isChecked()
    assert desk.page.isVisible()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (960, 540)])
def test_it_fits(desk: Clerk, page: HistoryPage, width: int, height: int) -> None:
    desk.window.resize(width, height)
    desk.rest()
    for part in (page.grid, page.events.fields, page.undo):
        corner = part.mapTo(desk.window, part.rect().bottomRight())
        assert corner.x() <= desk.window.width()
        assert corner.y() <= desk.window.height()


def test_the_history_of_a_firm_and_of_one_of_its_records(desk: Clerk) -> None:
    rename(desk)
    desk.open_tab("历史")
    tab = desk.subject.history
    told = [event.said for _key, event in tab.events.grid.rows.rows]
    assert f"修改企业“新名厂”　企业名称 {FIRST} → 新名厂；曾用名 — → {FIRST}" in told[0]
    assert any("登记改造项目" in words for words in told)
    assert not any(SECOND in words for words in told)
    desk.open_tab("改造")
    desk.press("历史", desk.subject)
    assert tab.records.currentText() == "改造项目　一号窑余热利用改造"
    assert [event.noun for _key, event in tab.events.grid.rows.rows] == ["retrofit"]


def test_a_park_has_its_history_too(desk: Clerk) -> None:
    desk.window.worker.run(
        lambda office, _progress: office.store.find(Park)[0].id,
        lambda record: desk.window.open("park", record),
    )
    desk.rest()
    desk.open_tab("历史")
    assert desk.subject.history.events.grid.rows.rowCount() == 2
