"""Bulk edit by keyboard: chosen in the list, seen before, written in one, taken back in words."""

import pytest
from PySide6.QtCore import Qt

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.listing import FieldIs
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.accessibility import cut_off, faint, outside, unnamed, unreached
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND, THIRD
from ui.enterprises.bulk_view import BulkView
from ui.worker import Progress


def press_bulk(clerk: Clerk) -> None:
    """The key alone, whatever is still under way."""
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    clerk.bot.keyClick(clerk.page.list.filter, Qt.Key.Key_B, keys)


def view(clerk: Clerk) -> BulkView:
    """The view, begun for all firms listed."""
    if clerk.page.covers.bulk is None or not clerk.page.covers.bulk.isVisible():
        clerk.page.list.take_focus()
        press_bulk(clerk)
        clerk.rest()
    assert clerk.page.covers.bulk is not None
    return clerk.page.covers.bulk


def choose(clerk: Clerk, name: str, option: str) -> None:
    """Choose in a box by the arrow keys, then Enter."""
    form = view(clerk).form
    box = {"kind": form.kind, "by": form.by, "common": form.common, "field": form.field}[name]
    box.setFocus()
    clerk.bot.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != option:
        before = box.currentIndex()
        clerk.bot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before, f"没有“{option}”"
    clerk.bot.keyClick(box, Qt.Key.Key_Return)
    clerk.rest()


def type_value(clerk: Clerk, text: str) -> None:
    """Type the new value and go on with Enter."""
    box = view(clerk).form.box
    assert box is not None
    box.widget.setFocus()
    clerk.type(box.widget, text)
    clerk.bot.keyClick(box.widget, Qt.Key.Key_Return)
    clerk.rest()


def rows(clerk: Clerk) -> list[tuple[str, ...]]:
    """The table as it is read."""
    model = view(clerk).grid.rows
    shown = [n for n in range(model.columnCount()) if not view(clerk).grid.isColumnHidden(n)]
    return [
        tuple(model.index(row, column).data() for column in shown)
        for row in range(model.rowCount())
    ]


def industries(clerk: Clerk) -> list[str | None]:
    """What the register holds."""
    found: list[str | None] = []

    def read(office: Office, _progress: Progress) -> list[str | None]:
        return [one.industry for one in office.store.find(Enterprise)]

    clerk.window.worker.run(read, found.extend)
    clerk.rest()
    return found


def test_all_listed_are_changed_by_keys_alone_and_taken_back(desk: Clerk) -> None:
    shown = view(desk)
    assert shown.form.field.hasFocus()
    assert "选了 3 家企业" in desk.words()
    choose(desk, "field", "行业")
    assert shown.form.box and shown.form.box.widget.hasFocus()
    type_value(desk, "2614")
    assert rows(desk) == [
        (name, "3011 水泥制造", "2614 有机化学原料制造", "→ 修改", "")
        for name in (FIRST, THIRD, SECOND)
    ]
    assert "选了 3 家企业：修改 3，不变 0，不能改 0。" in desk.words()
    assert shown.effect.said.text().startswith("对奖补没有影响")
    desk.key(Qt.Key.Key_Return, ctrl=True)
    assert industries(desk) == ["2614"] * 3
    assert desk.window.messages.text == "已修改 3 家企业的行业。"
    assert desk.page.list.isVisible()
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert desk.window.messages.text == "已撤销“修改 3 家企业的行业”。"
    assert industries(desk) == ["3011"] * 3


def test_only_those_selected(desk: Clerk) -> None:
    grid = desk.page.list.grids[Enterprise]
    grid.setFocus()
    desk.key(Qt.Key.Key_Home, ctrl=True)
    desk.bot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(desk.page.list.selected_ids()) == 2
    view(desk)
    assert "选了 2 家企业" in desk.words()


@pytest.mark.parametrize("by_words", [True, False])
def test_a_list_still_being_filtered_is_not_taken_as_it_was_before(
    desk: Clerk, by_words: bool
) -> None:
    desk.rest()
    page = desk.page
    if by_words:
        page.list.filter.setText("无此企业")
    else:
        page.list.ask(page.list.roll.listing.with_condition(FieldIs("county", ("无此县",))))
    press_bulk(desk)
    assert desk.window.messages.text == "正在筛选，列表还没有列全，请稍候再按。"
    assert page.covers.bulk is None
    desk.rest()
    press_bulk(desk)
    assert desk.window.messages.text == "列表里还没有企业，没有可以批量修改的。"
    page.list.bar.clear()
    desk.rest()
    assert "选了 3 家企业" in view(desk).count.text()


def test_money_lost_is_a_warning_and_each_line_is_told(desk: Clerk) -> None:
    choose(desk, "field", "工业企业")
    desk.press("否", view(desk).form)
    said = view(desk).effect.said
    assert "减少" in said.text() and said.property("role") == "warning"
    lines = [text for text in desk.words() if "→ ○ 不适用" in text]
    assert any(text.startswith(FIRST) for text in lines)
    assert {row[-1] for row in rows(desk)} == {
        "行业是工业（3011 水泥制造），“工业企业”却填了否。请核对这两项。"
    }


def test_what_cannot_be_read_or_is_not_settled_cannot_be_written(desk: Clerk) -> None:
    choose(desk, "field", "行业")
    type_value(desk, "9999")
    shown = view(desk)
    assert shown.form.box and "不在国民经济行业分类中" in shown.form.box.message
    assert not shown.go.isEnabled()
    shown.form.box.widget.selectAll()  # type: ignore[attr-defined]
    type_value(desk, "4411")
    assert shown.go.isEnabled()
    desk.bot.keyClicks(shown.form.box.widget, "x")
    assert not shown.go.isEnabled()
    desk.bot.keyClick(shown.form.box.widget, Qt.Key.Key_Backspace)
    desk.bot.waitUntil(shown.go.isEnabled)


