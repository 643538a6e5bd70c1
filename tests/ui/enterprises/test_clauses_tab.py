"""The tab of all clauses: what decides each, what to complete by money, the sentence of the measures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, PARK, SECOND, THIRD, desk
from ui.enterprises.clause_detail import NO_MORE
from ui.enterprises.clauses_tab import ClausesTab
from ui.widgets.links import Links

__all__ = ["desk"]


def show(desk: Clerk, name: str) -> ClausesTab:
    """Open the tab of a firm in the list."""
    desk.page.list.take_focus()
    grid = desk.page.list.grids[desk.page.list.model]
    grid.selectRow(desk.listed().index(name))
    desk.key(Qt.Key.Key_Return)
    desk.open_tab("条款")
    return desk.subject.clauses


def table(tab: ClausesTab) -> dict[str, list[str]]:
    rows = tab.grid.rows
    return {
        clause: [str(rows.index(n, column).data()) for column in range(4)]
        for n, (clause, _entry) in enumerate(rows.rows)
    }


def words(links: list[Links]) -> list[str]:
    return [word for each in links for word in each.words]


def click(links: list[Links], starts: str) -> None:
    for each in links:
        for place, word in enumerate(each.words):
            if word.startswith(starts):
                each.linkActivated.emit(str(place))
                return
    raise AssertionError(f"没有以“{starts}”开头的链接：{words(links)}")


def tab_shown(desk: Clerk) -> str:
    tabs = desk.subject.tabs
    return tabs.tabText(tabs.currentIndex()).split(" ")[0]


def test_every_clause_has_a_row_with_mark_word_money_and_what_decides(desk: Clerk) -> None:
    rows = table(show(desk, FIRST))
    assert list(rows) == list(CLAUSES)
    assert rows["2.1"] == [
        "二（1）、改造奖励",
        "● 可得",
        "50.00",
        "较改造前提升 5%，落在3%—5%一档，政策上限 50.00 万元。",
    ]
    assert rows["4"] == ["四、试点奖补", "◐ 差什么", "最高 50.00", "还没有登记试点"]
    assert rows["7"][1:3] == ["○ 不适用", "—"]


def test_the_clause_picked_is_explained_beside_its_text(desk: Clerk) -> None:
    tab = show(desk, FIRST)
    tab.pick("2.1")
    assert any("最高分别奖励50万元、70万元" in each for each in tab.detail.text.marked)
    click(tab.detail.links(), "距更高一档")
    assert tab.detail.text.marked == [
        each for each in tab.detail.text.marked if "最高分别奖励" in each
    ]
    tab.pick("3")
    click(tab.detail.links(), "省级绿色制造称号（企业） 10 万元")
    assert any("绿色制造" in each for each in tab.detail.text.marked)


def test_a_click_on_the_figure_marks_its_sentence_again(desk: Clerk) -> None:
    tab = show(desk, FIRST)
    tab.pick("2.1")
    tab.detail.text.mark(())
    assert tab.detail.text.marked == []
    click(tab.detail.links(), "政策上限 50.00 万元")
    assert any("最高分别奖励50万元、70万元" in each for each in tab.detail.text.marked)


def test_a_missing_fact_opens_its_field_and_the_tab_follows(desk: Clerk) -> None:
    tab = show(desk, SECOND)
    assert words(tab.complete.links())[0] == (
        "100.00 万元　验收报告载明的提升率（一号窑余热利用改造） ▸"
    )
    click(tab.complete.links(), "100.00 万元　验收报告载明的提升率")
    desk.rest()
    assert tab_shown(desk) == "改造"
    box = desk.box("验收报告载明的提升率")
    desk.until(box.widget.hasFocus)
    desk.type(box.widget, "7.00")
    desk.key(Qt.Key.Key_Return)
    desk.open_tab("条款")
    assert table(tab)["2.1"][1:3] == ["● 可得", "70.00"]
    said = [each.text() for each in tab.complete.findChildren(QLabel)]
    assert "已登记的事项没有缺资料。" in said


def test_what_is_not_registered_is_begun_from_its_clause(desk: Clerk) -> None:
    tab = show(desk, FIRST)
    tab.pick("4")
    desk.press("登记试点", tab)
    assert tab_shown(desk) == "试点"
    assert desk.box("级别").editor.text() == ""


def test_what_could_be_registered_stands_apart_by_money(desk: Clerk) -> None:
    tab = show(desk, FIRST)
    said = words(tab.complete.links())
    assert said[0] == "100.00 万元　绿色贷款（二（2）、绿色贷贴息） ▸"
    assert "20.00 万元　推荐目录产品（六（2）、推荐目录） ▸" in said
    click(tab.complete.links(), "100.00 万元　绿色贷款")
    desk.rest()
    assert tab_shown(desk) == "绿色贷款"


def test_enter_goes_from_the_table_to_the_figure(desk: Clerk) -> None:
    tab = show(desk, FIRST)
    tab.grid.setFocus()
    tab.grid.selectRow(1)
    desk.key(Qt.Key.Key_Return)
    assert tab.detail.links()[0].hasFocus()
    assert tab.detail.links()[0].selectedText() == "政策上限 50.00 万元"


def test_the_total_and_the_figures_of_the_first_tab_lead_here(desk: Clerk) -> None:
    tab = show(desk, FIRST)
    desk.open_tab("企业信息")
    click(desk.subject.summary.findChildren(Links), "● 可得　1.00 万元")
    desk.rest()
    assert tab_shown(desk) == "条款"
    assert tab.detail.entry is not None
    assert tab.detail.entry.clause == "1"
    desk.open_tab("企业信息")
    total = next(b for b in desk.subject.findChildren(QPushButton) if "可得合计" in b.text())
    total.click()
    desk.rest()
    assert tab_shown(desk) == "条款"


def test_a_park_has_the_clause_it_can_hold_titles_by(desk: Clerk) -> None:
    parks: list[Park] = []
    desk.window.worker.run(lambda office, _progress: office.store.find(Park), parks.extend)
    desk.rest()
    desk.window.open("park", parks[0].id)
    desk.rest()
    desk.open_tab("条款")
    assert desk.subject.subject is not None
    assert desk.subject.subject.title() == PARK
    assert table(desk.subject.clauses) == {
        "3": ["三、标杆称号奖励", "● 可得", "50.00", "国家级绿色园区，政策上限 50.00 万元。"]
    }


def test_in_a_small_window_the_columns_that_are_left_are_whole(desk: Clerk) -> None:
    desk.window.resize(960, 540)
    tab = show(desk, FIRST)
    assert tab.grid.isColumnHidden(3)
    header = tab.grid.horizontalHeader()
    assert header.sectionSize(0) >= tab.grid.sizeHintForColumn(0)
    desk.window.resize(1366, 768)
    desk.rest()
    assert not tab.grid.isColumnHidden(3)


def test_tab_goes_from_the_table_to_what_is_lacking_then_to_the_clause(desk: Clerk) -> None:
    tab = show(desk, SECOND)
    tab.pick("2.1")
    tab.grid.setFocus()
    reached: list[QWidget] = []
    while not reached or reached[-1] is not tab.detail.text:
        desk.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert tab.isAncestorOf(focused), focused.accessibleName()
        if not reached or focused is not reached[-1]:
            reached.append(focused)
    lacking = tab.complete.findChildren(Links)
    assert lacking
    assert reached == [tab.complete, *lacking, *tab.detail.reached()]


def test_what_adds_nothing_to_the_project_says_so_instead_of_a_sum(desk: Clerk) -> None:
    """The third firm has the highest award of its project already: a loan adds nothing."""
    firms: list[Enterprise] = []
    desk.window.worker.run(
        lambda office, _progress: office.store.find(Enterprise, name=THIRD), firms.extend
    )
    desk.rest()
    loan = Loan(enterprise=firms[0].id, project="一号窑余热利用改造")
    desk.window.worker.run(lambda office, _progress: save(office, loan), lambda _saved: None)
    desk.rest()
    said = words(show(desk, THIRD).complete.links())
    assert said[0].startswith(f"{NO_MORE}　")
    assert not [one for one in said if one.startswith("0.00")]
