"""一企一档 at the real window: by keyboard, every row to its record, fresh after an edit, to paper and file."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.part import Invoice
from jjgreen_desktop.operations import dossier as operation
from jjgreen_desktop.operations.dossier import dossier
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import DAY, firm, make_office
from tests.jjgreen_desktop.operations.full_firm import KILN, NAME, full_firm, park_of
from tests.ui.clerk import Clerk
from tests.ui.papers.test_printing import text_of
from ui.enterprises.dossier_html import CHARTS, Colours, Page
from ui.enterprises.dossier_tab import DossierTab
from ui.enterprises.subject_head import DOSSIER
from ui.papers.page import PapersPage

EMPTY = "湖口样例空厂有限公司"


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a firm that has everything, one that has nothing, and a park."""
    folder = tmp_path_factory.mktemp("stocked") / "湖口县"
    office = make_office(folder)
    full_firm(office)
    firm(office, EMPTY)
    park_of(office)
    office.store.close()
    return folder


@pytest.fixture
def seated(
    sit_down: Callable[[], Clerk], folder: Path, stocked: Path, monkeypatch: pytest.MonkeyPatch
) -> Clerk:
    """A clerk before that register, the test's own copy."""
    shutil.copytree(stocked, folder)
    opened = bootstrap.open_office
    monkeypatch.setattr(
        bootstrap, "open_office", lambda place: replace(opened(place), today=lambda: DAY)
    )
    return sit_down()


def show(clerk: Clerk, name: str = NAME) -> DossierTab:
    """Open a firm of the list and press F7."""
    clerk.page.list.take_focus()
    grid = clerk.page.list.grids[clerk.page.list.model]
    grid.selectRow(clerk.listed().index(name))
    clerk.key(Qt.Key.Key_Return)
    clerk.key(Qt.Key.Key_F7)
    return clerk.subject.dossier


def chapters(tab: DossierTab) -> list[str]:
    return [tab.chapters.item(n).text() for n in range(tab.chapters.count())]


def shown(tab: DossierTab) -> str:
    return tab.view.toPlainText()


def choose(clerk: Clerk, tab: DossierTab, title: str) -> None:
    """Come to a chapter by the arrow keys."""
    tab.chapters.setFocus()
    while tab.chapters.currentItem() is None or tab.chapters.currentItem().text() != title:
        before = tab.chapters.currentRow()
        clerk.bot.keyClick(tab.chapters, Qt.Key.Key_Down)
        assert tab.chapters.currentRow() > before, f"没有“{title}”这一章"


def tab_shown(clerk: Clerk) -> str:
    tabs = clerk.subject.tabs
    return tabs.tabText(tabs.currentIndex()).split(" ")[0]


def read(clerk: Clerk, task: Callable[[Office], object]) -> object:
    found: list[object] = []
    clerk.window.worker.run(lambda office, _progress: task(office), found.append)
    clerk.rest()
    return found[0]


def test_f7_shows_everything_on_one_page(seated: Clerk) -> None:
    tab = show(seated)
    assert tab_shown(seated) == DOSSIER
    made = tab.view.made
    assert made is not None and chapters(tab) == [section.title for section in made.told()]
    text = shown(tab).replace("\u2003", "\u3000")
    told = [
        cell.text
        for section in made.told()
        for block in section.blocks
        for row in block.rows
        for cell in row.cells
    ]
    assert len(told) > 400
    assert [words for words in told if words not in text] == []
    assert QApplication.focusWidget() is tab.chapters


def test_the_screen_and_the_paper_are_of_one_dossier(seated: Clerk) -> None:
    tab = show(seated)
    again = read(
        seated, lambda office: dossier(office, office.store.find(Enterprise, name=NAME)[0])
    )
    assert tab.view.made == again


def test_the_arrow_keys_go_from_chapter_to_chapter(seated: Clerk) -> None:
    tab = show(seated)
    choose(seated, tab, "能源消费")
    bar = tab.view.verticalScrollBar()
    assert bar.value() > 0
    above = tab.view.cursorForPosition(QPoint(10, 12)).block().text()
    assert above == "能源消费"
    choose(seated, tab, "记事")
    assert bar.value() > bar.maximum() // 2


