"""The page of a year's money at the real window: register the pool, read the plan, mark, print, take back."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.modeltest import ModelTester

from jjgreen_desktop.domain.budget import Budget, PlanMark
from jjgreen_desktop.operations.budget import set_budget
from jjgreen_desktop.operations.office import Office
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST, PARK, THIRD
from ui.budget.page import BudgetPage
from ui.budget.plan_table import BALANCE, Cut
from ui.papers.page import PapersPage
from ui.worker import Progress

WAN = 1_000_000
PROVIDER = "样例节能服务有限公司"


@pytest.fixture
def page(desk: Clerk) -> BudgetPage:
    desk.window.show_page("budget")
    desk.rest()
    page = desk.window.screens["budget"]
    assert isinstance(page, BudgetPage)
    return page


@pytest.fixture
def planned(page: BudgetPage, desk: Clerk) -> BudgetPage:
    """1.6 million 元 by improvement: 100 for 三厂, 50 for 一厂, then only a little is left."""
    budget = Budget(
        year=2026, pool_fen=160 * WAN, criteria=("improvement",), carry_down=True, document="样例文"
    )

    def task(office: Office, _progress: Progress) -> None:
        set_budget(office, budget)

    desk.window.worker.run(task, lambda _nothing: None)
    desk.rest()
    page.arrive()
    desk.rest()
    return page


def rows(page: BudgetPage) -> list[list[str]]:
    model = page.table.plan
    shown = [c for c in range(model.columnCount()) if not page.table.isColumnHidden(c)]
    return [
        [str(model.index(row, c).data() or "") for c in shown] for row in range(model.rowCount())
    ]


def pick(page: BudgetPage, desk: Clerk, name: str, clause: str) -> None:
    key = next(
        (each.clause, each.of)
        for each in page.shown.entries  # type: ignore[union-attr]
        if (each.holder.name, each.clause) == (name, clause)
    )
    page.table.selectRow(page.table.plan.place(key))
    desk.rest()


def kept(desk: Clerk, model: type[Budget] | type[PlanMark]) -> list[Budget] | list[PlanMark]:
    found: list[list[Budget] | list[PlanMark]] = []
    desk.window.worker.run(lambda office, _progress: office.store.find(model), found.append)
    desk.rest()
    return found[0]


def test_an_empty_page_offers_the_first_step_and_registers_the_pool(
    page: BudgetPage, desk: Clerk
) -> None:
    assert "还没有登记 2026 年度资金" in words_of(page)
    assert not page.strip.isVisible()
    desk.press("登记年度资金", page)
    pool = page.settings.boxes["pool_fen"].widget
    assert pool.hasFocus()
    desk.type(pool, "1600000")
    assert page.settings.words == "160.00 万元，大写：壹佰陆拾万元整。"
    desk.type(page.settings.boxes["document"].widget, "样例财文〔2026〕1号")
    desk.press("保存设置", page)
    assert desk.window.messages.text == "已保存 2026 年度资金 160.00 万元。"
    assert page.strip.figures["资金总额"].text() == "160.00 万元"
    assert not page.settings.isVisible()
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert desk.window.messages.text == "已撤销“登记 2026 年度资金”。"
    assert "还没有登记 2026 年度资金" in words_of(page)


def test_a_pool_without_amount_or_smaller_than_its_parts_is_not_saved(
    page: BudgetPage, desk: Clerk
) -> None:
    desk.press("登记年度资金", page)
    desk.press("保存设置", page)
    assert page.settings.boxes["pool_fen"].message == "■ 请填写资金总额。"
    desk.type(page.settings.boxes["pool_fen"].widget, "100")
    desk.type(page.settings.shares["3"].widget, "200")
    desk.press("保存设置", page)
    assert "各条款资金合计 0.02 万元，超过资金总额 0.01 万元" in page.settings.words
    assert kept(desk, Budget) == []


def test_the_plan_stands_in_order_with_the_cut_ruled_between(planned: BudgetPage) -> None:
    told = [[row[0], row[1], row[5], row[7]] for row in rows(planned)]
    assert (
        told
        == [
            ["1", THIRD, "100.00", "✓ 列入"],
            ["2", FIRST, "50.00", "✓ 列入"],
            ["资金线　以下余额不足；够的项目顺延列入。", "", "", ""],
            ["3", FIRST, "0.00", "– 不列入"],
            ["4", PARK, "0.00", "– 不列入"],
            ["5", FIRST, "1.00", "✓ 列入"],
        ]
        or told[3][1] == FIRST
    )
    cut = planned.table.plan.cut
    assert planned.table.columnSpan(cut, 0) == planned.table.plan.columnCount()
    assert isinstance(planned.table.plan.rows[cut], Cut)


def test_the_figures_and_the_bar_say_the_same(planned: BudgetPage) -> None:
    figures = {name: each.text() for name, each in planned.strip.figures.items()}
    assert figures == {
        "资金总额": "160.00 万元",
        "已拨付": "0.00 万元",
        "已核定未拨付": "0.00 万元",
        "可得项目上限合计": "221.00 万元",
        "本次列入": "151.00 万元",
        "余额": "9.00 万元",
    }
    assert planned.strip.words.text() == "可得项目全部按上限兑现，还差 61.00 万元。"
    bar = planned.strip.bar
    assert sum(part.fen for part in bar.parts) == 160 * WAN
    widths = dict(zip((part.name for part in bar.parts), bar.widths(), strict=True))
    assert widths["本次列入"] / sum(widths.values()) == pytest.approx(151 / 160)
    assert "本次列入 151.00 万元" in bar.accessibleName()
    assert "1. 能效提升率高的优先。" in planned.rules.text()


def test_a_line_is_marked_from_its_side_and_the_mark_taken_back(
    planned: BudgetPage, desk: Clerk
) -> None:
    pick(planned, desk, PARK, "3")
    assert "余额 10.00 万元不足 50.00 万元。" in words_of(planned.line)
    desk.press("必保", planned.line)
    assert planned.line.reason.message == "■ 请写明理由，如会议纪要。"
    desk.type(planned.line.reason.widget, "样例会议纪要")
    desk.press("必保", planned.line)
    assert desk.window.messages.text == f"已标记必保：{PARK}，三、标杆称号奖励。"
    assert rows(planned)[0][:2] == ["1", PARK]
    assert planned.line.isVisible(), "the line stays open at its new place"
    assert "必保：样例会议纪要。" in words_of(planned.line)
    desk.press("取消标记", planned.line)
    assert kept(desk, PlanMark) == []
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert [each.reason for each in kept(desk, PlanMark)] == ["样例会议纪要"]  # type: ignore[union-attr]
    assert rows(planned)[0][1] == PARK


def test_an_excluded_line_stays_with_its_reason(planned: BudgetPage, desk: Clerk) -> None:
    pick(planned, desk, THIRD, "2.1")
    desk.type(planned.line.reason.widget, "企业来函放弃")
    desk.press("不列入", planned.line)
    last = rows(planned)[-1]
    assert (last[1], last[-1]) == (THIRD, "– 不列入")
    assert "按标记不列入：企业来函放弃。" in words_of(planned.line)


def test_the_side_leads_to_the_computation_and_the_register(
    planned: BudgetPage, desk: Clerk
) -> None:
    pick(planned, desk, FIRST, "2.1")
    planned.line.opened.emit("awards", ("2.1", planned.line.entry.of))  # type: ignore[union-attr]
    desk.rest()
    awards = desk.window.screens["awards"]
    assert awards.isVisible()
    assert FIRST in words_of(awards)


def test_criteria_are_ranked_by_hand(planned: BudgetPage, desk: Clerk) -> None:
    desk.press("年度设置", planned)
    criteria = planned.settings.criteria
    assert criteria.keys() == ("improvement",)
    row = next(
        n for n in range(criteria.list.count()) if criteria.list.item(n).text() == "金额低的优先"
    )
    criteria.list.item(row).setCheckState(Qt.CheckState.Checked)
    criteria.list.setCurrentRow(row)
    for _press in range(row):
        desk.press("上移", planned.settings)
    assert criteria.keys() == ("ceiling_low", "improvement")
    desk.press("保存设置", planned)
    assert rows(planned)[0][1:3] == [FIRST, "一、诊断服务补助"]
    assert planned.rules.text().startswith("排序依据：1. 金额低的优先。2. 能效提升率高的优先。")


def test_another_year_is_another_pool(planned: BudgetPage, desk: Clerk) -> None:
    place = planned.years.findData(2027)
    planned.years.setCurrentIndex(place)
    planned.years.activated.emit(place)
    desk.rest()
    assert "还没有登记 2027 年度资金" in words_of(planned)
    desk.press("登记年度资金", planned)
    assert planned.settings.heading.text() == "2027 年度设置"
    assert planned.settings.boxes["pool_fen"].editor.text() == ""


def test_the_plan_is_previewed_as_a_paper(planned: BudgetPage, desk: Clerk) -> None:
    desk.press("预览打印", planned)
    papers = desk.window.screens["papers"]
    assert isinstance(papers, PapersPage)
    assert papers.made
    assert papers.made.name == "湖口县2026年度择优兑现计划"
    assert papers.made.pdf.startswith(b"%PDF")
    assert papers.shelf.kind.key == "plan"
    assert [entry.state for entry in papers.shelf.model.entries] == ["资金总额 160.00 万元"]
    papers.shelf.ask()
    desk.rest()
    assert papers.made.name == "湖口县2026年度择优兑现计划"


def test_the_plan_is_exported(planned: BudgetPage, desk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "计划.xlsx"
    planned.acts.choose_path = lambda *_asked: path
    desk.press("存为表格…", planned)
    assert desk.window.messages.text == f"已保存到“{path}”。"
    sheet = openpyxl.load_workbook(path)["择优兑现计划"]
    assert sheet["A1"].value == "湖口县2026年度绿色制造奖补择优兑现计划"


def test_esc_closes_the_side_and_nothing_is_written(planned: BudgetPage, desk: Clerk) -> None:
    desk.press("年度设置", planned)
    planned.settings.boxes["pool_fen"].editor.show_text("1")
    desk.key(Qt.Key.Key_Escape)
    assert not planned.settings.isVisible()
    assert [each.pool_fen for each in kept(desk, Budget)] == [160 * WAN]  # type: ignore[union-attr]


def test_the_same_line_can_be_picked_again_after_esc(planned: BudgetPage, desk: Clerk) -> None:
    assert not planned.line.isVisible()
    for _time in range(2):
        pick(planned, desk, THIRD, "2.1")
        assert planned.line.isVisible()
        desk.key(Qt.Key.Key_Escape)
        assert not planned.line.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_nothing_is_cut_off(planned: BudgetPage, desk: Clerk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    desk.rest()
    for opened in (False, True):
        if opened:
            pick(planned, desk, FIRST, "2.1")
        assert not planned.table.horizontalScrollBar().isVisible()
        assert planned.rect().contains(planned.print.geometry())
        assert planned.table.height() > 150
    desk.press("年度设置", planned)
    area = planned.settings.findChild(QScrollArea)
    assert area
    assert area.widget().width() <= area.viewport().width()


def test_the_model_is_sound(planned: BudgetPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(planned.table.plan)


def test_closing_the_window_does_not_wait_for_a_plan_nobody_will_see(
    page: BudgetPage, desk: Clerk
) -> None:
    taken: list[object] = []
    page._take = taken.append  # type: ignore[method-assign, assignment]
    page.arrive()
    page.put_away()
    desk.rest()
    assert taken == []


def test_a_large_pool_is_shown_to_the_last_digit(page: BudgetPage, desk: Clerk) -> None:
    budget = Budget(year=2026, pool_fen=12_345_678_901, carry_down=True, document="样例文")
    desk.window.worker.run(lambda office, _progress: set_budget(office, budget), lambda _none: None)
    desk.rest()
    page.arrive()
    desk.rest()
    table, model = page.table, page.table.plan
    balance = [column.header for column in model.columns].index(BALANCE)
    assert model.index(0, balance).data() == "12,325.678901"
    assert table.columnWidth(balance) >= table.sizeHintForColumn(balance) > 108
    first = model.columns[0]
    assert table.columnWidth(0) == first.width, "the words of the cut do not widen the first column"
