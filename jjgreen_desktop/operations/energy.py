"""折标: an amount of a carrier in tonnes of standard coal, with the formula in words, and their sum by return.

Exact decimals all through; only the sum that is taken into the return is rounded, to 0.01 tce.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, getcontext

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.enterprise import ENERGY_BASES, AnnualReturn
from jjgreen_desktop.domain.units import UNITS
from jjgreen_desktop.operations.carriers import BOTH_WAYS, KJ_PER_KGCE, MEDIA, Carriers
from jjgreen_desktop.operations.office import Office

KG_PER_TON = 1000
CENT = Decimal("0.01")
FOURTH = Decimal("0.0001")  # the places the standard's own factors have
MINUS = ("output", "recovered")
DIRECT = "dangliang"


@dataclass(frozen=True, slots=True)
class Line:
    """One use in tce (None: cannot be told yet), and how, in words; `counted` says whether it is in the sum."""

    use: EnergyUse
    tce: Decimal | None
    words: str
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """The uses of one return: each line, their sum in tce as reported, and what keeps it from being whole."""

    report: AnnualReturn
    lines: tuple[Line, ...]
    total: Decimal | None
    lacking: str = ""
    unconfirmed: tuple[str, ...] = ()  # carriers whose factor of the table nobody has seen in print

    @property
    def agrees(self) -> bool:
        """Whether the return says the same, as far as the digits it gives go."""
        return self.total is not None and same(self.report.energy_tce, self.total)

    @property
    def rounded(self) -> Decimal | None:
        """The sum as it is taken into the return."""
        return None if self.total is None else half_up(self.total, CENT)


def to_tce(carriers: Carriers, use: EnergyUse) -> Decimal | None:
    """Tonnes of standard coal of a use, below zero where it is deducted; None while something is missing."""
    row = carriers.row(use)
    if row is None or use.quantity is None or use.factor is None or not use.unit:
        return None
    if not row.measured_in(use.unit):
        return None
    tce = row.base_amount(use.quantity, use.unit) * use.factor / KG_PER_TON
    return -tce if use.flow in MINUS else tce


def formula(carriers: Carriers, use: EnergyUse) -> str:
    """天然气 120 万立方米 × 1.2143 千克标准煤/立方米 ÷ 1000 = 1,457.16 吨标准煤（…）; what is missing while it is."""
    row, tce = carriers.row(use), to_tce(carriers, use)
    if row is None or tce is None or use.factor is None or use.quantity is None or not use.unit:
        return missing(carriers, use)
    amount = f"{use.carrier} {use.quantity:,f} {UNITS[use.unit]}"
    measured = f"（{use.heat_value:,f} ÷ {KJ_PER_KGCE}）" if use.heat_value is not None else ""
    said = f"{amount} × {use.factor:f}{measured} {row.factor_unit(use.unit)} ÷ {KG_PER_TON}"
    basis = ENERGY_BASES[use.basis or row.basis]
    deducted = "，从合计中减去" if use.flow in MINUS else ""
    return f"{said} = {tons(abs(tce))} 吨标准煤（{use.factor_source or '依据未填'}，{basis}{deducted}）"


def tons(tce: Decimal) -> str:
    """An amount as reported: two places, thousands apart."""
    return f"{half_up(tce, CENT):,f}"


def missing(carriers: Carriers, use: EnergyUse) -> str:
    """What must be known before a use can be counted; "" when nothing is missing."""
    ways = carriers.ways(use.carrier)
    if not ways:
        return "请选择能源品种。"
    if use.quantity is None:
        return f"请填写{use.carrier}的数量。"
    if not use.unit or not any(way.measured_in(use.unit) for way in ways):
        return f"{use.carrier}不能按{UNITS.get(use.unit or '', '这个单位')}计量，请改选单位。"
    row = carriers.row(use)
    if row is None:
        return f"{use.carrier}请选择按当量值还是等价值折标。"
    if use.factor is None and row.low is not None:
        return f"{use.carrier}的折标系数标准给出范围 {row.range_words()}，请填采用的数和依据。"
    return f"{use.carrier}没有固定的折标系数，请填采用的数和依据。" if use.factor is None else ""


def completed(office: Office, use: EnergyUse) -> EnergyUse:
    """The use with what follows from its carrier; 电力 and 热力 take the basis of the return, where it says one."""
    filled_in = filled(office.reference.carriers, use)
    if filled_in.basis or not both_ways(office.reference.carriers, filled_in):
        return filled_in
    report = report_of(office, use.enterprise, use.year)
    basis = report.energy_basis if report else None
    return filled(office.reference.carriers, _with(filled_in, basis=basis))


def filled(carriers: Carriers, use: EnergyUse) -> EnergyUse:
    """The use with its carrier's name, usual unit, the basis and the factor where there is only one."""
    use = _with(use, carrier=carriers.named(use.carrier) or use.carrier)
    ways = carriers.ways(use.carrier)
    if not ways:
        return use
    only = ways[0].basis if len(ways) == 1 else None
    use = _with(use, unit=use.unit or ways[0].usual_unit, basis=use.basis or only)
    row = carriers.row(use)
    if use.heat_value is not None:
        source = None if use.factor_source in carriers.standards else use.factor_source
        return _with(use, factor=factor_of(use.heat_value), factor_source=source)
    if row and use.factor is None and row.fixed is not None:
        return _with(use, factor=row.fixed, factor_source=use.factor_source or row.standard)
    return use


def factor_of(heat_value: Decimal) -> Decimal:
    """kg of standard coal for a measured net calorific value in kJ, to the four places of the standard."""
    return half_up(heat_value / KJ_PER_KGCE, FOURTH)