def test_a_row_is_opened_by_keyboard_alone(seated: Clerk) -> None:
    tab = show(seated)
    choose(seated, tab, "大事记")
    seated.bot.keyClick(tab.chapters, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is tab.view
    seated.bot.keyClick(tab.view, Qt.Key.Key_Tab)
    assert tab.view.textCursor().selectedText() == "2028-09-14"
    seated.key(Qt.Key.Key_Return)
    assert tab_shown(seated) == "绿色贷款"
    assert seated.box("到期日期").editor.text() == "2028-09-14"
    assert QApplication.focusWidget() is seated.box("到期日期").editor


def test_a_double_click_on_a_figure_opens_its_record(seated: Clerk) -> None:
    tab = show(seated)
    choose(seated, tab, "诊断与改造")
    cursor = tab.view.document().find("空压机余热回收", tab.view.textCursor())
    place = tab.view.cursorRect(cursor).center() - QPoint(8, 0)
    seated.bot.mouseDClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    seated.rest()
    assert tab_shown(seated) == "诊断"


def test_every_link_leads_somewhere(seated: Clerk) -> None:
    tab = show(seated)
    made = tab.view.made
    assert made is not None
    wanted = [
        row.opens
        for section in made.told()
        for block in section.blocks
        for row in block.rows
        if row.opens
    ]
    assert set(wanted) <= set(tab.view.places)
    nouns = {place.noun: place for place in tab.view.places if not place.clause}
    for noun, place in nouns.items():
        seated.key(Qt.Key.Key_F7)
        assert tab_shown(seated) == DOSSIER
        tab.opened.emit(place)
        seated.rest()
        page = next(key for key, s in seated.window.screens.items() if s.isVisible())
        where = tab_shown(seated) if page == "enterprises" else page
        assert where != DOSSIER, noun
        seated.window.show_page("enterprises")
        seated.rest()


def test_a_clause_is_explained_on_its_tab(seated: Clerk) -> None:
    tab = show(seated)
    place = next(place for place in tab.view.places if place.clause == "5.1")
    tab.opened.emit(place)
    seated.rest()
    assert tab_shown(seated) == "条款"
    assert (
        seated.subject.clauses.detail.entry and seated.subject.clauses.detail.entry.clause == "5.1"
    )


def test_what_is_written_meanwhile_is_seen_and_nothing_is_gathered_twice(
    seated: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered: list[str] = []
    whole = operation.dossier

    def counting(office: Office, subject: Enterprise) -> object:
        gathered.append(subject.id)
        return whole(office, subject)

    monkeypatch.setattr(operation, "dossier", counting)
    tab = show(seated)
    seated.open_tab("企业信息")
    seated.open_tab(DOSSIER)
    assert len(gathered) == 1
    seated.open_tab("企业信息")
    seated.fill("联系人", "李样例")
    seated.open_tab(DOSSIER)
    assert len(gathered) == 2 and "李样例" in shown(tab)


def test_a_firm_with_nothing_and_a_park(seated: Clerk) -> None:
    tab = show(seated, EMPTY)
    assert chapters(tab) == ["基本情况", "全部条款", "待核实与核实说明"]
    assert "没有登记：奖补、大事记、" in shown(tab)
    seated.window.show_page("enterprises", ("park", park_id(seated)))
    seated.rest()
    seated.key(Qt.Key.Key_F7)
    park = seated.subject.dossier
    assert park is not tab and "湖口样例产业园" in shown(park)
    assert "可得合计 500,000.00 元" in shown(park)


def park_id(clerk: Clerk) -> str:
    return str(read(clerk, lambda office: office.store.find(Park)[0].id))


def test_a_new_firm_has_no_dossier_yet(seated: Clerk) -> None:
    seated.page.start_new()
    seated.rest()
    tabs = seated.subject.tabs
    assert not tabs.isTabEnabled(tabs.count() - 1)
    seated.key(Qt.Key.Key_F7)
    assert tab_shown(seated) == "企业信息"


def test_charts_stand_in_the_colours_of_the_window(seated: Clerk) -> None:
    seated.window.resize(1366, 768)
    tab = show(seated)
    for mode in ("light", "dark"):
        seated.window.theme.use(mode)
        ground = seated.window.theme.colours.window.lower()
        for name in CHARTS.values():
            seated.until(lambda name=name, ground=ground: corner(tab, name) == ground)


def corner(tab: DossierTab, name: str) -> str:
    kind = QTextDocument.ResourceType.ImageResource
    image = tab.view.document().resource(int(kind), QUrl(name))
    return image.pixelColor(image.width() - 3, 1).name() if image else ""


def test_ctrl_p_shows_the_paper_where_it_is_printed(seated: Clerk) -> None:
    show(seated)
    seated.key(Qt.Key.Key_P, ctrl=True)
    page = seated.window.screens["papers"]
    assert isinstance(page, PapersPage)
    seated.until(lambda: page.made)
    assert page.made and page.made.name == f"一企一档-{NAME}"
    assert page.preview.pages > 5
    assert page.shelf.kind.key == "dossiers"
    entries = page.shelf.model.entries
    assert [entry.name for entry in entries] == [NAME, EMPTY, "湖口样例产业园"]
    assert page.shelf.table.currentIndex().row() == 0


def test_several_are_ticked_into_one_paper(seated: Clerk) -> None:
    seated.window.show_page("papers")
    seated.rest()
    page = seated.window.screens["papers"]
    assert isinstance(page, PapersPage)
    seated.press("一企一档", page.shelf)
    seated.press("全选", page.shelf)
    seated.press("预览所选 3 份", page.shelf)
    seated.until(lambda: page.made)
    assert page.made and page.made.name == "一企一档-3份"


def test_of_very_many_firms_no_list_is_made(seated: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.papers.printables.MOST_DOSSIERS", 2)
    seated.window.show_page("papers")
    seated.rest()
    page = seated.window.screens["papers"]
    assert isinstance(page, PapersPage)
    seated.press("一企一档", page.shelf)
    assert page.shelf.model.entries == []
    assert any("请打开一家企业，在“一企一档”里打印" in text for text in seated.words())


def test_the_paper_is_put_into_a_file(seated: Clerk, tmp_path: Path) -> None:
    tab = show(seated)
    tab.choose_path = lambda _parent, _title, proposed, _kind: tmp_path / proposed.name
    seated.press("存为 PDF…", tab)
    saved = tmp_path / f"一企一档-{NAME}.pdf"
    assert seated.window.messages.text == f"已保存到“{saved}”。"
    text = "".join(text_of(saved)).replace("\n", "").replace(" ", "")
    assert KILN in text and "企业档案" in text


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_the_page_is_read_without_scrolling_sideways(seated: Clerk, size: tuple[int, int]) -> None:
    seated.window.resize(*size)
    tab = show(seated)
    seated.bot.wait(300)
    seated.rest()
    assert tab.view.horizontalScrollBar().maximum() == 0
    assert tab.chapters.isVisible()
    assert tab.view.viewport().height() > 200


def test_words_of_the_register_are_only_words(seated: Clerk) -> None:
    name = '<b>样例</b>&amp;<a href="file:///etc">厂</a>'

    def rename(office: Office) -> object:
        owner = office.store.find(Enterprise, name=EMPTY)[0]
        save(office, AnnualReturn(enterprise=owner.id, year=2025, note=name))
        return dossier(office, owner)

    made = read(seated, rename)
    page = Page(made, Colours("#000000", "#000000", "#000000"))  # type: ignore[arg-type]
    html = page.html()
    assert "<b>样例" not in html and 'href="file' not in html
    document = QTextDocument()
    document.setHtml(html)
    assert name in document.toPlainText()


def test_very_many_rows_are_shown_when_asked_for(seated: Clerk) -> None:
    def invoices(office: Office) -> object:
        (system,) = office.store.find(EnergySystem)
        owner = {"enterprise": system.enterprise, "energy_management_system": system.id}
        many = [Invoice(**owner, number=f"样票{n:03}") for n in range(100)]
        return office.store.put_many("导入发票", many)

    read(seated, invoices)
    tab = show(seated)
    assert "样票030" in shown(tab) and "样票099" not in shown(tab)
    words = next(line for line in shown(tab).splitlines() if line.startswith("显示本章全部"))
    choose(seated, tab, "贷款、合同与发票")
    tab.view.setFocus()
    while tab.view.textCursor().selectedText() != words:
        seated.bot.keyClick(tab.view, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is tab.view, "the link is reached by keyboard"
    seated.key(Qt.Key.Key_Return)
    assert "样票099" in shown(tab)
