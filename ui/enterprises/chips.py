"""The conditions of a list, each as a chip that takes it away again."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.listing import Condition, Listing
from ui.theme import GRID
from ui.widgets.flow import Flow
from ui.widgets.text import button

CLEAR = "清除筛选"
CLEAR_KEY = "Ctrl+Shift+L"
LONGEST = 24  # characters of a chip; the whole words are in its tooltip


class Chips(QWidget):
    """Hidden while nothing is left out; `removed` carries the condition that was pressed, `cleared` all of them."""

    removed = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flow(self, GRID)
        self._shown: tuple[Condition, ...] = ()
        self.hide()

    def show_listing(
        self, model: type[Record], listing: Listing, industries: Mapping[str, str]
    ) -> None:
        """Show its conditions; the cursor stays in the row of chips when one of them goes."""
        if listing.where == self._shown:
            return
        from jjgreen_desktop.operations.listing_words import condition_words

        focused = QApplication.focusWidget()
        within = focused is not None and focused.parent() is self
        self._shown = listing.where
        self._empty()
        for one in listing.where:
            self._flow.addWidget(self._chip(one, condition_words(model, one, industries)))
        if listing.where:
            self._flow.addWidget(
                button(CLEAR, self.cleared.emit, "link", tip=f"{CLEAR}（{CLEAR_KEY}）")
            )
        self.setVisible(bool(listing.where))
        if within and listing.where:
            self._flow.itemAt(0).widget().setFocus()  # type: ignore[union-attr]

    def _chip(self, condition: Condition, words: str) -> QWidget:
        short = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
        made = button(
            f"{short}　×", lambda: self.removed.emit(condition), "chip", tip=f"去掉条件“{words}”"
        )
        made.setAccessibleName(f"去掉条件“{words}”")
        return made

    def _empty(self) -> None:
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
