"""The list of enterprises, parks or providers: count, instant filter, new."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from ui.finder import Finder
from ui.lookups import shown
from ui.theme import GRID
from ui.widgets.empty import Empty
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label
from ui.worker import Worker

MOST = 2000  # found at once; whoever seeks among more types another character
Subject = type[Enterprise] | type[Park] | type[Provider]
MODELS: tuple[Subject, ...] = (Enterprise, Park, Provider)
FEW = MODELS[1:]  # read whole: nobody has many of them
DOUBLES = "疑似重复"
COUNTERS = {Enterprise: "家", Park: "个", Provider: "家"}
PROVIDERS = "做诊断、合同能源管理的服务商登记在这里：录入时提示名称，告知书照它的账户打印。"
Rows = Iterable[tuple[Any, ...]]


class SubjectList(QWidget):
    """Shows the rows of one model; `chosen` is the row under the cursor, `opened` the one asked for."""

    chosen = Signal(str)
    opened = Signal(str)
    marked = Signal(int)  # how many rows are selected now; `selected_ids` names them
    new = Signal()
    turned = Signal()  # from enterprises to parks, to providers or back
    bring = Signal()  # import a list
    asked = Signal()  # what the checks find in all of it
    doubled = Signal()  # what may be registered twice

    def __init__(self, worker: Worker, finder: Finder) -> None:
        super().__init__()
        self.model: Subject = Enterprise
        self._worker = worker
        self._finder = finder
        self._few: dict[Subject, dict[str, tuple[Any, ...]]] = {}
        self._count = label(role="muted")
        self.filter = QLineEdit()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self.grids: dict[type[Record], Grid] = {}
        self._empties: dict[type[Record] | None, Empty] = {}
        self._industries: Mapping[str, str] | None = None
        self._stack = QStackedWidget()
        self._segments = QButtonGroup(self)
        self._lay_out()
        self._soon.timeout.connect(self.show_rows)
        self.filter.textChanged.connect(lambda _text: self._soon.start())
        self.filter.returnPressed.connect(self._open_first)
        finder.loaded.connect(self.show_rows)

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
        self.filter.setPlaceholderText("筛选　Ctrl+F")
        self.filter.setAccessibleName("筛选列表")
        self.filter.setToolTip("按名称、统一社会信用代码或拼音首字母筛选（Ctrl+F）")
        self.filter.setMinimumWidth(120)
        self.filter.setMaximumWidth(320)
        top.addWidget(self.filter, 4)
        check = button("问题清单", self.asked.emit, key="Ctrl+J", tip="全部登记的问题和核实说明")
        top.addWidget(check)
        self.doubles = button(
            DOUBLES,
            self.doubled.emit,
            "link",
            tip="可能登记了两次的企业：核对、合并、拆分（Ctrl+Shift+D）",
        )
        top.addWidget(self.doubles)
        self._new = button("新建企业", self.new.emit, "primary", icon="plus", key="Ctrl+N")
        top.addWidget(self._new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.seek)
        QShortcut(QKeySequence("Ctrl+Shift+D"), self).activated.connect(self.doubled)

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
        self.show_rows()

    def _grid(self, industries: Mapping[str, str]) -> Grid:
        """The table of the model shown, built when first wanted."""
        if self.model not in self.grids:
            shown_fields = enumerate(_shown(self.model), 1)
            grid = Grid([_column(entry, n, industries) for n, entry in shown_fields])
            grid.setAccessibleName(f"{self.model.label}列表")
            grid.chosen.connect(self.chosen)
            grid.opened.connect(self.opened)
            grid.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
            grid.selectionModel().selectionChanged.connect(
                lambda _now, _before: self.marked.emit(len(self.selected_ids()))
            )
            self.grids[self.model] = grid
            self._stack.addWidget(grid)
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
            return Empty("没有找到", "请换一个字、代码中的几位或拼音首字母再试。")
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
        self.show_rows()
        self.turned.emit()
        if model in FEW:
            self.read_few()

    def read_few(self) -> None:
        """Read the parks and the providers; they are few."""
        self._worker.run(
            lambda office, _progress: {model: _read(office, model) for model in FEW},
            self._take_few,
        )

    def _take_few(self, few: dict[Subject, dict[str, tuple[Any, ...]]]) -> None:
        self._few = few
        self.show_rows()

    def show_rows(self) -> None:
        """Show what is there and passes the filter."""
        if self._industries is None:
            return
        grid = self._grid(self._industries)
        held = self._finder.rows if self.model is Enterprise else self._few.get(self.model, {})
        sought = self.filter.text().strip()
        found = self._found(held, sought)
        kept, marked = self.current(), set(self.selected_ids())
        grid.blockSignals(True)  # the same row is still the chosen one
        grid.show_rows(found)
        grid.select(kept)
        grid.select_all(marked)
        grid.blockSignals(False)
        self._say_count(len(found), len(held), sought)
        self._stack.setCurrentWidget(self._page(bool(found), bool(held)))

    def _found(
        self, held: dict[str, tuple[Any, ...]], sought: str
    ) -> list[tuple[str, tuple[Any, ...]]]:
        if not sought:
            return list(held.items())
        if self.model is Enterprise:
            return [(record, held[record]) for record in self._finder.find(sought, MOST)]
        return [(record, row) for record, row in held.items() if sought in (row[1] or "")]

    def _say_count(self, found: int, held: int, sought: str) -> None:
        counter = COUNTERS[self.model]
        if self.model is Enterprise and not self._finder.whole:
            self._count.setText("")  # how many there are is not known yet
        elif not sought:
            self._count.setText(f"{held:,} {counter}")
        else:
            most = "前 " if found == MOST else ""
            self._count.setText(f"{most}{found:,} / {held:,} {counter}")

    def current(self) -> str:
        """The id of the row under the cursor; "" when there is none."""
        grid = self.grids[self.model]
        number = grid.currentIndex().row()
        return grid.rows.rows[number][0] if 0 <= number < len(grid.rows.rows) else ""

    def selected_ids(self) -> list[str]:
        """The ids of the rows selected (Shift, Ctrl, Ctrl+A), in the order shown."""
        grid = self.grids.get(self.model)
        chosen = grid.selectionModel().selectedRows() if grid else []
        return (
            [grid.rows.rows[row][0] for row in sorted(each.row() for each in chosen)]
            if grid
            else []
        )

    def mark(self, record: str) -> None:
        """Put the mark on a row without opening it."""
        grid = self.grids[self.model]
        grid.blockSignals(True)
        grid.select(record)
        grid.blockSignals(False)

    def _open_first(self) -> None:
        grid = self.grids[self.model]
        if grid.rows.rows:
            grid.selectRow(0)
            self.opened.emit(grid.rows.rows[0][0])

    def seek(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def take_focus(self) -> None:
        """Put the cursor into the table."""
        if self.grids:
            self.grids[self.model].setFocus()


def _read(office: Office, model: type[Record]) -> dict[str, tuple[Any, ...]]:
    keys = [entry.key for entry in _shown(model)]
    return {row[0]: row for row in office.store.rows(model, "id", *keys)}


def _shown(model: type[Record]) -> list[Field]:
    return [entry for entry in fields_of(model) if entry.in_table]


def _column(entry: Field, number: int, industries: Mapping[str, str]) -> Column:
    return Column(
        entry.header(),
        lambda row: shown(entry, row[number], industries),
        number=entry.kind in (Kind.MONEY, Kind.QUANTITY),
        key=lambda row: row[number],
    )
