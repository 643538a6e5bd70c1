"""差一步 at the real window: who is nearest, why, by which sentence, and where to go on."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND
from ui.awards.near import NearView
from ui.awards.page import AwardsPage

FOURTH = "湖口样例四厂有限公司"


@pytest.fixture
def near(desk: Clerk) -> NearView:
    """The list, with one more firm that used energy enough and has no diagnosis."""
    desk.window.worker.run(lambda office, _progress: _add(office), lambda _none: None)
    desk.rest()
    desk.window.show_page("awards")
    desk.rest()
    page = desk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    page.tabs.setCurrentWidget(page.near)
    desk.rest()
    return page.near


def _add(office: Office) -> None:
    firm = Enterprise(name=FOURTH, county="湖口县", industrial=True)
    owner = save(office, firm).record.id
    save(office, AnnualReturn(enterprise=owner, year=2025, energy_tce=Decimal(9000)))


def table(near: NearView) -> list[list[str]]:
    rows = near.grid.rows
    return [
        [str(rows.index(n, column).data()) for column in (0, 2, 3, 4)]
        for n in range(rows.rowCount())
    ]


def test_the_nearest_stand_first(near: NearView) -> None:
    assert table(near) == [
        [SECOND, "二（1）、改造奖励", "补资料", "100.00"],
        [FIRST, "二（1）、改造奖励", "升一档", "20.00"],
        [FOURTH, "一、诊断服务补助", "可开展", "1.00"],
    ]
    assert near.count.text() == "3 项"


def test_the_one_picked_says_the_next_step_and_marks_its_sentence(near: NearView) -> None:
    near.grid.selectRow(0)
    assert near.detail.near is not None
    said = "请补录“验收报告载明的提升率”，补齐后最高可得 100.00 万元。"
    assert near.detail.near.step.said == said
    assert any("最高分别奖励50万元" in each for each in near.detail.text.marked)
    near.detail.text.mark(())
    near.detail.figure.linkActivated.emit("0")
    assert any("最高分别奖励50万元" in each for each in near.detail.text.marked)


def test_enter_opens_the_field_that_is_missing(near: NearView, desk: Clerk) -> None:
    near.grid.setFocus()
    near.grid.selectRow(0)
    desk.key(Qt.Key.Key_Return)
    assert desk.subject.subject is not None
    assert desk.subject.subject.title() == SECOND
    desk.until(desk.box("验收报告载明的提升率").widget.hasFocus)


def test_what_is_not_registered_is_begun(near: NearView, desk: Clerk) -> None:
    near.grid.selectRow(2)
    desk.press("登记诊断", near)
    assert desk.subject.subject is not None
    assert desk.subject.subject.title() == FOURTH
    tabs = desk.subject.tabs
    assert tabs.tabText(tabs.currentIndex()).startswith("诊断")
    assert desk.box("诊断服务商").editor.text() == ""


def test_clause_and_words_narrow_the_list(near: NearView, desk: Clerk) -> None:
    near.clause.setCurrentIndex(near.clause.findData("1"))
    assert [row[0] for row in table(near)] == [FOURTH]
    near.clause.setCurrentIndex(0)
    near.words.setText("hkylec")
    assert [row[0] for row in table(near)] == [SECOND]
    near.words.setText("没有这一家")
    assert "没有符合条件的企业" in desk.words()
    desk.press("显示全部", near)
    assert len(table(near)) == 3


def test_what_was_completed_is_gone_when_one_comes_back(near: NearView, desk: Clerk) -> None:
    near.grid.setFocus()
    near.grid.selectRow(0)
    desk.key(Qt.Key.Key_Return)
    box = desk.box("验收报告载明的提升率")
    desk.until(box.widget.hasFocus)
    desk.type(box.widget, "7.00")
    desk.key(Qt.Key.Key_Return)
    desk.window.show_page("awards")
    desk.rest()
    assert [row[0] for row in table(near)] == [FIRST, FOURTH]


def test_a_line_asked_for_turns_to_the_lines(near: NearView, desk: Clerk) -> None:
    page = desk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    line = page.lines.sheet.rows[0].line
    desk.window.open("awards", (line.clause, line.of))
    desk.rest()
    assert page.tabs.currentIndex() == 0
    assert page.lines.detail.isVisible()


def test_a_low_window_keeps_the_answer_whole_and_shows_the_sentence_when_asked(
    near: NearView, desk: Clerk
) -> None:
    desk.window.resize(960, 540)
    near.grid.selectRow(0)
    desk.rest()
    assert not near.detail.text.isVisible()
    near.detail.figure.linkActivated.emit("0")
    assert near.detail.text.isVisible()
    near.grid.selectRow(1)
    assert not near.detail.text.isVisible()
    desk.window.resize(1366, 768)
    desk.rest()
    assert near.detail.text.isVisible()
