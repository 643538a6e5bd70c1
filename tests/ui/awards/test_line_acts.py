"""What is done with the line picked: the city's approval, the notice, the certificate."""

from PySide6.QtCore import Qt

from jjgreen_desktop.domain.award import Award
from tests.ui.awards.picking import pick, table, visible
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND
from ui.awards.lines_view import LinesView
from ui.papers.page import PapersPage
from ui.theme import ROW


def approved(desk: Clerk) -> list[Award]:
    found: list[Award] = []
    desk.window.worker.run(lambda office, _progress: office.store.find(Award), found.extend)
    desk.rest()
    return found


def test_only_an_eligible_line_can_be_approved_or_noticed(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, SECOND, "2.1")
    assert not lines.detail.approve.isEnabled()
    assert not lines.detail.print_notice.isEnabled()
    pick(lines, desk, FIRST, "2.1")
    assert lines.detail.approve.isEnabled()
    assert lines.detail.print_notice.isEnabled()


def test_the_citys_approval_is_typed_recorded_and_shown(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    desk.press("登记市级核定", lines)
    panel = lines.detail.approval
    typed = ("400000", "九工信字〔2026〕12号", "2026-06-20", "湖样字〔2026〕8号")
    for box, text in zip(panel.boxes.values(), typed, strict=True):
        assert box.widget.hasFocus()
        desk.type(box.widget, text)
        desk.bot.keyClick(box.widget, Qt.Key.Key_Return)
    assert panel.words == "大写：肆拾万元整。比政策上限 500,000.00 元少 100,000.00 元。"
    panel.give.click()
    desk.rest()
    assert desk.window.messages.text == f"已登记市级核定：{FIRST}，40.00 万元。"
    assert table(lines)[1][4] == "40.00"
    assert "市级核定 40.00 万元，九工信字〔2026〕12号，2026-06-20。" in visible(lines)
    desk.press("撤销 Ctrl+Z")
    assert table(lines)[1][4] == "—"


def test_more_than_the_ceiling_is_refused_with_a_sentence(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    desk.press("登记市级核定", lines)
    panel = lines.detail.approval
    typed = ("500000.01", "九工信字〔2026〕12号", "2026-06-20")
    for box, text in zip(panel.boxes.values(), typed, strict=False):
        desk.type(box.widget, text)
    assert "高出 0.01 元" in panel.words
    panel.give.click()
    desk.rest()
    assert "市级核定 500,000.01 元高于政策上限 500,000.00 元。" in panel.words
    assert panel.isVisible(), "what is typed stays"
    assert approved(desk) == []


def test_an_approval_needs_amount_paper_and_day(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    desk.press("登记市级核定", lines)
    panel = lines.detail.approval
    desk.type(panel.boxes["approved_fen"].widget, "五十万")
    panel.give.click()
    messages = [box.message for box in panel.boxes.values()]
    assert messages[0].endswith("请只填数字，单位元。")
    assert messages[1:3] == ["■ 请填写核定文件及文号。", "■ 请填写核定日期。"]
    assert messages[3] == ""
    desk.bot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert approved(desk) == []


def test_the_notice_goes_to_the_papers(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    desk.press("打印告知书", lines)
    papers = desk.window.screens["papers"]
    assert isinstance(papers, PapersPage)
    desk.until(lambda: papers.made)
    assert papers.made is not None
    assert papers.made.name.startswith(f"测算稿-{FIRST}")


def test_only_a_title_offers_a_certificate(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    assert not lines.detail.print_certificate.isVisible()
    pick(lines, desk, FIRST, "3")
    assert lines.detail.print_certificate.isVisible()


def test_enter_after_the_last_field_does_not_give_up_the_approval(
    lines: LinesView, desk: Clerk
) -> None:
    pick(lines, desk, FIRST, "2.1")
    desk.press("登记市级核定", lines)
    panel = lines.detail.approval
    typed = ("500000", "样例市工信字〔2026〕9号", "2026-06-30", "")
    for box, text in zip(panel.boxes.values(), typed, strict=True):
        assert box.widget.hasFocus()
        desk.type(box.widget, text)
        desk.key(Qt.Key.Key_Return)
    assert panel.give.hasFocus()
    desk.key(Qt.Key.Key_Return)
    assert pick(lines, desk, FIRST, "2.1").approved_fen == 50_000_000


def test_the_approval_can_be_typed_on_a_small_window(lines: LinesView, desk: Clerk) -> None:
    desk.window.resize(960, 540)
    pick(lines, desk, FIRST, "2.1")
    heads = [str(column.header) for column in lines.model.columns]
    shown = {head for n, head in enumerate(heads) if not lines.table.isColumnHidden(n)}
    assert shown == {"企业、园区", "结果", "政策上限（万元）"}
    desk.press("登记市级核定", lines)
    panel = lines.detail.approval
    for box in panel.boxes.values():
        assert box.widget.height() >= ROW
    assert not lines.table.isVisible()
    assert FIRST in panel.whose.text()
    desk.key(Qt.Key.Key_Escape)
    assert lines.table.isVisible()
