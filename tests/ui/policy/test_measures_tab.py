"""条文: the whole text, and headings that lead through it."""

from jjgreen_desktop.bootstrap import shipped_pack
from tests.ui.clerk import Clerk
from ui.policy.measures_tab import MeasuresTab


def _open(clerk: Clerk) -> MeasuresTab:
    clerk.window.open("policy", ("measures", None))
    clerk.rest()
    tab = clerk.window.screens["policy"].screens["measures"]  # type: ignore[attr-defined]
    assert isinstance(tab, MeasuresTab)
    return tab


def test_the_measures_are_read_in_full(desk: Clerk) -> None:
    tab = _open(desk)
    assert tab.text.toPlainText() == shipped_pack().texts["measures"].rstrip("\n") or (
        tab.text.toPlainText() == shipped_pack().texts["measures"]
    )
    assert "有效期 2025-06-30 至 2027-12-31" in tab.about.text()
    assert tab.headings.rows.rowCount() == 8


def test_every_heading_brings_its_paragraph(desk: Clerk) -> None:
    tab = _open(desk)
    for paper in (0, 1):
        desk.press(tab.papers[paper].title, tab)
        for row in range(tab.headings.rows.rowCount()):
            tab.headings.selectRow(row)
            assert tab.text.marked == [tab.papers[paper].headings[row]]


def test_the_plan_has_its_tasks(desk: Clerk) -> None:
    tab = _open(desk)
    desk.press("行动计划", tab)
    assert tab.headings.rows.rowCount() == len(shipped_pack().tasks)
    assert tab.headings.rows.index(0, 0).data() == "1.加快能源消费绿色升级"
    assert tab.text.toPlainText().startswith(shipped_pack().texts["plan"][:20])
