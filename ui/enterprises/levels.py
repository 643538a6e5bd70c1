"""查标准: the library of 标杆水平 and energy limits in the place of the fields; what is taken fills them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import Field, field_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.energy_entry import unfit
from jjgreen_desktop.operations.limits import Limit
from ui.enterprises.record_form import RecordForm
from ui.lookups import Lookups
from ui.theme import GRID, set_role
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label

LEGEND = "已核对的与公开资料一致，待核的未见原文；采用前都请对照文件或标准原文。"
NONE = "没有找到。请换产品名称、标准号、行业或拼音首字母再查。"


class LevelPanel(QWidget):
    """A search, the rows found, what is to be minded about the one chosen, and the step that takes it."""

    taking = Signal(object)  # the Limit
    left = Signal()

    def __init__(self, lookups: Lookups) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.grid = Grid(COLUMNS, squeeze=True)
        self._lookups = lookups
        self._industry = ""
        self._retrofit = Retrofit()
        self._note = label("", "note", wrap=True)
        self._take = button("采用这一条", self.take, "primary", tip="填入标杆水平或先进值（Enter）")
        self._back = button("返回填写", self.left.emit, icon="arrow-left", tip="返回填写（Esc）")
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.take)
        self.grid.chosen.connect(lambda _key: self._explain())
        self.grid.opened.connect(lambda _key: self.take())

    def _lay_out(self) -> None:
        self.search.setPlaceholderText("产品、标准号、行业或拼音首字母，几个词用空格隔开")
        self.search.setAccessibleName("查标杆水平和能耗限额")
        self.grid.setAccessibleName("标杆水平和能耗限额")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label("查标准", "heading"))
        head.addStretch(1)
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        bar.addWidget(label(LEGEND, "note", wrap=True), 1)
        bar.addWidget(self._back)
        bar.addWidget(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._note)
        layout.addLayout(bar)
        for part in (self.search, self.grid, self._take, self._back):
            part.installEventFilter(self)

    def begin(self, retrofit: Retrofit, industry: str) -> None:
        """Search for the product of a retrofit, of a firm of this industry."""
        self._retrofit, self._industry = retrofit, industry
        product = (retrofit.product or "").strip()
        self.search.setText(product if self._lookups.find_limits(product, industry) else "")
        self._find()
        self.search.setFocus()
        self.search.selectAll()

    def _find(self) -> None:
        found = self._lookups.find_limits(self.search.text(), self._industry)
        self.grid.show_rows([(row.key, row) for row in found])
        if found:
            self.grid.selectRow(0)
        self._explain()

    @property
    def chosen(self) -> Limit | None:
        """The row under the cursor."""
        number = self.grid.currentIndex().row()
        rows = self.grid.rows.rows
        return rows[number][1] if 0 <= number < len(rows) else None

    def _explain(self) -> None:
        limit = self.chosen
        fault = unfit(self._retrofit, limit) if limit else NONE
        set_role(self._note, "warning" if fault else "note")
        self._note.setText(explained(limit, fault) if limit else fault)
        self._take.setEnabled(not fault)

    def take(self) -> None:
        """Take the row chosen, if it fits."""
        if (limit := self.chosen) and self._take.isEnabled():
            self.taking.emit(limit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc goes back to the fields; the arrows go from the search into the rows."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        assert isinstance(event, QKeyEvent)
        escape = event.key() == Qt.Key.Key_Escape
        down = event.key() == Qt.Key.Key_Down and watched is self.search
        if not (escape or down):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif escape:
            self.left.emit()
        else:
            self.grid.setFocus()
        return True


class Levels(QObject):
    """Opens the panel over a retrofit's form and hands what is taken to its session."""

    def __init__(self, lookups: Lookups, form: RecordForm) -> None:
        super().__init__(form)
        self._lookups = lookups
        self._form = form
        self._field = ""
        self.panel: LevelPanel | None = None

    def open(self, field: Field, subject: Record | None) -> None:
        """Look for the value of a field of the retrofit shown."""
        session = self._form.session
        draft = session.draft() if session else None
        if not isinstance(draft, Retrofit):
            return
        if self.panel is None:
            self.panel = LevelPanel(self._lookups)
            self.panel.taking.connect(self._take)
            self.panel.left.connect(self._leave)
        self._field = field.key
        industry = subject.industry if isinstance(subject, Enterprise) else None
        self._form.cover(self.panel)
        self.panel.begin(draft, industry or "")

    def _take(self, limit: Limit) -> None:
        session = self._form.session
        draft = session.draft() if session else None
        if session is None or not isinstance(draft, Retrofit):
            return
        for key, value in self._lookups.take_limit(draft, limit).items():
            session.type(key, self._lookups.typed(field_of(Retrofit, key), value))
        session.commit(limit.field)
        self._field = limit.field
        self._leave()

    def _leave(self) -> None:
        self._form.cover(None)
        self._form.form.jump(self._field)


def explained(limit: Limit, fault: str) -> str:
    """What is to be minded about a row."""
    since = f"{limit.effective} 起实施。" if limit.effective else ""
    known = "" if limit.confirmed else "待核：采用后须对照原文核对。"
    named = f"《{limit.title}》" if limit.title else ""
    return f"{fault}{limit.document}{named}：{limit.product}。{since}{limit.note}{known}"


def _value(value: object) -> str:
    return UNKNOWN if value is None else f"{value:,f}"


COLUMNS = (
    Column("产品或工序", lambda row: row.product),
    Column("文件或标准", lambda row: "标杆清单" if row.benchmark else row.document),
    Column("单位", lambda row: row.unit),
    Column("标杆/1级", lambda row: _value(row.best), number=True),
    Column("2级", lambda row: _value(row.middle), number=True),
    Column("基准/3级", lambda row: _value(row.least), number=True),
    Column("核对", lambda row: row.confidence_words),
)
