"""疑似重复 at the real window: seen, weighed, merged, kept apart, taken apart, by keyboard."""

from collections.abc import Callable
from decimal import Decimal
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.operations import duplicates
from jjgreen_desktop.operations.duplicates import Candidate
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST
from ui.enterprises.duplicates import APART, MERGED, OPEN, DuplicatesView
from ui.worker import Progress

DOUBLE = "湖口样例（一厂）公司"


@pytest.fixture
def view(desk: Clerk) -> DuplicatesView:
    """The first firm is registered twice, with another return of the same year."""

    def register(office: Office, _progress: Progress) -> None:
        firm = Enterprise(
            name=DOUBLE, county="湖口县", industrial=True, phone="0792-2222222", bank="另一家银行"
        )
        owner = save(office, firm).record.id
        save(office, AnnualReturn(enterprise=owner, year=2025, energy_tce=Decimal(6100)))

    desk.window.worker.run(register, lambda _nothing: desk.window.finder.reload())
    desk.rest()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.bot.keyClick(desk.page.list.filter, Qt.Key.Key_D, held)
    desk.rest()
    shown = desk.page.covers.doubles
    assert shown is not None
    return shown


def firms(desk: Clerk) -> list[str]:
    found: list[str] = []
    desk.window.worker.run(
        lambda office, _progress: [one.title() for one in office.store.find(Enterprise)],
        found.extend,
    )
    desk.rest()
    return found


def choose(desk: Clerk, view: DuplicatesView, label: str, place: int) -> None:
    """Walk to an option of a row with the arrow keys."""
    row = next(each for each in view.detail.rows.values() if each.row.label == label)
    option = list(row.options.values())[place]
    option.setFocus()
    desk.key(Qt.Key.Key_Space)


def test_the_pair_stands_side_by_side_with_what_it_means(desk: Clerk, view: DuplicatesView) -> None:
    assert [(one.first.name, one.second.name) for _key, one in view.pairs.rows.rows] == [
        (FIRST, DOUBLE)
    ]
    assert view.segments[OPEN].text() == "待处理 1"
    assert desk.page.list.doubles.text() == "疑似重复 1"
    words = words_of(view.detail)
    assert "名称主干相同，是不是同一家？" in words
    assert "◇ 年度报表 2025　请选定" in words
    assert view.detail.effect.text().startswith("合并前后可得合计都是 ")
    assert firms(desk).count(DOUBLE) == 1


def test_back_in_the_list_the_pairs_are_let_go_and_the_choices_are_kept(
    desk: Clerk, view: DuplicatesView
) -> None:
    choose(desk, view, "年度报表 2025", 1)
    chosen = view.detail.effect.text()
    desk.press("返回列表", view)
    assert view.pairs.rows.rows == [] and desk.page.list.doubles.text() == "疑似重复 1"
    desk.page.covers.show_doubles()
    desk.rest()
    assert len(view.pairs.rows.rows) == 1
    row = next(each for each in view.detail.rows.values() if each.row.label == "年度报表 2025")
    assert [option.isChecked() for option in row.options.values()] == [False, True]
    assert view.detail.effect.text() == chosen


