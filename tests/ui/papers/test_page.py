"""The papers page at the real window: what can be printed, preview, batch, file, printer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester

from jjgreen_desktop.documents import award_notice
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import remove
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import DAY, FIRST, PARK, THIRD
from tests.ui.papers.cups import Printer
from tests.ui.papers.test_printing import text_of
from ui.awards.page import AwardsPage
from ui.papers.page import PapersPage
from ui.papers.printables import KINDS, Printable
from ui.papers.printing import Order, Printers
from ui.papers.requests import notices
from ui.worker import Progress

PROVIDER = "样例节能服务有限公司"


@pytest.fixture
def page(desk: Clerk) -> PapersPage:
    desk.window.show_page("papers")
    desk.rest()
    page = desk.window.screens["papers"]
    assert isinstance(page, PapersPage)
    return page


def listed(page: PapersPage) -> list[list[str]]:
    """Whom each concerns, what it is, how it stands."""
    model = page.shelf.model
    rows = ([str(model.index(n, at).data()) for at in (0, 1)] for n in range(model.rowCount()))
    return [[*what.split("\n"), state] for what, state in rows]


def preview(page: PapersPage, desk: Clerk, name: str) -> None:
    place = next(n for n, entry in enumerate(page.shelf.model.entries) if entry.name == name)
    page.shelf.table.selectRow(place)
    desk.press(page.shelf.show_chosen.text(), page)
    desk.until(lambda: page.made)


def test_what_can_be_printed_is_listed_by_kind(page: PapersPage, desk: Clerk) -> None:
    assert listed(page) == [
        [PROVIDER, f"{FIRST}　一、诊断服务补助", "测算稿 1.00 万元"],
        [FIRST, "一号窑余热利用改造　二（1）、改造奖励", "测算稿 50.00 万元"],
        [FIRST, "国家级绿色工厂　三、标杆称号奖励", "测算稿 20.00 万元"],
        [THIRD, "一号窑余热利用改造　二（1）、改造奖励", "测算稿 100.00 万元"],
        [PARK, "国家级绿色园区　三、标杆称号奖励", "测算稿 50.00 万元"],
    ]
    desk.press("证书与证明", page)
    assert [row[:2] for row in listed(page)] == [
        [FIRST, "国家级绿色工厂"],
        [PARK, "国家级绿色园区"],
    ]
    desk.press("附件2", page.shelf)
    assert listed(page)[0][0] == "附件2（一）（二）　湖口县"


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_the_list_is_read_without_scrolling_sideways(
    page: PapersPage, desk: Clerk, size: tuple[int, int]
) -> None:
    desk.window.resize(*size)
    desk.rest()
    table, words = page.shelf.table, page.shelf.table.fontMetrics()
    widths = [table.columnWidth(column) for column in range(table.model().columnCount())]
    assert sum(widths) <= table.viewport().width()
    assert widths[0] > words.horizontalAdvance(FIRST)
    assert widths[1] > words.horizontalAdvance("测算稿 100.00 万元")


def test_a_long_state_has_the_room_a_short_name_leaves(page: PapersPage, desk: Clerk) -> None:
    desk.window.resize(960, 540)
    state = "2 项，最多涉及 70.00 万元"
    page.shelf.show_papers({"waiting": [Printable("湖口县", "待会商事项清单", state, None)]})
    page.shelf.choose(next(kind for kind in KINDS if kind.key == "waiting"))
    desk.rest()
    table = page.shelf.table
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)


def test_a_notice_is_previewed_with_its_pages(page: PapersPage, desk: Clerk) -> None:
    preview(page, desk, FIRST)
    assert page.name.text().startswith(f"测算稿-{FIRST}")
    assert page.preview.pages >= 1
    assert f"第 1 / {page.preview.pages} 页" in shown(page)
    page.preview.turn(1)
    assert page.preview.page == min(2, page.preview.pages)
    page.preview.turn(-5)
    assert page.preview.page == 1


def test_the_preview_zooms_from_what_is_seen(page: PapersPage, desk: Clerk) -> None:
    preview(page, desk, FIRST)
    view = page.preview.view
    page.preview.fit_page()
    page.preview.zoom(1.25)
    whole = view.zoomFactor()
    page.preview.fit_width()
    page.preview.zoom(1.25)
    assert view.zoomFactor() > whole > 0
    for _ in range(20):
        page.preview.zoom(1.25)
    assert view.zoomFactor() == 4.0


def test_ticked_papers_make_one_pdf(page: PapersPage, desk: Clerk, tmp_path: Path) -> None:
    desk.press("全选", page)
    assert "选了 5 / 5 份" in shown(page)
    desk.press("预览所选 5 份", page)
    desk.until(lambda: page.made)
    page.choose_path = lambda _parent, _title, proposed, _kind: tmp_path / proposed.name
    desk.press("存为 PDF…", page)
    saved = tmp_path / "奖补资金兑现告知书-5份.pdf"
    assert desk.window.messages.text == f"已保存到“{saved}”。"
    text = "".join(text_of(saved)).replace("\n", "").replace(" ", "")
    for name in (PROVIDER, FIRST, THIRD, PARK):
        assert f"{name}：" in text


def test_a_tick_is_put_by_the_space_key(page: PapersPage, desk: Clerk) -> None:
    page.shelf.table.setFocus()
    page.shelf.table.setCurrentIndex(page.shelf.model.index(1, 0))
    desk.bot.keyClick(page.shelf.table, Qt.Key.Key_Space)
    assert [entry.name for entry in page.shelf.model.chosen()] == [FIRST]
    desk.bot.keyClick(page.shelf.table, Qt.Key.Key_Space)
    assert page.shelf.model.chosen() == []


def test_a_batch_can_be_cancelled(
    page: PapersPage, desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_facts: object, progress: object) -> bytes:
        desk.window.worker.cancel()
        assert not progress(1, 5)  # type: ignore[operator]
        return b""

    monkeypatch.setattr(award_notice, "pdf", slow)
    desk.press("全选", page)
    desk.press("预览所选 5 份", page)
    assert page.made is None
    assert page.problem.text() == ""


def test_a_statement_becomes_a_certificate_when_somebody_grants_it(
    page: PapersPage, desk: Clerk
) -> None:
    desk.press("证书与证明", page)
    preview(page, desk, FIRST)
    assert page.name.text().endswith("情况证明")
    page.made = None
    desk.type(page.shelf.authority, "样例发布机关")
    desk.type(page.shelf.approval, "样例批〔2026〕2号")
    preview(page, desk, FIRST)
    assert page.name.text().endswith("证书")


def test_the_paper_arrives_at_the_printer(
    page: PapersPage, desk: Clerk, printer: Printer, tmp_path: Path
) -> None:
    preview(page, desk, FIRST)
    desk.press("打印…", page)
    assert page.panel.isVisible()
    page.panel.queue.setCurrentText("desk")
    desk.press("打印", page.panel)
    desk.until(lambda: "已把" in desk.window.messages.text)
    assert not page.panel.isVisible()
    received = printer.received(tmp_path)
    assert page.made is not None
    sent = tmp_path / "sent.pdf"
    sent.write_bytes(page.made.pdf)
    assert text_of(received) == text_of(sent)
    text = "".join(text_of(received)).replace("\n", "").replace(" ", "")
    assert f"{FIRST}：" in text
    assert "伍拾万元整" in text


def test_a_queue_that_refuses_is_told_in_the_page(
    page: PapersPage, desk: Clerk, printer: Printer
) -> None:
    preview(page, desk, FIRST)
    desk.press("打印…", page)
    page.panel.queue.setCurrentText("full")
    desk.press("打印", page.panel)
    desk.until(lambda: page.problem.text())
    assert page.problem.text().startswith("这台打印机现在不接收新任务。")
    assert page.panel.isVisible(), "another printer can be chosen at once"


def test_without_a_printer_the_file_is_the_way(
    page: PapersPage, desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview(page, desk, FIRST)
    monkeypatch.setenv("PATH", "")
    desk.press("打印…", page)
    assert page.problem.text().endswith("也可以先“存为 PDF”，用U盘拿到能打印的电脑上打印。")
    assert not page.panel.isVisible()


def test_the_panel_says_beforehand_how_much_paper_it_will_be(page: PapersPage, desk: Clerk) -> None:
    preview(page, desk, FIRST)
    panel = page.panel
    panel.begin(Printers(("甲", "乙"), "乙"), 12)
    assert panel.queue.currentText() == "乙"
    assert panel.says == "A4，12 页。"
    panel.pages.setFocus()
    desk.type(panel.pages, "1-3,5")
    panel.copies.setText("2")
    assert panel.says == "A4，4 页 × 2 份 = 8 页。"
    with desk.bot.waitSignal(panel.ordered) as ordered:
        desk.bot.keyClick(panel.pages, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ordered.args == [Order("乙", 2, "1-3,5")]


def test_a_page_that_is_not_there_cannot_be_ordered(page: PapersPage, desk: Clerk) -> None:
    preview(page, desk, FIRST)
    page.panel.begin(Printers(("甲",), "甲"), 3)
    page.panel.pages.setFocus()
    desk.type(page.panel.pages, "4")
    assert page.panel.says == "没有第 4 页，这份文书共 3 页。请改正页码后再打印。"
    assert not page.panel.go.isEnabled()
    desk.bot.keyClick(page.panel.pages, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_nothing_to_print_offers_the_first_step(clerk: Clerk) -> None:
    clerk.window.show_page("papers")
    clerk.rest()
    words = words_of(clerk.window.screens["papers"])
    assert "还没有可以打印的告知书" in words
    clerk.press("去登记企业")
    assert clerk.page.isVisible()


def test_nothing_shown_can_be_neither_saved_nor_printed(page: PapersPage) -> None:
    assert not page.save.isEnabled()
    assert not page.print.isEnabled()


def test_the_model_is_sound(page: PapersPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.shelf.model)
    for kind in KINDS:
        page.shelf.choose(kind)
        page.shelf.model.tick_all(True)


def shown(page: PapersPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_list_and_preview_speak_of_the_same_paper(page: PapersPage, desk: Clerk) -> None:
    page.arrive(notices([page.shelf.model.entries[3].row]))
    desk.rest()
    assert page.made
    assert THIRD in page.made.name
    picked = page.shelf.table.currentIndex().row()
    assert page.shelf.model.entries[picked].name == THIRD


def test_a_paper_is_made_anew_when_the_page_is_shown_again(page: PapersPage, desk: Clerk) -> None:
    preview(page, desk, FIRST)
    desk.window.show_page("awards")
    desk.rest()
    awards = desk.window.screens["awards"]
    assert isinstance(awards, AwardsPage)
    row = next(
        row for row in awards.lines.sheet.rows if row.name == FIRST and row.line.clause == "2.1"
    )

    def approve_it(office: Office, _progress: Progress) -> Award:
        return approve(office, row.line, 45_000_000, "样例市工信字〔2026〕9号", DAY)

    desk.window.worker.run(approve_it, lambda _award: None)
    desk.rest()
    assert page.made
    assert page.made.name.startswith("测算稿")
    desk.window.show_page("papers")
    desk.rest()
    assert page.made
    assert not page.made.name.startswith("测算稿")


def test_a_paper_whose_record_is_gone_can_no_longer_be_saved(page: PapersPage, desk: Clerk) -> None:
    preview(page, desk, FIRST)
    shown_row = page.shelf.model.entries[1].row
    assert shown_row
    record = shown_row.line.of
    desk.window.worker.run(
        lambda office, _progress: remove(office, office.store.get(Retrofit, record)),
        lambda _nothing: None,
    )
    desk.window.show_page("papers")
    desk.rest()
    assert page.made is None
    assert not page.save.isEnabled()
    assert page.problem.text().startswith("这一项依据的记录已经不在登记簿里。")
