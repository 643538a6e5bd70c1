"""疑似同一项目 at the real window: seen, weighed, answered, taken back."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.policy.assessment import Outcome
from tests.ui.clerk import Clerk, words_of
from tests.ui.desk import FIRST, THIRD, open_office
from ui.awards.page import AwardsPage
from ui.papers.page import PapersPage
from ui.worker import Progress

NUMBER = "样能2025-03"


@pytest.fixture
def shared(desk: Clerk, folder: Path) -> AwardsPage:
    """The first firm has a loan under another name that shares an invoice with its retrofit."""

    def register(office: Office, _progress: Progress) -> None:
        firm = office.store.find(Enterprise, name=FIRST)[0]
        retrofit = office.store.find(Retrofit, enterprise=firm.id)[0]
        save(
            office,
            retrofit.model_copy(update={"contract_number": NUMBER, "filing_number": "湖样备1"}),
        )
        save(
            office,
            Retrofit(
                enterprise=firm.id,
                project="窑炉升级",
                contract_number=NUMBER,
                filed_on=date(2026, 6, 2),
                paid_fen=30_000_000,
                paid_on=date(2026, 6, 20),
            ),
        )
        save(office, Loan(enterprise=firm.id, project="别的项目", drawn_on=date(2026, 1, 1)))

    desk.window.worker.run(register, lambda _nothing: None)
    desk.rest()
    desk.window.show_page("awards")
    desk.rest()
    page = desk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    return page


def open_tab(page: AwardsPage, desk: Clerk) -> None:
    page.tabs.setCurrentWidget(page.same)
    desk.rest()


def test_the_lines_in_question_lead_to_the_pair(shared: AwardsPage, desk: Clerk) -> None:
    assert shared.lines.asked.words == ["◇ 2 项与别的记录可能是同一项目，请先核对 ▸"]
    shared.lines.asked.linkActivated.emit("0")
    desk.rest()
    assert shared.tabs.currentWidget() is shared.same
    assert shared.same.count.text() == "1 对，待答复 1 对"
    words = words_of(shared.same.detail)
    assert "合同号 样能2025-03 相同，是不是同一项目？" in words
    assert "＝ 样能2025-03" in words
    assert "甲　一号窑余热利用改造" in words and "乙　窑炉升级" in words
    assert (
        "本企业可得合计：是同一项目 41.00 万元，不是同一项目 71.00 万元，相差 30.00 万元。" in words
    )


def test_answered_with_a_reason_and_taken_back(shared: AwardsPage, desk: Clerk) -> None:
    open_tab(shared, desk)
    detail = shared.same.detail
    desk.press("是同一项目")
    assert detail.problem == "还没有写理由。请写明核对了什么，再答复。"
    assert detail.reason.hasFocus()
    desk.type(detail.reason, "同一合同的两次付款")
    desk.press("是同一项目")
    assert shared.same.count.text() == "1 对，待答复 0 对"
    assert "2026-06-30 已答复：是同一项目。再答复即更改。" in words_of(detail)
    desk.window.worker.run(lambda office, _progress: office.store.undo(), lambda _name: None)
    desk.rest()
    shared.same.reload()
    desk.rest()
    assert shared.same.count.text() == "1 对，待答复 1 对"


def test_by_keyboard_alone(shared: AwardsPage, desk: Clerk) -> None:
    open_tab(shared, desk)
    assert shared.same.grid.hasFocus()
    desk.key(Qt.Key.Key_Return)
    detail = shared.same.detail
    assert detail.reason.hasFocus()
    desk.type(detail.reason, "两份合同，编号相同")
    desk.key(Qt.Key.Key_Tab)
    assert detail.same.hasFocus()
    desk.key(Qt.Key.Key_Tab)
    assert detail.different.hasFocus()
    desk.key(Qt.Key.Key_Return)
    assert shared.same.count.text() == "1 对，待答复 0 对"
    shared.tabs.setCurrentIndex(0)
    desk.rest()
    assert not shared.lines.asked.isVisible()


def test_a_pair_opens_its_records(shared: AwardsPage, desk: Clerk) -> None:
    open_tab(shared, desk)
    record = shared.same.detail.pair
    assert record is not None
    shared.same.detail.opened.emit(record.question.second.noun, record.question.second.id)
    desk.rest()
    assert desk.window.screens["enterprises"].isVisible()
    assert desk.form.isVisible()


def test_without_pairs_the_page_says_what_belongs_there(desk: Clerk) -> None:
    desk.window.show_page("awards")
    desk.rest()
    page = desk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    assert not page.lines.asked.isVisible()
    open_tab(page, desk)
    assert page.same.empty.isVisible()
    assert "没有疑似同一项目" in words_of(page.same.empty)


def test_a_line_prints_its_calculation_sheet(shared: AwardsPage, desk: Clerk) -> None:
    shared.lines.table.selectRow(1)
    desk.rest()
    desk.press("计算书", shared.lines.detail)
    papers = desk.window.screens["papers"]
    assert isinstance(papers, PapersPage)
    assert papers.isVisible() and papers.made is not None
    assert papers.made.name == "计算书-湖口样例一厂有限公司-二（1）-一号窑余热利用改造"
    assert papers.shelf.kind.key == "calculations"
    assert papers.made.pdf.startswith(b"%PDF")


def test_answers_are_kept_under_their_firm(shared: AwardsPage, desk: Clerk, folder: Path) -> None:
    open_tab(shared, desk)
    desk.type(shared.same.detail.reason, "同一合同")
    desk.press("不是同一项目")
    desk.window.worker.close()
    office = open_office(folder)
    (kept,) = office.store.find(SameProject)
    assert (kept.answer, kept.reason, kept.sign) == (
        "different",
        "同一合同",
        "合同号 样能2025-03 相同",
    )
    office.store.close()


def test_every_line_is_saved_as_a_workbook(shared: AwardsPage, desk: Clerk, tmp_path: Path) -> None:
    out = tmp_path / "测算结果.xlsx"
    proposed: list[str] = []

    def choose(_parent: QWidget, _title: str, path: Path, _kind: str) -> Path:
        proposed.append(path.name)
        return out

    shared.lines.choose_place = choose
    desk.press("存为表格…")
    desk.until(out.exists)
    desk.rest()
    assert proposed == ["测算结果-湖口县-2026-06-30.xlsx"]
    book = load_workbook(out, read_only=True)
    assert sum(1 for _ in book["测算结果"].iter_rows(min_row=3)) == len(shared.lines.sheet.rows)


def test_the_form_leads_to_the_pair(shared: AwardsPage, desk: Clerk) -> None:
    """The pair of this record, though another stands above it."""

    def register(office: Office, _progress: Progress) -> Record:
        firm = office.store.find(Enterprise, name=THIRD)[0]
        (one,) = office.store.find(Retrofit, enterprise=firm.id)
        save(office, one.model_copy(update={"contract_number": "样三2025-01"}))
        later = Retrofit(enterprise=firm.id, project="三号窑", contract_number="样三2025-01")
        return save(office, later).record

    made: list[Record] = []
    desk.window.worker.run(register, made.append)
    desk.rest()
    desk.window.show_page("enterprises", (made[0].noun, made[0].id))
    desk.rest()
    desk.press("去核对", desk.form)
    assert shared.isVisible()
    assert shared.tabs.currentWidget() is shared.same
    assert len(shared.same.grid.rows.rows) == 2
    grid = shared.same.grid
    _key, question = grid.rows.rows[grid.currentIndex().row()]
    assert made[0].id in (question.first.id, question.second.id)


@pytest.fixture
def between(desk: Clerk) -> AwardsPage:
    """Two firms' retrofits under one contract; the names of both projects are alike."""

    def register(office: Office, _progress: Progress) -> None:
        for name in (FIRST, THIRD):
            firm = office.store.find(Enterprise, name=name)[0]
            (retrofit,) = office.store.find(Retrofit, enterprise=firm.id)
            save(office, retrofit.model_copy(update={"contract_number": NUMBER}))

    desk.window.worker.run(register, lambda _nothing: None)
    desk.rest()
    desk.window.show_page("awards")
    desk.rest()
    page = desk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    open_tab(page, desk)
    return page


