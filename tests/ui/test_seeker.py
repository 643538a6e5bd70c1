"""Ctrl+K over everything: at once the firms, then the rest; arrows, Enter, Esc; what was opened last."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from jjgreen_desktop.domain.attached import Attachment
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.award import Stop
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.energy import ProductEnergy
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.operations.notes import note
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.accessibility import cut_off, faint, outside, unnamed, unreached
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND, open_office
from ui.budget.page import BudgetPage
from ui.policy.page import PolicyPage
from ui.policy.rulings_tab import RulingsTab
from ui.widgets.seek_box import SeekBox
from ui.widgets.seek_list import Heading, words_of


def box(clerk: Clerk) -> SeekBox:
    """The box of the header."""
    return clerk.window.header.finding


def shown(clerk: Clerk) -> list[str]:
    """The rows under the box, in words; nothing while it is closed."""
    return [words_of(row) for row in box(clerk).list.found.rows] if box(clerk).open else []


def seek(clerk: Clerk, text: str) -> list[str]:
    """Press Ctrl+K and type; the rows when all is found."""
    clerk.key(Qt.Key.Key_K, ctrl=True)
    assert box(clerk).hasFocus()
    clerk.type(box(clerk), text)
    clerk.bot.wait(150)  # the pause after a key
    clerk.rest()
    return shown(clerk)


def test_a_filing_number_opens_its_retrofit_at_the_field(desk: Clerk) -> None:
    def number(office: object, _progress: object) -> None:
        one = office.store.find(Retrofit)[2]  # type: ignore[attr-defined]
        save(office, one.model_copy(update={"filing_number": "湖样备〔2026〕77号"}))  # type: ignore[arg-type]

    desk.window.worker.run(number, lambda _done: None)
    desk.rest()
    assert seek(desk, "湖样备[2026]77号") == [
        "编号",
        f"湖样备〔2026〕77号　改造项目 · 备案文号　{SECOND}",
    ]
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: desk.box("备案文号").widget.hasFocus())
    assert desk.subject.subject and desk.subject.subject.title() == SECOND
    assert box(desk).text() == "" and not box(desk).open


def test_groups_and_what_was_typed_marked(desk: Clerk) -> None:
    rows = seek(desk, "hkylyc")
    assert rows == ["企业", FIRST]
    hit = box(desk).list.found.rows[1]
    assert not isinstance(hit, Heading)
    assert hit.marks == ((0, 6),)
    box(desk).clear()
    assert seek(desk, "yhy")[:1] == ["项目"]
    hit = box(desk).list.found.rows[1]
    assert not isinstance(hit, Heading)
    assert hit.marks == ((0, 3),)


def test_two_words_mean_the_firm_and_its_project(desk: Clerk) -> None:
    assert seek(desk, "样例二 余热") == ["项目", f"一号窑余热利用改造　改造项目　{SECOND}"]


def test_arrows_move_past_the_headings_and_stay_where_they_are(desk: Clerk) -> None:
    rows = seek(desk, "湖口样例")
    assert rows[0] == "企业" and "园区" in rows
    first = box(desk).list.chosen()
    for _ in range(3):
        desk.key(Qt.Key.Key_Down)
    chosen = box(desk).list.chosen()
    assert chosen is not None and words_of(chosen) == "湖口样例产业园"
    desk.key(Qt.Key.Key_PageUp)
    assert box(desk).list.chosen() == first
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_K, ctrl=True)
    desk.type(box(desk), "湖口样例")
    desk.bot.keyClick(box(desk), Qt.Key.Key_Down)  # the firms are there, the park is not yet
    kept = box(desk).list.chosen()
    assert "园区" not in shown(desk)
    desk.bot.wait(150)
    desk.rest()
    assert "园区" in shown(desk)
    chosen = box(desk).list.chosen()
    assert kept is not None and kept != first
    assert chosen is not None and words_of(chosen) == words_of(kept)


def test_enter_before_anything_is_found_opens_the_first_when_it_is(desk: Clerk) -> None:
    desk.key(Qt.Key.Key_K, ctrl=True)
    desk.type(box(desk), "样例厅函")
    desk.bot.keyClick(box(desk), Qt.Key.Key_Return)
    assert box(desk).text() == "样例厅函"
    desk.bot.wait(150)
    desk.rest()
    desk.until(lambda: desk.box("公布文件及文号").widget.hasFocus())


def test_esc_closes_and_goes_back(desk: Clerk) -> None:
    desk.page.list.take_focus()
    before = desk.window.focusWidget()
    assert seek(desk, "样例")
    desk.key(Qt.Key.Key_Escape)
    assert not box(desk).open and box(desk).text() == ""
    assert desk.window.focusWidget() is before


def test_leaving_the_box_closes_it(desk: Clerk) -> None:
    assert seek(desk, "样例")
    desk.page.list.seek()
    assert not box(desk).open


def test_nothing_found_offers_the_next_step(desk: Clerk) -> None:
    rows = seek(desk, "没有这家厂")
    assert rows[0].startswith("没有找到“没有这家厂”。")
    assert rows[1:] == ["登记一家新企业", "从表格导入企业名单"]
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: desk.box("企业名称").widget.hasFocus())
    seek(desk, "没有这家厂")
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert desk.window.screens["exchange"].isVisible()


def test_what_was_opened_last_is_remembered_with_the_folder(
    desk: Clerk, sit_down: Callable[[], Clerk], folder: Path
) -> None:
    assert "最近打开" not in seek(desk, "")
    for name in (FIRST, SECOND):
        box(desk).clear()
        seek(desk, name)
        desk.key(Qt.Key.Key_Return)
        desk.until(lambda name=name: desk.subject.subject and desk.subject.subject.title() == name)
    assert seek(desk, "")[1:] == ["最近打开", SECOND, FIRST]
    desk.window.close()
    desk.window.worker.close()
    office = open_office(folder)
    second = next(one for one in office.store.find(Enterprise) if one.title() == SECOND)
    with office.store.transaction("删除") as write:
        for one in office.store.find(Retrofit, enterprise=second.id):
            write.delete(one)
        write.delete(second)
    office.store.close()
    again = sit_down()
    assert seek(again, "")[1:] == ["最近打开", FIRST]


def test_a_firm_is_found_by_the_name_it_had_and_a_stop_by_its_paper(desk: Clerk) -> None:
    def change(office: object, _progress: object) -> None:
        store = office.store  # type: ignore[attr-defined]
        firm = next(one for one in store.find(Enterprise) if one.title() == FIRST)
        save(office, firm.model_copy(update={"name": "湖口样例新材有限公司"}))  # type: ignore[arg-type]
        day = date(2026, 1, 1)
        save(office, Stop(enterprise=firm.id, document="样例罚〔2026〕3号", from_on=day))  # type: ignore[arg-type]

    desk.window.worker.run(change, lambda _done: desk.window.finder.reload())
    desk.rest()
    assert seek(desk, "样例一厂")[:2] == ["企业", f"湖口样例新材有限公司　曾用名 {FIRST}"]
    box(desk).clear()
    assert seek(desk, "样例罚") == ["文号", "样例罚〔2026〕3号　停兑标记　湖口样例新材有限公司"]


def test_a_click_picks_and_the_model_keeps_qts_rules(
    desk: Clerk, qtmodeltester: ModelTester
) -> None:
    seek(desk, "湖口样例")
    found = box(desk).list
    qtmodeltester.check(found.found)
    place = found.visualRect(found.found.index(2, 0)).center()
    named = words_of(found.found.rows[2])
    desk.bot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.rest()
    assert desk.subject.subject and desk.subject.subject.title() == named


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (960, 540)])
def test_what_is_found_is_within_the_window_and_plain_to_see(
    desk: Clerk, width: int, height: int, mode: str
) -> None:
    desk.window.theme.use(mode)
    desk.window.resize(width, height)
    for text in ("样例", "没有这家厂", ""):
        box(desk).clear()
        assert seek(desk, text)
        found = box(desk).list
        corner = found.mapTo(desk.window, found.rect().bottomRight())
        assert corner.x() <= width and corner.y() <= height
        for look in (unnamed, faint, cut_off, outside, unreached):  # the last goes away by Tab
            assert look(desk.window) == []


def test_a_paper_is_found_by_the_name_of_its_file(desk: Clerk) -> None:
    def attach(office: Office, _progress: object) -> None:
        one = office.store.find(Retrofit)[0]
        paper = Attachment(
            enterprise=one.enterprise,
            of_noun=one.noun,
            of=one.id,
            file_name="节能验收终稿.pdf",
            media="pdf",
            content=office.store.keep_content(b"%PDF"),
        )
        with office.store.transaction("附件") as write:
            write.put(paper)

    desk.window.worker.run(attach, lambda _done: None)
    desk.rest()
    assert seek(desk, "yszg") == ["附件", f"节能验收终稿.pdf　附件　{FIRST}"]
    desk.key(Qt.Key.Key_Return)
    tabs = desk.subject.tabs
    desk.until(lambda: tabs.tabText(tabs.currentIndex()).startswith("材料"))
    assert desk.subject.attached.papers.chosen.file_name == "节能验收终稿.pdf"


def test_a_product_and_a_waste_are_found_and_opened_at_their_names(desk: Clerk) -> None:
    def write(office: Office, _progress: object) -> None:
        firm = office.store.find(Enterprise)[0].id
        with office.store.transaction("登记产品和固废") as writing:
            writing.put(ProductEnergy(enterprise=firm, year=2025, product="样例熟料"))
            writing.put(SolidWaste(enterprise=firm, waste="样例尾矿"))

    desk.window.worker.run(write, lambda _done: None)
    desk.rest()
    for text, kind, name, label in (
        ("ylsl", "产品能耗", "样例熟料", field_of(ProductEnergy, "product").label),
        ("尾矿", "固废综合利用", "样例尾矿", field_of(SolidWaste, "waste").label),
    ):
        rows = seek(desk, text)
        assert rows[0] == kind and rows[1].startswith(f"{name}　{kind}　")
        desk.key(Qt.Key.Key_Return)
        desk.until(lambda label=label: desk.box(label).widget.hasFocus())  # type: ignore[misc]
        assert desk.box(label).editor.text() == name


def test_a_note_is_found_by_its_words_and_opened_where_it_stands(desk: Clerk) -> None:
    def write(office: Office, _progress: object) -> None:
        note(office, office.store.find(Retrofit)[0], "验收原件下周补交")

    desk.window.worker.run(write, lambda _done: None)
    desk.rest()
    assert seek(desk, "补交") == [
        "记事",
        f"验收原件下周补交　记事　改造项目 一号窑余热利用改造　{FIRST}",
    ]
    desk.key(Qt.Key.Key_Return)
    tabs = desk.subject.tabs
    desk.until(lambda: tabs.tabText(tabs.currentIndex()).startswith("材料"))
    desk.rest()
    desk.until(lambda: desk.subject.attached.notes.text.toPlainText() == "验收原件下周补交")


def test_papers_of_a_ruling_and_of_a_year_open_the_question_and_the_pool(desk: Clerk) -> None:
    def write(office: Office, _progress: object) -> None:
        with office.store.transaction("登记两份文件") as writing:
            writing.put(
                RulingMade(
                    ruling="band-3",
                    choice="out",
                    ruled_on=date(2026, 5, 1),
                    document="复函（样工信函〔2026〕3号）",
                )
            )
            writing.put(Budget(year=2025, document="样财预〔2025〕8号", pool_fen=100_000_00))

    desk.window.worker.run(write, lambda _done: None)
    desk.rest()
    assert seek(desk, "样工信函") == ["文号", "复函（样工信函〔2026〕3号）　口径裁定"]
    desk.key(Qt.Key.Key_Return)
    desk.rest()
    policy = desk.window.screens["policy"]
    assert isinstance(policy, PolicyPage) and policy.isVisible()
    rulings = policy.screens["rulings"]
    assert isinstance(rulings, RulingsTab) and rulings.current == "band-3"
    assert seek(desk, "样财预") == ["文号", "样财预〔2025〕8号　年度资金"]
    desk.key(Qt.Key.Key_Return)
    desk.rest()
    budget = desk.window.screens["budget"]
    assert isinstance(budget, BudgetPage) and budget.isVisible()
    assert budget.years.currentText().startswith("2025")
