"""The list of enterprises, parks or providers: count, instant filter, order, selection, new."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.listing import Listing, columns_of
from ui.enterprises.chips import CLEAR, CLEAR_KEY
from ui.enterprises.list_bar import ListBar
from ui.enterprises.list_views import ListViews
from ui.enterprises.long_list import LongList
from ui.enterprises.subject_stack import Subject
from ui.finder import Finder
from ui.roll import Roll
from ui.theme import GRID
from ui.widgets.empty import Empty
from ui.widgets.text import button, label
from ui.worker import Worker

if TYPE_CHECKING:  # read after the first paint
    from ui.lookups import Lookups

MODELS: tuple[Subject, ...] = (Enterprise, Park, Provider)
FEW = MODELS[1:]  # nobody has many of them
DOUBLES = "疑似重复"
BULK = "批量修改"
COUNTERS = {Enterprise: "家", Park: "个", Provider: "家"}
PROVIDERS = "做诊断、合同能源管理的服务商登记在这里：录入时提示名称，告知书照它的账户打印。"


class SubjectList(QWidget):
    """Shows the rows of one model; `chosen` is the row under the cursor, `opened` the one asked for."""

    chosen = Signal(str)
    opened = Signal(str)
    new = Signal()
    turned = Signal()  # from enterprises to parks, to providers or back
    bring = Signal()  # import a list
    asked = Signal()  # what the checks find in all of it
    saved = Signal()  # the list as a workbook
    wrote = Signal(str)  # a view was kept, renamed or deleted
    doubled = Signal()  # what may be registered twice
    bulk = Signal()  # one field of many at once

    def __init__(self, worker: Worker, finder: Finder) -> None:
        super().__init__()
        self.model: Subject = Enterprise
        self._worker = worker
        self._finder = finder
        self.rolls: dict[Subject, Roll] = {Enterprise: finder}
        self._count = label(role="muted")
        self.bar = ListBar()
        self.filter = self.bar.words
        self.views = ListViews(worker, self.bar, lambda: self.roll.listing)
        self.grids: dict[type[Record], LongList] = {}
        self._empties: dict[type[Record] | None, Empty] = {}
        self._industries: Mapping[str, str] | None = None
        self.memory: QSettings | None = None
        self._recalled: set[Subject] = set()
        self._stack = QStackedWidget()
        self._segments = QButtonGroup(self)
        self._lay_out()
        self.bar.asked.connect(self.ask)
        self.bar.entered.connect(self._open_first)
        self.bar.saved.connect(self.saved)
        self.views.asked.connect(self.ask)
        self.views.wrote.connect(self.wrote)
        for model in FEW:
            self.rolls[model] = Roll(worker, model, self)
        for roll in self.rolls.values():
            for told in (roll.loaded, roll.changed, roll.grown):
                told.connect(self._tell)
            roll.reverted.connect(self._show_listing)
            roll.reverted.connect(self._say_count)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for model in MODELS:
            segments.addWidget(self._segment(model))
        top.addLayout(segments)
        top.addWidget(self._count)
        top.addStretch(1)
        check = button("问题清单", self.asked.emit, key="Ctrl+J", tip="全部登记的问题和核实说明")
        top.addWidget(check)
        self.doubles = button(
            DOUBLES,
            self.doubled.emit,
            "link",
            tip="可能登记了两次的企业：核对、合并、拆分（Ctrl+Shift+D）",
        )
        top.addWidget(self.doubles)
        many = button(
            BULK, self.bulk.emit, "link", tip="选中的（不选是列出的全部）一起改一项（Ctrl+Shift+B）"
        )
        top.addWidget(many)
        self._new = button("新建企业", self.new.emit, "primary", icon="plus", key="Ctrl+N")
        top.addWidget(self._new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.seek)
        QShortcut(QKeySequence("Ctrl+Shift+D"), self).activated.connect(self.doubled)
        QShortcut(QKeySequence("Ctrl+Shift+B"), self).activated.connect(self.bulk)

    def tell_doubles(self, count: int) -> None:
        """How many pairs of firms may be one and wait for an answer."""
        self.doubles.setText(f"{DOUBLES} {count:,}" if count else DOUBLES)

    def _segment(self, model: Subject) -> QWidget:
        made = button(model.label, lambda: self.turn(model), "segment", tip=f"看{model.label}")
        made.setCheckable(True)
        made.setChecked(model is Enterprise)
        self._segments.addButton(made)
        return made

    def equip(self, industries: Mapping[str, str]) -> None:
        """What the codes mean is there: the tables can be built."""
        self._industries = industries
        self._tell()
        self._show_listing()

    def know(self, lookups: "Lookups") -> None:
        """What can be chosen from is there: the list can be filtered, and its views read."""
        self.bar.know(lookups.industries, lookups.counties, lookups.today().year)
        self._recall()
        self.read_views()

    def _recall(self) -> None:
        """Show the list as it was left: order, columns, widths. Once for each."""
        from ui.enterprises.list_memory import recall

        grid = self.grids.get(self.model)
        if self.memory is None or grid is None or self.model in self._recalled:
            return
        self._recalled.add(self.model)
        listing, grid.widths = recall(self.memory, self.model)
        self.ask(
            self.roll.listing._replace(
                order=listing.order,
                falling=listing.falling,
                columns=listing.columns,
            )
        )
        grid.fit()

    def remember(self, memory: QSettings) -> None:
        """Keep how each list is left."""
        from ui.enterprises.list_memory import keep

        for model in self._recalled:
            keep(memory, model, self.rolls[model].listing, self.grids[model].widths)

    def read_views(self) -> None:
        """Read the views kept for this list."""
        self.views.read(self.model, self._industries or {})

    @property
    def roll(self) -> Roll:
        """What is listed now."""
        return self.rolls[self.model]

    def _grid(self, industries: Mapping[str, str]) -> LongList:
        """The table of the model shown, built when first wanted."""
        if self.model not in self.grids:
            grid = LongList(self.roll, columns_of(self.model, ()), industries)
            grid.setAccessibleName(f"{self.model.label}列表")
            grid.chosen.connect(self.chosen)
            grid.opened.connect(self.opened)
            grid.ordered.connect(self.sort)
            self.grids[self.model] = grid
            self._stack.addWidget(grid)
            grid.fit()  # the first rows may have come before it
        return self.grids[self.model]

    def _page(self, found: bool, held: bool) -> QWidget:
        """The table, or what to say where it would be empty."""
        if found:
            return self.grids[self.model]
        about = None if held else self.model
        if about not in self._empties:
            self._empties[about] = self._empty(about)
            self._stack.addWidget(self._empties[about])
        return self._empties[about]

    def _empty(self, model: type[Record] | None) -> Empty:
        if model is None:
            clear = button(CLEAR, self.bar.clear, tip=f"{CLEAR}（{CLEAR_KEY}）")
            sentence = "请换一个字、代码中的几位或拼音首字母，或去掉一个条件再试。"
            return Empty("没有找到", sentence, clear)
        first = button(f"新建{model.label}", self.new.emit, "primary", icon="plus")
        if model is Park:
            return Empty("还没有园区", "绿色园区、零碳园区的称号登记在园区名下。", first)
        if model is Provider:
            return Empty("还没有服务商", PROVIDERS, first)
        bring = button("导入名单", self.bring.emit, icon="file-import", tip="从表格导入企业")
        sentence = "先登记企业，或从表格导入企业名单；诊断、改造和称号都登记在企业名下。"
        return Empty("登记簿里还没有企业", sentence, first, bring)

    def turn(self, model: Subject) -> None:
        """Show enterprises, parks or providers."""
        self.model = model
        self.doubles.setVisible(model is Enterprise)
        for segment in self._segments.buttons():
            segment.setChecked(segment.text() == model.label)
        self._new.setText(f"新建{model.label}")
        self._tell()
        self._show_listing()
        self.turned.emit()
        if model in FEW:
            self.read_few()
        self._recall()
        self.read_views()

    def read_few(self) -> None:
        """Read what was written of the parks and the providers."""
        for model in FEW:
            if model is self.model or model in self.grids:
                self.rolls[model].reload()

    def ask(self, listing: Listing) -> None:
        """Show another list; what is shown now stays until it is found."""
        before = self.roll.listing
        if before._replace(columns=()) == listing._replace(columns=()):
            self.roll.listing = listing
        else:
            self.roll.ask(listing)
        self._show_listing()
        self._say_count()

    def _show_listing(self) -> None:
        """Bar, headings and columns say what is listed."""
        listing = self.roll.listing
        self.bar.show_listing(self.model, listing)
        if grid := self.grids.get(self.model):
            grid.show_columns(columns_of(self.model, listing.columns))
            grid.show_order(listing.order, falling=listing.falling)

    def sort(self, key: str, falling: bool) -> None:
        """Sort by a field; "" is the order of entry."""
        self.ask(self.roll.listing._replace(order=key, falling=falling))

    def _tell(self) -> None:
        """Say how many there are, and what to do where there is none."""
        if self._industries is None:
            return
        roll = self.roll
        self._grid(self._industries)
        self._say_count()
        empty = roll.complete and not roll.places
        page = self._page(not empty, bool(roll.count))
        if empty and self.grids[self.model].hasFocus():
            self.filter.setFocus()
        self._stack.setCurrentWidget(page)
        self._finder.shown_on(page.viewport() if isinstance(page, LongList) else page)

    def _say_count(self) -> None:
        roll, counter = self.roll, COUNTERS[self.model]
        found, held = len(roll.places), roll.count
        if not roll.whole:
            self._count.setText("")  # how many there are is not known yet
        elif roll.preparing:
            self._count.setText("正在准备查找，请稍候")
        elif not roll.listing.filtered:
            self._count.setText(f"{held:,} {counter}")
        elif roll.complete:
            self._count.setText(f"{found:,} / {held:,} {counter}")
        else:
            self._count.setText(f"{found:,} {counter}以上")

    def current(self) -> str:
        """The id of the row under the cursor; "" when there is none."""
        return self.grids[self.model].current()

    def selected_ids(self) -> list[str]:
        """The ids of the rows selected (Shift, Ctrl, Ctrl+A), in the order shown."""
        grid = self.grids.get(self.model)
        return grid.selected_ids() if grid else []

    @property
    def filtering(self) -> bool:
        """Whether the rows may still be those of before the words and conditions there are now."""
        typed, asked = self.filter.text().strip(), self.roll.listing.words.strip()
        return typed != asked or not self.roll.settled

    def listed_ids(self) -> list[str]:
        """The ids of all rows listed, in the order shown."""
        return [self.roll.shown[place] for place in self.roll.places]

    def put(self, record: Enterprise | Park | Provider) -> None:
        """A record was saved: it is shown where it stands, with the mark on it."""
        self.rolls[type(record)].put(record)
        if isinstance(record, self.model):
            self.mark(record.id)

    def mark(self, record: str) -> None:
        """Put the mark on a row without opening it."""
        grid = self.grids[self.model]
        with QSignalBlocker(grid):
            grid.select(record)

    def _open_first(self) -> None:
        grid = self.grids[self.model]
        if grid.rows.rowCount():
            grid.selectRow(0)
            self.opened.emit(grid.rows.id(0))

    def seek(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def take_focus(self) -> None:
        """Put the cursor into the table."""
        if self.grids:
            self.grids[self.model].setFocus()
