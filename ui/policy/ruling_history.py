"""Every ruling made on a question, newest first; one entered by mistake can be withdrawn."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jjgreen_desktop.operations.rulings import Past, Resting
from ui.policy.ruling_words import past, rests
from ui.theme import GRID
from ui.widgets.links import Links
from ui.widgets.text import label

NONE = "还没有登记过裁定。"
LATER = "口径改变时登记新的裁定，原来的照样保留；只有登错了才撤下。"


class RulingHistory(QWidget):
    """Who ruled, when, on what paper, and what took its place."""

    withdrawn = Signal(object)  # a RulingMade

    def __init__(self, entries: list[tuple[Past, Resting]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label("裁定记录", "heading"))
        column.addWidget(label(LATER if entries else NONE, "note", wrap=True))
        for entry, resting in entries:
            column.addWidget(label(past(entry), wrap=True))
            if said := rests(resting):
                column.addWidget(label(said, "note", wrap=True))
            undo = partial(self.withdrawn.emit, entry.made)
            column.addWidget(Links([(f"撤下误登的这一条（{entry.made.ruled_on}） ▸", undo)]))
