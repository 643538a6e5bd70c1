"""How far 问题清单 is while everything is checked, with a way to stop; afterwards what it leaves out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.enterprises.findings_reading import Gathered
from ui.pause import after_pause
from ui.theme import GRID
from ui.widgets.text import button, label

PATIENCE = 300  # ms before a check is worth a word: a short one would only flicker
WIDTH = 160  # px
GOING = "正在检查全部登记，可以照常做别的事"


class FindingsProgress(QWidget):
    """One line above the list; hidden when there is nothing to say."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "note", wrap=True)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(WIDTH)
        self.bar.setAccessibleName("检查进度")
        self.stop = button("停止检查", self.stopped.emit, tip="停下，先看已经查到的")
        self._patience = after_pause(self, PATIENCE, self._show_going)
        self._told = False  # how far it is: only then is there something to keep when it is stopped
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self.hide()

    def begin(self) -> None:
        """A check begins."""
        self.bar.setRange(0, 0)
        self._told = False
        self.stop.hide()
        if not self.bar.isVisible():
            self._patience.start()

    def tell(self, done: int, of: int) -> None:
        """How many records of how many are checked."""
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(min(done, of))
        self.bar.setFormat(f"{done:,} / {of:,}")
        self._told = True
        self.stop.setVisible(self.bar.isVisible())

    def _show_going(self) -> None:
        self.words.setText(GOING)
        self._show(going=True)

    def end(self, shown: Gathered | None) -> None:
        """The check is over or left; say what the list does not hold."""
        self._patience.stop()
        self.words.setText(_left_out(shown) if shown else "")
        self._show(going=False)

    def _show(self, *, going: bool) -> None:
        self.bar.setVisible(going)
        self.stop.setVisible(going and self._told)
        self.setVisible(going or bool(self.words.text()))


def _left_out(shown: Gathered) -> str:
    by = "县或种类" if len(shown.counties) > 1 else "种类"
    rest = f"还有 {shown.left_off:,} 条，请按{by}筛选。" if shown.left_off else ""
    listed = f"问题太多，先列出等级最高的 {len(shown.found):,} 条，{rest}" if rest else ""
    if shown.stopped is None:
        return listed
    done, of = shown.stopped
    return f"查到 {done:,} / {of:,} 条登记时停下了，按“重新检查”接着查。{listed}"
