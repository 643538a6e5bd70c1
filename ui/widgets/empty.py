"""An empty page: what belongs here, and the first step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.text import label

WIDTH = 440


class Empty(QWidget):
    """Says what belongs here and offers the first steps as buttons."""

    def __init__(self, title: str, sentence: str, *steps: QPushButton) -> None:
        super().__init__()
        words = label(sentence, "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        for step in steps:
            buttons.addWidget(step)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(label(title, "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(buttons)
        layout.addStretch(3)
