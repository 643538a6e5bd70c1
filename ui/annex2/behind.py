"""Who stands behind the chosen cell: each opens its record."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.policy.annex2_grid import Cell
from jjgreen_desktop.policy.annex2_holders import HolderRef
from ui.theme import GRID
from ui.widgets.links import Link, Links
from ui.widgets.text import label

CHOOSE = "选一个格子，看是哪些企业、园区。"
NOBODY = "登记簿里没有计入这一格的企业或园区。"
OFFICIAL = "这是附件2印出的内容，照录原件，不作计算。"


class Behind(QScrollArea):
    """The heading of the cell and its holders."""

    asked = Signal(object)  # a HolderRef

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("格子背后的企业和园区")
        self.cell: Cell | None = None
        self.show_cell(None)

    def show_cell(self, cell: Cell | None) -> None:
        """List who stands behind a cell."""
        self.cell = cell
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        for part in self._parts(cell):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(page)

    def _parts(self, cell: Cell | None) -> list[QWidget]:
        if cell is None:
            return [label(CHOOSE, "muted", wrap=True)]
        if cell.holders is None:
            return [label(cell.about or OFFICIAL, "muted", wrap=True)]
        parts: list[QWidget] = [label(cell.about, "heading", wrap=True)]
        linked: list[Link] = [
            (f"{each.name} ▸", partial(self.asked.emit, each)) for each in cell.holders if each.kind
        ]
        if linked:
            parts.append(Links(linked))
        if loose := loose_words(cell.holders):
            parts.append(label(loose, "muted", wrap=True))
        return parts if cell.holders else [*parts, label(NOBODY, "muted", wrap=True)]


def loose_words(holders: tuple[HolderRef, ...]) -> str:
    """Those on a list that are linked to nobody of the register; "" when there are none."""
    names = "、".join(each.name for each in holders if not each.kind)
    return f"名单上有、还没有对应到登记企业的：{names}。" if names else ""
