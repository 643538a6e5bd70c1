"""Beside the form: what the field means, and the clause that asks for it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.finding import Grade
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.text import label


class HelpPanel(QFrame):
    """Follows the cursor from field to field."""

    def __init__(self, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "aside")
        self._lookups = lookups
        self._title = label("填写说明", "heading", wrap=True)
        self._help = label("光标移到哪一项，这里就说明哪一项。", wrap=True)
        self._example = label("", "note", wrap=True)
        self._clause = label("", "label", wrap=True)
        self._sentence = label("", "note", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        layout.setSpacing(6)
        for part in (self._title, self._help, self._example, self._clause, self._sentence):
            layout.addWidget(part)
            part.setVisible(bool(part.text()))

    def show_field(self, field: Field) -> None:
        """Explain a field."""
        clause = f"条款{CLAUSES[field.clause]}" if field.clause else ""
        for part, text in (
            (self._title, field.header()),
            (self._help, (field.help or _usual(field)) + _lookup(field)),
            (self._example, f"例：{field.example}" if field.example else ""),
            (self._clause, clause),
            (self._sentence, self._lookups.clauses.get(field.clause, "")),
        ):
            part.setText(text)
            part.setVisible(bool(text))


def _lookup(field: Field) -> str:
    """Which key opens the library of a field."""
    return "按 F4 可查标准，选中的连出处一起填入。" if field.library else ""


def _usual(field: Field) -> str:
    needed = field.required is Grade.MANDATORY
    return "照原件填写；没有这一项不能保存。" if needed else "照原件填写；不清楚可先空着。"
