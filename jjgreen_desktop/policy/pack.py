"""The policy pack: what the city promises, as frozen data. Read by `policy.loading`.

To add a number: one `[[parameter]]` in parameters.toml with its date and its sentence.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TypeVar

from pydantic import Field

from jjgreen_desktop.domain import money
from jjgreen_desktop.policy.annex2_tables import EnergyTable, TitlesTable
from jjgreen_desktop.policy.assessment import ParameterUsed
from jjgreen_desktop.policy.tables import Exact, Table

UNITS = {"tce": "吨标准煤", "万元": "万元", "人": "人", "个": "个", "%": "%", "": ""}


class Alias(Table):
    """Another name of a county, with where it was seen."""

    name: str
    note: str
    source: str
    confidence: str


class County(Table):
    """One reporting unit: the names printed in Annex 2 (一) and (二), and its place in each."""

    key: str
    name: str
    energy_name: str
    titles_name: str
    energy_order: int
    titles_order: int
    source: str
    confidence: str
    code: str = ""
    alias: tuple[Alias, ...] = ()

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names, former ones included."""
        return tuple(alias.name for alias in self.alias)

    def names(self) -> set[str]:
        """Every spelling that means this county."""
        return {self.key, self.name, self.energy_name, self.titles_name, *self.aliases}


class Clause(Table):
    """One clause: the heading that finds it in the text, and the date that must lie in the window."""

    id: str
    heading: str
    deciding: str
    text: str = ""


class Parameter(Table):
    """One number or condition of the measures, from the day `since`, with its sentence."""

    key: str
    label: str
    since: date
    sentence: str
    value: Exact | None = None
    unit: str = ""

    @property
    def fen(self) -> int:
        """The value in 分. Raises ValueError when it is no amount."""
        if self.value is None or self.unit != "万元":
            raise ValueError(f"{self.key} is no amount")
        return _fen(self.value)

    def used(self) -> ParameterUsed:
        """The parameter as a step cites it."""
        shown = (
            self.label if self.value is None else f"{self.label} {self.value:,f} {UNITS[self.unit]}"
        )
        return ParameterUsed(self.key, shown.strip(), self.since, self.sentence)


class Band(Table):
    """One band of improvement: over `over` up to `up_to` %; `ruling` decides a value exactly at `over`."""

    clause: str
    over: Exact
    value: Exact
    unit: str
    ruling: str
    since: date
    sentence: str
    up_to: Exact | None = None

    @property
    def fen(self) -> int:
        """The band's ceiling in 分."""
        return _fen(self.value)

    @property
    def edge(self) -> Fraction:
        """The lower edge in %, exact."""
        return _fraction(self.over)

    def span(self) -> str:
        """The band in words: 3%—5%, or 8%以上."""
        return f"{self.over}%—{self.up_to}%" if self.up_to is not None else f"{self.over}%以上"

    def used(self) -> ParameterUsed:
        """The band as a step cites it."""
        shown = f"提升{self.span()}，最高 {self.value} {self.unit}"
        return ParameterUsed(f"{self.clause}.band-{self.over}", shown, self.since, self.sentence)


class Choice(Table):
    """One way to read an open question."""

    key: str
    label: str


class Ruling(Table):
    """口径裁定: a question the text leaves open, its choices (the default first), and who ruled on it."""

    id: str
    clauses: tuple[str, ...]
    question: str
    default: str
    choices: tuple[Choice, ...]
    matters: tuple[Choice, ...] = ()  # how a single record can be ruled on
    ruled_by: str = ""
    ruled_on: date | None = None
    document: str = ""

    def paper(self) -> str:
        """Who ruled that the default holds, when and on what paper, in words."""
        return f"{self.ruled_by}{f' {self.ruled_on}' if self.ruled_on else ''}，{self.document}"

    def label(self, choice: str) -> str:
        """The Chinese of a choice, for all or for a single record. Raises KeyError."""
        return {entry.key: entry.label for entry in (*self.choices, *self.matters)}[choice]


class Catalogue(Table):
    """One of the six national catalogues of clause 六."""

    name: str


class Task(Table):
    """One task of the action plan with its 责任单位; every task also binds the counties (`counties`)."""

    key: str
    title: str
    section: str
    units: tuple[str, ...]
    named: tuple[str, ...] = ()
    counties: bool = True
    text: str = ""


class Target(Table):
    """One more figure of the action plan, for the whole city; no value: set elsewhere."""

    key: str
    label: str
    year: int
    sentence: str
    value: Exact | None = None
    unit: str = ""


