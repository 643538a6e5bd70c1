"""Enter goes on: to the next field, or to what a form says comes after one of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Onward(QWidget):
    """A form that is asked first when Enter leaves a field of it."""

    def go_on(self, widget: QWidget) -> bool:
        """Whether it has seen to it that the work goes on elsewhere."""
        raise NotImplementedError


def onward(widget: QWidget) -> None:
    """Leave a field by Enter."""
    place = widget.parentWidget()
    while place is not None and not isinstance(place, Onward):
        place = place.parentWidget()
    if place is None or not place.go_on(widget):
        widget.focusNextChild()
