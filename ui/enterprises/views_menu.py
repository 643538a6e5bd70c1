"""The menu 已存视图: open a view, keep the list as one, see to those there are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from jjgreen_desktop.domain.saved_view import SavedView

NUMBERED = 9  # views that a digit opens


class ViewsMenu(QMenu):
    """Made anew each time it opens. Each signal but `keep` carries a view."""

    opened = Signal(object)
    keep = Signal()
    overwritten = Signal(object)
    renamed = Signal(object)
    forgotten = Signal(object)

    def fill(self, views: Sequence[SavedView], told: Sequence[str]) -> None:
        """Offer these views; `told` says in words what each shows."""
        self.clear()
        self.setToolTipsVisible(True)
        for number, (view, words) in enumerate(zip(views, told, strict=True), 1):
            self._add(number, view, words)
        if not views:
            self.addAction("还没有已存视图").setEnabled(False)
        self.addSeparator()
        self.addAction("把现在的列表存为视图…").triggered.connect(self.keep)
        if views:
            self._see_to(views)

    def _add(self, number: int, view: SavedView, words: str) -> None:
        name = view.title().replace("&", "&&")
        action = self.addAction(f"&{number}　{name}" if number <= NUMBERED else name)
        action.setToolTip(words)
        action.triggered.connect(lambda: self.opened.emit(view))

    def _see_to(self, views: Sequence[SavedView]) -> None:
        for title, told in (
            ("用现在的列表替换", self.overwritten),
            ("改名", self.renamed),
            ("删除", self.forgotten),
        ):
            menu = self.addMenu(title)
            for view in views:
                action = menu.addAction(view.title().replace("&", "&&"))
                action.triggered.connect(lambda _on=False, told=told, view=view: told.emit(view))
