"""The bar at the bottom: the last sentence, undo, and what is being done just now."""

import re

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from jjgreen_desktop.domain.problem import Problem
from ui.icons import set_icon
from ui.theme import GRID, set_role
from ui.widgets.text import button, label

LONG_NAME = re.compile("“([^“”]{20})[^“”]{10,}([^“”]{10})”")  # would make the bar cover the page
PATIENCE = 300  # ms before a task is worth a word: short ones would only flicker


class MessageBar(QFrame):
    """Messages are told here, in the window, never in a box that stops the work."""

    undo = Signal()
    redo = Signal()
    recent = Signal()
    cancel = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self._sentence = ""
        self._mark = QLabel()
        self._text = label(role="muted", wrap=True)
        self._undo = button("撤销 Ctrl+Z", self.undo.emit, "link")
        self._redo = button("重做 Ctrl+Y", self.redo.emit, "link")
        self._close = button("知道了", self.clear, "link")
        self._recent = button(
            "最近操作", self.recent.emit, "link", icon="history", tip="最近的操作，可撤销（Ctrl+H）"
        )
        self._busy = label(role="muted")
        self._bar = QProgressBar()
        self._cancel = button("取消", self.cancel.emit, "link", tip="停下正在做的事")
        self._timer = QTimer(self)
        self._lay_out()
        self.clear()
        self.show_busy("")

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 4, 2 * GRID, 4)
        layout.setSpacing(GRID)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        for part in (self._undo, self._redo, self._close, self._busy, self._bar, self._cancel):
            layout.addWidget(part)
        layout.addWidget(self._recent)
        self._bar.setFixedWidth(160)
        self.setMinimumHeight(40)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._set_busy_visible(True))

    @property
    def text(self) -> str:
        """The sentence shown now, with whole names."""
        return self._sentence

    def say(self, sentence: str, *, undo: bool = False, redo: bool = False) -> None:
        """Show a sentence; `undo` and `redo` offer those beside it."""
        self._show(sentence, "circle-check" if undo or redo else "info-circle", "")
        self._undo.setVisible(undo)
        self._redo.setVisible(redo)

    def problem(self, problem: Problem) -> None:
        """Show what happened and what to do; it stays until it is read."""
        self._show(f"{problem.what}{problem.fix}", "alert-triangle", "warning")
        self._close.show()

    def clear(self) -> None:
        """Nothing to say."""
        self._show("", "", "muted")

    def _show(self, sentence: str, icon: str, role: str) -> None:
        for part in (self._undo, self._redo, self._close):
            part.hide()
        self._mark.setVisible(bool(icon))
        if icon:
            set_icon(self._mark, icon, 18)
        set_role(self._text, role)
        self._sentence = sentence
        brief = LONG_NAME.sub(r"“\1…\2”", sentence)
        self._text.setText(brief)
        self._text.setToolTip(sentence if brief != sentence else "")

    def show_busy(self, what: str) -> None:
        """What is being done; "" when nothing is."""
        self._timer.stop()
        self._set_busy_visible(False)
        self._busy.setText(f"{what}…" if what else "")
        self._bar.setRange(0, 0)
        if what:
            self._timer.start(PATIENCE)

    def show_progress(self, done: int, of: int) -> None:
        """How far it is."""
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)
        self._bar.setFormat(f"{done:,} / {of:,}")

    def _set_busy_visible(self, visible: bool) -> None:
        for part in (self._busy, self._bar, self._cancel):
            part.setVisible(visible)
