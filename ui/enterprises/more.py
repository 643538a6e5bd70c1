"""The button after the tabs: offers the kinds of records that few enterprises have."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class More(QPushButton):
    """A menu of seldom used tabs; choosing one asks for its number."""

    asked = Signal(int)

    def __init__(self, entries: Iterable[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__("其他事项 ▾", parent)
        self.setAccessibleName("其他事项")
        self.setToolTip("登记试点、平台、能源管理系统、装备等事项（F9）")
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self._menu = QMenu(self)
        for number, name in entries:
            self._menu.addAction(name).triggered.connect(
                lambda _checked=False, number=number: self.asked.emit(number)
            )
        self.setMenu(self._menu)

    def offer(self) -> None:
        """Open the menu at its first entry (F9)."""
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self._menu.setActiveAction(self._menu.actions()[0])
