"""A page of several tabs, each a Screen of its own, made when it is first opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from PySide6.QtCore import QSettings, QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.screen import Screen
from ui.theme import GRID
from ui.widgets.text import label
from ui.worker import Worker


@dataclass(frozen=True)
class Tab:
    """One tab: its key, title, and where its class lives (imported when first opened)."""

    key: str
    title: str
    where: str

    def make(self, worker: Worker) -> Screen:
        """Import the class and build the tab."""
        module, name = self.where.split(":")
        return cast(Screen, getattr(import_module(module), name)(worker))


class TabbedPage(Screen):
    """Shows one tab at a time and passes on what the tabs ask for. A page names its `tabs`."""

    tabs: Sequence[Tab] = ()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.screens: dict[str, Screen] = {}
        self._memory: QSettings | None = None
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(f"{self.title}各项")
        for tab in self.tabs:
            self.bar.addTab(tab.title)
        self._stack = QStackedWidget()
        self._lay_out()
        self.bar.currentChanged.connect(lambda place: self.show_tab(self.tabs[place].key))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        top.setSpacing(2 * GRID)
        top.addWidget(label(self.title, "title"))
        top.addWidget(self.bar)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def arrive(self, argument: object = None) -> None:
        """Show the tab asked for by (key, what it is to open); without one, that shown last."""
        if isinstance(argument, tuple):
            self.show_tab(*argument)
        else:
            self.show_tab(self.tabs[self.bar.currentIndex()].key)

    def show_tab(self, key: str, argument: object = None) -> None:
        """Show a tab, making it when it is first wanted."""
        tab = next(tab for tab in self.tabs if tab.key == key)
        screen = self.screens.get(key) or self._make(tab)
        with QSignalBlocker(self.bar):
            self.bar.setCurrentIndex(self.tabs.index(tab))
        self._stack.setCurrentWidget(screen)
        screen.arrive(argument)

    def _make(self, tab: Tab) -> Screen:
        screen = tab.make(self.worker)
        screen.go.connect(self.go)
        screen.say.connect(self.say)
        screen.changed.connect(self.changed)
        self.screens[tab.key] = screen
        self._stack.addWidget(screen)
        if self._memory is not None:
            screen.recall(self._memory)
        return screen

    def recall(self, memory: QSettings) -> None:
        """Each tab is shown as it was left, when it is made."""
        self._memory = memory

    def remember(self, memory: QSettings) -> None:
        """Keep how the tabs are left."""
        for screen in self.screens.values():
            screen.remember(memory)

    def unsaved(self) -> int:
        """How many records of the tabs hold something typed that could not be saved."""
        return sum(screen.unsaved() for screen in self.screens.values())

    def put_away(self) -> None:
        """Every tab keeps what is typed and cannot be saved yet."""
        for screen in self.screens.values():
            screen.put_away()
