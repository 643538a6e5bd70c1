"""问题清单 at the window, by keyboard: listed, filtered, answered, opened at the field, saved, printed."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.part import DiagnosisFinding
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import county_findings, findings_sweep
from jjgreen_desktop.operations.county_findings import Listed
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, SECOND, THIRD
from tests.ui.enterprises.test_reasons import AFTER, WHY, worse
from tests.ui.full_disk import FREE, FULL, FullDisk
from ui.enterprises import findings_view
from ui.enterprises.findings_view import FindingsView
from ui.enterprises.parts_section import PartsSection
from ui.enterprises.use_form import UseForm
from ui.papers.page import PapersPage
from ui.widgets import turns_line
from ui.widgets.reason_line import ReasonLine
from ui.worker import Progress


@pytest.fixture
def view(desk: Clerk) -> FindingsView:
    """The first firm's retrofit brings nothing: one finding to be verified."""
    worse(desk)
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_J, ctrl=True)
    shown = desk.page.covers.findings
    assert shown is not None and shown.isVisible()
    return shown


def rows(view: FindingsView) -> list[tuple[str, ...]]:
    model = view.grid.rows
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def choose(desk: Clerk, view: FindingsView, number: int, presses: int) -> None:
    """Choose in one of the filters by arrow keys."""
    box = (view.filters.grade, view.filters.state, view.filters.kind)[number]
    box.setFocus()
    desk.key(Qt.Key.Key_Home)
    for _ in range(presses):
        desk.key(Qt.Key.Key_Down)


def test_every_record_is_listed_with_its_grade_in_mark_and_word(view: FindingsView) -> None:
    found = rows(view)
    assert (
        FIRST,
        "改造项目 一号窑余热利用改造",
        AFTER,
        "◆ 核实性",
        "改造后 101 不低于改造前 100，能效没有提升。",
        "待说明",
    ) in found
    assert (FIRST, "企业", "统一社会信用代码", "▲ 准强制性", "还没有填写。", "") in found
    assert {row[0] for row in found} >= {FIRST, SECOND, THIRD}
    assert "核实性 1（待说明 1）" in view.count.text()


def test_filters_by_grade_answer_kind_and_initials(desk: Clerk, view: FindingsView) -> None:
    everything = len(rows(view))
    choose(desk, view, 0, 3)
    assert [row[3] for row in rows(view)] == ["◆ 核实性"]
    assert view.count.text().startswith(f"显示 1 / {everything} 项：")
    choose(desk, view, 1, 2)
    assert rows(view) == []
    desk.press("显示全部", view)
    assert len(rows(view)) == everything
    desk.key(Qt.Key.Key_F, ctrl=True)
    desk.type(view.filters.words, "hkylec")
    assert {row[0] for row in rows(view)} == {SECOND}
    view.filters.words.clear()
    desk.type(view.filters.words, "hkyl")
    assert {row[0] for row in rows(view)} == {FIRST, SECOND, THIRD}
    choose(desk, view, 2, view.filters.kind.count() - 1)
    assert {row[1].split()[0] for row in rows(view)} == {view.filters.kind.currentText()}


def test_a_reason_is_given_in_the_list(desk: Clerk, view: FindingsView) -> None:
    desk.key(Qt.Key.Key_F8)
    line = QApplication.focusWidget()
    assert isinstance(line, ReasonLine)
    desk.type(line, WHY)
    desk.key(Qt.Key.Key_Return)
    assert [row[5] for row in rows(view) if row[3] == "◆ 核实性"] == [WHY]
    assert "核实性 1（待说明 0）" in view.count.text()
    assert f"已保存核实说明“{FIRST} · {AFTER}”。" in desk.window.messages.text
    assert view.grid.hasFocus()
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert [row[5] for row in rows(view) if row[3] == "◆ 核实性"] == ["待说明"]


def test_a_reason_the_disk_refused_is_there_still(desk: Clerk, view: FindingsView) -> None:
    desk.key(Qt.Key.Key_F8)
    line = QApplication.focusWidget()
    assert isinstance(line, ReasonLine)
    with pytest.MonkeyPatch.context() as patch:
        FullDisk(patch).fill()
        desk.type(line, WHY)
        desk.key(Qt.Key.Key_Return)
        assert desk.window.messages.text == f"{FULL}{FREE}"
    desk.key(Qt.Key.Key_F5)
    assert line.text() == WHY


