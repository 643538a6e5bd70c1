"""What of the findings is shown: grade, answered or not, county, kind of record, words."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.operations.findings_wanted import State, Wanted
from ui.theme import GRID

ALL = ""
OPEN = State.OPEN.value
STATES = {ALL: "全部状态", OPEN: "待说明", State.ANSWERED.value: "已说明"}


class FindingsFilters(QWidget):
    """Choices and a search box; every change is told at once."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade = _choice("等级", {ALL: "全部等级"} | {g.value: f"{g.mark} {g}" for g in Grade})
        self.state = _choice(Reason.label, STATES)
        self.county = _choice(labels.COUNTY, {ALL: f"全部{labels.COUNTY}"})
        self.kind = _choice(labels.RECORD_KIND, {ALL: "全部种类"})
        self.words = QLineEdit()
        self.words.setPlaceholderText("查企业、记录、问题，可用拼音首字母　Ctrl+F")
        self.words.setAccessibleName("在问题清单中查找")
        self.words.setClearButtonEnabled(True)
        self._boxes = (self.grade, self.state, self.county, self.kind)
        self.county.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for box in self._boxes:
            row.addWidget(box)
            box.currentIndexChanged.connect(self.moved)
        row.addWidget(self.words, 1)
        self.words.textChanged.connect(self.moved)

    def offer(self, kinds: Iterable[str], counties: Sequence[str]) -> None:
        """Offer the kinds of record and the counties there are; the ones chosen stay."""
        _refill(self.kind, kinds)
        _refill(self.county, counties)
        self.county.setVisible(len(counties) > 1)

    @property
    def wanted(self) -> Wanted:
        """What is asked for."""
        grade, state = self.grade.currentData(), self.state.currentData()
        return Wanted(
            grade=Grade(grade) if grade else None,
            state=State(state) if state else None,
            county=self.county.currentData(),
            kind=self.kind.currentData(),
            words=tuple(self.words.text().casefold().split()),
        )

    @property
    def used(self) -> bool:
        """Whether anything is left out."""
        return not self.wanted.everything

    def only_open(self) -> None:
        """Show what waits for a reason and nothing else."""
        self.clear()
        self.state.setCurrentIndex(self.state.findData(OPEN))

    def clear(self) -> None:
        """Show everything."""
        for box in self._boxes:
            box.setCurrentIndex(0)
        self.words.clear()

    def seek(self) -> None:
        """Put the cursor into the search."""
        self.words.setFocus()
        self.words.selectAll()


def _refill(box: QComboBox, entries: Iterable[str]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for entry in entries:
        box.addItem(entry, entry)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)


def _choice(name: str, entries: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(f"按{name}筛选")
    for key, words in entries.items():
        box.addItem(words, key)
    return box
