"""The criteria a plan is ranked by, in their order: ticked ones count, from above."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from jjgreen_desktop.domain.budget import CRITERIA, Budget
from jjgreen_desktop.domain.catalogue import field_of
from ui.theme import GRID
from ui.widgets.text import button, label

KEY = Qt.ItemDataRole.UserRole


class CriteriaList(QWidget):
    """A list to tick; 上移 and 下移 change the order."""

    moved = Signal()  # ticked, unticked or put elsewhere

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName("排序依据，打勾的从上到下比较")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up = button("上移", lambda: self._move(-1), tip="把选中的依据往前排")
        self.down = button("下移", lambda: self._move(1), tip="把选中的依据往后排")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(label(field_of(Budget, "criteria").label, "label"), 1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.list)
        column.addWidget(label("打勾的从上到下逐项比较，对外公布的就是这几条。", "note", wrap=True))
        self.list.itemChanged.connect(lambda _item: self.moved.emit())
        self.show_keys(())

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Tick these in their order; the others follow."""
        self.list.clear()
        for key in dict.fromkeys((*keys, *CRITERIA)):
            item = QListWidgetItem(CRITERIA[key])
            item.setData(KEY, key)
            item.setToolTip(CRITERIA[key])
            ticked = Qt.CheckState.Checked if key in keys else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * self.list.count() + GRID)

    def keys(self) -> tuple[str, ...]:
        """The ticked ones from above."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(
            str(item.data(KEY)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _move(self, by: int) -> None:
        place = self.list.currentRow()
        if 0 <= place + by < self.list.count():
            self.list.insertItem(place + by, self.list.takeItem(place))
            self.list.setCurrentRow(place + by)
            self.moved.emit()
