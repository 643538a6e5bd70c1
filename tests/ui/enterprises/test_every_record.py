"""Whatever a firm can have registered: typed by key, changed, found, printed in its dossier, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from tests.ui.clerk import Clerk
from tests.ui.enterprises import by_key
from tests.ui.typist import CTRL, Typist
from ui.enterprises.kinds import OF_ENTERPRISE
from ui.enterprises.kinds import Kind as Tab

NAME = "湖口样例一厂有限公司"


@pytest.fixture
def typist(clerk: Clerk) -> Typist:
    """At the page of a firm just registered."""
    found = Typist(clerk)
    found.press(Qt.Key.Key_N, CTRL)
    found.fill(Enterprise, {"企业名称": NAME})
    return found


def _turn_to(kind: Tab, typist: Typist, clerk: Clerk) -> None:
    """Ctrl+PgDn to a tab; those that few need stand in a menu that F9 opens."""
    if not kind.rare:
        typist.go_to_tab(kind.tab)
        return
    typist.press(Qt.Key.Key_F9)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _entry in menu.actions():
        if menu.activeAction().text() == kind.tab:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == kind.tab
    QTest.keyClick(menu, Qt.Key.Key_Return)
    clerk.window.activateWindow()  # the offscreen platform gives no window back after a menu
    typist.settle()


def _type(kind: Tab, typist: Typist, clerk: Clerk) -> Record:
    """A record as its paper says, past the last field."""
    _turn_to(kind, typist, clerk)
    typist.press(Qt.Key.Key_Return)
    typist.fill(kind.model, by_key.paper_of(kind.model, kind.hidden))
    (made,) = typist.stored(kind.model)
    return made


def _shown(clerk: Clerk) -> str:
    session = clerk.form.session
    assert session is not None
    return session.record.id


@pytest.mark.parametrize("kind", OF_ENTERPRISE, ids=lambda kind: kind.model.noun)
def test_a_record_of_each_kind(kind: Tab, typist: Typist, clerk: Clerk) -> None:
    made = _type(kind, typist, clerk)
    by_key.is_as_its_paper_says(made, by_key.paper_of(kind.model, kind.hidden))
    by_key.is_printed(typist, made)
    by_key.is_found(typist, clerk, made, lambda: _shown(clerk))
    _is_changed_and_back(typist, clerk, made)
    by_key.is_taken_back_and_done_again(typist, made)


def _is_changed_and_back(typist: Typist, clerk: Clerk, made: Record) -> None:
    clerk.page.arrive((made.noun, made.id))
    typist.settle()
    clerk.form.form.jump("note")
    typist.write(by_key.LATER)
    typist.press(Qt.Key.Key_Tab)
    typist.settle()
    assert typist.stored(type(made)) == [made.model_copy(update={"note": by_key.LATER})]
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.settle()
    assert typist.stored(type(made)) == [made]
