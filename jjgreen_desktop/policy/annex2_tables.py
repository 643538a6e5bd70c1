"""附件2 as printed: the official figures are strings, never recomputed; a blank is not 0."""

from jjgreen_desktop.policy.tables import Table


class EnergyRow(Table):
    """One row of (一): 2024 energy (万吨标准煤), its growth (%), and a target (%) for each year."""

    unit: str
    energy: str
    growth: str
    targets: tuple[str, ...]


class EnergyTable(Table):
    """附件2（一）: growth of energy per unit of industrial value added."""

    heading: str
    period: str
    city: str
    years: tuple[int, ...]
    base_year: int
    unit_heading: str
    done_heading: str
    energy_heading: str
    growth_heading: str
    target_heading: str
    row: tuple[EnergyRow, ...]


class TitleColumn(Table):
    """One column of (二): which titles it counts."""

    key: str
    group: str
    heading: str
    level: str
    kinds: tuple[str, ...]


class TitlesRow(Table):
    """One row of (二): a cell for each column, "" where the official table is blank."""

    order: int
    unit: str
    cells: tuple[str, ...]


class TitlesTable(Table):
    """附件2（二）: counts of title holders in the target year."""

    heading: str
    period: str
    year: int
    order_heading: str
    unit_heading: str
    column: tuple[TitleColumn, ...]
    row: tuple[TitlesRow, ...]