def test_a_search_under_way_is_let_go_with_the_page(
    desk: Clerk, view: DuplicatesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, held, candidates = Event(), Event(), duplicates.candidates
    ended: list[bool] = []

    def slowly(office: Office, go_on: Callable[[int, int], bool]) -> list[Candidate]:
        begun.set()
        assert held.wait(30)
        ended.append(go_on(0, 1))
        return candidates(office, go_on)

    monkeypatch.setattr(duplicates, "candidates", slowly)
    desk.bot.keyClick(view.pairs, Qt.Key.Key_F5)
    desk.until(begun.is_set)
    desk.bot.keyClick(view.pairs, Qt.Key.Key_Escape)
    desk.until(lambda: not view.isVisible())
    held.set()
    desk.rest()
    assert ended == [False], "the search learns that nobody waits for it"
    assert view.pairs.rows.rows == [], "what it would have found is not kept"
    monkeypatch.undo()
    desk.page.covers.show_doubles()
    desk.rest()
    assert len(view.pairs.rows.rows) == 1


def test_nothing_is_merged_before_all_is_chosen(desk: Clerk, view: DuplicatesView) -> None:
    desk.press("合并为一家", view)
    assert "年度报表“2025”" in view.detail.problem
    assert DOUBLE in firms(desk)


def test_chosen_merged_undone_and_taken_apart_by_keyboard(
    desk: Clerk, view: DuplicatesView
) -> None:
    view.take_focus()
    desk.key(Qt.Key.Key_Return)
    assert view.detail.isAncestorOf(QApplication.focusWidget())
    choose(desk, view, "年度报表 2025", 1)
    choose(desk, view, "开户行", 1)
    view.detail.merge.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.window.messages.text.startswith(f"已合并：“{DOUBLE}”并入“{FIRST}”")
    assert DOUBLE not in firms(desk)
    assert view.segments[MERGED].text() == "已合并 1"
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert DOUBLE in firms(desk)
    assert view.segments[OPEN].text() == "待处理 1"  # looked through again
    desk.key(Qt.Key.Key_Y, ctrl=True)
    view.turn(MERGED)
    desk.rest()
    assert "1 条记录移回它名下，合并时没有保留的 1 条恢复" in view.merged.words.text()
    view.merged.part.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.window.messages.text.startswith(f"已把“{DOUBLE}”从“{FIRST}”拆分出来")
    assert DOUBLE in firms(desk)
    desk.key(Qt.Key.Key_Escape)
    assert DOUBLE in desk.listed()


def test_a_choice_keeps_the_cursor_and_the_other_firm_can_stay(
    desk: Clerk, view: DuplicatesView
) -> None:
    choose(desk, view, "开户行", 1)
    row = view.detail.rows["bank"]
    assert row.group.checkedButton().hasFocus()
    turn = view.detail.stays[1]
    turn.setFocus()
    desk.key(Qt.Key.Key_Space)
    assert view.detail.stays[0].accessibleName() == f"保留“{DOUBLE}”"
    assert view.detail.rows["bank"].group.checkedButton().toolTip() == "另一家银行"  # as chosen
    choose(desk, view, "年度报表 2025", 0)
    desk.press("合并为一家", view)
    assert (FIRST in firms(desk), DOUBLE in firms(desk)) == (False, True)


def test_kept_apart_with_a_reason_and_asked_again(desk: Clerk, view: DuplicatesView) -> None:
    view.detail.reason.setFocus()
    desk.type(view.detail.reason, "两张营业执照")
    desk.press("不是同一家", view.detail)
    assert desk.window.messages.text == f"已答复：“{FIRST}”与“{DOUBLE}”不是同一家。"
    assert desk.page.list.doubles.text() == "疑似重复"
    assert "没有疑似重复" in words_of(view)
    view.turn(APART)
    desk.rest()
    assert view.detail.reason.text() == "两张营业执照"
    desk.press("撤回答复", view)
    assert view.segments[OPEN].text() == "待处理 1"


def test_a_firm_of_the_pair_opens_and_the_merged_one_is_found_by_its_old_name(
    desk: Clerk, view: DuplicatesView
) -> None:
    choose(desk, view, "年度报表 2025", 0)
    desk.press("合并为一家", view)
    desk.press("返回列表", view)
    desk.page.list.seek()
    desk.type(desk.page.list.filter, "（一厂）")
    desk.rest()
    desk.until(lambda: desk.listed() == [FIRST])


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (960, 540)])
def test_nothing_is_cut_off(desk: Clerk, view: DuplicatesView, width: int, height: int) -> None:
    desk.window.resize(width, height)
    desk.rest()
    page = view.detail._area.widget()
    assert page.width() <= view.detail._area.viewport().width()
    for row in view.detail.rows.values():
        for option in row.options.values():
            assert option.width() >= option.sizeHint().width() - 1
            assert option.accessibleName()
    corner = view.detail.merge.mapTo(desk.window, view.detail.merge.rect().bottomRight())
    assert corner.x() <= width
    assert corner.y() <= height


def test_a_renamed_firm_keeps_its_former_name_on_the_form(desk: Clerk) -> None:
    desk.window.open("enterprise", desk.window.finder.ids[0])
    desk.rest()
    desk.fill("企业名称", "新名厂")
    assert desk.box("曾用名").editor.text() == FIRST
    desk.fill("曾用名", "老厂、更老厂")
    assert desk.subject.subject is not None
    assert getattr(desk.subject.subject, "former_names", None) == ("老厂", "更老厂")
