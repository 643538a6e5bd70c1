"""Links that wrap like text: each opens something; Tab goes from one to the next, Enter opens."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication
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
        self.ink = QColor()  # of the links
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
            self._show(text)
        self.setAccessibleName("，".join(self.words))

    def _show(self, text: str) -> None:
        """Show a text; Qt reads the colour of its links now."""
        self.ink = QGuiApplication.palette().link().color()
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Another look: the links wear its colour."""
        super().changeEvent(event)
        changed = event.type() == QEvent.Type.PaletteChange
        if changed and self.ink != QGuiApplication.palette().link().color():
            text = self.text()
            self.clear()
            self._show(text)

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
