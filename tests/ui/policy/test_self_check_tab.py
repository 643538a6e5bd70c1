"""政策自查: the figures that disagree, in a list."""

import pytest

from jjgreen_desktop.bootstrap import shipped_pack
from jjgreen_desktop.policy.self_check import differences
from tests.ui.clerk import Clerk
from ui.policy.self_check_tab import SelfCheckTab


def _open(clerk: Clerk) -> SelfCheckTab:
    clerk.window.open("policy", ("self_check", None))
    clerk.rest()
    tab = clerk.window.screens["policy"].screens["self_check"]  # type: ignore[attr-defined]
    assert isinstance(tab, SelfCheckTab)
    return tab


def test_every_difference_is_listed_with_both_figures(desk: Clerk) -> None:
    tab = _open(desk)
    found = differences(shipped_pack())
    rows = tab.grid.rows
    listed = [[rows.index(row, column).data() for column in range(4)] for row in range(len(found))]
    assert listed == [[each.what, each.printed, each.computed, each.text] for each in found]
    assert listed[0][1:3] == ["1751.03 万吨标准煤", "1751.02 万吨标准煤"]
    tab.grid.selectRow(1)
    assert tab.whole.text() == f"{found[1].what}：{found[1].text}"


def test_none_is_told_as_such(desk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.policy.self_check_tab.differences", lambda _pack: [])
    assert _open(desk).empty.isVisible()
