"""The unit energy of a product, worked out beside its form as it is typed."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jjgreen_desktop.domain.energy import ProductEnergy
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.energy import product_formula
from ui.theme import GRID, set_role
from ui.widgets.text import label


class Reckoning(QFrame):
    """Shows the formula of one product."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName("单位产品综合能耗")
        self.words = label("", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        layout.setSpacing(6)
        layout.addWidget(label("单位产品综合能耗", "heading"))
        layout.addWidget(self.words)

    def show_draft(self, draft: Record) -> None:
        """Work it out from what is typed."""
        if isinstance(draft, ProductEnergy):
            self.words.setText(product_formula(draft))
