"""An empty page: what belongs here, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.text import button, label

WIDTH, NARROW = 440, 240  # px


class Empty(QWidget):
    """Says what belongs here and offers the first steps as buttons.

    The words can change (`tell`); `stepped` is the step named there.
    """

    stepped = Signal()

    def __init__(self, title: str = "", sentence: str = "", *steps: QPushButton) -> None:
        super().__init__()
        self._title = label("", "heading")
        self._words = label("", "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setMinimumWidth(NARROW)
        self._words.setMaximumWidth(WIDTH)
        self._step = button("", self.stepped.emit, "primary")
        self._lay_out(steps)
        self.tell(title, sentence)

    def _lay_out(self, steps: tuple[QPushButton, ...]) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        for step in (*steps, self._step):
            buttons.addWidget(step)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        words = QHBoxLayout()  # an alignment would take the height of one line
        words.addStretch(0)
        words.addWidget(self._words, 1)  # as wide as it may be, narrower where there is less room
        words.addStretch(0)
        layout.addLayout(words)
        layout.addLayout(buttons)
        layout.addStretch(3)

    def focus_step(self) -> None:
        """Put the cursor on the step named by `tell`."""
        self._step.setFocus()

    def tell(self, title: str, sentence: str, step: str = "") -> None:
        """What belongs here, in other words; `step` names the first step."""
        self._title.setText(title)
        self._words.setText(sentence)
        self._step.setText(step)
        self._step.setToolTip(step)
        self._step.setVisible(bool(step))
