"""分品种能耗 under a yearly return: each carrier with its formula, the sum, and the step that adopts it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import ENERGY_BASES, AnnualReturn
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.units import UNITS
from jjgreen_desktop.operations import energy, energy_entry
from jjgreen_desktop.operations.energy import Line, Sheet
from jjgreen_desktop.operations.office import Office
from ui.enterprises.drawer import Drawer
from ui.enterprises.section import Said, Section
from ui.enterprises.use_form import QUANTITY, UseForm
from ui.lookups import Lookups
from ui.theme import set_role
from ui.widgets.grid import Column
from ui.widgets.text import button, label
from ui.worker import Worker

SAID = Said(
    heading=EnergyUse.label,
    first="先填好上面的年度，保存后在这里按品种录入。",
    how="输品种首字母、回车，再输数量连单位（如 120万立方米）、回车，接着输下一品种；空着回车就结束。",
    next="下一品种",
    delete="删除品种",
)


class EnergySection(Section):
    """The carriers of one return."""

    def __init__(self, worker: Worker, lookups: Lookups, drawer: Drawer) -> None:
        super().__init__(worker, drawer, UseForm(lookups), COLUMNS, SAID)
        self._sheet: Sheet | None = None
        self._after_amount = False  # whether Enter was pressed there, not in the last field
        self.form.drafted.connect(self._work_out)

    def _steps(self) -> Sequence[QWidget]:
        self._adopt = button("采用合计", self.adopt, "primary", key="Alt+A")
        return (self._adopt,)

    def _worked_out(self) -> Sequence[QWidget]:
        self.formula = label("", wrap=True)
        self.formula.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return (self.formula,)

    @property
    def _report(self) -> AnnualReturn | None:
        return self._whole if isinstance(self._whole, AnnualReturn) else None

    def _usable(self, whole: Record) -> bool:
        return isinstance(whole, AnnualReturn) and bool(whole.id and whole.year)

    def _place(self, whole: Record) -> object:
        return whole.id, getattr(whole, "year", None)

    def _read(self, office: Office, whole: Record) -> Sheet:
        assert isinstance(whole, AnnualReturn)
        return energy.sheet(office, whole)

    def _rows(self, read: Sheet) -> list[tuple[str, Line]]:
        self._sheet = read
        return [(line.use.id, line) for line in read.lines]

    def _parts(self, read: Sheet) -> dict[str, Record]:
        return {line.use.id: line.use for line in read.lines}

    def _part_of(self, row: Line) -> Record:
        return row.use

    def _show_total(self, read: Sheet) -> None:
        self.total.setText(said(read))
        set_role(self.total, "good" if read.agrees else "warning")
        self.total.setVisible(bool(read.lines))
        self._adopt.setVisible(read.total is not None and not read.agrees)

    def _complete(self, part: str) -> bool:
        """After the amount what is needed for tce comes next; out of the last field it has been passed by."""
        if not self._after_amount:
            return super()._complete(part)
        lines = self._sheet.lines if self._sheet else ()
        return any(line.use.id == part and line.tce is not None for line in lines)

    def _ask_rest(self) -> None:
        """After the amount no other carrier was asked for: what is typed goes into what is still needed."""
        if self._after_amount:
            self.form.ask_rest()
        else:
            super()._ask_rest()

    def _new(self) -> EnergyUse:
        assert self._report is not None
        return EnergyUse(enterprise=self._report.enterprise, year=self._report.year)

    def _show(self, part: Record) -> None:
        self.formula.setText("")
        super()._show(part)

    def _passed(self, key: str) -> bool:
        """Enter after the amount: when the carrier is whole, on to the next one."""
        if super()._passed(key):
            return True
        if key == QUANTITY:
            self._going_on = self._after_amount = True
            self.reload()
        return False

    def _go_on(self) -> None:
        self._after_amount = False
        super()._go_on()

    def _work_out(self, draft: Record) -> None:
        """The formula of what is typed."""
        session = self._session
        if isinstance(draft, EnergyUse):
            self._worker.run(
                lambda office, _progress: _formula(office, draft),
                lambda words: self.formula.setText(words) if session is self._session else None,
            )

    def adopt(self) -> None:
        """采用合计: put the sum into the return; it can be undone."""
        report = self._report
        if report is None or self._adopt.isHidden():
            return
        self.settling.emit()
        self.form.begin()  # what was being typed is settled: the next carrier, or none, follows
        self._worker.run(
            lambda office, _progress: energy_entry.adopt(office, report),
            lambda saved: self._adopted(saved.record),
        )

    def _adopted(self, report: AnnualReturn) -> None:
        self.say.emit(
            f"已采用合计：{report.year} 年综合能源消费量 {report.energy_tce:,f} 吨标准煤。"
        )
        self.written.emit()


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


def _formula(office: Office, draft: EnergyUse) -> str:
    return energy.formula(office.reference.carriers, energy.completed(office, draft))


def _amount(line: Line) -> str:
    if line.use.quantity is None:
        return values.UNKNOWN
    return f"{line.use.quantity:,f} {UNITS.get(line.use.unit or '', '')}"


def _factor(line: Line) -> str:
    return values.UNKNOWN if line.use.factor is None else f"{line.use.factor:f}"


def _tce(line: Line) -> str:
    if line.tce is None:
        return values.UNKNOWN
    return energy.tons(line.tce) if line.counted else f"（{energy.tons(line.tce)}）"


COLUMNS = (
    Column(field_of(EnergyUse, "carrier").label, lambda line: line.use.carrier or values.UNKNOWN),
    Column(field_of(EnergyUse, "quantity").label, _amount, number=True),
    Column(field_of(EnergyUse, "factor").label, _factor, number=True),
    Column("吨标准煤", _tce, number=True),
)
