"""算例: every worked example of the pack in force, put to the engine; pick one to see all of it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.examples import Example, Opened, examples, opened
from ui.help.example_view import ExampleView
from ui.screen import Screen
from ui.theme import GRID, set_role
from ui.widgets.beside import beside
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, frame, label
from ui.worker import Cancelled, Progress, Worker

ALL = "全部条款"
WIDE = 1200  # px; below it the columns that the example itself tells are left out
COLUMNS = (
    Column("核对", lambda each: "✓ 相符" if each.ok else "✗ 不符"),
    Column("条款", lambda each: each.short),
    Column("算例", lambda each: each.name),
    Column("应为", lambda each: each.expected),
    Column("实为", lambda each: each.got),
)
SPARED, NAME = (1, 4), 2
WIDTHS = {0: 88, 1: 104, 3: 136, 4: 136}  # px; the name takes what is left
SHARES = (60, 40)  # % of the width: the table, the example

ALL_AGAIN = "显示全部"
NOTHING_FOUND = ("没有符合条件的算例", "请换一个条款或查找的词。")


@dataclass(frozen=True, slots=True)
class Book:
    """All examples of one pack, and what the pack is."""

    pack_hash: str
    about: str
    examples: list[Example]


class ExamplesTab(Screen):
    """The table at the left, the example chosen at the right."""

    title = "算例"

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(worker, parent)
        self.book = Book("", "", [])
        self.words = QLineEdit()
        self.file = QComboBox()
        self.count = label("", "muted")
        self.grid = Grid(COLUMNS)
        self.view = ExampleView()
        self.empty = Empty()
        self.empty.tell(*NOTHING_FOUND, ALL_AGAIN)
        self._stack = QStackedWidget()
        self.again = button("全部重新核对", self.check, icon="refresh")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.words.setPlaceholderText("查算例名称、结论、金额")
        self.words.setAccessibleName("在算例中查找")
        self.words.setClearButtonEnabled(True)
        self.file.setAccessibleName("条款")
        self.file.setMinimumContentsLength(12)
        self.grid.setAccessibleName("算例")
        heads = self.grid.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.file)
        top.addWidget(self.words, 1)
        top.addWidget(self.count)
        top.addWidget(self.again)
        side = frame("card")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        self._side = side
        split = beside(self._stack, side, SHARES)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self._show())
        self.file.currentIndexChanged.connect(lambda _place: self._show())
        self.grid.chosen.connect(self._open)
        self.empty.stepped.connect(self._show_all)

    def arrive(self, _argument: object = None) -> None:
        """Check all examples when the pack in force is another than the one shown."""
        known = self.book.pack_hash
        self.worker.run(partial(_book, known), self._take, says="正在核对算例")

    def check(self) -> None:
        """Check all examples again, and say what came out."""
        self.worker.run(partial(_book, ""), self._checked, says="正在核对算例")

    def _checked(self, book: Book | None) -> None:
        self._take(book)
        failed = sum(not each.ok for each in self.book.examples)
        all_ = len(self.book.examples)
        said = f"其中 {failed:,} 个不符，请不要据此发放，并报发放单位" if failed else "全部相符"
        self.say.emit(f"{all_:,} 个算例已重新核对，{said}。{self.book.about}")

    def _take(self, book: Book | None) -> None:
        if book is None:
            return
        self.book = book
        titles = dict.fromkeys(each.title for each in book.examples)
        with QSignalBlocker(self.file):
            chosen = self.file.currentText()
            self.file.clear()
            self.file.addItems([ALL, *titles])
            self.file.setCurrentIndex(max(self.file.findText(chosen), 0))
        self._show()

    def _show(self) -> None:
        found = [each for each in self.book.examples if self._wanted(each)]
        all_, failed = len(self.book.examples), sum(not each.ok for each in self.book.examples)
        shown = f"{len(found):,} / {all_:,}" if len(found) < all_ else f"{all_:,}"
        self.count.setText(f"{shown} 个，{f'{failed:,} 个不符' if failed else '全部相符'}")
        set_role(self.count, "warning" if failed else "muted")
        current = self._current()
        self.grid.show_rows([(each.key, each) for each in found])
        for column, width in WIDTHS.items():
            self.grid.setColumnWidth(column, width)
        self._stack.setCurrentWidget(self.grid if found or not all_ else self.empty)
        self._side.setVisible(bool(found))
        if found:
            keys = [each.key for each in found]
            self.grid.select(current if current in keys else keys[0])

    def _show_all(self) -> None:
        self.words.clear()
        self.file.setCurrentIndex(0)
        self.words.setFocus()

    def _wanted(self, example: Example) -> bool:
        title = self.file.currentText()
        text = f"{example.title} {example.name} {example.expected} {example.got}"
        words = self.words.text().split()
        return title in (ALL, example.title) and all(word in text for word in words)

    def _current(self) -> str:
        index = self.grid.currentIndex()
        return self.grid.rows.rows[index.row()][0] if index.isValid() else ""

    def _open(self, key: str) -> None:
        example = self.grid.row_of(key)
        if example:
            self.worker.run(partial(_opened, example), self.view.show_example)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that fit."""
        super().resizeEvent(event)
        for column in SPARED:
            self.grid.setColumnHidden(column, self.width() < WIDE)


def _book(known: str, office: Office, progress: Progress) -> Book | None:
    """All examples of the pack in force; None when it is the one known already."""
    pack = office.pack
    if pack.hash == known:
        return None

    def told(done: int, of: int) -> None:
        if not progress.go_on(done, of):
            raise Cancelled

    return Book(pack.hash, f"政策包版本 {pack.version}。", examples(pack, told))


def _opened(example: Example, office: Office, _progress: Progress) -> Opened:
    return opened(office.pack, example)
