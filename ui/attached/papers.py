"""The attachments of a firm, park or record: a list, and what is said of the one picked."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.attached import PAPERS, Attachment
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.operations.attachments import Kept
from ui.lookups import Lookups
from ui.theme import GRID
from ui.widgets.empty import Empty
from ui.widgets.field_box import FieldBox
from ui.widgets.grid import Column, Grid
from ui.widgets.line import Line
from ui.widgets.text import button, frame

ALL, UNSAID = "", "-"
KEYS = ("file_name", "kind")  # in boxes with their label; the note stands in a line that says it
WIDE = 620  # px; narrower, size and day stand in the tooltip alone
KB = 1024
NONE = (
    "还没有附件",
    "营业执照、验收报告、合同等扫描件和照片放在这里，和登记簿存在一起。"
    "可以选文件，也可以把文件拖到这一页，或粘贴截好的图。",
    "添加附件…",
)
NONE_OF_KIND = ("没有这一种材料", "换一种材料看，或看全部。", "显示全部")
NAME, KIND = (field_of(Attachment, key) for key in ("file_name", "kind"))
PAGES, SIZE, ADDED = (field_of(Attachment, key) for key in ("pages", "size", "added_on"))
NOTE = field_of(Attachment, "note")
MATTER_COLUMN, SIZE_COLUMN, ADDED_COLUMN = 2, 4, 5


def size_in_words(size: object) -> str:
    """A size in bytes as staff read it."""
    known = int(str(size)) if size is not None else 0
    if known >= KB * KB:
        return f"{known / KB / KB:.1f} MB"
    return f"{max(round(known / KB), 1)} KB"


COLUMNS = (
    Column(NAME.label, lambda one: one.record.file_name or ""),
    Column(KIND.label, lambda one: values.show(KIND, one.record.kind)),
    Column("属于", lambda one: one.matter),
    Column(PAGES.label, lambda one: values.show(PAGES, one.record.pages), number=True),
    Column(
        SIZE.label,
        lambda one: size_in_words(one.record.size),
        number=True,
        key=lambda one: one.record.size,
    ),
    Column(ADDED.label, lambda one: values.show(ADDED, one.record.added_on)),
)


class Papers(QWidget):
    """Lists the papers, filtered by kind, and says what staff want of them."""

    adding = Signal()
    pasting = Signal()
    checking = Signal()
    opening = Signal(object)  # an Attachment
    saving = Signal(object)
    removing = Signal(object)
    changed = Signal(object, str, object)  # an Attachment, the key of a field, its new value

    def __init__(self, lookups: Lookups) -> None:
        super().__init__()
        self.found: list[Kept] = []
        self.grid = Grid(COLUMNS, squeeze=True)
        self.grid.setAccessibleName(Attachment.label)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("按材料种类看")
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.boxes = {key: FieldBox(field_of(Attachment, key), lookups) for key in KEYS}
        self.note = Line(NOTE)
        self.note.setPlaceholderText(NOTE.label)
        self.note.setAccessibleName(NOTE.label)
        self.empty = Empty()
        self._stack = QStackedWidget()
        self._card = frame("card")
        self._lay_out()
        self._connect()
        self._offer_kinds()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._above())
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        column.addWidget(self._card)
        self._fill_card()

    def _above(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        add = button("添加附件…", self.adding.emit, icon="plus", key="Ctrl+Return")
        row.addWidget(add)
        row.addWidget(
            button("粘贴", self.pasting.emit, icon="copy", tip="粘贴复制好的图片或文件（Ctrl+V）")
        )
        row.addStretch(1)
        self._check = button("核对", self.checking.emit, "link", tip="逐份核对内容与添加时是否一致")
        row.addWidget(self._check)
        row.addWidget(self.kinds)
        return row

    def _fill_card(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(4)
        for at, box in enumerate(self.boxes.values()):
            grid.addWidget(box, 0, at)
        grid.addWidget(self.note, 1, 0)
        grid.addLayout(self._buttons(), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(12, GRID, 12, GRID)
        layout.addLayout(grid)
        keep = self._card.sizePolicy()
        keep.setVerticalPolicy(QSizePolicy.Policy.Fixed)  # what gives way is the list
        self._card.setSizePolicy(keep)

    def _buttons(self) -> QHBoxLayout:
        parts: tuple[QPushButton, ...] = (
            button("打开", lambda: self._ask(self.opening), tip="在这里打开（Enter）"),
            button("另存…", lambda: self._ask(self.saving), tip="存一份到U盘或文件夹"),
            button(
                "删除", lambda: self._ask(self.removing), "danger", tip="删除附件（Del），可撤销"
            ),
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.grid.chosen.connect(lambda _key: self._describe())
        self.grid.opened.connect(lambda _key: self._ask(self.opening))
        self.kinds.currentIndexChanged.connect(lambda _row: self._show())
        self.empty.stepped.connect(self._step)
        for key, box in self.boxes.items():
            box.committed.connect(lambda _key, key=key: self._settle(key))
        self.note.committed.connect(self._settle_note)
        delete = QShortcut(QKeySequence("Del"), self.grid)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self._ask(self.removing))

    def show_papers(self, found: list[Kept], wanted: str = "", *, of_one: bool = False) -> None:
        """Show other papers; `wanted` is the id of the one to pick. `of_one`: all of one record."""
        self.grid.spare(MATTER_COLUMN, of_one)
        kept = wanted or (self.chosen.id if self.chosen else "")
        self.found = found
        self._offer_kinds()
        self._show(kept)

    def _offer_kinds(self) -> None:
        """The kinds there are, with how many; the one chosen stays."""
        chosen = self.kinds.currentData()
        counts: dict[str, int] = {}
        for one in self.found:
            key = one.record.kind or UNSAID
            counts[key] = counts.get(key, 0) + 1
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(f"全部种类 {len(self.found)}", ALL)
        for key in (key for key in (*PAPERS, UNSAID) if key in counts):
            self.kinds.addItem(f"{PAPERS.get(key, '未选种类')} {counts[key]}", key)
        self.kinds.setCurrentIndex(max(self.kinds.findData(chosen), 0))
        self.kinds.blockSignals(False)

    def _show(self, kept: str = "") -> None:
        kind = self.kinds.currentData()
        shown = [one for one in self.found if kind in (ALL, one.record.kind or UNSAID)]
        self.grid.show_rows([(one.record.id, one) for one in shown])
        self._stack.setCurrentWidget(self.grid if shown else self.empty)
        self._card.setVisible(bool(shown))
        for part in (self._check, self.kinds):
            part.setVisible(bool(self.found))
        self.empty.tell(*(NONE_OF_KIND if self.found else NONE))
        if shown:
            self.grid.select(kept)
            if self.chosen is None:
                self.grid.selectRow(0)
            self._describe()

    @property
    def chosen(self) -> Attachment | None:
        """The paper picked."""
        row = self.grid.currentIndex().row()
        rows = self.grid.rows.rows
        found: Kept | None = rows[row][1] if 0 <= row < len(rows) else None
        return found.record if found else None

    def _describe(self) -> None:
        if (one := self.chosen) is None:
            return
        for key, box in self.boxes.items():
            box.editor.show_text(
                values.show(box.field, value) if (value := getattr(one, key)) else ""
            )

        self.note.show_text(one.note or "")

    def _settle_note(self) -> None:
        if (one := self.chosen) is not None:
            self.changed.emit(one, NOTE.key, self.note.text().strip() or None)

    def _settle(self, key: str) -> None:
        if (one := self.chosen) is not None:
            self.changed.emit(one, key, self.boxes[key].read())

    def _ask(self, signal: SignalInstance) -> None:
        if (one := self.chosen) is not None:
            signal.emit(one)

    def _step(self) -> None:
        if self.found:
            self.kinds.setCurrentIndex(0)
        else:
            self.adding.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        for column in (SIZE_COLUMN, ADDED_COLUMN):
            self.grid.spare(column, event.size().width() < WIDE)
