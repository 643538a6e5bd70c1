"""Every line at the real window: its totals, filters and order, and the way to one of them."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from jjgreen_desktop.policy.assessment import Outcome
from tests.ui.awards.picking import pick, table, visible
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST, PARK, SECOND, THIRD
from ui.awards.lines_view import LinesView


def test_every_line_stands_in_the_table_with_mark_word_and_ceiling(lines: LinesView) -> None:
    assert table(lines) == [
        [FIRST, "一、诊断服务补助", "● 可得", "1.00", "—"],
        [FIRST, "二（1）、改造奖励", "● 可得", "50.00", "—"],
        [FIRST, "三、标杆称号奖励", "● 可得", "20.00", "—"],
        [THIRD, "二（1）、改造奖励", "● 可得", "100.00", "—"],
        [SECOND, "二（1）、改造奖励", "◐ 差什么", "—", "—"],
        [PARK, "三、标杆称号奖励", "● 可得", "50.00", "—"],
    ]


def test_totals_count_eligible_lines_and_keep_the_providers_apart(lines: LinesView) -> None:
    assert lines.sums.text() == "可得 5 项，政策上限合计 220.00 万元；另由服务商领取 1.00 万元。"
    lines.filters.clause.setCurrentIndex(lines.filters.clause.findData("2.1"))
    assert lines.sums.text() == "可得 2 项，政策上限合计 150.00 万元。"
    assert lines.count.text() == "3 / 6 项"


def test_filter_by_outcome_and_find_by_initials(lines: LinesView) -> None:
    lines.filters.outcome.setCurrentIndex(lines.filters.outcome.findData(Outcome.LACKING))
    assert [row[0] for row in table(lines)] == [SECOND]
    lines.filters.clear()
    lines.filters.words.setText("hkyl 余热")
    assert [row[0] for row in table(lines)] == [FIRST, THIRD, SECOND]
    lines.filters.words.setText("hkylyc 余热")
    assert [row[0] for row in table(lines)] == [FIRST]


def test_nothing_found_offers_to_show_all(lines: LinesView, desk: Clerk) -> None:
    lines.filters.words.setText("没有这家企业")
    assert "没有符合条件的项目" in visible(lines)
    desk.press("显示全部", lines)
    assert len(table(lines)) == 6


def test_the_cursor_stays_in_the_search_box_while_typing(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    lines.filters.words.setFocus()
    desk.bot.keyClicks(lines.filters.words, "hkys")
    assert lines.filters.words.text() == "hkys"
    assert lines.filters.words.hasFocus()


def test_a_heading_sorts_by_amount(lines: LinesView) -> None:
    lines.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert [row[3] for row in table(lines)] == ["100.00", "50.00", "50.00", "20.00", "1.00", "—"]


def test_escape_shows_the_whole_table_again(lines: LinesView, desk: Clerk) -> None:
    pick(lines, desk, FIRST, "2.1")
    desk.bot.keyClick(lines.table, Qt.Key.Key_Escape)
    assert not lines.detail.isVisible()
    assert lines.table.hasFocus()


def test_f5_computes_again_and_keeps_the_line(lines: LinesView, desk: Clerk) -> None:
    row = pick(lines, desk, FIRST, "2.1")
    desk.key(Qt.Key.Key_F5)
    assert lines.detail.isVisible()
    assert lines.detail.row is not row
    assert lines.detail.row == row


def test_a_page_can_ask_for_one_line(lines: LinesView, desk: Clerk) -> None:
    wanted = lines.model.rows[3]
    lines.filters.words.setText("没有这家企业")
    desk.window.open("awards", (wanted.line.clause, wanted.line.of))
    desk.rest()
    assert lines.detail.row == wanted


def test_an_empty_register_offers_the_first_step(clerk: Clerk) -> None:
    clerk.window.show_page("awards")
    clerk.rest()
    assert "还没有可测算的项目" in words_of(clerk.window.screens["awards"])
    clerk.press("去登记企业")
    assert clerk.page.isVisible()


def test_the_model_is_sound(lines: LinesView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(lines.model)
    lines.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    lines.filters.words.setText("hkyl")


def test_pressing_again_or_leaving_does_not_queue_up_assessments(
    lines: LinesView, desk: Clerk
) -> None:
    finished: list[object] = []
    lines._take = finished.append  # type: ignore[method-assign]
    for _ in range(3):
        lines.arrive()
    desk.rest()
    assert len(finished) == 1
    lines.arrive()
    desk.window.show_page("help")
    desk.rest()
    assert len(finished) == 1