class Margins(Table):
    """How near is near: the program's own scales for remarks, in percentage points."""

    edge_points: Exact
    recomputed_points: Exact


class Pack(Table):
    """Everything the measures, the action plan and Annex 2 say, valid from `valid_from` to `valid_to`."""

    id: str
    name: str
    version: str
    issuer: str
    valid_from: date
    valid_to: date
    window_sentence: str
    texts: Mapping[str, str]  # the law's own words: measures, plan, annex2
    margins: Margins
    clauses: tuple[Clause, ...]
    catalogues: tuple[Catalogue, ...]
    parameters: tuple[Parameter, ...]
    bands: tuple[Band, ...]
    rulings: tuple[Ruling, ...]
    counties: tuple[County, ...]
    energy: EnergyTable
    titles: TitlesTable
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    cases: Mapping[str, bytes] = Field(repr=False)  # the worked examples by file name
    hash: str

    @property
    def title(self) -> str:
        """What people call it; the id is for machines."""
        return titled(self.name, self.version)

    def county(self, text: str) -> County | None:
        """The county meant by a key, name, former name or alias; None when there is none such."""
        return self._counties.get(spelling(text))

    def clause(self, id: str) -> Clause:
        """The clause "2.1". Raises KeyError."""
        return self._clauses[id]

    @property
    def highest_fen(self) -> Mapping[str, int]:
        """By clause the highest amount it names for anybody, in 分; without those that name none."""
        return self._highest_fen

    @cached_property  # by a name of its own: pydantic takes what is kept under a public one for a field
    def _highest_fen(self) -> Mapping[str, int]:
        named = [
            (entry.key.rpartition(".")[0], entry.fen)
            for entry in self.parameters
            if entry.unit == "万元"
        ]
        named += [(band.clause, band.fen) for band in self.bands]
        found: dict[str, int] = {}
        for clause in self._clauses:
            of = [fen for key, fen in named if key == clause or key.startswith(f"{clause}.")]
            if of:
                found[clause] = max(of)
        return found

    def ruling(self, id: str) -> Ruling:
        """The ruling "band-3", also by the key of one made on a single record. Raises KeyError."""
        return self._rulings[id.partition(":")[0]]

    def parameter(self, key: str, on: date | None = None) -> Parameter:
        """The parameter in force on a day (before its first: the first). Raises KeyError."""
        dated = self._parameters[key]
        if len(dated) == 1:
            return dated[0]
        in_force = [entry for entry in dated if on is None or entry.since <= on]
        return in_force[-1] if in_force else dated[0]

    def term(self, key: str, on: date | None = None) -> ParameterUsed:
        """That parameter as a step cites it. Raises KeyError."""
        entry = self.parameter(key, on)
        return self._terms[key, entry.since]

    def window(self) -> ParameterUsed:
        """The validity of the measures as a step cites it."""
        return self._window

    @cached_property
    def _terms(self) -> dict[tuple[str, date], ParameterUsed]:
        return {(entry.key, entry.since): entry.used() for entry in self.parameters}

    @cached_property
    def _window(self) -> ParameterUsed:
        shown = f"有效期 {self.valid_from} 至 {self.valid_to}"
        return ParameterUsed("general.window", shown, self.valid_from, self.window_sentence)

    @cached_property
    def _counties(self) -> dict[str, County]:
        return {spelling(name): county for county in self.counties for name in county.names()}

    @cached_property
    def _clauses(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def _rulings(self) -> dict[str, Ruling]:
        return {ruling.id: ruling for ruling in self.rulings}

    @cached_property
    def _parameters(self) -> dict[str, list[Parameter]]:
        return _dated(self.parameters)


P = TypeVar("P", bound=Parameter)


def _dated(parameters: Iterable[P]) -> dict[str, list[P]]:
    found: dict[str, list[P]] = {}
    for entry in sorted(parameters, key=lambda p: p.since):
        found.setdefault(entry.key, []).append(entry)
    return found


@lru_cache(maxsize=1_000)
def _fen(wan: Decimal) -> int:
    return money.floor_fen(wan * money.FEN_PER_WAN)


@lru_cache(maxsize=1_000)
def _fraction(value: Decimal) -> Fraction:
    return Fraction(value)


def titled(name: str, version: str) -> str:
    """A pack as people call it: by its name, and the version that tells it from the last."""
    return f"{name}（版本 {version}）"


@lru_cache(maxsize=1_000)  # asked for with every record, and there are few counties
def spelling(text: str) -> str:
    """A name as compared: NFKC, no blanks, without the province and city before it."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return folded.removeprefix("江西省").removeprefix("九江市")
