"""The library of 能效标杆水平 and energy limits per product, to be searched from the field that asks for one.

What was not seen in a public copy carries 待核 into the record that takes its value, and is asked for
there until staff have compared it with the paper and struck the mark out.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jjgreen_desktop.domain.audit import UNCONFIRMED, Retrofit
from jjgreen_desktop.operations.names import plain_name
from resources import read

CONFIDENCE = {True: "已核对", False: "待核"}
BENCHMARK = "benchmark"
BETWEEN = "；"  # the sources of one retrofit
MOST = 200
PIECE = 2  # characters of the least piece of a word that may stand apart from the rest of it
RUN = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
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
    standard: str
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

    @property
    def cited(self) -> str:
        """Document and row, whether or not somebody has seen the paper."""
        named = self.document if self.benchmark else f"{self.document}《{self.title}》1 级"
        return f"{named} {self.product}"

    def citation(self) -> str:
        """What is written into 标杆或先进值出处; with 待核 where nobody has seen the paper."""
        return f"{self.cited}{'' if self.confirmed else UNCONFIRMED}"


class Limits:
    """All rows, searched by words and initials."""

    def __init__(
        self, rows: Iterable[Limit], readings: Readings, industry: Callable[[str], str]
    ) -> None:
        self.rows = tuple(rows)
        standards = _industries(self.rows)
        self._of = [standards[_number(row)] for row in self.rows]
        self._words = [
            _Words.of(row, readings, {code: industry(code) for code in codes})
            for row, codes in zip(self.rows, self._of, strict=True)
        ]

    def find(self, text: str, limit: int = MOST, industry: str = "") -> list[Limit]:
        """Rows that hold every word: of product, standard, industry, or initials of these.

        A word may stand in pieces: 水泥熟料 finds 熟料 of the standard for 水泥. Rows of `industry` (a GB/T 4754
        code, also that of their standard) stand first, then those seen in a public copy, with a value to take.
        """
        words = [plain_name(word) for word in text.split()]
        found = [
            (industry not in of or not industry, not row.confirmed, row.best is None, place)
            for place, (row, known, of) in enumerate(
                zip(self.rows, self._words, self._of, strict=True)
            )
            if all(known.hold(word) for word in words)
        ]
        return [self.rows[place] for *_order, place in sorted(found)[:limit]]

    def taken(self, retrofit: Retrofit, limit: Limit) -> dict[str, object]:
        """The fields of a retrofit that taking a level fills: the value, its source, the unit if there is none.

        The sources keep what else was cited; the row that filled the field before is cited no more.
        """
        changes: dict[str, object] = {limit.field: limit.best}
        before = [one for one in (retrofit.level_source or "").split(BETWEEN) if one]
        others = {row.cited for row in self.rows if row.field == limit.field} - {limit.cited}
        sources = [one for one in before if one.removesuffix(UNCONFIRMED) not in others]
        if limit.cited not in [one.removesuffix(UNCONFIRMED) for one in sources]:
            sources.append(limit.citation())
        if sources != before:
            changes["level_source"] = BETWEEN.join(sources)
        if not retrofit.energy_unit:
            changes["energy_unit"] = limit.unit
        return changes


@dataclass(frozen=True, slots=True)
class _Words:
    """What a row is found by, as it compares: what is written there, and its initials."""

    text: str
    sounds: tuple[str, ...]

    @classmethod
    def of(cls, row: Limit, readings: Readings, industries: Mapping[str, str]) -> "_Words":
        spoken = (row.product, row.title, *industries.values())
        sounds = tuple(sound for text in spoken for sound in readings(text))
        named = map(plain_name, (*spoken, row.document))
        return cls("\n".join((*named, *industries, *sounds)), sounds)

    def hold(self, word: str) -> bool:
        """Whether a word stands here, whole or in pieces."""
        return word in self.text or all(
            run in self.text or self._in_pieces(run) for run in RUN.findall(word)
        )

    def _in_pieces(self, run: str) -> bool:
        return any(
            self._has(run[:end]) and (self._has(run[end:]) or self._in_pieces(run[end:]))
            for end in range(PIECE, len(run) - PIECE + 1)
        )

    def _has(self, piece: str) -> bool:
        """Initials must begin a name: two letters stand somewhere in nearly all of them."""
        if piece.isascii():
            return any(sound.startswith(piece) for sound in self.sounds)
        return piece in self.text


def _number(row: Limit) -> str:
    """The standard of a row whatever its year: GB 16780."""
    return row.standard.partition("-")[0]


def _industries(rows: Iterable[Limit]) -> dict[str, frozenset[str]]:
    """The industries of each standard: the rows of the list of 标杆水平 name theirs, those of a standard do not."""
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        known = found.get(_number(row), frozenset())
        found[_number(row)] = known | ({row.industry} if row.industry else frozenset())
    return found


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
        standard=row["standard"],
        note=row["note"],
        source=row["source"],
        confidence=row["confidence"],
    )
