"""The one form: generated from the catalogue for any kind of record."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.record import Record
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.field_box import FieldBox
from ui.widgets.onward import Onward
from ui.widgets.text import label

TWO_COLUMNS = 620  # px of the form itself


class Form(Onward):
    """Fields under their group headings, in one column or two.

    `on_enter` is asked with the key of a field that Enter leaves; it says whether it went elsewhere.
    """

    edited = Signal(str)  # the key of a field being typed in
    committed = Signal(str)  # the key of a field whose value is settled
    entered = Signal(object)  # the Field the cursor is in
    sought = Signal(object)  # the Field whose value is to be looked up
    reasoned = Signal(object, str)  # a finding, and the reason typed for it
    half_reasoned = Signal(object, str)  # the same while it is typed

    def __init__(self, model: type[Record], lookups: Lookups, hidden: Iterable[str] = ()) -> None:
        super().__init__()
        set_role(self, "page")
        self.on_enter: Callable[[str], bool] = lambda _key: False
        self._columns = 0
        self.boxes: dict[str, FieldBox] = {}
        self._groups: list[tuple[str, QGridLayout, list[FieldBox]]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, GRID, 2 * GRID, GRID)
        self._layout.setSpacing(GRID)
        for entry in fields_of(model):
            if entry.kind is not Kind.LINK and entry.key not in hidden:
                self._add(entry, lookups)
        self._layout.addStretch(1)
        self._arrange(1)

    def align(self) -> None:
        """Reach to the right edge, as what stands above and below does; no scroll bar is beside it."""
        self._layout.setContentsMargins(0, 0, 0, 0)

    def _add(self, entry: Field, lookups: Lookups) -> None:
        if not self._groups or self._groups[-1][0] != entry.group:
            self._open_group(entry.group)
        box = FieldBox(entry, lookups)
        box.edited.connect(self.edited)
        box.committed.connect(self.committed)
        box.sought.connect(self.sought)
        box.reasoned.connect(self.reasoned)
        box.half_reasoned.connect(self.half_reasoned)
        self.boxes[entry.key] = box
        self._groups[-1][2].append(box)
        for part in (box.widget, *box.widget.findChildren(QWidget)):
            part.installEventFilter(self)

    def _open_group(self, group: str) -> None:
        if group:
            if self._groups:
                self._layout.addSpacing(GRID)
            self._layout.addWidget(label(group, "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(12)
        self._layout.addLayout(grid)
        self._groups.append((group, grid, []))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice which field the cursor enters."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            for box in self.boxes.values():
                if box.isAncestorOf(watched):
                    self.entered.emit(box.field)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns when there is room."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= TWO_COLUMNS else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for _group, grid, boxes in self._groups:
            _place(grid, boxes, columns)

    def show_texts(self, texts: dict[str, str]) -> None:
        """Fill the editors; a field being typed in is left alone."""
        focused = QApplication.focusWidget()
        for key, box in self.boxes.items():
            if not (focused and box.isAncestorOf(focused) and box.editor.text() == texts.get(key)):
                box.editor.show_text(texts.get(key, ""))

    def text(self, key: str) -> str:
        """What is typed in a field."""
        return self.boxes[key].editor.text()

    def jump(self, key: str) -> None:
        """Put the cursor into a field."""
        self.boxes[key].widget.setFocus()

    def go_on(self, widget: QWidget) -> bool:
        """Enter: out of a field, but first through the reason asked for under it."""
        for key, box in self.boxes.items():
            if box.isAncestorOf(widget):
                more = box.reason if box.reason is not widget else None
                return more is None and self.on_enter(key)
        return False

    @property
    def first(self) -> str:
        """The key of the field one begins with."""
        return next(iter(self.boxes))

    @property
    def last(self) -> str:
        """The key of the field after which all is said."""
        return next(reversed(self.boxes))

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.jump(self.first)


def _place(grid: QGridLayout, boxes: list[FieldBox], columns: int) -> None:
    row = column = 0
    for box in boxes:
        if box.wide and column:
            row, column = row + 1, 0
        grid.addWidget(box, row, column, 1, columns if box.wide else 1)
        column += columns if box.wide else 1
        if column >= columns:
            row, column = row + 1, 0
    for each in range(2):
        grid.setColumnStretch(each, 1 if each < columns else 0)
