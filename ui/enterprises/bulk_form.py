"""What a bulk edit asks: which kind of records, which of them, which field, and its new value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from jjgreen_desktop.domain.catalogue import Field, shared_fields
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.values import Unreadable
from jjgreen_desktop.operations.bulk_choosing import Chosen
from ui.lookups import Lookups
from ui.pause import after_pause
from ui.theme import GRID
from ui.widgets.editors import Choice
from ui.widgets.field_box import FieldBox
from ui.widgets.text import frame, label

PICK, EVERY = "请选", "全部"
VALUE, LEAST = 200, 96  # px; the least an editor, a choice gets
PAUSE = 400  # ms after a key before what is typed is tried


@dataclass(frozen=True)
class Asked:
    """Everything needed for a plan."""

    model: type[Record]
    ids: tuple[str, ...]
    key: str
    value: Any


class BulkForm(QWidget):
    """`changed` when something else is asked for, `turned` when records of another kind are."""

    changed = Signal()
    edited = Signal()  # something else is being typed
    turned = Signal(object)

    def __init__(self, lookups: Lookups) -> None:
        super().__init__()
        self.model: type[Record] | None = None
        self.kind = Choice([])
        self.by = Choice([])
        self.common = Choice([])
        self.field = Choice([])
        self.box: FieldBox | None = None
        self.clear = QCheckBox("清空")
        self._lookups = lookups
        self._kinds: dict[str, type[Record]] = {}
        self._chosen: Chosen | None = None
        self._place = QVBoxLayout()
        self._pause = after_pause(self, PAUSE, self.changed)
        self._lay_out()
        self.kind.committed.connect(self._turn)
        self.by.committed.connect(self._show_common)
        self.common.committed.connect(self.changed)
        self.field.committed.connect(self._pick)
        self.clear.toggled.connect(self._clear)

    def _lay_out(self) -> None:
        card = frame("card", self)
        row = QHBoxLayout(card)
        row.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        row.setSpacing(12)
        for name, part in (
            ("改哪种登记", self.kind),
            ("只改其中", self.by),
            ("是", self.common),
            ("改哪一项", self.field),
        ):
            part.setMinimumWidth(LEAST)
            part.currentTextChanged.connect(part.setToolTip)
            named = _named(name, part)
            row.addWidget(named, 3)
            if part is self.common:
                self._which = named
        self._place.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self._place)
        row.addWidget(holder, 5)
        row.addWidget(_named("", self.clear))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.clear.setToolTip("把这一项改为未填")
        self.clear.setAccessibleName("清空这一项")

    def show_kinds(self, kinds: Sequence[type[Record]]) -> None:
        """Offer kinds of records; the first is taken."""
        self._kinds = {model.label: model for model in kinds}
        _offer(self.kind, list(self._kinds))
        self.kind.setCurrentIndex(1)
        self.kind.setItemText(0, PICK)
        self._turn()

    def _turn(self) -> None:
        """Another kind: nothing else that was chosen holds."""
        model = self._kinds.get(self.kind.text())
        self.model, self._chosen = model, None
        _offer(self.field, [entry.label for entry in shared_fields(model)] if model else [])
        _offer(self.by, [], EVERY)
        self._offer_common(())
        self._pick()
        if model:
            self.turned.emit(model)

    def show_chosen(self, chosen: Chosen) -> None:
        """The records of the kind are there: offer what some of them have in common."""
        self._chosen = chosen
        _offer(self.by, list(chosen.alike), EVERY)
        self._offer_common(())

    def _show_common(self) -> None:
        values = self._chosen.alike.get(self.by.text(), {}) if self._chosen else {}
        self._offer_common(list(values))
        if values:
            self.common.setCurrentIndex(1)
        self.changed.emit()

    def _offer_common(self, values: Sequence[str]) -> None:
        """Which of them: asked only once it is said by what they are told apart."""
        _offer(self.common, values, EVERY)
        self._which.setVisible(bool(values))

    def _pick(self) -> None:
        """Another field: its own editor."""
        if self.box:
            self._place.removeWidget(self.box)
            self.box.hide()
            self.box.deleteLater()
            self.box = None
        field = self._field()
        self.clear.setChecked(False)
        self.clear.setEnabled(field is not None)
        if field:
            self.box = FieldBox(field, self._lookups)
            self.box.setMinimumWidth(VALUE)
            self.box.committed.connect(lambda _key: self.changed.emit())
            self.box.edited.connect(lambda _key: self._type())
            self._place.addWidget(self.box)
            self.box.show()  # at once: Enter may follow in the same moment
            QWidget.setTabOrder(self.field, self.box.widget)
            QWidget.setTabOrder(self.box.widget, self.clear)
        self.changed.emit()

    def _type(self) -> None:
        self.edited.emit()
        self._pause.start()

    def _clear(self, on: bool) -> None:
        if self.box:
            self.box.widget.setEnabled(not on)
            self.box.tell("")
        self.changed.emit()

    def _field(self) -> Field | None:
        fields = shared_fields(self.model) if self.model else ()
        return next((one for one in fields if one.label == self.field.text()), None)

    def asked(self) -> Asked | None:
        """What is asked for; None while something is missing or cannot be read, which is said beside it."""
        if self.model is None or self._chosen is None or self.box is None:
            return None
        if self.clear.isChecked():
            return Asked(self.model, self._ids(), self.box.field.key, None)
        try:
            value = self.box.read()
        except Unreadable as error:
            self.box.tell(str(error))
            return None
        self.box.tell("")
        return None if value is None else Asked(self.model, self._ids(), self.box.field.key, value)

    def _ids(self) -> tuple[str, ...]:
        if self._chosen is None:
            return ()
        alike = self._chosen.alike.get(self.by.text(), {})
        return alike.get(self.common.text(), self._chosen.ids)

    def take_focus(self) -> None:
        """Put the cursor on the field to choose: the kind is known already."""
        self.field.setFocus()


def _offer(choice: Choice, options: Sequence[str], none: str = PICK) -> None:
    choice.clear()
    choice.addItems([none, *options])
    choice.setEnabled(bool(options))


def _named(name: str, part: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    heading = label(name, "label")
    heading.setBuddy(part)
    column.addWidget(heading)
    column.addWidget(part)
    column.addStretch(1)
    if name:
        part.setAccessibleName(name)
    return made
