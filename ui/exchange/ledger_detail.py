"""One row of an old ledger: how it stands there, what becomes of it, and each choice the clerk has."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import money
from jjgreen_desktop.operations.past_awards.headings import LABELS
from jjgreen_desktop.operations.past_awards.lines import Line
from jjgreen_desktop.operations.past_awards.plans import Question, Row, Verdict
from ui.theme import GRID, set_role
from ui.widgets.editors import ElidedBox
from ui.widgets.text import button, label

CHOOSE = "请选"
LEAST = 12  # characters a choice shows; the whole words stand in its list and tooltip


class LedgerDetail(QScrollArea):
    """`chosen` carries the row, the question and the option; `left` the row and whether it is left out."""

    chosen = Signal(str, str, str)
    left = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: Row | None = None
        self.boxes: dict[str, QComboBox] = {}
        self.verdict = label(role="heading", wrap=True)
        self.fix = label(role="warning", wrap=True)
        self.leave = button("不登记这一行", self._leave)
        self._place = label(role="muted", wrap=True)
        self._facts = QFormLayout()
        self._asked = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._facts.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for part in (self.verdict, self.fix):
            column.addWidget(part)
        column.addLayout(self._asked)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addSpacing(GRID)
        column.addWidget(self._place)
        column.addLayout(self._facts)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("这一行")
        set_role(self, "reading")

    def show_row(self, row: Row | None) -> None:
        """Show a row; a choice that had the cursor keeps it."""
        held = next((key for key, box in self.boxes.items() if box.hasFocus()), "")
        self.row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.verdict.setText(row.told)
        self.fix.setText(row.fix)
        self.fix.setVisible(bool(row.fix) and not row.left)
        self.leave.setText("还是要登记这一行" if row.left else "不登记这一行")
        self.leave.setToolTip(self.leave.text())
        self._place.setText(f"台账所列：{row.line.place}")
        self._ask(row)
        _fill(self._facts, _facts(row.line))
        if held in self.boxes:
            self.boxes[held].setFocus()

    def take_focus(self) -> None:
        """Put the cursor on what is to be chosen, else on leaving the row out."""
        open_ = [box for box in self.boxes.values() if not box.currentData()]
        (open_[0] if open_ else self.leave).setFocus()

    def _ask(self, row: Row) -> None:
        _clear(self._asked)
        self.boxes = {}
        shown = [one for one in row.questions if len(one.options) > 1 or not one.chosen]
        before: QWidget = self
        for one in shown:
            box = self._box(row, one)
            self.boxes[one.key] = box
            heading = label(one.label, "muted" if one.chosen else "warning", wrap=True)
            heading.setBuddy(box)
            self._asked.addWidget(heading)
            self._asked.addWidget(box)
            QWidget.setTabOrder(before, box)
            before = box
        QWidget.setTabOrder(before, self.leave)

    def _box(self, row: Row, asked: Question) -> QComboBox:
        box = ElidedBox()
        box.setAccessibleName(asked.label)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(LEAST)
        if not asked.chosen:
            box.addItem(CHOOSE, "")
        for option in asked.options:
            box.addItem(option.label, option.key)
            box.setItemData(box.count() - 1, option.label, Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(max(box.findData(asked.chosen), 0))
        box.setToolTip(box.currentText())
        box.activated.connect(self._teller(row.key, asked, box))
        return box

    def _teller(self, row: str, asked: Question, box: QComboBox) -> Callable[[int], None]:
        def tell(_number: int) -> None:
            chosen = box.currentData()
            if chosen and chosen != asked.chosen:
                self.chosen.emit(row, asked.key, chosen)

        return tell

    def _leave(self) -> None:
        if self.row:
            self.left.emit(self.row.key, not self.row.left)


def _facts(line: Line) -> list[tuple[str, str]]:
    written = line.written
    if isinstance(written, float) and written.is_integer():
        written = int(written)
    amount = "" if written is None else f"台账写作 {written}"
    if line.fen is not None:
        amount = f"{money.yuan(line.fen)} 元（{amount}）"
    told = {
        "name": line.name,
        "code": line.code,
        "matter": line.matter,
        "project": line.project,
        "source": line.source,
        "amount": amount,
        "day": line.when.said,
        "document": line.document,
        "note": line.note,
    }
    return [(LABELS[key], words) for key, words in told.items() if words]


def _fill(form: QFormLayout, facts: list[tuple[str, str]]) -> None:
    while form.rowCount():
        form.removeRow(0)
    for name, words in facts:
        form.addRow(label(name, "muted"), label(words, wrap=True))


def _clear(column: QVBoxLayout) -> None:
    while item := column.takeAt(0):
        if isinstance(widget := item.widget(), QLabel | QComboBox):
            widget.hide()
            widget.deleteLater()


def is_open(row: Row) -> bool:
    """Whether the clerk must look at the row before anything can be written."""
    return row.verdict is Verdict.OPEN or (row.verdict is Verdict.REFUSED and not row.left)
