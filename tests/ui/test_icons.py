"""Icons follow the palette, wherever they are shown."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.icons import retint, set_icon
from ui.theme import Theme

DARK, LIGHT = "#101010", "#f0f0f0"


def _dark(shown: QPushButton) -> bool:
    """Whether the strongest point of the icon is dark."""
    picture = shown.icon().pixmap(20, 20).toImage()
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    found = max((picture.pixelColor(*point) for point in points), key=QColor.alpha)
    assert found.alpha() > 100
    return found.lightness() < 128


def _words_in(colour: str) -> None:
    palette = QApplication.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    QApplication.setPalette(palette)


def _page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for _ in range(2):
        shown = QPushButton()
        column.addWidget(shown)
        set_icon(shown, "plus")
    return page


def test_an_icon_follows_the_palette_though_nobody_but_its_page_knows_it(qtbot: QtBot) -> None:
    kept = QApplication.palette()
    _words_in(DARK)
    page = _page(qtbot)
    gc.collect()
    assert [_dark(one) for one in page.findChildren(QPushButton)] == [True, True]
    _words_in(LIGHT)
    retint()
    assert [_dark(one) for one in page.findChildren(QPushButton)] == [False, False]
    QApplication.setPalette(kept)


def test_what_is_deleted_is_left_alone(qtbot: QtBot) -> None:
    page = _page(qtbot)
    first, second = page.findChildren(QPushButton)
    delete(first)
    retint()
    assert not second.icon().isNull()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_disabled_icon_has_no_ground_of_its_own(
    mode: str, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    kept = QApplication.palette()
    theme = Theme(qapp, QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    theme.use(mode)
    shown = QPushButton()
    qtbot.addWidget(shown)
    set_icon(shown, "plus")
    shown.setEnabled(False)
    picture = shown.icon().pixmap(20, 20, QIcon.Mode.Disabled).toImage()
    corners = [(x, y) for x in (0, picture.width() - 1) for y in (0, picture.height() - 1)]
    assert [picture.pixelColor(*corner).alpha() for corner in corners] == [0] * 4
    middle = picture.pixelColor(10, 10)
    assert middle.alpha() > 100
    wanted = QColor(theme.colours.disabled)
    apart = zip(middle.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    assert max(abs(one - other) for one, other in apart) <= 2  # half covered pixels round
    QApplication.setPalette(kept)
    delete(theme)
