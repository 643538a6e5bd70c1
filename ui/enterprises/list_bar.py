"""Above a list: the words it is filtered by, the menus 筛选, 已存视图 and 列, and the conditions as chips."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.listing import Listing, columns_of, listable
from ui.enterprises.chips import CLEAR_KEY, Chips
from ui.theme import GRID
from ui.widgets.text import button
from ui.widgets.words_line import WordsLine

if TYPE_CHECKING:  # what a list can be filtered by is gathered when it is first asked for
    from jjgreen_desktop.domain.saved_view import SavedView
    from ui.enterprises.filter_menu import FilterMenu
    from ui.enterprises.name_line import NameLine
    from ui.enterprises.views_menu import ViewsMenu

FILTER_KEY, VIEWS_KEY, COLUMNS_KEY = "Ctrl+Shift+F", "Ctrl+Shift+V", "Ctrl+Shift+K"


class ListBar(QWidget):
    """`asked` carries the list wanted; the others what is to be done with views, columns and the workbook."""

    asked = Signal(object)
    entered = Signal()  # Enter in the words: the first row
    saved = Signal()  # as a workbook
    opened = Signal(object)  # a view
    kept = Signal(str)  # the list as it is, under a name
    overwritten = Signal(object)
    renamed = Signal(object, str)
    forgotten = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordsLine()
        self.chips = Chips()
        self._naming: NameLine | None = None
        self.filters: FilterMenu | None = None
        self.views: ViewsMenu | None = None
        self.columns = QMenu(self)
        self._model: type[Record] | None = None
        self._listing = Listing()
        self._industries: Mapping[str, str] = {}
        self._counties: Sequence[str] = ()
        self._year = 0
        self._kept: Sequence[SavedView] = ()
        self._told: Sequence[str] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._say_words)
        self._filter = button(
            "筛选 ▾", self.open_filters, tip=f"按县、行业、登记内容筛选（{FILTER_KEY}）"
        )
        self._view = button(
            "已存视图 ▾", self.open_views, tip=f"打开、存下常用的筛选（{VIEWS_KEY}）"
        )
        self._column = button("列 ▾", self.open_columns, tip=f"选择显示哪些列（{COLUMNS_KEY}）")
        self._lay_out()

    def _lay_out(self) -> None:
        self.words.setPlaceholderText("名称、代码或首字母　Ctrl+F")
        self.words.setAccessibleName("筛选列表")
        self.words.setToolTip("按名称、统一社会信用代码或拼音首字母筛选（Ctrl+F）")
        self.words.setMinimumWidth(120)
        save = button("存为表格…", self.saved.emit, icon="file-spreadsheet", tip="把列出的存为表格")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        for part in (self._filter, self._view, self._column, save):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(row)
        layout.addWidget(self.chips)
        self._connect()

    def _connect(self) -> None:
        self.words.textChanged.connect(self._changed)
        self.words.returnPressed.connect(self.entered)
        self.chips.removed.connect(lambda one: self.asked.emit(self._listing.without(one)))
        self.chips.cleared.connect(self.clear)
        for key, press in (
            (FILTER_KEY, self.open_filters),
            (VIEWS_KEY, self.open_views),
            (COLUMNS_KEY, self.open_columns),
            (CLEAR_KEY, self.clear),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(press)

    def know(self, industries: Mapping[str, str], counties: Sequence[str], year: int) -> None:
        """What can be chosen from."""
        self._industries, self._counties, self._year = industries, counties, year

    def offer(self, views: "Sequence[SavedView]", told: Sequence[str]) -> None:
        """The views there are, and what each shows in words."""
        self._kept, self._told = views, told

    def show_listing(self, model: type[Record], listing: Listing) -> None:
        """Show what is listed now."""
        self._model, self._listing = model, listing
        if self.words.text().strip() != listing.words.strip():
            with QSignalBlocker(self.words):
                self.words.setText(listing.words)
                self.words.setClearButtonEnabled(True)
        self.chips.show_listing(model, listing, self._industries)

    def clear(self) -> None:
        """Leave nothing out any more; order and columns stay."""
        if self._listing.filtered:
            with QSignalBlocker(self.words):
                self.words.clear()
            self.asked.emit(self._listing.everything())

    def _changed(self) -> None:
        self.words.setClearButtonEnabled(
            True
        )  # start-up: its picture is drawn when it is first seen
        self._soon.start()

    def _say_words(self) -> None:
        self.asked.emit(self._listing.with_words(self.words.text()))

    # Menus -----------------------------------------------------------------------------------

    def open_filters(self) -> None:
        """What the list can be filtered by."""
        from ui.enterprises.filter_menu import FilterMenu

        if self._model is None:
            return
        if self.filters is None:
            self.filters = FilterMenu(self.asked.emit, self)
        self.filters.fill(self._model, self._listing, self._counties, self._industries, self._year)
        _drop(self.filters, self._filter)

    def open_views(self) -> None:
        """The views kept for this list."""
        from ui.enterprises.views_menu import ViewsMenu

        if self.views is None:
            self.views = ViewsMenu(self)
            self.views.opened.connect(self.opened)
            self.views.keep.connect(self._ask_name)
            self.views.overwritten.connect(self.overwritten)
            self.views.renamed.connect(self._ask_other_name)
            self.views.forgotten.connect(self.forgotten)
        self.views.fill(self._kept, self._told)
        _drop(self.views, self._view)

    @property
    def naming(self) -> "NameLine":
        """The line below that asks for a view's name."""
        from ui.enterprises.name_line import NameLine

        if self._naming is None:
            self._naming = NameLine()
            self._naming.closed.connect(self._view.setFocus)
            cast("QVBoxLayout", self.layout()).addWidget(self._naming)
        return self._naming

    def _ask_name(self) -> None:
        from jjgreen_desktop.domain.catalogue import field_of
        from jjgreen_desktop.domain.saved_view import SavedView

        self.naming.ask(field_of(SavedView, "name").label, "", self.kept.emit)

    def _ask_other_name(self, view: "SavedView") -> None:
        self.naming.ask("新的名称", view.title(), lambda name: self.renamed.emit(view, name))

    def open_columns(self) -> None:
        """The fields that can stand in the list, those that do ticked."""
        from ui.enterprises.filter_menu import TickMenu

        if self._model is None:
            return
        self.columns.deleteLater()
        self.columns = TickMenu("", self)
        shown = [field.key for field in columns_of(self._model, self._listing.columns)]
        for field in listable(self._model):
            action = self.columns.addAction(field.header())
            action.setCheckable(True)
            action.setChecked(field.key in shown)
            action.setEnabled(field.key != self._model.title_field)
            action.triggered.connect(lambda _on, key=field.key: self._turn_column(key))
        self.columns.addSeparator()
        self.columns.addAction("恢复通常的列").triggered.connect(
            lambda: self.asked.emit(self._listing.with_columns(()))
        )
        _drop(self.columns, self._column)

    def _turn_column(self, key: str) -> None:
        if self._model is None:
            return
        shown = [field.key for field in columns_of(self._model, self._listing.columns)]
        wanted = [one for one in shown if one != key] if key in shown else [*shown, key]
        self.asked.emit(self._listing.with_columns(tuple(wanted)))


def _drop(menu: QMenu, from_: QPushButton) -> None:
    """Open a menu under its button."""
    menu.popup(from_.mapToGlobal(QPoint(0, from_.height())))
