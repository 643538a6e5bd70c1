"""Choosing printer, pages and copies in the window, above the paper they are for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.problem import Problem
from ui.papers.printing import Order, Printers, sheets, typed_pages
from ui.theme import GRID, set_role
from ui.widgets.text import button, label

MOST_COPIES = 999


class PrintPanel(QFrame):
    """Says beforehand how many pages will come out; 打印 hands over an order."""

    ordered = Signal(object)  # an Order
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "aside")
        self._count = 0
        self.queue = QComboBox()
        self.pages = QLineEdit()
        self.copies = QLineEdit()
        self.both_sides = QCheckBox("双面")
        self.go = button("打印", self._order, "primary", tip="打印（Ctrl+Enter）")
        self._says = label(role="note", wrap=True)
        self._describe()
        self._lay_out()
        self.pages.textChanged.connect(self._tell)
        self.copies.textChanged.connect(self._tell)
        for key, press in (("Esc", self.left.emit), ("Ctrl+Return", self._order)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)

    def _describe(self) -> None:
        self.queue.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.queue.setMinimumContentsLength(8)
        self.pages.setPlaceholderText("全部，或 1-3,5")
        self.pages.setMinimumWidth(16 * GRID)
        self.copies.setValidator(QIntValidator(1, MOST_COPIES, self))
        self.copies.setFixedWidth(8 * GRID)
        self.copies.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.both_sides.setToolTip("打印机支持双面时按长边翻页")
        for part, name in (
            (self.queue, "打印机"),
            (self.pages, "页码"),
            (self.copies, "份数"),
            (self.both_sides, "双面打印"),
        ):
            part.setAccessibleName(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for words, part, stretch in (
            ("打印机", self.queue, 2),
            ("页码", self.pages, 1),
            ("份数", self.copies, 0),
        ):
            name = QLabel(words)
            name.setBuddy(part)
            row.addWidget(name)
            row.addWidget(part, stretch)
        row.addWidget(self.both_sides)
        foot = QHBoxLayout()
        foot.addWidget(self._says, 1)
        foot.addWidget(button("不打印", self.left.emit, tip="关上，不打印（Esc）"))
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addLayout(foot)

    def begin(self, printers: Printers, count: int) -> None:
        """Offer the printers for a paper of `count` pages."""
        kept = self.queue.currentText()
        self._count = count
        self.queue.clear()
        self.queue.addItems(list(printers.names))
        self.queue.setCurrentText(kept if kept in printers.names else printers.default)
        self.pages.clear()
        self.copies.setText("1")
        self._tell()
        self.show()
        self.go.setFocus()

    @property
    def says(self) -> str:
        """How much paper it will be, or what is wrong with the page range."""
        return self._says.text()

    def _tell(self) -> None:
        try:
            chosen = sheets(typed_pages(self.pages.text(), self._count), self._count)
        except Problem as problem:
            self._show(f"{problem.what}{problem.fix}", wrong=True)
            return
        copies = self._number()
        times = f" × {copies} 份 = {chosen * copies:,} 页" if copies > 1 else ""
        self._show(f"A4，{chosen:,} 页{times}。", wrong=False)

    def _show(self, sentence: str, *, wrong: bool) -> None:
        self._says.setText(sentence)
        set_role(self._says, "error" if wrong else "note")
        set_role(self.pages, "wrong" if wrong else "")
        self.go.setEnabled(not wrong)

    def _order(self) -> None:
        if not self.go.isEnabled():
            return
        pages = typed_pages(self.pages.text(), self._count)
        both = self.both_sides.isChecked()
        self.ordered.emit(Order(self.queue.currentText(), self._number(), pages, both))

    def _number(self) -> int:
        """The copies typed; an empty box is one copy."""
        return max(1, int(self.copies.text() or 1))
