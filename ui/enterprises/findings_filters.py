"""What of the findings is shown: grade, answered or not, kind of record, words."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.operations.county_findings import Listed
from ui.theme import GRID

ALL = ""
OPEN, ANSWERED = "open", "answered"
STATES = {ALL: "全部状态", OPEN: "待说明", ANSWERED: "已说明"}


class FindingsFilters(QWidget):
    """Three choices and a search box; every change is told at once."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade = _choice("等级", {ALL: "全部等级"} | {g.value: f"{g.mark} {g}" for g in Grade})
        self.state = _choice("核实说明", STATES)
        self.kind = _choice("记录种类", {ALL: "全部种类"})
        self.words = QLineEdit()
        self.words.setPlaceholderText("查企业、记录、问题，可用拼音首字母　Ctrl+F")
        self.words.setAccessibleName("在问题清单中查找")
        self.words.setClearButtonEnabled(True)
        self._initials: Mapping[str, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for box in (self.grade, self.state, self.kind):
            row.addWidget(box)
            box.currentIndexChanged.connect(self.moved)
        row.addWidget(self.words, 1)
        self.words.textChanged.connect(self.moved)

    def offer(self, found: list[Listed], initials: Mapping[str, str]) -> None:
        """Offer the kinds there are; the one chosen stays. `initials` of the firms by name."""
        self._initials = initials
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        while self.kind.count() > 1:
            self.kind.removeItem(1)
        for kind in dict.fromkeys(one.kind for one in found):
            self.kind.addItem(kind, kind)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.kind.blockSignals(False)

    def of(self, found: list[Listed]) -> list[Listed]:
        """The findings that are wanted."""
        grade, kind = self.grade.currentData(), self.kind.currentData()
        words = self.words.text().casefold().split()
        return [
            one
            for one in found
            if (not grade or one.finding.grade == grade)
            and (not kind or one.kind == kind)
            and self._stated(one)
            and self._says(one, words)
        ]

    def _stated(self, one: Listed) -> bool:
        match self.state.currentData():
            case "open":
                return one.asked.open
            case "answered":
                return one.asked.reason is not None
        return True

    def _says(self, one: Listed, words: list[str]) -> bool:
        if not words:
            return True
        found = one.finding
        parts = (one.name, self._initials.get(one.name, ""), one.matter, found.where, found.what)
        text = "\n".join((*parts, one.county, one.state)).casefold()
        return all(word in text for word in words)

    @property
    def used(self) -> bool:
        """Whether anything is left out."""
        boxes = (self.grade, self.state, self.kind)
        return any(box.currentIndex() for box in boxes) or bool(self.words.text().strip())

    def only_open(self) -> None:
        """Show what waits for a reason and nothing else."""
        self.clear()
        self.state.setCurrentIndex(self.state.findData(OPEN))

    def clear(self) -> None:
        """Show everything."""
        for box in (self.grade, self.state, self.kind):
            box.setCurrentIndex(0)
        self.words.clear()

    def seek(self) -> None:
        """Put the cursor into the search."""
        self.words.setFocus()
        self.words.selectAll()


def _choice(name: str, entries: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(f"按{name}筛选")
    for key, words in entries.items():
        box.addItem(words, key)
    return box
