"""Two parts side by side, with a handle between them to share the width."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import GRID


def beside(left: QWidget, right: QWidget, shares: tuple[int, int], handle: int = GRID) -> QSplitter:
    """Left and right with their shares of the width in %; neither can be folded away."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(handle)
    for place, (part, share) in enumerate(zip((left, right), shares, strict=True)):
        split.addWidget(part)
        split.setStretchFactor(place, share)
    split.setSizes([share * 10 for share in shares])
    return split
