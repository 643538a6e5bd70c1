"""One merge that stands: what taking it apart would do, what was changed since, and the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.operations.unmerging import Unmerged
from ui.theme import GRID, set_role
from ui.widgets.text import button, label


class UnmergeDetail(QFrame):
    """Shows a preview; nothing is written before 拆分 is pressed."""

    parted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.part = button("拆分", self.parted.emit, "primary", tip="恢复为两家，可撤销")
        self.words = label(wrap=True)
        self.told = label(role="warning", wrap=True)
        self._heading = label(role="heading", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "page")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, GRID, 0)
        inner.setSpacing(GRID)
        inner.addWidget(self.words)
        inner.addWidget(self.told)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("拆分后")
        set_role(area, "reading")
        area.setWidget(page)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.part)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        column.setSpacing(GRID)
        column.addWidget(self._heading)
        column.addWidget(area, 1)
        column.addLayout(row)

    def show_preview(self, merging: Merging, preview: Unmerged) -> None:
        """Show what taking a merge apart would come to."""
        self._heading.setText(f"{merging.merged_on} “{merging.lost_name}”并入“{merging.kept_name}”")
        self.words.setText(
            f"拆分后，“{preview.lost.title()}”重新单独登记，{preview.records}；合并时取它的各项也一并改回。"
        )
        self.told.setText("\n".join(f"· {each}" for each in preview.told))
        self.told.setVisible(bool(preview.told))
