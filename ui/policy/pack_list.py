"""The packs in use as a table, and what there is to say of the one chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jjgreen_desktop.operations.packs import SHORT, InUse
from ui.theme import GRID
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, frame, label

ORIGIN = "随程序"
COLUMNS = (
    Column("今天", lambda entry: "✓ 在用" if entry.holds_today else ""),
    Column("适用的测算日期", lambda entry: entry.days()),
    Column("名称", lambda entry: entry.name),
    Column("版本", lambda entry: entry.version),
    Column("校验值", lambda entry: entry.hash[:SHORT]),
    Column("来源", lambda entry: origin(entry)),
)


class PackList(QWidget):
    """Picks one; its buttons ask the tab for the rest."""

    load = Signal()
    retire = Signal(object)  # an InUse
    export = Signal(object)  # an InUse
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName("在用的政策包")
        self.chosen: InUse | None = None
        self._title = label("", "heading", wrap=True)
        self._about = label("", wrap=True)
        self._hash = label("", "note", wrap=True)
        self._fault = label("", "warning", wrap=True)
        self.copy = button("复制校验值", self._copy, icon="copy")
        self.save = button("另存为文件…", self._export, icon="device-floppy")
        self.stop = button("停用", self._retire, "danger", tip="停用后恢复为原来的政策包，可以撤销")
        self._lay_out()
        self.grid.chosen.connect(self._choose)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        note = "每个政策包管一段测算日期：以前的日期仍用原来的政策包。"
        top.addWidget(label(note, "muted", wrap=True), 1)
        top.addWidget(button("从U盘载入…", self.load.emit, "primary", icon="file-import"))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self._card())

    def _card(self) -> QWidget:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        column.setSpacing(GRID)
        for part in (self._title, self._about, self._hash, self._fault):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for each in (self.copy, self.save, self.stop):
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def show_packs(self, entries: list[InUse]) -> None:
        """Show these; the one chosen before stays, else the one that holds today."""
        before = self.chosen.hash if self.chosen else ""
        self.grid.show_rows([(entry.hash, entry) for entry in entries])
        hashes = [entry.hash for entry in entries]
        today = next((entry.hash for entry in entries if entry.holds_today), hashes[0])
        chosen = before if before in hashes else today
        self.grid.select(chosen)
        self._choose(chosen)

    def _choose(self, hash: str) -> None:
        entry = self.chosen = self.grid.row_of(hash)
        if entry is None:
            return
        self._title.setText(f"{entry.name}（版本 {entry.version}）")
        self._about.setText(
            f"{'今天在用。' if entry.holds_today else ''}管的测算日期：{entry.days()}。{_source(entry)}"
        )
        self._hash.setText(f"校验值 {entry.hash}")
        self._fault.setText(entry.fault)
        self._fault.setVisible(bool(entry.fault))
        self.save.setEnabled(not entry.fault)
        self.stop.setVisible(entry.loaded is not None)

    def _copy(self) -> None:
        if self.chosen:
            QGuiApplication.clipboard().setText(self.chosen.hash)
            self.copied.emit("已复制校验值。")

    def _export(self) -> None:
        if self.chosen:
            self.export.emit(self.chosen)

    def _retire(self) -> None:
        if self.chosen:
            self.retire.emit(self.chosen)


def origin(entry: InUse) -> str:
    """Where a pack came from, short."""
    return entry.loaded.file_name or "载入" if entry.loaded else ORIGIN


def _source(entry: InUse) -> str:
    if entry.loaded is None:
        return "随程序提供，不能停用；其他政策包都停用后仍用它。"
    return f"从“{entry.loaded.file_name}”载入。"
