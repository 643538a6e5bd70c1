"""Half-typed forms that save with a button: F5, another page and closing the window lose nothing of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from jjgreen_desktop import bootstrap
from jjgreen_desktop.policy.assessment import Outcome
from tests.ui.clerk import Clerk
from tests.ui.desk import DAY, stock
from ui.awards.page import AwardsPage
from ui.budget.page import BudgetPage
from ui.policy.rulings_tab import RulingsTab

Sit = Callable[[], Clerk]


@pytest.fixture
def sit(sit_down: Sit, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Opens the window before a register with the made-up firms, on DAY; again as often as wished."""
    stock(folder)
    opened = bootstrap.open_office
    monkeypatch.setattr(
        bootstrap, "open_office", lambda place: replace(opened(place), today=lambda: DAY)
    )
    return sit_down


def approving(clerk: Clerk) -> AwardsPage:
    """The first line that can be had, its approval being typed."""
    clerk.window.show_page("awards")
    clerk.rest()
    page = clerk.window.screens["awards"]
    assert isinstance(page, AwardsPage)
    page.lines.filters.only(Outcome.ELIGIBLE)
    page.lines.table.selectRow(0)
    clerk.rest()
    clerk.press("登记市级核定", page)
    return page


def ruling(clerk: Clerk) -> RulingsTab:
    clerk.window.open("policy", ("rulings", "band-5"))
    clerk.rest()
    clerk.rest()
    tab = clerk.window.screens["policy"].screens["rulings"]  # type: ignore[attr-defined]
    assert isinstance(tab, RulingsTab)
    return tab


def setting(clerk: Clerk) -> BudgetPage:
    clerk.window.show_page("budget")
    clerk.rest()
    page = clerk.window.screens["budget"]
    assert isinstance(page, BudgetPage)
    clerk.press("登记年度资金", page)
    return page


def close(clerk: Clerk) -> None:
    """Close the window as a clerk does, twice if it asks to; the register is let go."""
    clerk.window.close()
    clerk.rest()
    clerk.window.close()
    clerk.window.worker.close()


def test_f5_and_another_page_leave_an_approval_as_it_is_typed(sit: Sit) -> None:
    clerk = sit()
    page = approving(clerk)
    amount = page.lines.detail.approval.boxes["approved_fen"]
    clerk.type(amount.widget, "40")
    clerk.key(Qt.Key.Key_F5)
    assert page.lines.detail.approval.isVisible()
    assert amount.widget.hasFocus()
    clerk.window.show_page("help")
    clerk.rest()
    clerk.window.show_page("awards")
    clerk.rest()
    assert (page.lines.detail.approval.isVisible(), amount.editor.text()) == (True, "40")
    clerk.key(Qt.Key.Key_Escape)
    clerk.press("登记市级核定", page)
    assert amount.editor.text() == "40"


def test_f5_leaves_the_ruling_picked_and_typed(sit: Sit) -> None:
    clerk = sit()
    tab = ruling(clerk)
    tab.view.begin()
    clerk.key(Qt.Key.Key_Space)
    picked = tab.view.picked
    assert picked
    by = tab.view.form.boxes["ruled_by"]
    by.widget.setFocus()
    clerk.type(by.widget, "样例市工业和信息化局")
    clerk.key(Qt.Key.Key_F5)
    clerk.rest()
    assert by.editor.text() == "样例市工业和信息化局"
    assert tab.view.picked
    assert tab.view.picked is not picked
    assert tab.view.picked.effect.choice == picked.effect.choice


def test_closing_the_window_keeps_every_form_that_is_half_typed(sit: Sit) -> None:
    clerk = sit()
    clerk.type(approving(clerk).lines.detail.approval.boxes["approved_document"].widget, "样例函")
    clerk.type(ruling(clerk).view.form.boxes["document"].widget, "样例纪要")
    settings = setting(clerk).settings
    clerk.type(settings.boxes["pool_fen"].widget, "5000000")
    settings.criteria.list.item(1).setCheckState(Qt.CheckState.Checked)
    ranked = settings.criteria.keys()
    close(clerk)
    clerk = sit()
    approval = approving(clerk).lines.detail.approval
    assert approval.boxes["approved_document"].editor.text() == "样例函"
    assert ruling(clerk).view.form.boxes["document"].editor.text() == "样例纪要"
    settings = setting(clerk).settings
    assert settings.boxes["pool_fen"].editor.text() == "5000000"
    assert settings.criteria.keys() == ranked != ()


def test_what_was_registered_does_not_come_back(sit: Sit) -> None:
    clerk = sit()
    page = setting(clerk)
    clerk.type(page.settings.boxes["pool_fen"].widget, "5000000")
    page.put_away()
    clerk.rest()
    kept: list[str] = []
    clerk.window.worker.run(lambda office, _p: list(office.store.drafts()), kept.extend)
    clerk.rest()
    assert kept == ["form:budget:2026"]
    clerk.press("保存设置", page)
    left: list[str] = []
    clerk.window.worker.run(lambda office, _p: list(office.store.drafts()), left.extend)
    clerk.rest()
    assert (left, page.settings.isVisible()) == ([], False)
