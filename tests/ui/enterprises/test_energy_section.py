"""A year's energy by carrier at the window, by keyboard: formula, sum, 采用合计, 撤销."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn
from tests.ui.clerk import Clerk
from tests.ui.desk import FIRST, open_office
from tests.ui.window_keys import WindowKeys
from ui.enterprises.energy_section import EnergySection
from ui.enterprises.records_tab import RecordsTab


@pytest.fixture
def section(clerk: Clerk) -> EnergySection:
    """A return of 2025 of a new firm, with 当量值 and nothing else."""
    clerk.register(FIRST, 行业="3011")
    clerk.open_tab("年度报表")
    clerk.press("新建年度报表", clerk.subject)
    clerk.fill("年度", "2025")
    clerk.fill("电力折标口径", "当量值")
    return shown(clerk)


def shown(clerk: Clerk) -> EnergySection:
    return next(part for part in clerk.subject.findChildren(EnergySection) if part.isVisible())


def keyed(clerk: Clerk, text: str) -> None:
    """Type where the cursor is, and Enter."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    clerk.type(focused, text)
    clerk.key(Qt.Key.Key_Return)
    clerk.rest()


def rows(section: EnergySection) -> list[tuple[str, ...]]:
    model = section.grid.rows
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_a_factor_typed_ahead_of_its_field_loses_no_figure(
    clerk: Clerk, section: EnergySection, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = clerk.window.windowHandle()
    assert window
    keys, show, begun = WindowKeys(window), section._show_parts, list[str]()

    def typed_meanwhile(parts: object) -> None:
        done = section._session and not section._session.saving
        if section._going_on and done and not begun:
            begun.append("1.")
            keys.write("1.")
        show(parts)  # type: ignore[arg-type]

    section.form.begin()
    keys.write("trq")
    keys.press(Qt.Key.Key_Return)
    clerk.until(lambda: section.form.form.text("carrier") == "天然气")
    clerk.rest()
    monkeypatch.setattr(section, "_show_parts", typed_meanwhile)
    keyed(clerk, "120万立方米")
    clerk.until(lambda: section.form.form.text("factor") == "1.")
    keys.write("2143")
    clerk.until(lambda: section.form.form.text("factor") == "1.2143")
    assert begun


def test_carriers_by_keyboard_and_their_sum_adopted(clerk: Clerk, section: EnergySection) -> None:
    section.form.begin()
    for carrier, amount in (("dl", "1200万度"), ("ym", "0.8万吨"), ("cy", "12 t")):
        keyed(clerk, carrier)
        keyed(clerk, amount)
    assert rows(section) == [
        ("电力", "1,200 万千瓦时", "0.1229", "1,474.80"),
        ("原煤", "0.8 万吨", "0.7143", "5,714.40"),
        ("柴油", "12 吨", "1.4571", "17.49"),
    ]
    assert "7,206.69 吨标准煤" in section.total.text()
    clerk.press("采用合计", section)
    assert section.total.text().endswith("与已填一致。")
    assert clerk.box("综合能源消费量").editor.text() == "7206.69"
    assert "已采用合计" in clerk.window.messages.text
    clerk.key(Qt.Key.Key_Z, ctrl=True)
    assert clerk.box("综合能源消费量").editor.text() == ""
    assert "综合能源消费量还没有填" in shown(clerk).total.text()


def test_the_formula_stands_there_while_the_amount_is_typed(
    clerk: Clerk, section: EnergySection
) -> None:
    section.form.begin()
    keyed(clerk, "cy")
    amount = QApplication.focusWidget()
    assert amount is section.form.form.boxes["quantity"].widget
    clerk.type(amount, "12t")
    clerk.until(lambda: "17.49" in section.formula.text())
    assert section.formula.text() == (
        "柴油 12 吨 × 1.4571 千克标准煤/千克 ÷ 1000 = 17.49 吨标准煤（GB/T 2589-2020 表A.1，当量值）"
    )


def test_a_range_is_asked_for_with_its_paper(clerk: Clerk, section: EnergySection) -> None:
    section.form.begin()
    keyed(clerk, "trq")
    keyed(clerk, "120万立方米")
    boxes = section.form.form.boxes
    assert QApplication.focusWidget() is boxes["factor"].widget
    assert "标准给出范围 1.1000–1.3300" in section.total.text()
    keyed(clerk, "1.2143")
    assert "没有写明系数的依据" in boxes["factor_source"].message
    boxes["factor_source"].widget.setFocus()
    keyed(clerk, "样例燃气公司 2025 年气质报告")
    assert boxes["factor_source"].message == ""
    assert rows(section) == [("天然气", "120 万立方米", "1.2143", "1,457.16")]


def test_a_factor_nobody_knows_yet_does_not_hold_up_the_next_carrier(
    clerk: Clerk, section: EnergySection
) -> None:
    section.form.begin()
    keyed(clerk, "trq")
    keyed(clerk, "120万立方米")
    for label in ("折标系数", "系数依据", "备注"):
        assert _named() == label
        clerk.key(Qt.Key.Key_Return)
    assert _named() == "能源品种"
    keyed(clerk, "dl")
    keyed(clerk, "1200万度")
    assert [row[:2] for row in rows(section)] == [
        ("天然气", "120 万立方米"),
        ("电力", "1,200 万千瓦时"),
    ]


def _named() -> str:
    """The field with the cursor."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    return focused.accessibleName().split("（")[0]


def test_another_carrier_takes_its_own_factor(clerk: Clerk, section: EnergySection) -> None:
    section.form.begin()
    keyed(clerk, "ym")
    keyed(clerk, "10")
    section.grid.selectRow(0)
    clerk.rest()
    section.form.begin()
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    keyed(clerk, "cy")
    assert rows(section) == [("柴油", "10 吨", "1.4571", "14.57")]


def test_a_carrier_is_removed_and_comes_back(clerk: Clerk, section: EnergySection) -> None:
    section.form.begin()
    keyed(clerk, "ym")
    keyed(clerk, "10")
    section.grid.selectRow(0)
    clerk.rest()
    clerk.press("删除品种", section)
    assert rows(section) == []
    clerk.key(Qt.Key.Key_Z, ctrl=True)
    assert [row[0] for row in rows(shown(clerk))] == ["原煤"]


def test_without_a_year_there_is_nothing_to_enter(clerk: Clerk) -> None:
    clerk.register(FIRST)
    clerk.open_tab("年度报表")
    clerk.press("新建年度报表", clerk.subject)
    section = shown(clerk)
    assert not section.form.isVisible()
    assert "先填好上面的年度" in "".join(clerk.words())


def test_each_year_has_its_own(clerk: Clerk, section: EnergySection, folder: Path) -> None:
    section.form.begin()
    keyed(clerk, "ym")
    keyed(clerk, "10")
    tab = next(tab for tab in clerk.subject.findChildren(RecordsTab) if tab.isVisible())
    tab.start_new()
    clerk.rest()
    clerk.fill("年度", "2024")
    assert rows(section) == []
    section.form.begin()
    keyed(clerk, "ym")
    keyed(clerk, "9")
    clerk.window.close()
    clerk.window.worker.close()
    office = open_office(folder)
    found = {use.year: use.quantity for use in office.store.find(EnergyUse)}
    assert found == {2025: Decimal(10), 2024: Decimal(9)}
    assert {one.year for one in office.store.find(AnnualReturn)} == {2024, 2025}
    office.store.close()


def test_a_figure_with_its_unit_is_converted_in_the_field(
    clerk: Clerk, section: EnergySection
) -> None:
    clerk.fill("综合能源消费量", "1.2万吨")
    clerk.fill("工业增加值（可比价）", "3.5亿元")
    assert clerk.box("综合能源消费量").editor.text() == "12000"
    assert clerk.box("工业增加值（可比价）").editor.text() == "35000"


def test_tab_goes_down_the_section(clerk: Clerk, section: EnergySection) -> None:
    section.form.begin()
    keyed(clerk, "ym")
    keyed(clerk, "10")
    clerk.box("备注").widget.setFocus()
    clerk.key(Qt.Key.Key_Tab)
    reached = [QApplication.focusWidget()]
    while section.isAncestorOf(reached[-1]):
        clerk.key(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    boxes = section.form.form.boxes
    assert reached[0] is section.grid
    fields = [part for part in reached if any(part is box.widget for box in boxes.values())]
    assert fields == [box.widget for box in boxes.values()]
    assert all(part.accessibleName() or part.text() for part in reached[:-1])  # type: ignore[attr-defined]


def test_what_was_typed_and_not_saved_is_there_again(
    clerk: Clerk, section: EnergySection, sit_down: Callable[[], Clerk]
) -> None:
    section.form.begin()
    keyed(clerk, "样例气")
    assert "不在折标系数表中" in section.form.form.boxes["carrier"].message
    clerk.window.close()
    clerk.window.worker.close()
    again = sit_down()
    again.until(lambda: "上次没有保存的内容已恢复" in again.window.messages.text)
    again.page.open(again.page.list.model, again.page.list.current() or _only(again))
    again.rest()
    again.open_tab("年度报表")
    assert shown(again).form.form.text("carrier") == "样例气"


def _only(clerk: Clerk) -> str:
    return clerk.page.list.grids[clerk.page.list.model].rows.id(0)
