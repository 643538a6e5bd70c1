"""Parts under their record, by keyboard: findings of a diagnosis, invoices of a system, a title's changes."""

from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.recording import save
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST
from ui.enterprises.parts_section import PartsSection

R = TypeVar("R", bound=Record)
MEASURE = ("空压机余热回收", "", "600000", "180", "300000", "2", "", "", "")


def stored(clerk: Clerk, model: type[R]) -> list[R]:
    found: list[R] = []
    clerk.window.worker.run(lambda office, _p: office.store.find(model), found.extend)
    clerk.rest()
    return found


def section(clerk: Clerk) -> PartsSection:
    return next(part for part in clerk.subject.findChildren(PartsSection) if part.isVisible())


def at(clerk: Clerk, tab: str) -> PartsSection:
    """The section on a tab of the first firm."""
    firm = next(one for one in stored(clerk, Enterprise) if one.name == FIRST)
    clerk.window.open("enterprise", firm.id)
    clerk.rest()
    clerk.open_tab(tab)
    return section(clerk)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert isinstance(found, QWidget)
    return found


def keyed(clerk: Clerk, text: str = "") -> None:
    """Type where the cursor is, if anything, and Enter."""
    if text:
        clerk.type(focused(), text)
    clerk.key(Qt.Key.Key_Return)


def rows(part: PartsSection) -> list[tuple[str, ...]]:
    model = part.grid.rows
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


@pytest.fixture
def findings(desk: Clerk) -> PartsSection:
    """The first firm's diagnosis, which has no findings yet."""
    return at(desk, "诊断")


def test_a_record_without_parts_says_what_belongs_there(
    findings: PartsSection, desk: Clerk
) -> None:
    assert not findings.form.isVisible()
    words = desk.words()
    assert "诊断措施" in words
    assert any(text.startswith("照诊断报告，一条措施登记一条。") for text in words)
    assert "新建诊断措施（Alt+Enter）" in words


def test_findings_one_after_the_other_without_the_mouse(
    findings: PartsSection, desk: Clerk
) -> None:
    desk.key(Qt.Key.Key_Return, alt=True)
    boxes = findings.form.form.boxes
    assert focused() is boxes["measure"].widget
    for text in MEASURE:
        keyed(desk, text)
    assert focused() is boxes["measure"].widget
    assert boxes["measure"].editor.text() == "", "the next one"
    for text in ("电机更换", "", "30万元", "20.5", "", "", "", "", ""):
        keyed(desk, text)
    assert rows(findings) == [
        ("空压机余热回收", "600,000.00", "180", "300,000.00", "2", "—"),
        ("电机更换", "300,000.00", "20.5", "—", "—", "—"),
    ]
    assert findings.total.text() == (
        "2 条措施，投资 90.00 万元，年节能量 200.5 吨标准煤，"
        "年经济效益 30.00 万元（1 条未填），合计投资回收期 2 年。"
    )
    diagnosis, owner = stored(desk, Diagnosis)[0].id, stored(desk, Enterprise)[0].id
    for one in stored(desk, DiagnosisFinding):
        assert (one.diagnosis, one.enterprise) == (diagnosis, owner)


def test_enter_in_an_empty_one_leads_back_to_the_next_record(
    findings: PartsSection, desk: Clerk
) -> None:
    desk.box("备注").widget.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert focused() is findings.form.form.boxes["measure"].widget
    desk.key(Qt.Key.Key_Return)
    assert not findings.form.isVisible()
    assert focused().toolTip() == "新建诊断（Ctrl+Enter）"
    assert stored(desk, DiagnosisFinding) == []


def test_the_payback_is_offered_and_taken_by_one_key(findings: PartsSection, desk: Clerk) -> None:
    desk.key(Qt.Key.Key_Return, alt=True)
    for text in ("空压机余热回收", "", "600000", "180", "400000"):
        keyed(desk, text)
    years = findings.form.form.boxes["payback_years"]
    assert focused() is years.widget
    assert "按 ↓ 填入 1.5：投资除以年经济效益" in desk.words()
    desk.key(Qt.Key.Key_Down)
    assert years.editor.text() == "1.5"
    keyed(desk)
    assert stored(desk, DiagnosisFinding)[0].payback_years == Decimal("1.5")


def test_a_finding_is_deleted_and_comes_back(findings: PartsSection, desk: Clerk) -> None:
    desk.key(Qt.Key.Key_Return, alt=True)
    keyed(desk, "空压机余热回收")
    desk.key(Qt.Key.Key_D, alt=True)
    assert rows(findings) == []
    assert "已删除诊断措施“空压机余热回收”。" in desk.window.messages.text
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert [row[0] for row in rows(section(desk))] == ["空压机余热回收"]


