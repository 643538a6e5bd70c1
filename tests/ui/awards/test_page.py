"""The awards page at the real window: every line, its totals, its explanation, and the city's approval."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.policy.assessment import Missing, Outcome
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST, PARK, SECOND, THIRD
from ui.awards.lines import Row
from ui.awards.page import AwardsPage, where
from ui.enterprises.spot import Spot
from ui.papers.page import PapersPage
from ui.theme import ROW
from ui.widgets.links import Links


@pytest.fixture
def page(desk: Clerk) -> AwardsPage:
    desk.window.show_page("awards")
    desk.rest()
    page = desk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    return page


def table(page: AwardsPage) -> list[list[str]]:
    model = page.model
    return [
        [str(model.index(row, column).data()) for column in range(5)]
        for row in range(model.rowCount())
    ]


def pick(page: AwardsPage, desk: Clerk, name: str, clause: str) -> Row:
    rows = page.model.rows
    place = next(n for n, r in enumerate(rows) if (r.name, r.line.clause) == (name, clause))
    page.table.selectRow(place)
    desk.rest()
    return rows[place]


def test_every_line_stands_in_the_table_with_mark_word_and_ceiling(page: AwardsPage) -> None:
    assert table(page) == [
        [FIRST, "一、诊断服务补助", "● 可得", "1.00", "—"],
        [FIRST, "二（1）、改造奖励", "● 可得", "50.00", "—"],
        [FIRST, "三、标杆称号奖励", "● 可得", "20.00", "—"],
        [THIRD, "二（1）、改造奖励", "● 可得", "100.00", "—"],
        [SECOND, "二（1）、改造奖励", "◐ 差什么", "—", "—"],
        [PARK, "三、标杆称号奖励", "● 可得", "50.00", "—"],
    ]


def test_totals_count_eligible_lines_and_keep_the_providers_apart(page: AwardsPage) -> None:
    assert page.sums.text() == "可得 5 项，政策上限合计 220.00 万元；另由服务商领取 1.00 万元。"
    page.filters.clause.setCurrentIndex(page.filters.clause.findData("2.1"))
    assert page.sums.text() == "可得 2 项，政策上限合计 150.00 万元。"
    assert page.count.text() == "3 / 6 项"


def test_filter_by_outcome_and_find_by_initials(page: AwardsPage) -> None:
    page.filters.outcome.setCurrentIndex(page.filters.outcome.findData(Outcome.LACKING))
    assert [row[0] for row in table(page)] == [SECOND]
    page.filters.clear()
    page.filters.words.setText("hkyl 余热")
    assert [row[0] for row in table(page)] == [FIRST, THIRD, SECOND]
    page.filters.words.setText("hkylyc 余热")
    assert [row[0] for row in table(page)] == [FIRST]


def test_nothing_found_offers_to_show_all(page: AwardsPage, desk: Clerk) -> None:
    page.filters.words.setText("没有这家企业")
    assert "没有符合条件的项目" in visible(page)
    desk.press("显示全部", page)
    assert len(table(page)) == 6


def test_the_cursor_stays_in_the_search_box_while_typing(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    page.filters.words.setFocus()
    desk.bot.keyClicks(page.filters.words, "hkys")
    assert page.filters.words.text() == "hkys"
    assert page.filters.words.hasFocus()


def test_a_heading_sorts_by_amount(page: AwardsPage) -> None:
    page.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert [row[3] for row in table(page)] == ["100.00", "50.00", "50.00", "20.00", "1.00", "—"]


def test_a_line_is_explained_step_by_step(page: AwardsPage, desk: Clerk) -> None:
    row = pick(page, desk, FIRST, "2.1")
    words = visible(page)
    assert "● 可得" in words
    assert "政策上限 50.00 万元" in words
    assert row.line.reason in words
    assert {step.text for step in row.line.steps} <= set(words)
    assert any(text.startswith("距更高一档：") for text in words)
    assert any(row.result.pack_hash[:12] in text for text in words)


def test_a_step_marks_its_sentence_in_the_clause(page: AwardsPage, desk: Clerk) -> None:
    row = pick(page, desk, FIRST, "2.1")
    step = next(step for step in row.line.steps if step.parameters)
    page.detail.point(step)
    sentences = {each.sentence for each in step.parameters}
    assert set(page.detail.clause.marked) == sentences
    assert page.detail.clause.toPlainText().startswith("二、支持制造业企业开展绿色低碳改造。")


def test_a_fact_opens_the_record_it_was_entered_in(page: AwardsPage, desk: Clerk) -> None:
    row = pick(page, desk, FIRST, "2.1")
    fact = next(fact for step in row.line.steps for fact in step.facts if fact.noun == "retrofit")
    with desk.bot.waitSignal(page.go) as went:
        page.detail.explanation.asked.emit(fact)
    spot = Spot("enterprise", row.subject, "retrofit", row.line.of, fact.key)
    assert went.args == ["enterprises", spot]
    desk.rest()
    assert desk.box("项目名称").editor.text() == "一号窑余热利用改造"


def test_links_open_by_keyboard_and_their_words_are_only_words(desk: Clerk) -> None:
    pressed: list[str] = []
    links = Links([("<b>甲&乙</b> ▸", lambda: pressed.append("甲")), ("丙", lambda: None)])
    desk.bot.addWidget(links)
    links.show()
    links.setFocus()
    desk.bot.keyClick(links, Qt.Key.Key_Tab)
    desk.bot.keyClick(links, Qt.Key.Key_Return)
    assert pressed == ["甲"]
    assert links.accessibleName() == "<b>甲&乙</b> ▸，丙"


def test_what_is_missing_shows_the_money_that_hangs_on_it(page: AwardsPage, desk: Clerk) -> None:
    row = pick(page, desk, SECOND, "2.1")
    linked = [links.accessibleName() for links in page.detail.explanation.findChildren(Links)]
    assert "◐ 验收报告载明的提升率　关系到 100.00 万元 ▸" in linked
    missing = next(m for m in row.line.missing if m.key == "improvement_stated_pct")
    owner = ("enterprise", row.subject)
    assert where(row, missing) == Spot(*owner, "retrofit", row.line.of, "improvement_stated_pct")


def test_a_missing_fact_of_a_record_not_registered_begins_that_record(
    page: AwardsPage, desk: Clerk
) -> None:
    row = pick(page, desk, FIRST, "1")
    nowhere = Missing("energy_tce", "综合能源消费量", 1, "", "annual_return", "")
    page.detail.explanation.asked.emit(nowhere)
    desk.rest()
    assert desk.subject.subject is not None
    assert desk.subject.subject.id == row.subject
    assert desk.subject.tabs.tabText(desk.subject.tabs.currentIndex()).startswith("年度报表")
    assert desk.box("综合能源消费量").editor.text() == ""


def test_only_an_eligible_line_can_be_approved_or_noticed(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, SECOND, "2.1")
    assert not page.detail.approve.isEnabled()
    assert not page.detail.print_notice.isEnabled()
    pick(page, desk, FIRST, "2.1")
    assert page.detail.approve.isEnabled()
    assert page.detail.print_notice.isEnabled()


def test_the_citys_approval_is_typed_recorded_and_shown(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    desk.press("登记市级核定", page)
    panel = page.detail.approval
    typed = ("400000", "九工信字〔2026〕12号", "2026-06-20", "湖样字〔2026〕8号")
    for box, text in zip(panel.boxes.values(), typed, strict=True):
        assert box.widget.hasFocus()
        desk.type(box.widget, text)
        desk.bot.keyClick(box.widget, Qt.Key.Key_Return)
    assert panel.words == "大写：肆拾万元整。比政策上限 500,000.00 元少 100,000.00 元。"
    panel.give.click()
    desk.rest()
    assert desk.window.messages.text == f"已登记市级核定：{FIRST}，40.00 万元。"
    assert table(page)[1][4] == "40.00"
    assert "市级核定 40.00 万元，九工信字〔2026〕12号，2026-06-20。" in visible(page)
    desk.press("撤销 Ctrl+Z")
    assert table(page)[1][4] == "—"


def test_more_than_the_ceiling_is_refused_with_a_sentence(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    desk.press("登记市级核定", page)
    panel = page.detail.approval
    typed = ("500000.01", "九工信字〔2026〕12号", "2026-06-20")
    for box, text in zip(panel.boxes.values(), typed, strict=False):
        desk.type(box.widget, text)
    assert "高出 0.01 元" in panel.words
    panel.give.click()
    desk.rest()
    assert "市级核定 500,000.01 元高于政策上限 500,000.00 元。" in panel.words
    assert panel.isVisible(), "what is typed stays"
    assert approved(desk) == []


def test_an_approval_needs_amount_paper_and_day(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    desk.press("登记市级核定", page)
    panel = page.detail.approval
    desk.type(panel.boxes["approved_fen"].widget, "五十万")
    panel.give.click()
    messages = [box.message for box in panel.boxes.values()]
    assert messages[0].endswith("请只填数字，单位元。")
    assert messages[1:3] == ["■ 请填写核定文件及文号。", "■ 请填写核定日期。"]
    assert messages[3] == ""
    desk.bot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert approved(desk) == []


def test_the_notice_goes_to_the_papers(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    desk.press("打印告知书", page)
    papers = desk.window.screens["papers"]
    assert isinstance(papers, PapersPage)
    desk.until(lambda: papers.made)
    assert papers.made is not None
    assert papers.made.name.startswith(f"测算稿-{FIRST}")


def test_only_a_title_offers_a_certificate(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    assert not page.detail.print_certificate.isVisible()
    pick(page, desk, FIRST, "3")
    assert page.detail.print_certificate.isVisible()


def test_escape_shows_the_whole_table_again(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    desk.bot.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.detail.isVisible()
    assert page.table.hasFocus()


def test_f5_computes_again_and_keeps_the_line(page: AwardsPage, desk: Clerk) -> None:
    row = pick(page, desk, FIRST, "2.1")
    desk.key(Qt.Key.Key_F5)
    assert page.detail.isVisible()
    assert page.detail.row is not row
    assert page.detail.row == row


def test_a_page_can_ask_for_one_line(page: AwardsPage, desk: Clerk) -> None:
    wanted = page.model.rows[3]
    page.filters.words.setText("没有这家企业")
    desk.window.open("awards", (wanted.line.clause, wanted.line.of))
    desk.rest()
    assert page.detail.row == wanted


def test_an_empty_register_offers_the_first_step(clerk: Clerk) -> None:
    clerk.window.show_page("awards")
    clerk.rest()
    assert "还没有可测算的项目" in words_of(clerk.window.screens["awards"])
    clerk.press("去登记企业")
    assert clerk.page.isVisible()


def test_the_model_is_sound(page: AwardsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    page.filters.words.setText("hkyl")


def approved(desk: Clerk) -> list[Award]:
    found: list[Award] = []
    desk.window.worker.run(lambda office, _progress: office.store.find(Award), found.extend)
    desk.rest()
    return found


def visible(page: AwardsPage) -> list[str]:
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    linked = [words for label in labels if isinstance(label, Links) for words in label.words]
    return [label.text() for label in labels] + linked


def test_tab_goes_from_link_to_link_and_then_to_the_clause(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    page.table.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert page.detail.explanation.hasFocus()
    links = page.detail.explanation.links()
    desk.key(Qt.Key.Key_Tab)
    assert links[0].hasFocus()
    assert links[0].selectedText() == "政策上限 50.00 万元", "the first link, not its label"
    desk.key(Qt.Key.Key_Tab)
    assert links[1].selectedText().startswith("距更高一档")
    desk.key(Qt.Key.Key_Tab)
    assert links[2].selectedText().startswith("验收报告备案日期")
    desk.key(Qt.Key.Key_Tab)
    assert links[2].selectedText().startswith("条款原文")
    desk.key(Qt.Key.Key_Return)
    assert page.detail.clause.marked
    desk.key(Qt.Key.Key_Tab)
    assert links[3].hasFocus()


def test_the_amount_shows_the_sentence_it_rests_on(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    page.table.setFocus()
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Tab)
    assert page.detail.clause.marked == []
    desk.key(Qt.Key.Key_Return)
    marked = page.detail.clause.marked
    assert any("最高分别奖励50万元、70万元、100万元" in sentence for sentence in marked)


def test_a_figure_shows_its_sentence_while_an_approval_is_typed(
    page: AwardsPage, desk: Clerk
) -> None:
    pick(page, desk, FIRST, "2.1")
    desk.press("登记市级核定", page)
    box = next(iter(page.detail.approval.boxes.values()))
    desk.type(box.widget, "500000")
    assert not page.detail.clause.isVisible()
    page.detail.explanation.links()[0].linkActivated.emit("0")
    assert page.detail.clause.isVisible()
    assert page.detail.clause.marked
    assert box.editor.text() == "500000"


def test_enter_after_the_last_field_does_not_give_up_the_approval(
    page: AwardsPage, desk: Clerk
) -> None:
    pick(page, desk, FIRST, "2.1")
    desk.press("登记市级核定", page)
    panel = page.detail.approval
    typed = ("500000", "样例市工信字〔2026〕9号", "2026-06-30", "")
    for box, text in zip(panel.boxes.values(), typed, strict=True):
        assert box.widget.hasFocus()
        desk.type(box.widget, text)
        desk.key(Qt.Key.Key_Return)
    assert panel.give.hasFocus()
    desk.key(Qt.Key.Key_Return)
    assert pick(page, desk, FIRST, "2.1").approved_fen == 50_000_000


def test_the_approval_can_be_typed_on_a_small_window(page: AwardsPage, desk: Clerk) -> None:
    desk.window.resize(960, 540)
    pick(page, desk, FIRST, "2.1")
    heads = [str(column.header) for column in page.model.columns]
    shown = {head for n, head in enumerate(heads) if not page.table.isColumnHidden(n)}
    assert shown == {"企业、园区", "结果", "政策上限（万元）"}
    desk.press("登记市级核定", page)
    panel = page.detail.approval
    for box in panel.boxes.values():
        assert box.widget.height() >= ROW
    assert not page.table.isVisible()
    assert FIRST in panel.whose.text()
    desk.key(Qt.Key.Key_Escape)
    assert page.table.isVisible()


def test_on_a_small_window_the_clause_is_shown_when_it_is_asked_for(
    page: AwardsPage, desk: Clerk
) -> None:
    desk.window.resize(960, 540)
    pick(page, desk, FIRST, "2.1")
    desk.rest()
    assert not page.detail.clause.isVisible()
    page.detail.point(page.detail.row.line.steps[0])  # type: ignore[union-attr]
    assert page.detail.clause.isVisible()


def test_pressing_again_or_leaving_does_not_queue_up_assessments(
    page: AwardsPage, desk: Clerk
) -> None:
    finished: list[object] = []
    page._take = finished.append  # type: ignore[method-assign]
    for _ in range(3):
        page.arrive()
    desk.rest()
    assert len(finished) == 1
    page.arrive()
    desk.window.show_page("help")
    desk.rest()
    assert len(finished) == 1


def test_f5_keeps_the_cursor_in_the_explanation(page: AwardsPage, desk: Clerk) -> None:
    pick(page, desk, FIRST, "2.1")
    page.detail.explanation.links()[0].setFocus()
    desk.key(Qt.Key.Key_F5)
    assert page.detail.explanation.hasFocus()
