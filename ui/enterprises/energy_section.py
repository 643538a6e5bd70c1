"""分品种能耗 under a yearly return: each carrier with its formula, the sum, and the step that adopts it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import ENERGY_BASES, AnnualReturn
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.units import UNITS
from jjgreen_desktop.operations import energy, energy_entry, recording
from jjgreen_desktop.operations.energy import Line, Sheet
from jjgreen_desktop.operations.office import Office
from ui.enterprises.drawer import Drawer
from ui.enterprises.session import Session
from ui.enterprises.use_form import QUANTITY, UseForm
from ui.lookups import Lookups
from ui.theme import GRID, ROW, set_role
from ui.widgets.elided import Elided
from ui.widgets.grid import Column, Grid
from ui.widgets.text import button, label, rule
from ui.worker import Worker

MOST_ROWS = 6
FIRST = "先填好上面的年度，保存后在这里按品种录入。"
HOW = "输品种首字母、回车，再输数量连单位（如 120万立方米）、回车，接着输下一品种。"


class EnergySection(QWidget):
    """Adds, edits and removes the carriers of one return."""

    say = Signal(str)
    written = Signal()
    settling = Signal()  # the return is about to be written: what is typed in it goes first
    shown = Signal(object)  # a part to be scrolled into view

    def __init__(self, worker: Worker, lookups: Lookups, drawer: Drawer) -> None:
        super().__init__()
        set_role(self, "page")
        self.form = UseForm(lookups)
        self.grid = Grid(COLUMNS, squeeze=True)
        self.total = label("", "good", wrap=True)
        self.formula = label("", wrap=True)
        self._worker = worker
        self._drawer = drawer
        self._report: AnnualReturn | None = None
        self._sheet: Sheet | None = None
        self._session: Session | None = None
        self._going_on = False
        self._hint = label(FIRST, "muted", wrap=True)
        self._status = Elided("note")
        self._adopt = button("采用合计", self.adopt, "primary")
        self._next = button("下一品种", self.start_new, icon="plus", key="Alt+Return")
        self._delete = button("删除品种", self.remove, "danger", icon="trash", tip="删除，可撤销")
        self._body = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for words in (self.total, self.formula, self._hint):
            words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.grid.setAccessibleName("分品种能耗")
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GRID)
        sum_row = QHBoxLayout()
        sum_row.addWidget(self.total, 1)
        sum_row.addWidget(self._adopt, 0, Qt.AlignmentFlag.AlignTop)
        bar = QHBoxLayout()
        bar.addWidget(self._status, 1)
        bar.addWidget(self._delete)
        bar.addWidget(self._next)
        body.addWidget(self.grid)
        body.addLayout(sum_row)
        body.addWidget(self.formula)
        body.addWidget(self.form)
        body.addLayout(bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        for each in (rule(), label("分品种能耗", "heading"), self._hint, self._body):
            layout.addWidget(each)
        set_role(self._body, "page")

    def _connect(self) -> None:
        self.grid.chosen.connect(self._choose)
        self.form.status.connect(self._show_status)
        self.form.drafted.connect(self._work_out)
        self.form.entered.connect(lambda field: self.shown.emit(self.form.form.boxes[field.key]))
        self._drawer.saved.connect(self._saved)
        quantity = self.form.form.boxes[QUANTITY].widget
        assert isinstance(quantity, QLineEdit)
        quantity.returnPressed.connect(self._go_on)

    def show_report(self, report: AnnualReturn) -> None:
        """Show the carriers of a return; one that has no year yet has none."""
        usable = bool(report.id and report.year)
        before = self._report
        self._report = report if usable else None
        self._hint.setText(HOW if usable else FIRST)
        self._body.setVisible(usable)
        if not before or not usable or _place(before) != _place(report):
            self._session = None
            self._going_on = False
        if usable:
            self.reload()

    def reload(self) -> None:
        """Read the carriers again."""
        if report := self._report:
            self._worker.run(lambda office, _progress: energy.sheet(office, report), self._take)

    def _take(self, sheet: Sheet) -> None:
        if self._report is None or _place(sheet.report) != _place(self._report):
            return
        self._sheet = sheet
        rows = [(line.use.id, line) for line in sheet.lines]
        self.grid.blockSignals(True)  # the same row is still the chosen one
        self.grid.show_rows(rows)
        self.grid.blockSignals(False)
        self.grid.setVisible(bool(rows))
        self.grid.setFixedHeight(ROW * (min(len(rows), MOST_ROWS) + 1) + 4)
        self._show_total(sheet)
        self._show_use({line.use.id: line.use for line in sheet.lines})

    def _show_total(self, sheet: Sheet) -> None:
        self.total.setText(said(sheet))
        set_role(self.total, "good" if sheet.agrees else "warning")
        self.total.setVisible(bool(sheet.lines))
        self._adopt.setVisible(sheet.total is not None and not sheet.agrees)

    def _show_use(self, uses: dict[str, EnergyUse]) -> None:
        """Go on with the carrier shown; when it was left with Enter and is whole, with the next."""
        if pointed := self._drawer.pointed(uses):
            use_id, key = pointed
            self._show(uses[use_id])
            self.form.form.jump(key if key in self.form.form.boxes else "carrier")
            self.shown.emit(self.form)
            return
        session = self._session
        busy = session is not None and bool(session.texts)
        if self._going_on and session and not busy:
            self._going_on = False
            if self._whole(session.record.id):
                self.start_new()
                return
            self._ask_rest(session)
        use = uses.get(session.record.id) if session else None
        if use is None and not (session and not session.record.id):
            self._show(self._new())
        elif use is not None and session and use != session.record and not busy:
            self._show(use)

    def _whole(self, use: str) -> bool:
        lines = self._sheet.lines if self._sheet else ()
        return any(line.use.id == use and line.tce is not None for line in lines)

    def _ask_rest(self, session: Session) -> None:
        """Put the cursor into what is still needed."""
        record = session.record
        assert isinstance(record, EnergyUse)
        needed = ("carrier", QUANTITY, "unit", "basis", "factor", "factor_source")
        lacking = next((key for key in needed if getattr(record, key) is None), "unit")
        self.form.form.jump(lacking)

    def _new(self) -> EnergyUse:
        assert self._report is not None
        return EnergyUse(enterprise=self._report.enterprise, year=self._report.year)

    def _show(self, use: EnergyUse) -> None:
        self._session = self._drawer.session(use)
        self.formula.setText("")
        self.form.show_session(self._session)
        self._delete.setEnabled(bool(use.id))
        if use.id:
            self.grid.blockSignals(True)
            self.grid.select(use.id)
            self.grid.blockSignals(False)
        else:
            self.grid.clearSelection()

    def _choose(self, use: str) -> None:
        line = self.grid.row_of(use)
        if line and (self._session is None or self._session.record.id != use):
            self.form.settle()
            self._show(line.use)

    def start_new(self) -> None:
        """The next carrier (Alt+Enter); what was being typed is settled first."""
        if self._report is None:
            return
        self.form.settle()
        self._show(self._new())
        self.form.begin()

    def _go_on(self) -> None:
        """Enter after the amount: when the carrier is whole, on to the next one."""
        self._going_on = True
        self.reload()

    def _work_out(self, draft: Record) -> None:
        """The formula of what is typed."""
        session = self._session
        if isinstance(draft, EnergyUse):
            self._worker.run(
                lambda office, _progress: _formula(office, draft),
                lambda words: self.formula.setText(words) if session is self._session else None,
            )

    def _saved(self, record: Record) -> None:
        if isinstance(record, EnergyUse) and self._report:
            self._delete.setEnabled(bool(self._session and self._session.record.id))
            self.reload()

    def adopt(self) -> None:
        """采用合计: put the sum into the return; it can be undone."""
        report = self._report
        if report is None:
            return
        self.settling.emit()
        self._worker.run(
            lambda office, _progress: energy_entry.adopt(office, report),
            lambda saved: self._adopted(saved.record),
        )

    def _adopted(self, report: AnnualReturn) -> None:
        self.say.emit(
            f"已采用合计：{report.year} 年综合能源消费量 {report.energy_tce:,f} 吨标准煤。"
        )
        self.written.emit()

    def remove(self) -> None:
        """Remove the carrier shown; it can be undone."""
        session = self._session
        if session is None or not session.record.id:
            return
        use = session.record
        self._worker.run(
            lambda office, _progress: recording.remove(office, use),
            lambda _nothing: self._removed(use),
        )

    def _removed(self, use: Record) -> None:
        self._drawer.forget(use)
        self._session = None
        self.say.emit(f"已删除{use.label}“{use.title()}”。")
        self.written.emit()

    def _show_status(self, text: str, well: bool) -> None:
        self._status.setText(text)
        set_role(self._status, "note" if well else "warning")


def said(sheet: Sheet) -> str:
    """The sum, and whether the return says the same."""
    if sheet.total is None:
        return f"还没有合计：{sheet.lacking}" if sheet.lines else ""
    basis = (
        f"（电力按{ENERGY_BASES[sheet.report.energy_basis]}）" if sheet.report.energy_basis else ""
    )
    total = f"按品种合计 {energy.tons(sheet.total)} 吨标准煤{basis}"
    unseen = f"其中{'、'.join(sheet.unconfirmed)}的系数待核。" if sheet.unconfirmed else ""
    return f"{total}，{_compared(sheet)}。{unseen}"


def _compared(sheet: Sheet) -> str:
    if sheet.agrees:
        return "与已填一致"
    if sheet.report.energy_tce is None:
        return "综合能源消费量还没有填"
    return f"与已填 {sheet.report.energy_tce:,f} 吨标准煤不一致"


def _place(report: AnnualReturn) -> tuple[str, int | None]:
    return report.id, report.year


def _formula(office: Office, draft: EnergyUse) -> str:
    return energy.formula(office.reference.carriers, energy.completed(office, draft))


def _amount(line: Line) -> str:
    if line.use.quantity is None:
        return values.UNKNOWN
    return f"{line.use.quantity:,f} {UNITS.get(line.use.unit or '', '')}"


def _tce(line: Line) -> str:
    if line.tce is None:
        return values.UNKNOWN
    return energy.tons(line.tce) if line.counted else f"（{energy.tons(line.tce)}）"


COLUMNS = (
    Column("能源品种", lambda line: line.use.carrier or values.UNKNOWN),
    Column("数量", _amount, number=True),
    Column(
        "折标系数", lambda line: f"{line.use.factor:f}" if line.use.factor else "—", number=True
    ),
    Column("吨标准煤", _tce, number=True),
)
