"""What a screen owes to everyone: each control named, reached by Tab, its text plain to see and whole."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QRadioButton,
    QWidget,
)

LEAST = 4.5  # contrast of text on its ground, WCAG 2.1 AA
DENSITY = 2  # pixels to a point: thin strokes get their whole colour
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
    """Texts whose strongest stroke stands out less than 4.5 : 1 from the ground around it."""
    picture = QImage(window.size() * DENSITY, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(DENSITY)
    painter = QPainter(picture)
    window.render(painter, QPoint())
    painter.end()
    seen = ((what, _contrast(picture, area)) for what, area in _texts(window))
    return [f"{what} {ratio:.2f}" for what, ratio in seen if ratio < LEAST]


def _texts(window: QWidget) -> Iterator[tuple[str, QRect]]:
    visible = [each for each in window.findChildren(QWidget) if each.isVisible()]
    for each in (one for one in visible if _shown(one) and not _covered(one)):
        if isinstance(each, QAbstractItemView):
            yield from _cells(each, window)
        else:
            yield f"{_which(each)}“{_said(each)[:20]}”", _area(each, window)


def _covered(widget: QWidget) -> bool:
    """Under a list that lies over the window, as what Ctrl+K finds does."""
    window = widget.window()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    over = [one for one in window.findChildren(QListView, options=direct) if one.isVisible()]
    area = _area(widget, window) if over else QRect()
    others = (one for one in over if one is not widget and not one.isAncestorOf(widget))
    return any(one.geometry().intersects(area) for one in others)


def _shown(widget: QWidget) -> bool:
    """Says something, enabled and seen for half of its height: of what peeps out of a scroll area there is little to judge."""
    speaks = isinstance(widget, QAbstractItemView) or bool(_said(widget).strip())
    if not (speaks and widget.isEnabled()):
        return False
    return widget.visibleRegion().boundingRect().height() * 2 > widget.height()


def _said(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QAbstractButton | QLineEdit | QLabel) else ""


def _cells(view: QAbstractItemView, window: QWidget) -> Iterator[tuple[str, QRect]]:
    model, room = view.model(), view.viewport().visibleRegion().boundingRect()
    for row in range(min(model.rowCount(), 20) if model else 0):
        for column in range(_columns(view)):
            index = model.index(row, column)
            area = view.visualRect(index) & room
            if str(index.data() or "").strip() and area.width() > 8 and area.height() > 12:
                at = view.viewport().mapTo(window, area.topLeft())
                yield f"{_which(view)}“{str(index.data())[:20]}”", QRect(at, area.size())


def _columns(view: QAbstractItemView) -> int:
    return 1 if isinstance(view, QListView) else view.model().columnCount(QModelIndex())


def _area(widget: QWidget, window: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, seen.topLeft()), seen.size())


def _contrast(picture: QImage, area: QRect) -> float:
    """Of the colour that stands out most against the commonest; of what is not to be seen, all is well."""
    colours = _colours(picture, area)
    if len(colours) < 2:
        return 21.0
    ground = _light(colours.most_common(1)[0][0])
    return max(_ratio(_light(colour), ground) for colour in colours)


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
    return [f"{_which(each)}“{each.text()[:30]}”" for each in words if _too_small(each)]


def _too_small(widget: QLabel | QAbstractButton) -> bool:
    wrapped = isinstance(widget, QLabel) and widget.wordWrap()
    if not widget.isVisible() or not widget.text().strip() or widget.toolTip() or wrapped:
        return False
    return widget.width() + 1 < widget.minimumSizeHint().width()


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