def test_enter_opens_the_record_with_the_cursor_in_the_field_and_escape_comes_back(
    desk: Clerk, view: FindingsView
) -> None:
    choose(desk, view, 0, 3)
    view.grid.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert not view.isVisible()
    assert desk.box(AFTER).widget.hasFocus()
    desk.fill(AFTER, "95")
    desk.key(Qt.Key.Key_Escape)
    assert view.isVisible()
    assert rows(view) == []
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.list.isVisible() and not view.isVisible()


def test_a_finding_of_the_firm_itself_opens_its_own_form(desk: Clerk, view: FindingsView) -> None:
    choose(desk, view, 0, 2)
    view.grid.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.box("统一社会信用代码").widget.hasFocus()


def test_a_carrier_opens_on_its_return_with_the_cursor_in_its_field(desk: Clerk) -> None:
    def register(office: Office, _progress: Progress) -> None:
        owner = office.store.find(Enterprise, name=FIRST)[0].id
        for carrier, unit in (("原煤", "t"), ("柴油", "t")):
            save(
                office,
                EnergyUse(
                    enterprise=owner,
                    year=2025,
                    carrier=carrier,
                    quantity=Decimal(8000),
                    unit=unit,
                    factor=Decimal("0.9"),
                    factor_source="样例化验报告",
                ),
            )

    desk.window.worker.run(register, lambda _nothing: None)
    desk.rest()
    desk.key(Qt.Key.Key_J, ctrl=True)
    view = desk.page.covers.findings
    assert view is not None
    desk.type(view.filters.words, "原煤")
    places = [row[2] for row in rows(view)]
    assert "折标系数" in places
    view.grid.selectRow(places.index("折标系数"))
    view.grid.setFocus()
    desk.key(Qt.Key.Key_Return)
    form = next(form for form in desk.subject.findChildren(UseForm) if form.isVisible())
    assert form.form.text("carrier") == "原煤"
    assert form.form.boxes["factor"].widget.hasFocus()
    assert "与标准的 0.7143 不同" in form.form.boxes["factor"].message
    assert form.form.boxes["factor"].reason is not None


def test_a_part_opens_on_the_record_it_belongs_to(desk: Clerk) -> None:
    def register(office: Office, _progress: Progress) -> None:
        (first,) = office.store.find(Diagnosis)
        part = DiagnosisFinding(
            enterprise=first.enterprise,
            diagnosis=first.id,
            measure="空压机余热回收",
            investment_fen=60_000_000,
            benefit_fen=30_000_000,
            payback_years=Decimal(5),
        )
        save(office, part)
        save(office, first.model_copy(update={"id": "", "report_on": date(2026, 5, 8)}))

    desk.window.worker.run(register, lambda _nothing: None)
    desk.rest()
    desk.key(Qt.Key.Key_J, ctrl=True)
    view = desk.page.covers.findings
    assert view is not None
    desk.type(view.filters.words, "投资回收期")
    view.grid.setFocus()
    desk.key(Qt.Key.Key_Return)
    shown = next(part for part in desk.subject.findChildren(PartsSection) if part.isVisible())
    assert shown.form.form.text("measure") == "空压机余热回收"
    assert shown.form.form.boxes["payback_years"].widget.hasFocus()


def test_what_is_shown_is_saved_as_a_workbook(
    desk: Clerk, view: FindingsView, tmp_path: Path
) -> None:
    choose(desk, view, 0, 3)
    path = tmp_path / "问题.xlsx"
    view.choose_place = lambda *_asked: path
    desk.press("存为表格…", view)
    assert f"已把 1 项问题保存到“{path}”。" in desk.window.messages.text
    sheet = load_workbook(path)["问题清单"]
    assert [cell.value for cell in sheet[2]][:5] == [
        FIRST,
        "湖口县",
        "改造项目 一号窑余热利用改造",
        AFTER,
        "◆ 核实性",
    ]
    assert sheet.max_row == 2


