"""What a screen owes to everyone: each control named, reached by Tab, its text plain to see and whole."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QListView,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from tests.ui import inked

LEAST = 4.5  # contrast of text on its ground, placeholders too; WCAG 2.1 AA, 1.4.3
# WCAG asks nothing of what cannot be used now. Here it must still be read: it tells what there would be to do.
LEAST_ASLEEP = 3.0
NARROW = 6  # px; less of a word shows no letter
DENSITY = 2  # pixels to a point: thin strokes show the ground beside them
MOST_STEPS = 400  # Tab presses; more than any screen has controls
ENGLISH = re.compile(r"[A-Za-z]{3,}")
KEYS = re.compile(r"(Ctrl|Alt|Shift|Enter|Esc|Tab|F\d+|Home|End|PgUp|PgDn)")
TERMS = re.compile(r"(PDF|Excel|USB|xlsx|xls|csv|GB/T|kgce|tce|LPR)")  # as staff write them


def controls(window: QWidget) -> list[QWidget]:
    """What Tab may stop at: visible, enabled, asking for the focus itself."""
    found = [each for each in window.findChildren(QWidget) if _stops(each)]
    return [each for each in found if each.window() is window]


def _stops(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()


def unnamed(window: QWidget) -> list[str]:
    """Controls a screen reader could not name, or would name in English."""
    named = [(each, _name(each)) for each in controls(window)]
    return [f"{_which(each)}“{name}”" for each, name in named if not name or _english(name)]


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found else ""


def _english(name: str) -> bool:
    return bool(ENGLISH.search(TERMS.sub("", KEYS.sub("", name))))


def unreached(window: QWidget) -> list[str]:
    """Controls that Tab, pressed round the window, never comes to. Choices of one group are one stop."""
    wanted, seen = controls(window), set(_round())
    left = [each for each in wanted if each not in seen and not _by_arrows(each, seen)]
    return [_which(each) for each in left if each.isVisible() and each.isEnabled()]


def _round() -> Iterator[QWidget]:
    """From where the first Tab leads to, until it leads there again. Among links Tab stays a while."""
    first = at = _tab(QApplication.focusWidget())
    for _ in range(MOST_STEPS):
        yield at
        before, at = at, _tab(at)
        if at is first and before is not first:
            return
    raise AssertionError(f"Tab never comes back to {_which(first)}; it is at {_which(at)}")


def _tab(at: QWidget | None) -> QWidget:
    assert at is not None, "nothing has the focus"
    QTest.keyClick(at, Qt.Key.Key_Tab)
    reached = QApplication.focusWidget()
    assert reached is not None, f"Tab loses the focus after {_which(at)}"
    return reached


def _by_arrows(widget: QWidget, seen: set[QWidget]) -> bool:
    """A button of an exclusive group is reached by the arrow keys from the one that is chosen."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    together = group.buttons() if group and group.exclusive() else []
    if not together and (widget.autoExclusive() or isinstance(widget, QRadioButton)):
        beside = widget.parentWidget()
        together = beside.findChildren(type(widget)) if beside else []
    return any(each in seen for each in together)


def faint(window: QWidget) -> list[str]:
    """Texts whose colour stands out too little from the ground under them, placeholders too."""
    picture = QImage(window.size() * DENSITY, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(DENSITY)
    painter = QPainter(picture)
    window.render(painter, QPoint())
    painter.end()
    visible = [each for each in window.findChildren(QWidget) if each.isVisible()]
    found = (fault for each in visible for fault in _faint_in(each, picture))
    return list(dict.fromkeys(found))


def _faint_in(widget: QWidget, picture: QImage) -> Iterator[str]:
    for word in inked.words(widget) if not _covered(widget) else ():
        area = word.area & widget.visibleRegion().boundingRect()
        if min(area.width(), area.height()) < NARROW:
            continue  # of what peeps out of a scroll area there is little to judge
        placed = QRect(widget.mapTo(widget.window(), area.topLeft()), area.size())
        ratio = _contrast(picture, placed, word.colour)
        if ratio < (LEAST if _awake(widget, area.center()) else LEAST_ASLEEP):
            yield f"{_which(widget)}“{word.text[:20]}” {ratio:.2f}"


def _awake(widget: QWidget, at: QPoint) -> bool:
    """Whether what is written there can be used now."""
    if isinstance(widget, QTabBar):
        return widget.isEnabled() and widget.isTabEnabled(widget.tabAt(at))
    view = widget.parentWidget()
    if isinstance(view, QAbstractItemView) and (index := view.indexAt(at)).isValid():
        return widget.isEnabled() and bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
    return widget.isEnabled()


def _covered(widget: QWidget) -> bool:
    """Under a list that lies over the window, as what Ctrl+K finds does."""
    window = widget.window()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    over = [one for one in window.findChildren(QListView, options=direct) if one.isVisible()]
    area = _area(widget, window) if over else QRect()
    others = (one for one in over if one is not widget and not one.isAncestorOf(widget))
    return any(one.geometry().intersects(area) for one in others)


def _area(widget: QWidget, window: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, seen.topLeft()), seen.size())


