"""以前兑现 at the real window: listed with its ledger, found, taken out after a look, back by undo, exported."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from jjgreen_desktop.operations.importing.sheets import Sheet, Workbook
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND
from ui.awards.page import PAST, AwardsPage
from ui.awards.past_awards import PastAwardsView
from ui.worker import Progress

ROWS: list[list[str | float]] = [
    ["企业名称", "事项", "金额（万元）", "日期", "文号"],
    [SECOND, "国家级绿色工厂奖励", 20.0, "2023-05-06", "湖样财〔2023〕1号"],
    [FIRST, "省级节能专项资金", 15.0, "2024年", ""],
]
BOOK = Workbook(
    "旧台账.xlsx", "a" * 64, (Sheet("台账", [(n, [*r]) for n, r in enumerate(ROWS, 1)]),)
)


def bring(office: Office, _progress: Progress) -> None:
    planning.apply(office, planning.plan(office, BOOK))


def shown(desk: Clerk) -> PastAwardsView:
    desk.window.show_page("awards", PAST)
    desk.rest()
    page = desk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    return page.past


@pytest.fixture
def view(desk: Clerk) -> PastAwardsView:
    desk.window.worker.run(bring, lambda _nothing: None)
    desk.rest()
    return shown(desk)


def rows(view: PastAwardsView) -> list[tuple[str, str]]:
    return [(one.holder, one.into) for _, one in view.grid.rows.rows]


def test_the_empty_list_says_what_belongs_there_and_leads_to_the_import(desk: Clerk) -> None:
    shown(desk)
    assert "还没有登记以前的兑现" in desk.words()
    desk.press("去导入台账")
    assert desk.window.screens["exchange"].isVisible()
    assert desk.window.screens["exchange"].start.kind == "past_awards"  # type: ignore[attr-defined]


def test_each_row_says_where_it_came_from_and_went(view: PastAwardsView, desk: Clerk) -> None:
    assert rows(view) == [(SECOND, "国家级绿色工厂"), (FIRST, "其他渠道资金 省级节能专项资金")]
    assert view.count.text() == "2 笔，合计 35.00 万元"
    words = desk.words()
    for told in ("湖样财〔2023〕1号", "旧台账.xlsx", "工作表“台账”第 2 行", "a" * 16):
        assert told in words
    desk.type(view.words, "专项")
    assert rows(view) == [(FIRST, "其他渠道资金 省级节能专项资金")]


def test_in_the_smallest_window_firm_and_matter_are_read_whole(
    view: PastAwardsView, desk: Clerk
) -> None:
    desk.window.resize(960, 540)
    desk.rest()
    grid = view.grid
    for column in (n for n in range(len(grid.rows.columns)) if not grid.isColumnHidden(n)):
        assert grid.columnWidth(column) >= grid.sizeHintForColumn(column)


def test_one_is_taken_out_after_a_look_by_keyboard_and_comes_back(
    view: PastAwardsView, desk: Clerk
) -> None:
    view.grid.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert view.detail.into.hasFocus()
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Space)
    assert "✓ 已兑现 → 没有这一项" in view.detail.effect.text()
    assert len(view.grid.rows.rows) == 2
    assert view.detail.remove.hasFocus()
    desk.key(Qt.Key.Key_Space)
    assert rows(view) == [(FIRST, "其他渠道资金 省级节能专项资金")]
    assert desk.window.messages.text.startswith("已移除以前兑现：")
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert len(shown(desk).grid.rows.rows) == 2


def test_not_taking_it_out_leaves_all_as_it_is(view: PastAwardsView, desk: Clerk) -> None:
    desk.press("移除这一笔…", view)
    desk.press("不移除", view)
    assert view.detail.ask.isVisible()
    assert not view.detail.effect.isVisible()
    assert len(view.grid.rows.rows) == 2


def test_the_record_is_opened(view: PastAwardsView, desk: Clerk) -> None:
    desk.press("打开这条记录", view)
    assert desk.page.isVisible()
    assert SECOND in desk.words()


def test_all_are_saved_for_the_auditors(view: PastAwardsView, desk: Clerk, tmp_path: Path) -> None:
    view.choose_place = lambda _parent, _title, proposed, _kind: tmp_path / proposed.name
    desk.press("存为表格…", view)
    sheet = load_workbook(tmp_path / "以前兑现.xlsx").worksheets[0]
    assert [(row[0].value, float(row[6].value)) for row in sheet.iter_rows(min_row=2)] == [
        (SECOND, 200_000.0),
        (FIRST, 150_000.0),
    ]
    assert desk.window.messages.text.startswith("已把以前兑现保存到")