def test_of_two_firms_one_is_named_to_receive(between: AwardsPage, desk: Clerk) -> None:
    detail = between.same.detail
    assert (
        f"两家可得合计：由{FIRST}领取 71.00 万元；由{THIRD}领取 121.00 万元；不是同一项目 171.00 万元。"
    ) in words_of(detail)
    detail.take_focus()
    desk.type(detail.reason, "同一合同的甲乙方")
    for expected in (detail.same, detail.second, detail.different):
        desk.key(Qt.Key.Key_Tab)
        assert expected.hasFocus()
    desk.press(f"是同一项目，由{THIRD}领取")
    assert between.same.count.text() == "1 对，待答复 0 对"
    assert f"2026-06-30 已答复：是同一项目，由{THIRD}领取。再答复即更改。" in words_of(detail)
    between.tabs.setCurrentIndex(0)
    desk.rest()
    lines = {
        row.line.ceiling_fen: row.line.outcome
        for row in between.lines.sheet.rows
        if row.line.noun == "retrofit" and row.line.ceiling_fen
    }
    assert lines == {50_000_000: Outcome.SUPERSEDED, 100_000_000: Outcome.ELIGIBLE}


def test_in_the_smallest_window_one_record_gives_way_to_whose_pair_it_is(
    shared: AwardsPage, desk: Clerk
) -> None:
    open_tab(shared, desk)
    desk.window.resize(960, 540)
    desk.rest()
    grid = shared.same.grid
    words = grid.fontMetrics().horizontalAdvance(FIRST.removesuffix("公司"))
    assert grid.columnWidth(0) > words
    assert grid.columnWidth(4) >= grid.sizeHintForColumn(4)


def test_a_pair_of_one_firm_has_two_buttons(shared: AwardsPage, desk: Clerk) -> None:
    open_tab(shared, desk)
    assert not shared.same.detail.second.isVisible()
    assert shared.same.detail.same.text() == "是同一项目"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("湖口样例环保建筑材料科技有限公司", THIRD), ("湖口样例环保建筑材…", THIRD)),
        (("湖口样例集团建筑材料第一公司", "湖口样例集团建筑材料第二公司"), ("甲", "乙")),
    ],
)
def test_a_long_name_is_shortened_on_the_button_alone(
    between: AwardsPage, desk: Clerk, names: tuple[str, str], shown: tuple[str, str]
) -> None:
    def rename(office: Office, _progress: Progress) -> None:
        for before, after in zip((FIRST, THIRD), names, strict=True):
            firm = office.store.find(Enterprise, name=before)[0]
            save(office, firm.model_copy(update={"name": after}))

    desk.window.worker.run(rename, lambda _nothing: None)
    desk.rest()
    between.same.reload()
    desk.rest()
    detail = between.same.detail
    for each, name, words in zip((detail.same, detail.second), names, shown, strict=True):
        assert each.text() == f"是同一项目，由{words}领取"
        assert each.accessibleName() == f"是同一项目，由{name}领取"
