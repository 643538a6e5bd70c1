"""口径裁定 in the window: what each choice would change, ruling on paper, taking it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyleOptionComboBox

from jjgreen_desktop import bootstrap
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import assess_all
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import DAY, FIRST, SECOND, open_office, stock
from ui.awards.page import AwardsPage
from ui.policy.choice_card import SPARED, ChoiceCard
from ui.policy.rulings_tab import RulingsTab
from ui.theme import GRID
from ui.widgets.clause_text import ClauseText
from ui.widgets.links import Links

BUREAU, PAPER = "样例市工业和信息化局", "关于奖补口径的复函（样工信函〔2026〕3号）"


@pytest.fixture
def clerk(sit_down: Callable[[], Clerk], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """A clerk of 湖口县 with 样例二厂 at exactly 3 % and a title that the clause does not name."""
    stock(folder)
    office = open_office(folder)
    owner = office.store.find(Enterprise, name=SECOND)[0].id
    (retrofit,) = office.store.find(Retrofit, enterprise=owner)
    save(office, retrofit.model_copy(update={"improvement_stated_pct": Decimal("3.00")}))
    first = office.store.find(Enterprise, name=FIRST)[0].id
    title = next(t for t in office.store.find(Title) if t.enterprise == first)
    other = {"id": "", "kind": "other", "enterprise": owner, "holder_name": SECOND}
    save(office, title.model_copy(update=other))
    office.store.close()
    opened = bootstrap.open_office
    monkeypatch.setattr(
        bootstrap, "open_office", lambda place: replace(opened(place), today=lambda: DAY)
    )
    return sit_down()


def _tab(clerk: Clerk, *asked: object) -> RulingsTab:
    clerk.window.open("policy", ("rulings", *asked))
    clerk.rest()
    clerk.rest()
    tab = clerk.window.screens["policy"].screens["rulings"]
    assert isinstance(tab, RulingsTab)
    return tab


def _awards(clerk: Clerk) -> AwardsPage:
    clerk.window.show_page("awards")
    clerk.rest()
    page = clerk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    return page


def _card(tab: RulingsTab, label: str) -> ChoiceCard:
    return next(card for card in tab.view.cards if card.effect.label == label)


def _rule(clerk: Clerk, tab: RulingsTab, label: str, on: str = "2026-03-02") -> None:
    clerk.press(label, tab)
    for key, text in (("ruled_by", BUREAU), ("ruled_on", on), ("document", PAPER)):
        widget = tab.view.form.boxes[key].widget
        widget.setFocus()
        widget.selectAll()  # type: ignore[attr-defined]
        clerk.type(widget, text)
    clerk.press("登记裁定", tab)
    clerk.rest()


def test_questions_that_hold_lines_stand_first_with_the_money(clerk: Clerk) -> None:
    tab = _tab(clerk)
    rows = [[tab.list.rows.index(n, c).data() for c in range(2)] for n in range(2)]
    assert rows == [
        ["◇ 单位产品综合能耗恰好提升 3%，是否进入第一档？", "待裁定\n待会商 1 项 0.00～50.00 万元"],
        [
            "◇ 条文所列各项之外、属于“等”字范围的事项，能否奖补？",
            "待裁定\n待会商 1 项 0.00～20.00 万元",
        ],
    ]
    assert tab.list.rows.rowCount() == 23


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_question_and_choice_are_read_whole_in_the_list(
    clerk: Clerk, size: tuple[int, int]
) -> None:
    clerk.window.resize(*size)
    grid = _tab(clerk).list
    shown = [n for n in range(2) if not grid.isColumnHidden(n)]
    assert sum(grid.columnWidth(n) for n in shown) <= grid.viewport().width()
    for row in range(grid.rows.rowCount()):
        for column in shown:
            room = QRect(0, 0, grid.columnWidth(column) - 2 * GRID, 9999)
            words = str(grid.rows.index(row, column).data())
            needed = grid.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
            assert needed.height() <= grid.rowHeight(row), words


def test_in_the_smallest_window_the_effect_says_whom_it_concerns(clerk: Clerk) -> None:
    clerk.window.resize(960, 540)
    table = _card(_tab(clerk, "band-3"), "进入第一档（50 万元）").table
    shown = [n for n in range(table.model().columnCount()) if not table.isColumnHidden(n)]
    for column in shown:
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
    clerk.window.resize(1366, 768)
    clerk.rest()
    assert not any(table.isColumnHidden(column) for column in SPARED)


def test_what_is_ruled_on_ends_in_dots_where_it_does_not_fit(clerk: Clerk) -> None:
    clerk.window.resize(960, 540)
    matters = _tab(clerk, "open-list").view.matters
    option = QStyleOptionComboBox()
    matters.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert matters.currentText().startswith(option.currentText.removesuffix("…"))


def test_the_effect_of_each_choice_is_shown_before_choosing(clerk: Clerk) -> None:
    tab = _tab(clerk, "band-3")
    words = words_of(_card(tab, "进入第一档（50 万元）"))
    assert (
        "可得合计 221.00 → 271.00 万元（+50.00），可得 5 → 6 项，待会商 2 → 1 项。变动 1 项："
        in words
    )
    table = _card(tab, "进入第一档（50 万元）").table.rows
    assert [table.index(0, column).data() for column in range(5)] == [
        SECOND,
        "一号窑余热利用改造　二（1）、改造奖励",
        "◇ 待裁定",
        "● 可得 50.00",
        "+50.00",
    ]
    assert "单位产品综合能耗水平达到行业标杆" in "".join(
        tab.view.findChildren(ClauseText)[0].marked
    )


def test_ruling_on_paper_pays_what_waited_and_undo_lets_it_wait_again(clerk: Clerk) -> None:
    page = _awards(clerk)
    assert page.lines.waiting.text() == "◇ 待会商 2 项，涉及 0.00～70.00 万元，未计入合计 ▸"
    assert page.lines.sums.text().startswith("可得 5 项，政策上限合计 220.00 万元")
    tab = _tab(clerk, "band-3")
    _rule(clerk, tab, "进入第一档（50 万元）")
    assert clerk.window.messages.text.startswith("已登记口径裁定（2026-03-02，")
    assert any(f"依据：{BUREAU} 2026-03-02，{PAPER}。" in word for word in words_of(tab.view))
    page = _awards(clerk)
    assert page.lines.sums.text().startswith("可得 6 项，政策上限合计 270.00 万元")
    assert page.lines.waiting.text() == "◇ 待会商 1 项，涉及 0.00～20.00 万元，未计入合计 ▸"
    clerk.press("撤销 Ctrl+Z")
    assert page.lines.sums.text().startswith("可得 5 项，政策上限合计 220.00 万元")
    assert page.lines.waiting.text().startswith("◇ 待会商 2 项")


def test_from_a_waiting_line_to_its_question(clerk: Clerk) -> None:
    page = _awards(clerk)
    clerk.press(page.lines.waiting.text(), page)
    assert {row.line.outcome.label for row in page.lines.model.rows} == {"待裁定"}
    place = next(n for n, row in enumerate(page.lines.model.rows) if row.line.clause == "3")
    page.lines.table.selectRow(place)
    clerk.rest()
    link = next(each for each in page.lines.detail.explanation.links() if "去裁定" in each.text())
    link.linkActivated.emit("0")
    clerk.rest()
    clerk.rest()
    tab = clerk.window.screens["policy"].screens["rulings"]
    assert isinstance(tab, RulingsTab)
    assert (tab.current, tab.view.of) == ("open-list", page.lines.model.rows[place].line.of)


def test_one_record_is_ruled_on_by_itself(clerk: Clerk) -> None:
    tab = _tab(clerk, "open-list")
    assert tab.view.matters.currentText().startswith(f"◇ 待裁定　{SECOND}　三、标杆称号奖励")
    _rule(clerk, tab, "属于“等”字范围")
    assert tab.view.matters.currentText().startswith(f"已裁定：属于“等”字范围　{SECOND}")
    page = _awards(clerk)
    assert page.lines.sums.text().startswith("可得 6 项，政策上限合计 240.00 万元")


def test_what_is_lacking_is_said_beside_the_field_and_nothing_written(clerk: Clerk) -> None:
    tab = _tab(clerk, "band-3")
    clerk.press("登记裁定", tab)
    assert tab.view.form.problem == "还没有选裁定结果。请先在上面选一个选项。"
    clerk.press("不进入", tab)
    clerk.press("登记裁定", tab)
    assert tab.view.form.boxes["ruled_by"].message == "■ 请填写裁定机关。"
    _rule(clerk, tab, "不进入", on="2026-12-31")
    assert "晚于今天" in tab.view.form.problem
    assert tab.view.form.boxes["document"].editor.text() == PAPER
    assert _awards(clerk).lines.waiting.text().startswith("◇ 待会商 2 项")


def test_a_mistaken_entry_is_withdrawn_from_the_history(clerk: Clerk) -> None:
    tab = _tab(clerk, "band-3")
    _rule(clerk, tab, "进入第一档（50 万元）")
    words = words_of(tab.view)
    assert any(word.startswith("✓ 现行　2026-03-02　进入第一档（50 万元）") for word in words)
    assert any(word.startswith("现有 1 项测算依据这条裁定") for word in words)
    links = [each for each in tab.view.findChildren(Links) if "撤下误登" in each.text()]
    links[0].linkActivated.emit("0")
    clerk.rest()
    clerk.rest()
    assert clerk.window.messages.text == f"已撤下口径裁定（2026-03-02，{PAPER}）。"
    assert "还没有登记过裁定。" in words_of(tab.view)
    clerk.press("撤销 Ctrl+Z")
    clerk.rest()
    assert "还没有登记过裁定。" not in words_of(tab.view)


def test_the_default_can_be_ruled_as_it_is_and_then_not_again(clerk: Clerk) -> None:
    tab = _tab(clerk, "band-5")
    kept = "归低档（50 万元），依“3%-5%（含）”"
    _rule(clerk, tab, kept)
    assert any(f"现行口径：{kept}。依据：" in word for word in words_of(tab.view))
    assert not _card(tab, kept).pick.isEnabled()


def test_it_all_works_by_keyboard(clerk: Clerk) -> None:
    tab = _tab(clerk, "band-3")
    assert tab.list.hasFocus()
    clerk.key(Qt.Key.Key_Return)
    inside = _card(tab, "进入第一档（50 万元）")
    assert inside.pick.hasFocus()
    clerk.key(Qt.Key.Key_Space)
    assert tab.view.picked is inside
    tab.view.form.boxes["ruled_by"].widget.setFocus()
    clerk.type(tab.view.form.boxes["ruled_by"].widget, BUREAU)
    clerk.key(Qt.Key.Key_Return)
    clerk.type(tab.view.form.boxes["ruled_on"].widget, "2026-03-02")
    clerk.key(Qt.Key.Key_Return)
    clerk.type(tab.view.form.boxes["document"].widget, PAPER)
    clerk.key(Qt.Key.Key_Return, ctrl=True)
    clerk.rest()
    assert clerk.window.messages.text.startswith("已登记口径裁定")


def test_tab_goes_from_the_choices_to_the_form(clerk: Clerk) -> None:
    tab = _tab(clerk, "band-3")
    _card(tab, "不进入").pick.setFocus()
    clerk.key(Qt.Key.Key_Tab)
    assert _card(tab, "不进入").table.hasFocus()
    clerk.key(Qt.Key.Key_Tab)
    assert tab.view.form.boxes["ruled_by"].widget.hasFocus()
    clerk.key(Qt.Key.Key_Escape)
    assert tab.list.hasFocus()


def test_the_list_for_the_meeting_goes_to_the_papers(clerk: Clerk) -> None:
    tab = _tab(clerk)
    clerk.press("打印待会商清单", tab)
    clerk.until(lambda: "papers" in clerk.window.screens)
    clerk.rest()
    assert any("待会商事项清单" in word for word in words_of(clerk.window.screens["papers"]))


def test_a_cancelled_effect_can_be_asked_for_again(clerk: Clerk) -> None:
    tab = _tab(clerk, "band-3")
    tab._show_effect(None)
    clerk.rest()
    assert "没有测算各选项的影响。" in words_of(tab.view)
    clerk.press("重新测算", tab)
    clerk.rest()
    assert len(tab.view.cards) == 3


def test_a_cancelled_reading_offers_the_next_step(clerk: Clerk) -> None:
    tab = _tab(clerk)
    tab._take(None)
    assert tab.empty.isVisible()
    clerk.press("重新测算", tab.empty)
    clerk.rest()
    assert tab.list.isVisible() and tab.list.rows.rowCount() == 23


def test_days_before_the_ruling_still_wait(clerk: Clerk) -> None:
    tab = _tab(clerk, "band-3")
    _rule(clerk, tab, "进入第一档（50 万元）", on="2026-06-30")
    office = clerk.window.worker
    found: list[int] = []
    for day in (date(2026, 6, 29), DAY):
        office.run(
            lambda desk, _progress, day=day: sum(r.total_fen() for r in assess_all(desk, day)),
            found.append,
        )
    clerk.rest()
    assert found[1] - found[0] == 50_000_000


def test_a_question_about_annex_2_shows_the_counts_before_and_after(clerk: Clerk) -> None:
    tab = _tab(clerk, "annex2-levels")
    card = _card(tab, "国家级获得者同时计入省级")
    shown = card.table.rows
    assert card.words.text() == f"附件2（二）变动 {shown.rowCount()} 格："
    rows = [
        [shown.index(row, column).data() for column in range(4)] for row in range(shown.rowCount())
    ]
    factories = next(row for row in rows if row[1] == "绿色工厂　省级")
    assert factories[0] == "湖口县"
    assert factories[2:] == ["—", "1"]
    assert card.pick.isEnabled()
    chosen = tab.list.visualRect(tab.list.currentIndex())
    assert tab.list.viewport().rect().contains(chosen.center())
