"""One field of a form: its label above, the editor, and under it a sentence when something is wrong."""

from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.operations.reasons import Asked
from ui.lookups import Lookups
from ui.theme import set_role
from ui.widgets.editors import Editor, Several, YesNo, make_editor
from ui.widgets.line import Line
from ui.widgets.reason_line import ReasonLine
from ui.widgets.text import button, label

ROLES = {
    Grade.MANDATORY: "error",
    Grade.SUBMIT: "warning",
    Grade.VERIFY: "warning",
    Grade.HINT: "note",
}
WIDE = (Kind.LONG_TEXT,)
MANY = 4  # options; more stand over both columns


class FieldBox(QWidget):
    """Shows one field of the catalogue."""

    edited = Signal(str)
    committed = Signal(str)
    sought = Signal(object)  # the field whose value is to be looked up
    reasoned = Signal(object, str)  # a finding, and the reason typed for it
    half_reasoned = Signal(object, str)  # the same while it is typed

    def __init__(self, field: Field, lookups: Lookups) -> None:
        super().__init__()
        self.field = field
        self._lookups = lookups
        self.widget = make_editor(field, lookups)
        self.editor = cast(Editor, self.widget)
        self._message = label(wrap=True)
        self._message.hide()
        self._reason: ReasonLine | None = None  # made when first something is asked
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._heading())
        layout.addWidget(self.widget)
        layout.addWidget(self._message)
        layout.addStretch(1)
        self._column = layout
        self._describe()
        self.editor.edited.connect(lambda: self.edited.emit(field.key))
        self.editor.committed.connect(lambda: self.committed.emit(field.key))

    def _heading(self) -> QHBoxLayout:
        name = label(self.field.label, "label")
        name.setBuddy(self.widget)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(name)
        if self.field.required:
            star = label("必填" if self.field.required is Grade.MANDATORY else "上报前填", "note")
            row.addWidget(star)
        row.addStretch(1)
        if self.field.library:
            row.addWidget(self._search())
        return row

    def _search(self) -> QPushButton:
        """Off the way of Enter and Tab: from the keyboard F4 does the same."""
        made = button(
            "查标准…",
            lambda: self.sought.emit(self.field),
            "inline",
            tip="查标杆水平和能耗限额（F4）",
        )
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(f"{self.field.label}：查标准（F4）")
        return made

    def _describe(self) -> None:
        self.widget.setAccessibleName(self.field.header())
        self.widget.setAccessibleDescription(self.field.help)
        if isinstance(self.widget, YesNo | Several):
            self.widget.name_options(self.field.label)
        self.widget.setToolTip(self.field.help)

    @property
    def wide(self) -> bool:
        """Whether it stands over both columns."""
        many = self.field.kind is Kind.CHOICES and len(self.field.choices) > MANY
        return self.field.kind in WIDE or many

    def tell(self, sentence: str, grade: Grade = Grade.MANDATORY) -> None:
        """Show a sentence under the field; "" takes it away."""
        set_role(self._message, ROLES[grade])
        self._message.setText(f"{grade.mark} {sentence}" if sentence else "")
        self._message.setVisible(bool(sentence))
        wrong = bool(sentence) and grade is Grade.MANDATORY
        set_role(self.widget, "wrong" if wrong else "")

    def read(self) -> Any:
        """The value of what is typed. Raises values.Unreadable with a sentence."""
        return self._lookups.parse(self.field, self.editor.text())

    def take(self) -> Any:
        """The value, or None; under the field stands what is wrong with it or that it must be filled in."""
        try:
            value = self.read()
        except values.Unreadable as fault:
            self.tell(str(fault))
            return None
        lacking = value is None and self.field.required is not None
        self.tell(f"请填写{self.field.label}。" if lacking else "")
        return value

    def offer(self, known: list[str], hint: str = "") -> None:
        """Propose what was entered here before, or, with a hint that says so, what follows from elsewhere."""
        if isinstance(self.widget, Line):
            self.widget.offer(known, hint)

    def ask(self, asked: Asked | None) -> None:
        """Ask for a reason under the sentence; None: nothing is asked."""
        if self._reason is None and asked is not None:
            self._reason = ReasonLine(self.field.label)
            self._reason.given.connect(self.reasoned)
            self._reason.half.connect(self.half_reasoned)
            self._column.insertWidget(self._column.count() - 1, self._reason)
            QWidget.setTabOrder(_last(self.widget), self._reason)
        if self._reason is not None:
            self._reason.show_asked(asked)

    @property
    def reason(self) -> ReasonLine | None:
        """The line for the reason, while one is asked for."""
        return self._reason if self._reason is not None and self._reason.asked else None

    @property
    def message(self) -> str:
        """The sentence shown now."""
        return self._message.text()


def _last(widget: QWidget) -> QWidget:
    """The last of the parts of an editor the cursor goes through."""
    if not isinstance(widget, YesNo | Several):
        return widget
    return [one for one in widget.findChildren(QWidget) if one.focusPolicy()][-1]
