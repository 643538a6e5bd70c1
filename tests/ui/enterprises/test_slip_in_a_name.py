"""A slip in the name of a firm registered just now is corrected; the bar says what became of the name."""

from PySide6.QtCore import Qt

from jjgreen_desktop.domain.enterprise import Enterprise
from tests.ui.clerk import Clerk

SLIP, MEANT = "湖口样列四厂有限公司", "湖口样例四厂有限公司"


def rename(clerk: Clerk, name: str) -> None:
    clerk.fill("企业名称", name)
    clerk.key(Qt.Key.Key_Return)


def former(clerk: Clerk) -> object:
    firm = clerk.subject.subject
    assert isinstance(firm, Enterprise)
    return firm.former_names


def test_the_bar_says_what_became_of_the_name(clerk: Clerk) -> None:
    clerk.register(SLIP)
    rename(clerk, MEANT)
    assert former(clerk) is None
    assert f"原来的“{SLIP}”按错字改正，没有留作曾用名" in clerk.window.messages.text
    assert f"曾用名 {SLIP}" not in clerk.words()
