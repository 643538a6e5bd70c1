"""What the check of a workbook found: where, how grave, what is wrong, what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent

from jjgreen_desktop.domain.finding import Finding, Grade
from ui.widgets.list_view import ListView

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("位置", "等级", "问题", "怎么办")
GRADE = 112  # px
SHARES = (0.28, 0.42, 0.3)  # of the rest of the width: where, what, what to do
FIX = 3  # the column of what to do
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
        model.modelReset.connect(lambda: self._share(model))

    def _share(self, model: FindingsModel) -> None:
        """Where nothing is to be done what is wrong has the room."""
        self.setColumnHidden(FIX, not any(each.fix for each in model.findings))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        where, what, fix = (int(share * (event.size().width() - GRADE)) for share in SHARES)
        self.set_widths((where, GRADE, what, fix))
