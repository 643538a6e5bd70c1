"""The way through the tabs of a record without the mouse."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QWidget

from ui.enterprises.more import More

NEXT, BEFORE, OTHERS = "Ctrl+PgDown", "Ctrl+PgUp", "F9"
TIP = "上一栏 Ctrl+PgUp，下一栏 Ctrl+PgDn"


def enter(tab: QWidget) -> None:
    """Put the cursor onto the first thing of a tab that takes it."""
    for each in tab.findChildren(QWidget):
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            each.setFocus(Qt.FocusReason.TabFocusReason)
            return


class Route(QObject):
    """Ctrl+PgDn and Ctrl+PgUp turn to another tab and go in; F9 offers the seldom used ones."""

    entered = Signal()

    def __init__(self, tabs: QTabWidget, page: QWidget) -> None:
        super().__init__(page)
        self._tabs = tabs
        for key, press in (
            (NEXT, lambda: self._turn(1)),
            (BEFORE, lambda: self._turn(-1)),
            (OTHERS, self._offer),
        ):
            QShortcut(QKeySequence(key), page).activated.connect(press)
        for number in range(tabs.count()):
            tabs.setTabToolTip(number, f"{tabs.tabText(number)}（{TIP}）")

    def _turn(self, step: int) -> None:
        tabs = self._tabs
        open_ = [n for n in range(tabs.count()) if tabs.isTabVisible(n) and tabs.isTabEnabled(n)]
        place = open_.index(tabs.currentIndex()) + step
        tabs.setCurrentIndex(open_[place % len(open_)])
        self.entered.emit()

    def _offer(self) -> None:
        more = self._tabs.cornerWidget()
        if isinstance(more, More) and more.isEnabled():
            more.offer()
