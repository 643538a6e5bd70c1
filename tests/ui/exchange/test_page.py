"""The import page at the real window: plan, refusal, confirmation, receipt, undo."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from ui.exchange.page import ImportPage

NEW = "湖口样例七厂有限公司"


@pytest.fixture
def page(desk: Clerk) -> ImportPage:
    desk.window.show_page("exchange")
    desk.rest()
    page = desk.window.screens["exchange"]
    assert isinstance(page, ImportPage)
    return page


@pytest.fixture
def template(page: ImportPage, desk: Clerk, tmp_path: Path) -> Path:
    """The template of the enterprises as the page hands it out."""
    page.choose_target = lambda _parent, _title, proposed, _kind: tmp_path / proposed.name
    desk.press("下载模板…", page)
    return tmp_path / "企业导入表.xlsx"


def fill(template: Path, *rows: dict[str, object]) -> Path:
    book = load_workbook(template)
    sheet = book.worksheets[0]
    heads = {str(cell.value).partition("（")[0]: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, 2):
        for name, value in row.items():
            sheet.cell(number, heads[name]).value = value
    book.save(template)
    return template


def read(page: ImportPage, desk: Clerk, path: Path) -> None:
    page.choose_file = lambda *_: path
    desk.press("选择文件…", page)


def counts(page: ImportPage) -> dict[str, str]:
    cards = (page.view.cards.itemAt(n).widget() for n in range(page.view.cards.count()))
    texts = ([x.text() for x in card.findChildren(QLabel)] for card in cards if card)
    return {words: number for number, words in texts}


def test_the_template_is_saved_where_the_clerk_says(template: Path, desk: Clerk) -> None:
    assert template.exists()
    assert desk.window.messages.text == f"模板已存到“{template}”，填好后回到这里导入。"


def test_a_plan_comes_before_anything_is_written(
    page: ImportPage, desk: Clerk, template: Path
) -> None:
    path = fill(
        template,
        {"企业名称": NEW, "县": "湖口县"},
        {"企业名称": FIRST, "联系人": "李样例"},
    )
    read(page, desk, path)
    assert counts(page) == {
        "新增（行）": "1",
        "更新（行）": "1",
        "无变化（行）": "0",
        "拒绝（行）": "0",
    }
    assert page.view.heading.text() == "企业　企业导入表.xlsx　共读取 2 行"
    assert page.view.sentence.text().startswith("还没有写入。")
    assert desk.window.finder.count == 3


def test_a_confirmed_plan_is_written_told_and_can_be_taken_back(
    page: ImportPage, desk: Clerk, template: Path
) -> None:
    read(page, desk, fill(template, {"企业名称": NEW, "县": "湖口县"}))
    desk.press("确认导入", page)
    assert any("共读取 1 行：新增 1 行，更新 0 行，无变化 0 行" in text for text in shown(page))
    assert desk.window.messages.text == "已导入企业“企业导入表.xlsx”。"
    desk.until(lambda: desk.window.finder.count == 4)
    desk.press("撤销 Ctrl+Z")
    desk.until(lambda: desk.window.finder.count == 3)


def test_one_refused_row_keeps_the_whole_file_out(
    page: ImportPage, desk: Clerk, template: Path
) -> None:
    path = fill(
        template,
        {"企业名称": NEW, "县": "湖口县"},
        {"企业名称": "湖口样例八厂有限公司", "统一社会信用代码": 9.136e17},
    )
    read(page, desk, path)
    assert counts(page)["拒绝（行）"] == "1"
    assert not page.view.confirm.isEnabled()
    assert "整个文件都不写入" in page.view.sentence.text()
    first = page.view.model.findings[0]
    assert "第 3 行" in first.where
    assert "末尾几位已丢失" in first.what
    assert page.view.model.index(0, 1).data() == "■ 强制性"
    desk.press("换一个文件", page)
    assert page.start.isVisible()
    assert desk.window.finder.count == 3


def test_the_same_file_again_changes_nothing_and_says_so(
    page: ImportPage, desk: Clerk, template: Path
) -> None:
    path = fill(template, {"企业名称": NEW, "县": "湖口县"})
    read(page, desk, path)
    desk.press("确认导入", page)
    desk.press("再导入一个文件", page)
    read(page, desk, path)
    assert counts(page)["无变化（行）"] == "1"
    assert not page.view.confirm.isEnabled()
    assert page.view.sentence.text() == "文件内容与登记簿一致，没有需要写入的行。"


def test_a_wrong_file_is_one_sentence_in_the_page(
    page: ImportPage, desk: Clerk, tmp_path: Path
) -> None:
    wrong = tmp_path / "照片.xlsx"
    wrong.write_bytes(b"\x89PNG no workbook")
    read(page, desk, wrong)
    assert "照片.xlsx" in page.problem.text()
    assert page.start.isVisible()
    assert page.plan is None


def test_a_workbook_without_the_sheet_is_named(
    page: ImportPage, desk: Clerk, template: Path
) -> None:
    page.start.choose("retrofits")
    read(page, desk, fill(template, {"企业名称": NEW}))
    assert "里没有“改造项目”工作表，只有“企业”" in page.problem.text()
    desk.key(Qt.Key.Key_Escape)
    assert page.problem.text() == ""


def test_a_file_can_be_dropped(page: ImportPage, desk: Clerk, template: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(fill(template, {"企业名称": NEW, "县": "湖口县"})))])
    event = QDropEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.start.dropEvent(event)  # the platform's drag would be needed to send it
    desk.rest()
    assert counts(page)["新增（行）"] == "1"


def test_another_page_can_ask_for_a_kind(page: ImportPage, desk: Clerk) -> None:
    desk.window.open("import", "titles")
    desk.rest()
    assert page.start.kind == "titles"


def test_coming_back_keeps_the_plan(page: ImportPage, desk: Clerk, template: Path) -> None:
    read(page, desk, fill(template, {"企业名称": NEW, "县": "湖口县"}))
    desk.window.show_page("awards")
    desk.window.show_page("exchange")
    desk.rest()
    assert page.view.isVisible()


def test_the_model_is_sound(
    page: ImportPage, desk: Clerk, template: Path, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(page.view.model)
    read(page, desk, fill(template, {"企业名称": NEW, "县": "湖口县"}))


def test_what_the_register_has_moved_away_from_is_shown_again_before_it_is_written(
    page: ImportPage, desk: Clerk, template: Path
) -> None:
    read(page, desk, fill(template, {"企业名称": NEW, "县": "湖口县", "联系人": "李样例"}))
    made = Enterprise(name=NEW, county="湖口县", industrial=True)
    desk.window.worker.run(lambda office, _progress: save(office, made), lambda _saved: None)
    desk.rest()
    desk.press("确认导入", page)
    assert page.problem.text() == (
        f"看过方案以后登记簿又有改动（最近一次：登记企业 {NEW}），新增 1 行变为 0 行，"
        "更新 0 行变为 1 行。什么都没有写入。方案已重新计算，请再看一遍，再确认导入。"
    )
    assert (counts(page)["新增（行）"], counts(page)["更新（行）"]) == ("0", "1")
    desk.press("确认导入", page)
    assert page.problem.text() == ""
    assert any("新增 0 行，更新 1 行" in text for text in shown(page))


def shown(page: ImportPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
