"""How far long work is that goes in turns between other work, with a way to stop it; afterwards what there is to say of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.pause import after_pause
from ui.theme import GRID
from ui.widgets.text import button, label

PATIENCE = 300  # ms before work is worth a word: a short one would only flicker
WIDTH = 160  # px


class TurnsLine(QWidget):
    """One line; hidden when there is nothing to say."""

    stopped = Signal()

    def __init__(self, going: str, name: str, stop: str, tip: str) -> None:
        """`going` is what is said meanwhile, `name` that of the bar, `stop` and `tip` of the button."""
        super().__init__()
        self._said = going
        self.words = label("", "note", wrap=True)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(WIDTH)
        self.bar.setAccessibleName(name)
        self.stop = button(stop, self.stopped.emit, tip=tip)
        self._patience = after_pause(self, PATIENCE, self._show_going)
        self._told = False  # how far it is: only then is there something to keep when it is stopped
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self._show(going=False)

    def begin(self) -> None:
        """The work begins."""
        self.bar.setRange(0, 0)
        self._told = False
        self.stop.hide()
        if not self.bar.isVisible():
            self._patience.start()

    @property
    def going(self) -> bool:
        """Whether the work is under way."""
        return self._patience.isActive() or not self.bar.isHidden()

    def tell(self, done: int, of: int, going: str = "") -> None:
        """How much of how much is done, and what is being done where that is told."""
        self._said = going or self._said
        if not self.bar.isHidden():
            self.words.setText(self._said)
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(min(done, of))
        self.bar.setFormat(f"{done:,} / {of:,}")
        self._told = True
        self.stop.setVisible(self.bar.isVisible())

    def end(self, words: str = "") -> None:
        """The work is over or left; `words` are what there is to say of it."""
        self._patience.stop()
        self.words.setText(words)
        self._show(going=False)

    def _show_going(self) -> None:
        self.words.setText(self._said)
        self._show(going=True)

    def _show(self, *, going: bool) -> None:
        self.bar.setVisible(going)
        self.stop.setVisible(going and self._told)
        self.setVisible(going or bool(self.words.text()))
