"""Links that wrap like text: each opens something; Tab goes from one to the next, Enter opens."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

Link = tuple[str, Callable[[], object]]
GAP = "&nbsp;&nbsp;&nbsp;&nbsp; "  # of spaces that may break Qt keeps but one
REACHED = (
    Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)
TABS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Links(QLabel):
    """Some links in a row, as many lines as they need."""

    def __init__(self, links: Sequence[Link], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[Link] = []
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(REACHED)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.linkActivated.connect(self._open)
        self.show_links(links)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show other links; where they say the same the cursor stays on its link."""
        self._links = list(links)
        text = GAP.join(_anchor(place, words) for place, (words, _) in enumerate(links))
        if text != self.text():
            self.setText(text)
        self.setAccessibleName("，".join(self.words))

    @property
    def words(self) -> list[str]:
        """What the links say."""
        return [words for words, _ in self._links]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes to the first link, not to the label around it; back to the last."""
        super().focusInEvent(event)
        if event.reason() in TABS:
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)

    def _open(self, place: str) -> None:
        self._links[int(place)][1]()


def _anchor(place: int, words: str) -> str:
    """The words come from the register: escaped, they are only words."""
    return f'<a href="{place}" style="text-decoration:none">{escape(words)}</a>'
