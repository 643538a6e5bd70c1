"""The table of energy carriers: what one unit of each is in standard coal, as the standard has it. GB/T 2589-2020."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.units import UNITS, size_of
from jjgreen_desktop.operations.names import plain_name
from resources import read

Readings = Callable[[str], Iterable[str]]
CALLED = {"电": "电力", "煤": "原煤", "煤炭": "原煤", "水": "新水", "自来水": "新水"}
OTHER, MEDIA = "other", "media"
BOTH_WAYS = ("power", "heat")  # 当量值 and 等价值 differ
USUAL = {"kg": "t", "t": "t", "m3": "wan_m3", "kwh": "wan_kwh", "mj": "gj"}
KJ_PER_KGCE = Decimal("29307.6")  # 1 kg of standard coal, GB/T 2589-2020 3.6


@dataclass(frozen=True, slots=True)
class Carrier:
    """One row: `low` and `high` in kg of standard coal per `unit` (kg, t, m3, kwh, mj), None where there is none."""

    name: str
    category: str
    basis: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    standard: str
    note: str
    source: str
    confidence: str

    @property
    def fixed(self) -> Decimal | None:
        """The factor where the standard gives one value."""
        return self.low if self.low == self.high else None

    @property
    def usual_unit(self) -> str:
        """The unit staff report it in."""
        return USUAL[self.unit]

    @property
    def confirmed(self) -> bool:
        """Whether the value was seen in a public copy."""
        return self.confidence == "verified"

    def measured_in(self, unit: str) -> bool:
        """Whether an amount in this unit (a key of UNITS) is an amount of it."""
        return self.category == OTHER or size_of(unit).of == size_of(self.unit).of

    def range_words(self) -> str:
        """1.1000–1.3300."""
        return f"{self.low:.4f}–{self.high:.4f}"

    def factor_unit(self, unit: str) -> str:
        """千克标准煤/立方米: what the factor is in, for an amount in `unit`."""
        return f"千克标准煤/{UNITS[self._base(unit)]}"

    def base_amount(self, quantity: Decimal, unit: str) -> Decimal:
        """The quantity in the unit the factor is per."""
        return quantity * size_of(unit).size / size_of(self._base(unit)).size

    def _base(self, unit: str) -> str:
        """What is not in the table is counted per kg, m³, kW·h or MJ."""
        smallest = {"mass": "kg", "volume": "m3", "power": "kwh", "heat": "mj"}
        return smallest[size_of(unit).of] if self.category == OTHER else self.unit


class Carriers:
    """All rows, by name and basis."""

    def __init__(self, rows: Iterable[Carrier], readings: Readings) -> None:
        self.rows = tuple(rows)
        self.names = tuple(dict.fromkeys(row.name for row in self.rows))
        self.standards = frozenset(row.standard for row in self.rows)
        self._plain = {plain_name(name): name for name in self.names}
        self._short = {plain_name(name.split("（")[0]): name for name in reversed(self.names)}
        self._readings = {name: tuple(readings(name)) for name in self.names}

    def named(self, text: str | None) -> str | None:
        """The carrier meant by a name, with or without what stands in brackets; None when there is none."""
        wanted = plain_name(text or "")
        return self._plain.get(wanted) or self._short.get(wanted) or CALLED.get(wanted)

    def sounding(self, text: str) -> str | None:
        """The one carrier with exactly these pinyin initials; None when there is none or several."""
        wanted = plain_name(text)
        found = [name for name in self.names if wanted in self._readings[name]]
        return found[0] if len(found) == 1 else None

    def find(self, text: str) -> list[str]:
        """Carriers by a part of the name or pinyin initials; those that begin so first."""
        wanted = plain_name(text)
        found = [name for name in self.names if self._matches(name, wanted)]
        return sorted(found, key=lambda name: not self._begins(name, wanted))

    def _matches(self, name: str, wanted: str) -> bool:
        return wanted in plain_name(name) or any(wanted in each for each in self._readings[name])

    def _begins(self, name: str, wanted: str) -> bool:
        starts = (plain_name(name), *self._readings[name])
        return any(each.startswith(wanted) for each in starts)

    def ways(self, name: str | None) -> tuple[Carrier, ...]:
        """The rows of a carrier: one, or one for each basis."""
        return tuple(row for row in self.rows if row.name == name)

    def row(self, use: EnergyUse) -> Carrier | None:
        """The row a use is counted by; None while its carrier or basis is not known."""
        ways = self.ways(use.carrier)
        if len(ways) == 1:
            return ways[0]
        return next((row for row in ways if row.basis == use.basis), None)


def read_carriers(readings: Readings) -> Carriers:
    """The table that ships."""
    text = read("reference", "energy-carriers.csv").decode("utf-8")
    return Carriers(map(_carrier, csv.DictReader(io.StringIO(text))), readings)


def _carrier(row: dict[str, str]) -> Carrier:
    low, high = (Decimal(row[key]) if row[key] else None for key in ("factor_min", "factor_max"))
    words = (row[key] for key in ("standard", "note", "source", "confidence"))
    return Carrier(row["name"], row["category"], row["basis"], row["unit"], low, high, *words)