def _with(use: EnergyUse, **values: object) -> EnergyUse:
    changed = {key: value for key, value in values.items() if value != getattr(use, key)}
    return use.model_copy(update=changed) if changed else use


def report_of(office: Office, enterprise: str | None, year: int | None) -> AnnualReturn | None:
    """The return of a year, if it is registered."""
    if not enterprise or not year:
        return None
    return next(iter(office.find(AnnualReturn, enterprise=enterprise, year=year)), None)


def uses_of(office: Office, report: AnnualReturn) -> list[EnergyUse]:
    """The energy by carrier of a return, in order of entry."""
    if not report.enterprise or not report.year:
        return []
    return office.find(EnergyUse, enterprise=report.enterprise, year=report.year)


def following(office: Office, report: AnnualReturn) -> list[EnergyUse]:
    """The uses that go along when the year of a registered return is put right."""
    before = office.get(AnnualReturn, report.id) if report.id else None
    if before is None or before.year == report.year or not report.year:
        return []
    return [use.model_copy(update={"year": report.year}) for use in uses_of(office, before)]


def sheet(office: Office, report: AnnualReturn) -> Sheet:
    """The uses of a return and their sum."""
    return summed(office.reference.carriers, report, uses_of(office, report))


def summed(carriers: Carriers, report: AnnualReturn, uses: Sequence[EnergyUse]) -> Sheet:
    """The sum of some uses by the basis of the return; working media have none in 当量值."""
    basis = report.energy_basis or said_basis(carriers, uses)
    lines = tuple(_line(carriers, use, basis) for use in uses)
    open_lines = [line for line in lines if line.counted and line.tce is None]
    if not lines or open_lines:
        return Sheet(report, lines, None, open_lines[0].words if open_lines else "")
    if odd := next((use for use in uses if disagrees(carriers, use, basis)), None):
        return Sheet(report, lines, None, f"{odd.carrier}的折标口径与年度报表不同，请先改为一致。")
    total = sum((line.tce or Decimal(0) for line in lines if line.counted), Decimal(0))
    return Sheet(report, lines, total, unconfirmed=tuple(_unseen(carriers, uses)))


def _unseen(carriers: Carriers, uses: Sequence[EnergyUse]) -> Iterator[str]:
    for use in uses:
        row = carriers.row(use)
        if row and not row.confirmed and use.factor_source == row.standard and use.carrier:
            yield use.carrier


def said_basis(carriers: Carriers, uses: Sequence[EnergyUse]) -> str:
    """What the uses themselves say where the return does not: that of their first 电力 or 热力."""
    said = (use.basis for use in uses if both_ways(carriers, use))
    return next((basis for basis in said if basis), DIRECT)


def _line(carriers: Carriers, use: EnergyUse, basis: str) -> Line:
    media = any(way.category == MEDIA for way in carriers.ways(use.carrier))
    counted = not (media and basis == DIRECT)
    words = formula(carriers, use)
    if not counted:
        words += "耗能工质按等价值折算，不计入当量值合计。"
    return Line(use, to_tce(carriers, use), words, counted)


def both_ways(carriers: Carriers, use: EnergyUse) -> bool:
    """Whether 当量值 and 等价值 of the carrier differ: 电力, 热力."""
    return any(way.category in BOTH_WAYS for way in carriers.ways(use.carrier))


def disagrees(carriers: Carriers, use: EnergyUse, basis: str | None) -> bool:
    """Whether electricity or heat is counted otherwise than the return says."""
    return bool(both_ways(carriers, use) and basis and use.basis and use.basis != basis)


def same(stated: Decimal | None, total: Decimal) -> bool:
    """Whether a stated figure is the total rounded to the places it is stated with."""
    if stated is None:
        return False
    return half_up(total, Decimal(1).scaleb(int(stated.as_tuple().exponent))) == stated


def half_up(value: Decimal, step: Decimal) -> Decimal:
    """A figure rounded to the places of `step`, with as many digits as that takes.

    The usual 28 do not suffice for a slip of the keyboard (a 产量 of 0.000000000001), which must be asked about.
    """
    digits = value.adjusted() - step.adjusted() + 2  # one more for what is carried: 9.99 to 10.0
    context = Context(prec=max(digits, getcontext().prec))
    return value.quantize(step, ROUND_HALF_UP, context)


def intensity(report: AnnualReturn) -> Decimal | None:
    """tce for 10,000 yuan of value added; None while either is unknown or the latter 0."""
    if report.energy_tce is None or not report.value_added:
        return None
    return report.energy_tce / report.value_added


def unit_energy(one: ProductEnergy) -> Decimal | None:
    """kg of standard coal for one unit of product; None while energy or output is unknown or 0."""
    if one.energy_tce is None or not one.output:
        return None
    return one.energy_tce * KG_PER_TON / one.output


def product_formula(one: ProductEnergy) -> str:
    """水泥熟料 120,000 吨标准煤 × 1000 ÷ 1,200,000 吨 = 100.00 千克标准煤/吨."""
    found = unit_energy(one)
    if found is None or one.energy_tce is None or one.output is None:
        return "填好产量和产品综合能耗，这里算出单位产品综合能耗。"
    unit = one.output_unit or field_of(ProductEnergy, "output_unit").label
    return (
        f"{one.product or '产品'}：{one.energy_tce:,f} 吨标准煤 × {KG_PER_TON} ÷ {one.output:,f} {unit}"
        f" = {tons(found)} 千克标准煤/{unit}"
    )