def _contrast(picture: QImage, area: QRect, ink: QColor) -> float:
    """Of the colour words are written in against the commonest around them, the ground."""
    ground = QColor(_colours(picture, area).most_common(1)[0][0])
    return _ratio(_light(_over(ink, ground)), _light(ground.rgb()))


def _over(ink: QColor, ground: QColor) -> int:
    """What half transparent ink, as of a placeholder, looks like."""
    share = ink.alphaF()
    pairs = zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True)
    return QColor(*(round(one * share + under * (1 - share)) for one, under in pairs)).rgb()


def _colours(picture: QImage, area: QRect) -> Counter[int]:
    inside = QRect(area.topLeft() * DENSITY, QSize(area.size() * DENSITY)) & picture.rect()
    pixels = memoryview(picture.constBits()).cast("I")
    across, found = picture.bytesPerLine() // 4, Counter[int]()
    for y in range(inside.top(), inside.bottom() + 1):
        start = y * across + inside.left()
        found.update(pixels[start : start + inside.width()].tolist())
    return found


def _light(colour: int) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [(colour >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def cut_off(window: QWidget) -> list[str]:
    """Words that do not fit and are said nowhere else: neither wrapped, elided nor in a tooltip."""
    words = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    found: list[tuple[QWidget, str]] = [(one, one.text()) for one in words if _too_small(one)]
    for kind, room in ROOMS.items():
        for each in (one for one in window.findChildren(kind) if one.isVisible()):
            found += [(each, text) for text in _cut_in(each, room)]
    return [f"{_which(each)}“{text[:30]}”" for each, text in found]


def _too_small(widget: QLabel | QAbstractButton) -> bool:
    wrapped = isinstance(widget, QLabel) and widget.wordWrap()
    if not widget.isVisible() or not widget.text().strip() or widget.toolTip() or wrapped:
        return False
    return widget.width() + 1 < widget.minimumSizeHint().width()


def _cut_in(widget: QWidget, room_at: Callable[[Any, QPoint], tuple[QRect, str]]) -> Iterator[str]:
    """What is written beyond its room, or elided to fit there."""
    written_on = widget.viewport() if isinstance(widget, QHeaderView) else widget
    for word in inked.words(written_on):
        room, told = room_at(widget, word.area.center())
        beyond = word.whole.left() + 1 < room.left() or word.whole.right() - 1 > room.right()
        if not told and (beyond or "…" in word.text):
            yield word.text


def _chosen_room(box: QComboBox, _at: QPoint) -> tuple[QRect, str]:
    """What is chosen stands before the arrow."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    combo, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(combo, option, field, box), box.toolTip()


def _tab_room(bar: QTabBar, at: QPoint) -> tuple[QRect, str]:
    """Tabs beyond the edge are scrolled to."""
    return bar.tabRect(bar.tabAt(at)), bar.tabToolTip(bar.tabAt(at))


def _head_room(heads: QHeaderView, at: QPoint) -> tuple[QRect, str]:
    """A column's width; a heading down the side has that of all of them."""
    n, room = heads.logicalIndexAt(at), heads.viewport().rect()
    if heads.orientation() == Qt.Orientation.Horizontal:
        room.setLeft(heads.sectionViewportPosition(n))
        room.setWidth(heads.sectionSize(n))
    told = heads.model().headerData(n, heads.orientation(), Qt.ItemDataRole.ToolTipRole)
    return room, str(told or "")


# Where each kind that paints several words at once, or one beside an arrow, has room, and what says them else.
ROOMS: dict[type[QWidget], Callable[[Any, QPoint], tuple[QRect, str]]] = {
    QComboBox: _chosen_room,
    QTabBar: _tab_room,
    QHeaderView: _head_room,
}


def outside(window: QWidget) -> list[str]:
    """Controls that stand beyond the edge of what holds them, out of sight and out of a scroll area."""
    lost = [each for each in controls(window) if each.visibleRegion().isEmpty()]
    return [_which(each) for each in lost if not _scrolled(each)]


def _scrolled(widget: QWidget) -> bool:
    """Inside something that scrolls: it comes into sight when it gets the focus."""
    above = widget.parentWidget()
    while above is not None and not hasattr(above, "ensureWidgetVisible"):
        above = above.parentWidget()
    return above is not None


def _which(widget: QWidget) -> str:
    above, path = widget, []
    while above is not None and len(path) < 4:
        path.append(type(above).__name__ + (f"#{above.objectName()}" if above.objectName() else ""))
        above = above.parentWidget()
    return "‹".join(path)
