"""What each heading of an old ledger is taken for: proposed, changed by the clerk, remembered with the import."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from jjgreen_desktop.operations.past_awards.headings import LABELS
from jjgreen_desktop.operations.past_awards.lines import Part
from jjgreen_desktop.operations.past_awards.plans import LedgerPlan
from ui.theme import GRID, set_role
from ui.widgets.text import label

NOTHING, CHOOSE = "不用这一列", "请选"
ASKED = "下面有金额：是兑现的选“金额”，是追回的选“追回金额”，是各列之和的选“合计”，都不是的选“不用这一列”。"
ABOUT = "表头左边照台账，右边是程序的理解；不对的请改，导入时会记住，下次同样的表头就认得。"
HEADING, WIDTH = 160, 220  # px


class ColumnsView(QScrollArea):
    """`assigned` carries a heading and what it is ("": nothing)."""

    assigned = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[tuple[str, str], QComboBox] = {}  # by sheet and heading
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("表头")
        set_role(self, "reading")

    def show_plan(self, plan: LedgerPlan) -> None:
        """Show the headings of a plan; the one that had the cursor keeps it."""
        held = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        self.boxes = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(label(ABOUT, "muted", wrap=True))
        for part in plan.parts:
            column.addWidget(label(f"工作表“{part.sheet}”", "heading"))
            column.addLayout(self._table(part))
        column.addStretch(1)
        self.setWidget(inside)
        if held in self.boxes:
            self.boxes[held].setFocus()

    def take_focus(self) -> None:
        """Put the cursor on the first heading that is to be chosen, else that is taken for nothing."""
        unread = [box for box in self.boxes.values() if box.currentData() is None]
        unread = unread or [box for box in self.boxes.values() if not box.currentData()]
        if unread:
            unread[0].setFocus()
            self.ensureWidgetVisible(unread[0])

    def _table(self, part: Part) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(2 * GRID)
        table.setVerticalSpacing(GRID)
        table.setColumnStretch(2, 1)
        table.setColumnMinimumWidth(0, HEADING)
        for row, (heading, key) in enumerate(part.headings):
            table.addWidget(label(heading, wrap=True), row, 0)
            asked = heading in part.asked
            table.addWidget(self._box(part.sheet, heading, key, asked), row, 1)
            if asked:
                table.addWidget(label(ASKED, "warning", wrap=True), row, 2)
        return table

    def _box(self, sheet: str, heading: str, key: str, asked: bool) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"工作表“{sheet}”的“{heading}”是")
        box.setFixedWidth(WIDTH)
        if asked:
            box.addItem(CHOOSE)
        box.addItem(NOTHING, "")
        for known, words in LABELS.items():
            box.addItem(words, known)
        box.setCurrentIndex(0 if asked else max(box.findData(key), 0))
        box.activated.connect(self._teller(heading, None if asked else key, box))
        self.boxes[sheet, heading] = box
        return box

    def _teller(self, heading: str, key: str | None, box: QComboBox) -> Callable[[int], None]:
        def tell(_number: int) -> None:
            if box.currentData() is not None and box.currentData() != key:
                self.assigned.emit(heading, box.currentData())

        return tell
