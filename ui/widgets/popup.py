"""The list of proposals under a line."""

from PySide6.QtWidgets import QListView

from ui.theme import set_role


def popup() -> QListView:
    """A list for a QCompleter, in the theme's role for it."""
    made = QListView()
    made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    set_role(made, "popup")
    return made