def test_what_is_shown_is_printed(desk: Clerk, view: FindingsView) -> None:
    choose(desk, view, 0, 3)
    desk.key(Qt.Key.Key_P, ctrl=True)
    papers = desk.window.screens["papers"]
    assert isinstance(papers, PapersPage)
    desk.until(lambda: papers.made)
    assert papers.made and papers.made.name == "登记问题清单-湖口县-2026-06-30"


def test_a_cancelled_check_leaves_the_first_step(desk: Clerk) -> None:
    desk.page.show_findings()
    assert desk.page.covers.findings
    desk.window.worker.cancel()
    desk.rest()
    if desk.page.covers.findings.grid.rows.rowCount() == 0:
        desk.press("开始检查", desk.page.covers.findings)
    assert rows(desk.page.covers.findings)


def test_a_firm_is_opened_between_the_turns_of_a_check(
    desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings_sweep, "TURN", 0.0)
    desk.page.show_findings()
    view, unlisted = desk.page.covers.findings, []
    assert view
    desk.window.worker.run(
        lambda office, _progress: office.store.find(Enterprise),
        lambda _firms: unlisted.append(view.found == []),
    )
    desk.rest()
    assert unlisted == [True]
    assert rows(view)


def test_a_page_that_is_left_is_not_checked_for(
    desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings_sweep, "TURN", 0.0)
    desk.page.show_findings()
    desk.page.show_list()
    desk.rest()
    view = desk.page.covers.findings
    assert view and view.found == []
    desk.page.show_findings()
    desk.rest()
    assert rows(view)


def test_a_check_tells_how_far_it_is_and_is_stopped(
    desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings_sweep, "TURN", 0.0)
    monkeypatch.setattr(turns_line, "PATIENCE", 0)
    stopped, look = Event(), findings_sweep.Sweep._look

    def look_slowly(sweep: findings_sweep.Sweep, record: Record) -> None:
        look(sweep, record)
        if sweep.done == 2:
            assert stopped.wait(30)

    monkeypatch.setattr(findings_sweep.Sweep, "_look", look_slowly)
    desk.page.show_findings()
    view = desk.page.covers.findings
    assert view
    desk.until(view.progress.stop.isVisible)
    assert view.progress.words.text() == "正在检查全部登记，可以照常做别的事"
    view.progress.stop.click()
    stopped.set()
    desk.rest()
    assert "停下了，按“重新检查”接着查。" in view.progress.words.text()
    desk.press("重新检查", view)
    assert not view.progress.isVisible()
    every: list[Listed] = []
    desk.window.worker.run(
        lambda office, _progress: findings_sweep.county_findings(office), every.extend
    )
    desk.rest()
    assert view.found == every != []


def test_of_a_large_register_the_gravest_are_listed_and_filters_bring_the_rest(
    desk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    worse(desk)
    desk.key(Qt.Key.Key_Escape)
    monkeypatch.setattr(county_findings, "MOST", 1)
    monkeypatch.setattr(findings_sweep, "MOST_KEPT", 2)
    monkeypatch.setattr(findings_view, "PAUSE", 0)
    desk.key(Qt.Key.Key_J, ctrl=True)
    view = desk.page.covers.findings
    assert view
    assert [row[3] for row in rows(view)] == ["▲ 准强制性"] * 2
    assert view.progress.words.text().startswith("问题太多，先列出等级最高的 2 条，还有 ")
    assert view.progress.words.text().endswith(" 条，请按种类筛选。")
    assert "核实性 1（待说明 1）" in view.count.text()
    whole = view.count.text()
    choose(desk, view, 0, 3)
    desk.rest()
    assert [row[2] for row in rows(view)] == [AFTER]
    assert not view.progress.isVisible()
    view.grid.setFocus()
    desk.key(Qt.Key.Key_F8)
    desk.type(view.reason, WHY)
    desk.key(Qt.Key.Key_Return)
    assert "核实性 1（待说明 0）" in view.count.text()
    choose(desk, view, 0, 0)
    desk.rest()
    assert view.count.text() == whole.replace("待说明 1", "待说明 0")
