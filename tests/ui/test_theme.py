"""Both looks can be read: every text on every ground it stands on has a contrast of 4.5 : 1."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QTabWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import DARK, LIGHT, SHEET, Colours, Theme, body_font
from ui.widgets.clause_text import ClauseText
from ui.widgets.links import Links

TEXTS = ("text", "muted", "accent", "error", "warning", "good")
GROUNDS = ("window", "surface", "sunken", "error_ground", "warning_ground")


def luminance(name: str) -> float:
    colour = QColor(name)
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colours: Colours) -> None:
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("text", "selection"), ("text", "hover"), ("on_accent", "accent")]
    pairs += [("on_accent", "accent_hover"), ("good", "selection")]
    weak = {
        pair: round(found, 2)
        for pair in pairs
        if (found := contrast(getattr(colours, pair[0]), getattr(colours, pair[1]))) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_taken_hold_of_is_seen(colours: Colours) -> None:
    """The handle of a scroll bar and the edge of a button against what they stand on."""
    rule = next(line for line in SHEET.template.splitlines() if "QScrollBar::handle {" in line)
    handle = getattr(colours, rule.partition("background: $")[2].partition(";")[0])
    assert min(contrast(handle, ground) for ground in (colours.window, colours.surface)) > 1.7


def test_the_control_of_the_contrast_check_fails() -> None:
    assert contrast("#999999", "#FFFFFF") < 4.5
    assert round(contrast("#000000", "#FFFFFF")) == 21


def test_the_choice_is_remembered(qapp: QApplication, tmp_path: object) -> None:
    memory = QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat)
    theme = Theme(qapp, memory)
    theme.use("dark")
    assert theme.dark
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert memory.value("theme") == "dark"
    theme.use("light")
    assert not theme.dark
    theme.setParent(None)


def test_a_chinese_font_is_found_without_one_on_the_machine(qapp: QApplication) -> None:
    font = body_font()
    assert font.pixelSize() == 14
    assert font.family()


def test_the_sheet_names_only_known_colours() -> None:
    known = set(Colours.__annotations__) | {"arrow", "check"}
    assert set(SHEET.get_identifiers()) <= known


def test_tabs_that_do_not_fit_scroll_by_arrows_one_can_see(
    qapp: QApplication, tmp_path: object
) -> None:
    theme = Theme(qapp, QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat))
    theme.use("light")
    tabs = QTabWidget()
    for number in range(9):
        tabs.addTab(QWidget(), f"能源管理系统 {number}")
    tabs.resize(300, 200)
    tabs.show()
    qapp.processEvents()
    arrows = [one for one in tabs.tabBar().findChildren(QToolButton) if one.isVisible()]
    assert [shades(arrow) > 1 for arrow in arrows] == [True, True]
    tabs.deleteLater()
    theme.setParent(None)


def test_links_and_marks_wear_the_look_chosen_while_they_are_shown(
    qapp: QApplication, qtbot: QtBot, tmp_path: object
) -> None:
    theme = Theme(qapp, QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat))
    theme.use("light")
    page = QWidget()
    qtbot.addWidget(page)
    links, clause = Links([("■■■■", lambda: None)], page), ClauseText(page)
    links.resize(120, 24)
    clause.show_clause("对首次荣获的给予奖励。")
    clause.mark(("首次荣获",))
    page.show()
    for mode, colours in (("light", LIGHT), ("dark", DARK)):
        theme.use(mode)
        qapp.processEvents()
        assert QColor(colours.accent).rgb() in pixels(links)
        (mark,) = clause.extraSelections()
        assert mark.format.background().color() == QColor(colours.accent)
    theme.use("light")
    theme.setParent(None)


def pixels(widget: QWidget) -> set[int]:
    """The colours a widget shows."""
    image = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def shades(button: QToolButton) -> int:
    """How many colours the middle of a button shows: 1 is blank."""
    inner = button.rect().adjusted(3, 3, -3, -3)
    image = button.grab(inner).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})
