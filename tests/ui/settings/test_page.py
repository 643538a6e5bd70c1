"""Settings are kept when the cursor leaves them, and change the look at once."""

from PySide6.QtCore import Qt

from tests.ui.clerk import Clerk
from ui.settings.page import SettingsPage


def settings(clerk: Clerk) -> SettingsPage:
    clerk.window.show_page("settings")
    clerk.rest()
    page = clerk.window.screens["settings"]
    assert isinstance(page, SettingsPage)
    return page


def test_a_new_operator_is_kept_and_shown_in_the_header(clerk: Clerk) -> None:
    page = settings(clerk)
    editor = page.editors["operator"]
    assert editor.text() == "张样例"
    editor.setFocus()
    editor.selectAll()
    clerk.type(editor, "李样例")
    clerk.bot.keyClick(editor, Qt.Key.Key_Return)
    clerk.rest()
    assert page.editors["bureau"].hasFocus()
    assert "操作员　李样例" in clerk.words()
    assert clerk.window.messages.text == "已保存设置“操作员姓名”。"


def test_light_and_dark_at_once(clerk: Clerk) -> None:
    page = settings(clerk)
    clerk.press("深色", page)
    assert clerk.window.theme.dark
    clerk.press("浅色", page)
    assert not clerk.window.theme.dark


def test_the_policy_pack_in_force_is_named(clerk: Clerk) -> None:
    words = "".join(clerk.words() if settings(clerk) else [])
    assert "有效期 2025-06-30 至 2027-12-31" in words
