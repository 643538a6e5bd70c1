"""The energy of a dossier: year by year with its intensity, and every carrier with its formula. GB/T 2589-2020."""

from collections.abc import Iterator
from decimal import Decimal

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.units import UNITS
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations import energy
from jjgreen_desktop.operations.dossier_records import (
    REST,
    Holding,
    Words,
    blocks_of,
    without_blank,
)
from jjgreen_desktop.operations.dossier_shape import Block, Cell, EnergyYear, Heading, Row
from jjgreen_desktop.operations.office import Office

FOURTH = Decimal("0.0001")
OWN = ("year", "carrier", "quantity", "unit")  # the columns a use has for itself
# Told in the formula, once it can be reckoned.
IN_FORMULA = ("basis", "heat_value", "factor", "factor_source")
INTENSITY = Heading("intensity", "单位工业增加值能耗（吨标准煤/万元）", number=True)
UNIT_ENERGY = Heading("unit_energy_computed", "计算的单耗（千克标准煤/产量单位）", number=True)


def years(holding: Holding) -> tuple[EnergyYear, ...]:
    """The years with a return, the earliest first; of two returns of a year the one entered first."""
    found: dict[int, EnergyYear] = {}
    for one in holding.of(AnnualReturn):
        if one.year and one.year not in found:
            found[one.year] = EnergyYear(one.year, one.energy_tce, energy.intensity(one))
    return tuple(found[year] for year in sorted(found))


def blocks(office: Office, holding: Holding, words: Words) -> Iterator[Block]:
    """The returns, the carriers with their formulas, the products with their unit energy."""
    returns = sorted(holding.of(AnnualReturn), key=lambda one: one.year or 0, reverse=True)
    yield from blocks_of(words, returns, (INTENSITY, _intensity))
    if uses := holding.of(EnergyUse):
        yield _carriers(office, words, returns, uses)
    yield from blocks_of(words, holding.of(ProductEnergy), (UNIT_ENERGY, _unit_energy))


def change_said(found: tuple[EnergyYear, ...]) -> str:
    """The last two years in one sentence; "" where there are not two in a row."""
    known = [one for one in found if one.tce is not None]
    if len(known) < 2 or known[-1].year - known[-2].year != 1 or not known[-2].tce:
        return ""
    before, now = known[-2], known[-1]
    said = f"{now.year} 年综合能源消费量比 {before.year} 年{_moved(now.tce, before.tce)}"
    if before.intensity and now.intensity is not None:
        said += f"，单位工业增加值能耗{_moved(now.intensity, before.intensity)}"
    return f"{said}。"


def _moved(now: Decimal | None, before: Decimal | None) -> str:
    change = ((now or Decimal(0)) / (before or Decimal(1)) - 1) * 100
    shown = energy.half_up(abs(change), Decimal("0.1"))
    if not shown:
        return "持平"
    return f"{'上升' if change > 0 else '下降'} {shown}%"


def _intensity(report: AnnualReturn) -> Cell:
    found = energy.intensity(report)
    return Cell(in_words(found), found)


def in_words(rate: Decimal | None) -> str:
    """An intensity with four places; unknown is “—”."""
    return UNKNOWN if rate is None else f"{energy.half_up(rate, FOURTH):,f}"


def _unit_energy(one: ProductEnergy) -> Cell:
    found = energy.unit_energy(one)
    return Cell(UNKNOWN) if found is None else Cell(energy.tons(found), found)


def _carriers(
    office: Office, words: Words, returns: list[AnnualReturn], uses: list[EnergyUse]
) -> Block:
    """A line for each use, year by year; the sum of a year where every use of it can be counted."""
    by_year = {one.year: one for one in reversed(returns)}
    rows: list[Row] = []
    for year in sorted({one.year or 0 for one in uses}, reverse=True):
        report = by_year.get(year) or AnnualReturn(year=year)
        own = [one for one in uses if (one.year or 0) == year]
        sheet = energy.summed(office.reference.carriers, report, own)
        rows += [_use(words, line) for line in sheet.lines]
        if sheet.total is not None:
            rows.append(_sum(year, sheet.total))
    return without_blank(Block(EnergyUse.noun, EnergyUse.label, tuple(rows), _heads()))


def _heads() -> tuple[Heading, ...]:
    own = [field_of(EnergyUse, key) for key in OWN]
    tce = field_of(AnnualReturn, "energy_tce")
    return (
        *(Heading(f.key, f.header(), f.key == "quantity") for f in own),
        Heading("tce", f"折标量（{tce.unit}）", number=True),
        Heading("formula", "算式和依据"),
        Heading("rest", REST),
    )


def _use(words: Words, line: energy.Line) -> Row:
    use = line.use
    amount = Cell(UNKNOWN) if use.quantity is None else Cell(f"{use.quantity:,f}", use.quantity)
    tce = Cell(UNKNOWN) if line.tce is None else Cell(energy.tons(line.tce), line.tce)
    cells = (
        Cell(str(use.year or UNKNOWN), use.year),
        Cell(use.carrier or UNKNOWN, use.carrier),
        amount,
        Cell(UNITS.get(use.unit or "", UNKNOWN), use.unit),
        tce,
        Cell(line.words),
        words.rest(use, OWN if line.tce is None else (*OWN, *IN_FORMULA)),
    )
    return Row(cells, words.opening(use))


def _sum(year: int, total: Decimal) -> Row:
    blank = (Cell(""),) * 2
    tce = Cell(energy.tons(total), total)
    return Row((Cell(str(year), year), Cell("合计"), *blank, tce, *blank), summed=True)
