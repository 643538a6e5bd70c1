"""附件2（一）: growth of energy per unit of value added, computed from the firms that report both years."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.policy.annex2_holders import HolderRef, Holders
from jjgreen_desktop.policy.annex2_tables import EnergyRow, EnergyTable
from jjgreen_desktop.policy.pack import County

TCE_PER_WAN = 10_000
Year = tuple[Decimal, Decimal]  # energy in tce, value added in 万元 at constant prices


@dataclass(frozen=True, slots=True)
class EnergyFigure:
    """One year: the target (%) as printed and the actual (%), None when unknown.

    `gap` is actual minus target in points: above 0 still to fall, 0 or below reached. `coverage` is the
    share (%) of the county's official 2024 energy that these firms used in the year before.
    """

    year: int
    target: str
    actual: Decimal | None
    gap: Decimal | None
    coverage: Decimal | None
    firms: tuple[HolderRef, ...]


@dataclass(frozen=True)
class EnergyActuals:
    """Each firm's complete years, with the county that reports it."""

    years: dict[HolderRef, dict[int, Year]]
    holders: Holders

    @classmethod
    def of(cls, returns: Iterable[AnnualReturn], holders: Holders) -> "EnergyActuals":
        """Only years that state both energy and value added are complete."""
        years: dict[HolderRef, dict[int, Year]] = {}
        for row in returns:
            ref = holders.refs.get(("enterprise", row.enterprise or ""))
            if ref and row.year and row.energy_tce is not None and row.value_added:
                years.setdefault(ref, {})[row.year] = (row.energy_tce, row.value_added)
        return cls(years, holders)

    def firms(self, year: int, county: str | None) -> tuple[HolderRef, ...]:
        """The firms of a county (None: all) that report `year` and the year before."""
        return tuple(
            sorted(
                ref
                for ref, found in self.years.items()
                if year in found
                and year - 1 in found
                and (county is None or self.holders.county(ref) == county)
            )
        )

    def total(self, firms: Iterable[HolderRef], year: int) -> tuple[Fraction, Fraction]:
        """Σ energy in tce and Σ value added in 万元."""
        found = [self.years[ref][year] for ref in firms]
        return (
            sum((Fraction(energy) for energy, _ in found), Fraction(0)),
            sum((Fraction(value) for _, value in found), Fraction(0)),
        )

    def growth(self, firms: Iterable[HolderRef], year: int) -> Fraction | None:
        """Growth of energy per value added in %, None when it cannot be known."""
        refs = tuple(firms)
        energy, value = self.total(refs, year)
        energy_before, value_before = self.total(refs, year - 1)
        if not (value and value_before and energy_before):
            return None
        return (energy / value / (energy_before / value_before) - 1) * 100


def figures(
    table: EnergyTable, row: EnergyRow, actuals: EnergyActuals, county: County | None
) -> tuple[EnergyFigure, ...]:
    """The figures of one official row."""
    return tuple(
        _figure(year, target, row, actuals, county.key if county else None)
        for year, target in zip(table.years, row.targets, strict=True)
    )


def _figure(
    year: int, target: str, row: EnergyRow, actuals: EnergyActuals, county: str | None
) -> EnergyFigure:
    firms = actuals.firms(year, county)
    growth = actuals.growth(firms, year)
    if growth is None:
        return EnergyFigure(year, target, None, None, None, firms)
    gap = growth - Fraction(target)
    used = actuals.total(firms, year - 1)[0]
    coverage = used / (Fraction(row.energy) * TCE_PER_WAN) * 100
    return EnergyFigure(year, target, shown(growth), shown(gap), shown(coverage), firms)


def shown(value: Fraction) -> Decimal:
    """Rounded half up to two places, for print only."""
    scaled = value * 100 * (1 if value >= 0 else -1)
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-2)
