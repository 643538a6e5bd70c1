"""The start of an import: every kind stands once, says what it is, and can be chosen."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from jjgreen_desktop.operations.importing.kinds import KINDS
from tests.ui.clerk import words_of
from ui.exchange.start_view import ABOUT, ROWS, StartView


@pytest.fixture
def view(qtbot: QtBot) -> StartView:
    made = StartView()
    qtbot.addWidget(made)
    return made


def test_every_kind_stands_once(view: StartView) -> None:
    listed = [kind for kinds in ROWS.values() for kind in kinds]
    assert sorted(listed) == sorted(ABOUT)
    assert set(KINDS) < set(listed)
    words = words_of(view)
    assert all(name in words for name in KINDS.values())


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_chosen_is_explained(view: StartView, kind: str) -> None:
    view.choose(kind)
    assert view.kind == kind
    assert ABOUT[kind] in words_of(view)
    chosen = [button.text() for button in view.findChildren(QPushButton) if button.isChecked()]
    assert chosen == [KINDS[kind]]
