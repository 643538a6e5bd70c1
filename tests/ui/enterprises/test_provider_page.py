"""Providers: registered beside firms and parks, with what they did; opened, changed, deleted, brought back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.dossier_shape import Place
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from ui.enterprises.dossier_tab import DossierTab
from ui.enterprises.provider_page import DEALINGS, ProviderPage
from ui.enterprises.subject_page import SubjectPage
from ui.papers.page import PapersPage
from ui.widgets.line import Picker

NAME = "样例节能服务有限公司"


def providers(clerk: Clerk) -> None:
    """Turn the list to the providers, by the segment."""
    clerk.window.show_page("enterprises")
    clerk.press("服务商", clerk.page.list)


def page(clerk: Clerk) -> ProviderPage:
    """The provider shown."""
    shown = clerk.page.detail.currentWidget()
    assert isinstance(shown, ProviderPage)
    return shown


def fill(clerk: Clerk, label: str, text: str) -> None:
    """Type into a field of the provider and go on with Enter."""
    boxes = page(clerk).form.form.boxes.values()
    widget = next(box.widget for box in boxes if box.field.label == label)
    widget.setFocus()
    clerk.type(widget, text)
    clerk.bot.keyClick(widget, Qt.Key.Key_Return)
    clerk.rest()


def register(clerk: Clerk, name: str = NAME) -> ProviderPage:
    """Register a provider with the keyboard alone."""
    providers(clerk)
    clerk.key(Qt.Key.Key_N, ctrl=True)
    fill(clerk, "服务商名称", name)
    return page(clerk)


def held(clerk: Clerk, model: type[Record]) -> list[Record]:
    """The records in the store."""
    found: list[Record] = []
    clerk.window.worker.run(lambda office, _progress: office.store.find(model), found.extend)
    clerk.rest()
    return found


def test_an_empty_list_says_what_belongs_there_and_begins_it(desk: Clerk) -> None:
    providers(desk)
    assert "还没有服务商" in desk.words()
    desk.press("新建服务商", desk.page.list)
    fill(desk, "服务商名称", NAME)
    assert [one.title() for one in held(desk, Provider)] == [NAME]
    assert page(desk).tabs.tabText(DEALINGS).startswith("业务")


def test_what_it_did_stands_there_with_the_sum_and_opens(desk: Clerk) -> None:
    shown = register(desk)
    shown.tabs.setCurrentIndex(DEALINGS)
    desk.rest()
    assert shown.tabs.tabText(DEALINGS) == "业务 1"
    assert shown.dealings.told.text() == (
        "诊断 1 项，合同能源管理 0 项；可得 1.00 万元，已兑现 0.00 万元。"
    )
    grid = shown.dealings.grid
    cells = [grid.rows.index(0, n).data() for n in range(grid.rows.columnCount())]
    assert cells == ["诊断", FIRST, "—", "2026-03-20", "1.00", "—", "● 可得"]
    grid.setFocus()
    grid.selectRow(0)
    desk.key(Qt.Key.Key_Return)
    opened = desk.page.detail.currentWidget()
    assert isinstance(opened, SubjectPage)
    assert opened.tabs.tabText(opened.tabs.currentIndex()) == "诊断 1"


def test_one_without_business_says_where_it_comes_from(desk: Clerk) -> None:
    shown = register(desk, "样例九节能服务有限公司")
    shown.tabs.setCurrentIndex(DEALINGS)
    desk.rest()
    assert shown.tabs.tabText(DEALINGS) == "业务"
    assert "还没有业务" in desk.words()


def test_it_is_listed_told_of_in_its_history_and_taken_back(desk: Clerk) -> None:
    shown = register(desk)
    fill(desk, "联系人", "张样例")
    shown.tabs.setCurrentIndex(shown.history_tab)
    desk.rest()
    assert shown.history.events.isVisible()
    desk.key(Qt.Key.Key_Escape)
    desk.until(lambda: desk.listed() == [NAME])
    shown.remove()
    desk.rest()
    assert held(desk, Provider) == []
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert [one.title() for one in held(desk, Provider)] == [NAME]
    assert len(held(desk, Diagnosis)) == 1


def test_a_provider_is_offered_in_the_diagnosis(desk: Clerk) -> None:
    register(desk, "样例二节能服务有限公司")
    desk.window.open("enterprise", held(desk, Diagnosis)[0].__dict__["enterprise"])
    desk.rest()
    desk.open_tab("诊断")
    box = desk.box("诊断服务商")
    box.widget.setFocus()
    desk.rest()
    assert not isinstance(box.widget, Picker)
    completer = box.widget.completer()  # type: ignore[attr-defined]
    model = completer.model()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert offered[:2] == ["样例二节能服务有限公司", NAME]


def test_every_part_has_a_name_for_those_who_listen(desk: Clerk) -> None:
    shown = register(desk)
    assert shown.tabs.tabBar().accessibleName() == "服务商各项"
    assert shown.dealings.grid.accessibleName() == "服务商的业务"
    for button in (each for each in shown.findChildren(QPushButton) if each.isVisible()):
        assert button.text() or button.accessibleName() or button.toolTip()


def test_a_finding_of_a_provider_opens_its_field(desk: Clerk) -> None:
    register(desk)
    desk.page.show_findings()
    desk.rest()
    view = desk.page.covers.findings
    assert view is not None
    rows = [(key, one) for key, one in view.grid.rows.rows if one.noun == Provider.noun]
    assert [one.finding.where for _key, one in rows] == ["统一社会信用代码"]
    view.grid.select(rows[0][0])
    view.grid.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert page(desk).form.form.boxes["credit_code"].widget.hasFocus()


def test_another_page_can_open_a_provider(desk: Clerk) -> None:
    register(desk)
    desk.key(Qt.Key.Key_Escape)
    desk.window.open("enterprises", (Provider.noun, held(desk, Provider)[0].id))
    desk.rest()
    assert page(desk).subject is not None
    assert NAME in desk.words()


def test_round_the_tabs_by_key(desk: Clerk) -> None:
    shown = register(desk)
    desk.key(Qt.Key.Key_PageDown, ctrl=True)
    assert shown.tabs.currentIndex() == DEALINGS
    assert shown.dealings.grid.hasFocus()
    desk.key(Qt.Key.Key_PageDown, ctrl=True)
    assert shown.tabs.currentIndex() == shown.attached_tab
    assert shown.attached.records.hasFocus()
    desk.key(Qt.Key.Key_PageDown, ctrl=True)
    assert shown.tabs.currentIndex() == shown.history_tab
    assert shown.history.records.hasFocus()
    desk.key(Qt.Key.Key_PageDown, ctrl=True)
    assert shown.tabs.currentIndex() == shown.dossier_tab
    assert shown.dossier.chapters.hasFocus()
    desk.key(Qt.Key.Key_PageDown, ctrl=True)
    assert shown.form.form.boxes["name"].widget.hasFocus()


def test_enter_out_of_the_last_field_goes_on_to_the_tabs(desk: Clerk) -> None:
    shown = register(desk)
    fill(desk, "备注", "样例")
    assert shown.tabs.tabBar().hasFocus()
    assert [one.__dict__["note"] for one in held(desk, Provider)] == ["样例"]


def whole(clerk: Clerk) -> tuple[ProviderPage, DossierTab]:
    """A provider with a remark, all of it on one page by F7."""
    shown = register(clerk)
    place = {"of_noun": Provider.noun, "of": held(clerk, Provider)[0].id}
    clerk.window.worker.run(
        lambda office, _progress: save(office, RecordNote(**place, text="资质已核对")),
        lambda _saved: None,
    )
    clerk.key(Qt.Key.Key_F7)
    assert shown.tabs.currentIndex() == shown.dossier_tab
    return shown, shown.dossier


def opening(tab: DossierTab, noun: str, key: str = "") -> Place:
    """The place of a link of the page."""
    return next(one for one in tab.view.places if one.noun == noun and key in ("", one.key))


def test_f7_shows_everything_of_a_provider_on_one_page(desk: Clerk) -> None:
    _shown, tab = whole(desk)
    named = [tab.chapters.item(n).text() for n in range(tab.chapters.count())]
    assert named == ["基本情况", "服务与补助", "待核实与核实说明", "记事"]
    text = tab.view.toPlainText()
    assert "诊断 1 项，合同能源管理 0 项，可得合计 10,000.00 元，已兑现 0.00 元。" in text
    assert "资质已核对" in text and "没有登记：附件。" in text
    (one,) = held(desk, Provider)
    found: list[Finding] = []
    desk.window.worker.run(lambda office, _progress: all_checks(office, one), found.extend)
    desk.rest()
    assert found and all(finding.what in text for finding in found)
    assert tab.chapters.hasFocus()


def test_a_row_of_it_opens_the_field_the_remark_or_the_work(desk: Clerk) -> None:
    shown, tab = whole(desk)
    tab.opened.emit(opening(tab, Provider.noun, "contact"))
    desk.rest()
    assert shown.form.form.boxes["contact"].widget.hasFocus()
    tab.opened.emit(opening(tab, RecordNote.noun))
    desk.rest()
    assert shown.tabs.currentIndex() == shown.attached_tab
    tab.opened.emit(opening(tab, Diagnosis.noun))
    desk.rest()
    assert desk.subject.tabs.tabText(desk.subject.tabs.currentIndex()) == "诊断 1"


def test_what_is_typed_meanwhile_stands_on_the_page(desk: Clerk) -> None:
    shown, tab = whole(desk)
    shown.tabs.setCurrentIndex(0)
    fill(desk, "联系人", "李样例")
    desk.key(Qt.Key.Key_F7)
    assert "李样例" in tab.view.toPlainText()


def test_its_paper_is_shown_where_it_is_printed(desk: Clerk) -> None:
    whole(desk)
    desk.key(Qt.Key.Key_P, ctrl=True)
    papers = desk.window.screens["papers"]
    assert isinstance(papers, PapersPage)
    desk.until(lambda: papers.made)
    assert papers.made and papers.made.name == f"一企一档-{NAME}"
    row = papers.shelf.table.currentIndex().row()
    assert papers.shelf.model.entries[row].name == NAME


def test_a_new_provider_has_no_page_of_everything_yet(desk: Clerk) -> None:
    providers(desk)
    desk.key(Qt.Key.Key_N, ctrl=True)
    desk.key(Qt.Key.Key_F7)
    assert page(desk).tabs.currentIndex() == 0
    assert not page(desk).tabs.isTabEnabled(page(desk).dossier_tab)
