"""Labels and buttons in the few roles the theme knows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from ui.icons import set_icon
from ui.theme import set_role


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A text; `wrap` for sentences. It can be selected with the mouse when it wraps."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(
    text: str,
    press: Callable[[], object],
    role: str = "",
    *,
    icon: str = "",
    key: str = "",
    tip: str = "",
) -> QPushButton:
    """A button; `key` ("Ctrl+N") works in the whole page and stands in its tooltip."""
    made = QPushButton(text)
    if role:
        made.setProperty("role", role)
    if icon:
        set_icon(made, icon, 18)
    if key:  # a button's own shortcut would press it a tenth of a second late
        QShortcut(QKeySequence(key), made).activated.connect(press)
    words = tip or text
    made.setToolTip(f"{words}（{spoken(key)}）" if key else words)
    made.setAutoDefault(True)  # Enter presses it as the blank key does
    made.clicked.connect(lambda: press())
    return made


def spoken(key: str) -> str:
    """A key as staff find it on the keyboard."""
    return key.replace("Return", "Enter")


def frame(role: str, parent: QWidget | None = None) -> QFrame:
    """A ground in one of the theme's roles (card, aside, bar, …)."""
    made = QFrame(parent)
    set_role(made, role)
    return made


def rule() -> QFrame:
    """A hairline."""
    return frame("rule")
