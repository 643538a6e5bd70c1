"""What a dossier is made of: sections of tables, every cell with its words and its value, every row with its place.

Screen, paper and command line lay out the same parts: what one shows, the others show.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """What a row opens: a record at a field, or a clause when `clause` is named.

    `part` is the id of a record kept within that one, whose field is meant then.
    """

    noun: str
    record: str
    key: str = ""
    clause: str = ""
    part: str = ""

    @property
    def of(self) -> str:
        """The id of the record the row is about."""
        return self.part or self.record


@dataclass(frozen=True, slots=True)
class Heading:
    """A column by the key it has in JSON; numbers stand at the right, under their unit."""

    key: str
    text: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The words shown and the value behind them: money in 分, quantities exact, days as days."""

    text: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `summed` marks the last line of some, their sum."""

    cells: tuple[Cell, ...]
    opens: Place | None = None
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A table under its heading; without `heads` each row is one fact, label and value, of one record."""

    key: str
    title: str
    rows: tuple[Row, ...]
    heads: tuple[Heading, ...] = ()
    opens: Place | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter; without blocks and `said` there is nothing to tell."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    said: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is registered of it."""
        return not self.said and not any(block.rows for block in self.blocks)


@dataclass(frozen=True, slots=True)
class EnergyYear:
    """One year for the chart: tce, and tce for 10,000 yuan of value added; None is unknown."""

    year: int
    tce: Decimal | None
    intensity: Decimal | None


@dataclass(frozen=True, slots=True)
class Basis:
    """What the figures rest on: the day, the pack (id and version, title, hash), the hash of the facts."""

    on: date
    pack: str
    pack_title: str
    pack_hash: str
    facts_hash: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one enterprise or park (`noun`, `subject` its id); `total_fen` is its own 可得合计.

    `providers_fen` is what providers receive for work done on it.
    """

    noun: str
    subject: str
    label: str
    name: str
    code: str
    county: str
    sections: tuple[Section, ...]
    energy: tuple[EnergyYear, ...]
    total_fen: int
    providers_fen: int
    basis: Basis
    bureau: str = ""
    operator: str = ""

    @property
    def title(self) -> str:
        """What the paper is called."""
        return f"{self.label}档案"

    def told(self) -> tuple[Section, ...]:
        """The sections there is something to tell of."""
        return tuple(section for section in self.sections if not section.empty)

    def untold(self) -> str:
        """The others in one sentence; "" when there are none."""
        names = "、".join(section.title for section in self.sections if section.empty)
        return f"没有登记：{names}。" if names else ""

    def section(self, key: str) -> Section:
        """One section by its key. Raises KeyError."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)
