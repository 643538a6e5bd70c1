"""What the check of a workbook found: where, how grave, what is wrong, what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent

from jjgreen_desktop.domain.finding import Finding, Grade
from ui.theme import GRID
from ui.widgets.grid import squeezed
from ui.widgets.list_view import ListView

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("位置", "等级", "问题", "怎么办")
GRADE, FIX = 1, 3  # the columns that stay whole, and that is left out where nothing is to be done
ORDER = list(Grade)


class FindingsModel(QAbstractTableModel):
    """The gravest first, then in the order of the sheet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: list[Finding] = []

    def show(self, findings: Sequence[Finding]) -> None:
        """Replace the findings."""
        self.beginResetModel()
        self.findings = sorted(findings, key=lambda each: ORDER.index(each.grade))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many findings there are."""
        return 0 if parent.isValid() else len(self.findings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Where, grade, what, fix."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and tooltip."""
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or not shown:
            return None
        each = self.findings[index.row()]
        grade = f"{each.grade.mark} {each.grade}"
        return (each.where, grade, f"{each.what}{each.why}", each.fix)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return HEADINGS[section] if shown else None


class FindingsList(ListView):
    """All columns at once, however wide the window; whole words are in the tooltip."""

    def __init__(self, model: FindingsModel, name: str) -> None:
        super().__init__(model, name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._findings = model
        model.modelReset.connect(self._share)

    def _share(self) -> None:
        """Each column has what it needs; where that is too much the longest give way."""
        self.setColumnHidden(FIX, not any(each.fix for each in self._findings.findings))
        wanted = [self._wanted(place) for place in range(len(HEADINGS))]
        self.set_widths(squeezed(wanted, self.viewport().width(), firm=(GRADE,)))

    def _wanted(self, column: int) -> int:
        if self.isColumnHidden(column):
            return 0
        heading = self.horizontalHeader().sectionSizeHint(column)
        return max(self.sizeHintForColumn(column), heading) + GRID

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()
