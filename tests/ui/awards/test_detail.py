"""The line picked is explained: its steps, the facts and sentences they rest on, what is missing."""

from PySide6.QtCore import Qt

from jjgreen_desktop.policy.assessment import Missing
from tests.ui.awards.picking import pick, visible
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND
from ui.awards.lines_view import LinesView, where
from ui.enterprises.spot import Spot
from ui.widgets.links import Links


def test_a_line_is_explained_step_by_step(lines: LinesView, desk: Clerk) -> None:
    row = pick(lines, desk, FIRST, "2.1")
    words = visible(lines)
    assert "● 可得" in words
    assert "政策上限 50.00 万元" in words
    assert row.line.reason in words
    assert {step.text for step in row.line.steps} <= set(words)
    assert any(text.startswith("距更高一档：") for text in words)
    assert any(row.result.pack_hash[:12] in text for text in words)


def test_a_step_marks_its_sentence_in_the_clause(lines: LinesView, desk: Clerk) -> None:
    row = pick(lines, desk, FIRST, "2.1")
    step = next(step for step in row.line.steps if step.parameters)
    lines.detail.point(step)
    sentences = {each.sentence for each in step.parameters}
    assert set(lines.detail.clause.marked) == sentences
    assert lines.detail.clause.toPlainText().startswith("二、支持制造业企业开展绿色低碳改造。")


def test_a_fact_opens_the_record_it_was_entered_in(lines: LinesView, desk: Clerk) -> None:
    row = pick(lines, desk, FIRST, "2.1")
    fact = next(fact for step in row.line.steps for fact in step.facts if fact.noun == "retrofit")
    with desk.bot.waitSignal(lines.go) as went:
        lines.detail.explanation.asked.emit(fact)
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


def test_what_is_missing_shows_the_money_that_hangs_on_it(lines: LinesView, desk: Clerk) -> None:
    row = pick(lines, desk, SECOND, "2.1")
    linked = [links.accessibleName() for links in lines.detail.explanation.findChildren(Links)]
    assert "◐ 验收报告载明的提升率　关系到 100.00 万元 ▸" in linked
    missing = next(m for m in row.line.missing if m.key == "improvement_stated_pct")
    owner = ("enterprise", row.subject)
    assert where(row, missing) == Spot(*owner, "retrofit", row.line.of, "improvement_stated_pct")


def test_a_missing_fact_of_a_record_not_registered_begins_that_record(
    lines: LinesView, desk: Clerk
) -> None:
    row = pick(lines, desk, FIRST, "1")
    nowhere = Missing("energy_tce", "综合能源消费量", 1, "", "annual_return", "")
    lines.detail.explanation.asked.emit(nowhere)
    desk.rest()
    assert desk.subject.subject is not None
    assert desk.subject.subject.id == row.subject
    assert desk.subject.tabs.tabText(desk.subject.tabs.currentIndex()).startswith("年度报表")
    assert desk.box("综合能源消费量").editor.text() == ""


def test_tab_goes_from_link_to_link_and_then_to_the_clause(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    lines.table.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert lines.detail.explanation.hasFocus()
    links = lines.detail.explanation.links()
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
    assert lines.detail.clause.marked
    desk.key(Qt.Key.Key_Tab)
    assert links[3].hasFocus()


def test_the_amount_shows_the_sentence_it_rests_on(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    lines.table.setFocus()
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Tab)
    assert lines.detail.clause.marked == []
    desk.key(Qt.Key.Key_Return)
    marked = lines.detail.clause.marked
    assert any("最高分别奖励50万元、70万元、100万元" in sentence for sentence in marked)


def test_a_figure_shows_its_sentence_while_an_approval_is_typed(
    lines: LinesView, desk: Clerk
) -> None:
    pick(lines, desk, FIRST, "2.1")
    desk.press("登记市级核定", lines)
    box = next(iter(lines.detail.approval.boxes.values()))
    desk.type(box.widget, "500000")
    assert not lines.detail.clause.isVisible()
    lines.detail.explanation.links()[0].linkActivated.emit("0")
    assert lines.detail.clause.isVisible()
    assert lines.detail.clause.marked
    assert box.editor.text() == "500000"


def test_on_a_small_window_the_clause_is_shown_when_it_is_asked_for(
    lines: LinesView, desk: Clerk
) -> None:
    desk.window.resize(960, 540)
    pick(lines, desk, FIRST, "2.1")
    desk.rest()
    assert not lines.detail.clause.isVisible()
    lines.detail.point(lines.detail.row.line.steps[0])  # type: ignore[union-attr]
    assert lines.detail.clause.isVisible()


def test_f5_keeps_the_cursor_in_the_explanation(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    lines.detail.explanation.links()[0].setFocus()
    desk.key(Qt.Key.Key_F5)
    assert lines.detail.explanation.hasFocus()
