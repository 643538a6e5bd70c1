"""The library of 能效标杆水平 and energy limits per product, to be searched from the field that asks for one.

What was not seen in a public copy carries 待核 into the record that takes its value, and is asked for
there until staff have compared it with the paper and struck the mark out.
"""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jjgreen_desktop.domain.audit import UNCONFIRMED, Retrofit
from jjgreen_desktop.operations.names import plain_name
from resources import read

CONFIDENCE = {True: "已核对", False: "待核"}
BENCHMARK = "benchmark"
MOST = 200
Readings = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Limit:
    """One product's levels in `unit`, lower is better: `best` (标杆, or 1 级), `middle` (2 级), `least` (基准, or 3 级)."""

    list: str
    document: str
    title: str
    effective: date | None
    product: str
    industry: str
    unit: str
    best: Decimal | None
    middle: Decimal | None
    least: Decimal | None
    note: str
    source: str
    confidence: str

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.document} {self.product}"

    @property
    def benchmark(self) -> bool:
        """Whether it is of the list of 标杆水平; else of a limit standard."""
        return self.list == BENCHMARK

    @property
    def field(self) -> str:
        """The field of a retrofit its best level belongs in."""
        return "benchmark" if self.benchmark else "advanced_level"

    @property
    def kind(self) -> str:
        """标杆水平, or the level of the limit standard."""
        return "标杆水平" if self.benchmark else "限额 1 级"

    @property
    def confirmed(self) -> bool:
        """Whether the row was seen whole in a public copy."""
        return self.confidence == "verified"

    @property
    def confidence_words(self) -> str:
        """已核对 or 待核."""
        return CONFIDENCE[self.confirmed]

    def citation(self) -> str:
        """What is written into 标杆或先进值出处; with 待核 where nobody has seen the paper."""
        named = self.document if self.benchmark else f"{self.document}《{self.title}》1 级"
        return f"{named} {self.product}{'' if self.confirmed else UNCONFIRMED}"


class Limits:
    """All rows, searched by words and initials."""

    def __init__(
        self, rows: Iterable[Limit], readings: Readings, industry: Callable[[str], str]
    ) -> None:
        self.rows = tuple(rows)
        self._words = [_words(row, readings, industry(row.industry)) for row in self.rows]

    def find(self, text: str, limit: int = MOST, industry: str = "") -> list[Limit]:
        """Rows that hold every word: of product, standard, industry, or initials of these.

        Rows of `industry` (a GB/T 4754 code) stand first, then those with a value to take.
        """
        words = [plain_name(word) for word in text.split()]
        found = [
            row
            for row, known in zip(self.rows, self._words, strict=True)
            if all(word in known for word in words)
        ]
        found.sort(key=lambda row: (row.industry != industry or not industry, row.best is None))
        return found[:limit]


def _words(row: Limit, readings: Readings, industry: str) -> str:
    named = (row.product, row.title, row.document, industry)
    sounds = (sound for text in (row.product, row.title, industry) for sound in readings(text))
    return "\n".join((*map(plain_name, named), row.industry, *sounds))


def read_limits(readings: Readings, industry: Callable[[str], str]) -> Limits:
    """The library that ships; `industry` names an industry by its code."""
    text = read("reference", "energy-levels.csv").decode("utf-8")
    return Limits(map(_limit, csv.DictReader(io.StringIO(text))), readings, industry)


def _limit(row: dict[str, str]) -> Limit:
    best, middle, least = (
        Decimal(row[key]) if row[key] else None for key in ("best", "middle", "least")
    )
    effective = date.fromisoformat(row["effective"]) if row["effective"] else None
    return Limit(
        list=row["list"],
        document=row["document"],
        title=row["title"],
        effective=effective,
        product=row["product"],
        industry=row["industry"],
        unit=row["unit"],
        best=best,
        middle=middle,
        least=least,
        note=row["note"],
        source=row["source"],
        confidence=row["confidence"],
    )


def taken(retrofit: Retrofit, limit: Limit) -> dict[str, object]:
    """The fields of a retrofit that taking a level fills: the value, its source, the unit if there is none."""
    sources = [one for one in (retrofit.level_source or "").split("；") if one]
    changes: dict[str, object] = {limit.field: limit.best}
    if limit.citation() not in sources:
        changes["level_source"] = "；".join([*sources, limit.citation()])
    if not retrofit.energy_unit:
        changes["energy_unit"] = limit.unit
    return changes
