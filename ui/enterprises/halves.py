"""The list at the left and the record at the right; in a narrow window one over the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from ui.enterprises.subject_list import SubjectList
from ui.enterprises.subject_stack import SubjectStack
from ui.theme import GRID

SIDE_BY_SIDE = 1500  # px of the page; narrower, the record covers the list


class Halves(QSplitter):
    """Shows one of them, or both when the page is wide enough."""

    arranged = Signal()

    def __init__(self, page: QWidget, subjects: SubjectList, detail: SubjectStack) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.list = subjects
        self.detail = detail
        self._page = page
        self.setObjectName("enterprises")  # where it stands is remembered by it
        self.addWidget(subjects)
        self.addWidget(detail)
        self.setStretchFactor(1, 1)
        self.setHandleWidth(2 * GRID)
        self.setChildrenCollapsible(False)
        self.setSizes([560, 900])
        detail.hide()

    @property
    def wide(self) -> bool:
        """Whether there is room for both."""
        return self._page.width() >= SIDE_BY_SIDE

    def show_list(self) -> None:
        """Back to the list."""
        self._arrange(detail=False)

    def show_detail(self) -> None:
        """The record, over the list where there is no room for both."""
        self._arrange(detail=True)

    def fit(self) -> None:
        """The page has another width."""
        self._arrange(detail=self.list.isHidden() or self.detail.shown is not None)

    def _arrange(self, *, detail: bool) -> None:
        self.list.setVisible(self.wide or not detail)
        self.detail.setVisible(self.wide or detail)
        self.detail.show_back(not self.wide)
        self.arranged.emit()
