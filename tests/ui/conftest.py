"""A window with the real office behind it."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jjgreen_desktop import bootstrap
from tests.ui.clerk import Clerk
from tests.ui.desk import desk  # noqa: F401 - a fixture
from ui.theme import body_font

COUNTY = "湖口县"


_font = cache(body_font)  # the fonts that ship are read once


@pytest.fixture(autouse=True)
def _window_font(qapp: QApplication) -> None:
    """The program's font, whichever test comes first: widths are measured in it."""
    qapp.setFont(_font())


@pytest.fixture(autouse=True)
def _own_clipboard(qapp: QApplication) -> Iterator[None]:
    """A clipboard of the test's own: what one puts on it from Python, Qt would let go of only after
    Python has ended, and the whole run would end with it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the register lies; there is none yet."""
    return tmp_path / "登记簿"


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Callable[[], Clerk]]:
    """Opens the window; closing it is seen to."""
    clerks: list[Clerk] = []

    def open_window() -> Clerk:
        # Kept before it is waited for: closed even if it never comes to rest.
        clerks.append(Clerk(qtbot, qapp, folder))
        return clerks[-1].arrive()

    yield open_window
    for clerk in clerks:
        leave(clerk, qapp)


@pytest.fixture
def clerk(sit_down: Callable[[], Clerk], folder: Path) -> Clerk:
    """A clerk of 湖口县 at an empty register."""
    bootstrap.create_office(folder, COUNTY, "张样例").store.close()
    return sit_down()


def leave(clerk: Clerk, application: QApplication) -> None:
    """Close the window and take off what it put on the application.

    The style sheet stays: Qt keeps an entry for every widget it has dressed, and after an empty sheet
    forgets to strike out those that are deleted.
    """
    window = clerk.window
    try:
        window.close()
    finally:
        window.worker.close()  # a thread left running ends the whole run when it is collected
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    window.theme.setParent(None)
    window.theme.deleteLater()
    window.deleteLater()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says what it cannot do when a list of proposals opens; no fault of ours."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
