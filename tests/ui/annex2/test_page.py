"""The Annex 2 page at the real window: rows, who stands behind a cell, notes, files."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester

from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, PARK
from ui.annex2.grid import Grid
from ui.annex2.page import Annex2Page
from ui.papers.page import PapersPage
from ui.widgets.links import Links


@pytest.fixture
def page(desk: Clerk) -> Annex2Page:
    desk.window.show_page("annex2")
    desk.rest()
    page = desk.window.screens["annex2"]
    assert isinstance(page, Annex2Page)
    return page


def row(page: Annex2Page, tab: int) -> list[str]:
    model = page.grids[tab].body
    return [str(model.index(0, column).data()) for column in range(model.columnCount())]


def test_the_county_sees_its_row_with_actuals_beside(page: Annex2Page) -> None:
    assert row(page, 0)[:6] == ["湖口县", "588.11", "-11.5", "-6", "-4.5", "-4"]
    assert row(page, 1)[:9] == ["5", "湖口县", "", "1", "8", "16", "1", "3", "1"]
    assert row(page, 1)[9:12] == ["1", "—", "1"], "a national park and factory are registered"
    assert row(page, 1)[18] == "差 7"


def test_a_cell_opens_who_stands_behind_it(page: Annex2Page, desk: Clerk) -> None:
    page.tabs.setCurrentIndex(1)
    page.grids[1].choose(0, 11)
    assert said(page)[0] == "湖口县　绿色工厂（国家）　目标 8　实际 1"
    links = page.behind.findChildren(Links)[-1]
    assert links.accessibleName() == f"{FIRST} ▸"
    with desk.bot.waitSignal(page.go) as went:
        links.linkActivated.emit("0")
    assert went.args[0] == "enterprise"
    desk.rest()
    assert desk.box("企业名称").editor.text() == FIRST


def test_a_park_opens_too(page: Annex2Page, desk: Clerk) -> None:
    page.tabs.setCurrentIndex(1)
    page.grids[1].choose(0, 9)
    with desk.bot.waitSignal(page.go) as went:
        page.behind.findChildren(Links)[-1].linkActivated.emit("0")
    assert went.args[0] == "park"
    desk.rest()
    assert desk.box("园区名称").editor.text() == PARK


def test_a_cell_nobody_stands_behind_says_so(page: Annex2Page) -> None:
    page.tabs.setCurrentIndex(1)
    page.grids[1].choose(0, 13)
    assert "登记簿里没有计入这一格的企业或园区。" in said(page)
    page.grids[1].choose(0, 1)
    assert said(page) == ["这是附件2印出的内容，照录原件，不作计算。"]


def test_the_notes_say_what_is_not_known(page: Annex2Page) -> None:
    assert "“—”表示没有登记、也没有导入名单，情况未知，不等于 0。" in page.notes.text()


def test_the_workbook_and_the_pdf_are_saved(page: Annex2Page, desk: Clerk, tmp_path: Path) -> None:
    proposed: list[str] = []
    for name, text in (("附件2.xlsx", "存为表格…"), ("附件2.pdf", "存为 PDF…")):
        page.choose_path = lambda _parent, _title, path, _kind, name=name: (
            proposed.append(path.name),  # type: ignore[func-returns-value]
            tmp_path / name,
        )[1]
        desk.press(text, page)
        assert desk.window.messages.text == f"已保存到“{tmp_path / name}”。"
    assert proposed == ["附件2汇总表-湖口县-2026-06-30.xlsx", "附件2汇总表-湖口县-2026-06-30.pdf"]
    assert "湖口县" in str(list(load_workbook(tmp_path / "附件2.xlsx").worksheets[0].values))
    assert (tmp_path / "附件2.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_that_is_gone_is_told_in_the_page(page: Annex2Page, desk: Clerk) -> None:
    page.choose_path = lambda _parent, _title, _path, _kind: Path("/没有/附件2.pdf")
    desk.press("存为 PDF…", page)
    assert page.problem.text() == ("没有“/没有”这个文件夹。请先建好文件夹，或换一个位置再存。")


def test_leaving_the_file_dialog_writes_nothing(page: Annex2Page, desk: Clerk) -> None:
    page.choose_path = lambda *_: None
    desk.press("存为 PDF…", page)
    assert desk.window.messages.text == ""


def test_print_goes_to_the_papers(page: Annex2Page, desk: Clerk) -> None:
    desk.press("预览打印", page)
    papers = desk.window.screens["papers"]
    assert isinstance(papers, PapersPage)
    desk.until(lambda: papers.made)
    assert papers.name.text() == "附件2汇总表-湖口县-2026-06-30"


def test_f5_counts_again_and_keeps_the_cell(page: Annex2Page, desk: Clerk) -> None:
    page.tabs.setCurrentIndex(1)
    page.grids[1].choose(0, 11)
    desk.window.refresh()
    desk.rest()
    assert said(page)[0] == "湖口县　绿色工厂（国家）　目标 8　实际 1"


def test_the_models_are_sound(page: Annex2Page, desk: Clerk, qtmodeltester: ModelTester) -> None:
    for grid in page.grids:
        qtmodeltester.check(grid.heads)
        qtmodeltester.check(grid.body)
    desk.window.refresh()
    desk.rest()


def said(page: Annex2Page) -> list[str]:
    """What stands behind the chosen cell, in words."""
    shown = page.behind.widget().findChildren(QLabel)
    return [each.text() for each in shown if not isinstance(each, Links)]


def test_a_narrow_window_shows_all_columns_and_no_figure_is_cut(
    page: Annex2Page, desk: Clerk
) -> None:
    for size, small in (((1366, 768), False), ((960, 540), True)):
        desk.window.resize(*size)
        for place, grid in enumerate(page.grids):
            page.tabs.setCurrentIndex(place)
            desk.rest()
            assert grid.view.horizontalScrollBar().maximum() == 0
            assert (grid.body.font is not None) is small
            assert cut(grid) == []


def cut(grid: Grid) -> list[str]:
    """The words of cells that are wider than their columns."""
    model, view = grid.body, grid.view
    metrics = QFontMetrics(model.font or view.font())
    cells = [model.index(0, column) for column in range(model.columnCount())]
    return [
        str(cell.data())
        for cell in cells
        if metrics.horizontalAdvance(str(cell.data())) >= view.columnWidth(cell.column())
    ]
