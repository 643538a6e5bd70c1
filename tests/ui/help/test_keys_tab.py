"""帮助, 按键: the keys a clerk needs are told where she looks for them."""

from tests.ui.clerk import Clerk, words_of
from ui.help.keys_tab import KeysTab
from ui.help.page import HelpPage


def test_the_keys_are_a_tab_of_help(clerk: Clerk) -> None:
    clerk.window.show_page("help", ("keys", None))
    clerk.rest()
    page = clerk.window.screens["help"]
    assert isinstance(page, HelpPage)
    tab = page.screens["keys"]
    assert isinstance(tab, KeysTab)
    assert tab.isVisible()
    told = {row[0]: row[2] for _key, row in tab.grid.rows.rows}
    assert told["F7"] == "一企一档"
    assert told["F9"].startswith("其他事项")
    assert "不用鼠标也能办完全部的事。按钮上停一停，也写着它的按键。" in words_of(tab)