def test_a_field_is_cleared_and_what_must_be_filled_is_refused(desk: Clerk) -> None:
    choose(desk, "field", "开户行")
    shown = view(desk)
    desk.press("清空", shown.form)
    assert {row[2:4] for row in rows(desk)} == {("—", "→ 修改")}
    shown.go.click()
    desk.rest()
    assert desk.window.messages.text == "已修改 3 家企业的开户行。"
    choose(desk, "kind", "称号")
    choose(desk, "field", "级别")
    desk.press("清空", view(desk).form)
    assert [row[4] for row in rows(desk)] == ["■ 不能改"]
    assert rows(desk)[0][-1].startswith("还没有填写。")
    assert not view(desk).go.isEnabled() and view(desk).go.text() == "没有要改的"


def test_titles_of_one_batch_get_their_document(desk: Clerk) -> None:
    def more(office: Office, _progress: Progress) -> None:
        (one,) = [one for one in office.store.find(Title) if one.enterprise]
        save(office, one.model_copy(update={"id": "", "kind": "green_design", "batch": "样例二批"}))

    desk.window.worker.run(more, lambda _done: None)
    desk.rest()
    view(desk)
    choose(desk, "kind", "称号")
    choose(desk, "by", "批次")
    choose(desk, "common", "样例二批")
    choose(desk, "field", "公布文件及文号")
    type_value(desk, "样例厅函〔2026〕9号")
    assert rows(desk) == [
        (
            "国家级工业产品绿色设计示范",
            FIRST,
            "样例厅函〔2026〕1号",
            "样例厅函〔2026〕9号",
            "→ 修改",
            "",
        )
    ]
    assert view(desk).go.text() == "修改 1 条称号的公布文件及文号"


def test_a_stale_plan_is_refused_in_words_and_shown_anew(desk: Clerk) -> None:
    choose(desk, "field", "行业")
    type_value(desk, "2614")

    def other(office: Office, _progress: Progress) -> None:
        first = office.store.find(Enterprise)[0]
        save(office, first.model_copy(update={"industry": "2614"}))

    desk.window.worker.run(other, lambda _done: None)
    desk.rest()
    view(desk).go.click()
    desk.rest()
    assert "结果与看到的不一样，没有修改。" in view(desk).problem
    assert [row[3] for row in rows(desk)] == ["– 不变", "→ 修改", "→ 修改"]
    view(desk).go.click()
    desk.rest()
    assert industries(desk) == ["2614"] * 3


def test_the_verdicts_filter_and_a_row_opens_its_firm(desk: Clerk) -> None:
    def other(office: Office, _progress: Progress) -> None:
        first = office.store.find(Enterprise)[0]
        save(office, first.model_copy(update={"industry": "2614"}))

    desk.window.worker.run(other, lambda _done: None)
    desk.rest()
    choose(desk, "field", "行业")
    type_value(desk, "2614")
    desk.press("不变 1", view(desk))
    assert [row[0] for row in rows(desk)] == [FIRST]
    view(desk).grid.selectRow(0)
    desk.bot.keyClick(view(desk).grid, Qt.Key.Key_Return)
    desk.rest()
    assert desk.subject.subject and desk.subject.subject.title() == FIRST


def test_esc_goes_back_to_the_list(desk: Clerk) -> None:
    view(desk).form.field.setFocus()
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.list.isVisible()


def test_an_empty_list_has_nothing_to_change(clerk: Clerk) -> None:
    clerk.page.start_bulk()
    clerk.rest()
    assert clerk.page.covers.bulk is None
    assert clerk.window.messages.text == "列表里还没有企业，没有可以批量修改的。"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (960, 540)])
def test_everything_is_named_reached_seen_and_whole(
    desk: Clerk, width: int, height: int, mode: str
) -> None:
    desk.window.theme.use(mode)
    desk.window.resize(width, height)
    choose(desk, "field", "工业企业")
    desk.press("否", view(desk).form)
    shown = view(desk)
    right = shown.mapTo(desk.window, shown.rect().bottomRight())
    assert right.x() <= width and right.y() <= height
    assert shown.go.isVisible() and shown.grid.viewport().height() >= 96
    for look in (unnamed, cut_off, outside, faint, unreached):
        assert look(desk.window) == []


def test_an_undo_meanwhile_is_worked_out_again(desk: Clerk) -> None:
    choose(desk, "field", "行业")
    type_value(desk, "2614")
    view(desk).go.click()
    desk.rest()
    view(desk)
    choose(desk, "field", "规上企业")
    desk.press("是", view(desk).form)
    choose(desk, "field", "行业")
    type_value(desk, "2614")
    assert view(desk).go.text() == "没有要改的"
    desk.window.undo()
    desk.rest()
    assert view(desk).isVisible() and view(desk).go.text() == "修改 3 家企业的行业"


def test_the_record_under_the_cursor_does_not_come_in_the_way(desk: Clerk) -> None:
    desk.window.resize(1700, 900)
    desk.page.list.take_focus()
    desk.key(Qt.Key.Key_Down)
    view(desk)
    desk.bot.wait(200)  # longer than a glance
    desk.rest()
    assert view(desk).isVisible()


def test_which_of_them_is_asked_once_it_is_said_what_tells_them_apart(desk: Clerk) -> None:
    form = view(desk).form
    assert not form.common.isVisible()
    choose(desk, "by", next(form.by.itemText(n) for n in range(1, form.by.count())))
    assert form.common.isVisible()
    choose(desk, "by", "全部")
    assert not form.common.isVisible()
