"""Whose Ctrl+Z and Ctrl+Y are: a field's while there is typing to take back, else the window's."""

from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_the_windows(event: QEvent, undoable: bool, redoable: bool) -> bool:
    """Whether the keys about to be taken by a field would do nothing there."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    key = cast(QKeyEvent, event)
    undo = key.matches(QKeySequence.StandardKey.Undo) and not undoable
    return undo or (key.matches(QKeySequence.StandardKey.Redo) and not redoable)