def test_a_diagnosis_goes_with_its_findings_in_one_step(
    findings: PartsSection, desk: Clerk
) -> None:
    desk.key(Qt.Key.Key_Return, alt=True)
    keyed(desk, "空压机余热回收")
    desk.key(Qt.Key.Key_D, ctrl=True)
    assert "，连同诊断措施 1 条。" in desk.window.messages.text
    assert (stored(desk, Diagnosis), stored(desk, DiagnosisFinding)) == ([], [])
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert (len(stored(desk, Diagnosis)), len(stored(desk, DiagnosisFinding))) == (1, 1)
    assert [row[0] for row in rows(section(desk))] == ["空压机余热回收"]


def test_an_unsaved_finding_says_what_is_needed(findings: PartsSection, desk: Clerk) -> None:
    desk.key(Qt.Key.Key_Return, alt=True)
    for _field in ("措施", "类型"):
        desk.key(Qt.Key.Key_Tab)
    for text in ("5", "", "", "", "", "", ""):
        keyed(desk, text)
    assert focused() is findings.form.form.boxes["measure"].widget
    assert stored(desk, DiagnosisFinding) == []
    keyed(desk, "电机更换")
    assert stored(desk, DiagnosisFinding)[0].investment_fen == 500


def test_a_change_of_status_stands_on_the_title_at_once_and_is_undone_with_it(desk: Clerk) -> None:
    part = at(desk, "称号")
    desk.key(Qt.Key.Key_Return, alt=True)
    boxes = part.form.form.boxes
    QTest.keyClick(boxes["status"].widget, Qt.Key.Key_Down)
    for _option in ("更名", "移出名单"):
        QTest.keyClick(boxes["status"].widget, Qt.Key.Key_Down)
    keyed(desk)
    keyed(desk, "20260501")
    assert desk.box("状态").editor.text() == "移出名单"
    assert part.total.text() == "2026-05-01 起：移出名单，与称号上的状态一致。"
    made = stored(desk, TitleStatus)[0]
    assert (made.status, made.changed_on) == ("removed", date(2026, 5, 1))
    held = next(one for one in stored(desk, Title) if one.id == made.of_title)
    assert (held.status, made.enterprise, made.park) == ("removed", held.enterprise, None)
    desk.key(Qt.Key.Key_Z, ctrl=True)
    assert desk.box("状态").editor.text() == "有效"
    assert stored(desk, TitleStatus) == []


def test_a_title_with_another_status_by_hand_is_pointed_out(desk: Clerk) -> None:
    part = at(desk, "称号")
    title = next(one for one in stored(desk, Title) if one.enterprise)
    change = TitleStatus(
        enterprise=title.enterprise,
        of_title=title.id,
        status="renamed",
        changed_on=date(2026, 5, 1),
    )
    desk.window.worker.run(lambda office, _p: save(office, change), lambda _saved: None)
    desk.rest()
    desk.window.refresh()
    desk.rest()
    desk.fill("状态", "到期")
    desk.window.refresh()
    desk.rest()
    assert part.total.text().endswith("称号上的状态是“到期”，请核对哪一个对。")


def test_invoices_are_added_up_against_the_contract(desk: Clerk) -> None:
    owner = next(one for one in stored(desk, Enterprise) if one.name == FIRST).id
    system = EnergySystem(enterprise=owner, project="样例能源管理系统", contract_fen=80_000_000)
    desk.window.worker.run(lambda office, _p: save(office, system), lambda _saved: None)
    desk.rest()
    part = at(desk, "能源管理系统")
    desk.key(Qt.Key.Key_Return, alt=True)
    for text in ("0001", "2026-3-1", "500000", "", ""):
        keyed(desk, text)
    assert "少 300,000.00 元" in part.total.text()
    for text in ("0002", "2026-4-1", "30万", "", ""):
        keyed(desk, text)
    assert (
        part.total.text() == "2 张发票，价税合计 80.00 万元，与产品合同价（含税） 80.00 万元一致。"
    )
    assert [one.amount_fen for one in stored(desk, Invoice)] == [50_000_000, 30_000_000]


def test_in_a_small_window_money_stays_whole(findings: PartsSection, desk: Clerk) -> None:
    desk.key(Qt.Key.Key_Return, alt=True)
    for text in ("空压机余热回收", "", "3200000", "2150", "1600000", "", "", "", ""):
        keyed(desk, text)
    heads = [column.title for column in findings.grid.rows.columns]
    payback = heads.index("投资回收期（年）")
    desk.window.resize(1366, 768)
    desk.rest()
    assert not findings.grid.isColumnHidden(payback)
    desk.window.resize(960, 540)
    desk.rest()
    assert findings.grid.isColumnHidden(payback)
    place = heads.index("投资估算（元）")
    needed = findings.grid.fontMetrics().horizontalAdvance("3,200,000.00")
    assert findings.grid.columnWidth(place) >= needed + 16
