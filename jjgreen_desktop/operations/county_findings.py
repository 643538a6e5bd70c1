"""问题清单: every finding of every record of the register, firm by firm, with the reasons given."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeVar

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS, OWNERS
from jjgreen_desktop.operations import reasons
from jjgreen_desktop.operations.namesakes import Named
from jjgreen_desktop.operations.numbers import numbers_in
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.pack import County, Pack

R = TypeVar("R", bound=Record)
PAGE = 2_000  # records read at once
MOST = 20_000  # firms; a larger register is read record by record, memory is not for all of it
OPEN = "待说明"
STEP = 100  # records between two words of progress
# Whom the list goes through: a provider is nobody's, and has nothing of its own.
HOLDERS: dict[str, type[Record]] = OWNERS | {Provider.noun: Provider}
# A seal is what was; whatever else has an owner is looked at.
LISTED = tuple(
    model
    for model in MODELS
    if model in HOLDERS.values()
    or (model is not Seal and OWNERS.keys() & model.model_fields.keys())
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding as the county lists it: whose record it is about, and the reason given.

    `owner` is the id of the firm or park (`owner_noun`), `name` and `county` say which.
    """

    noun: str
    record: str
    kind: str
    title: str
    owner_noun: str
    owner: str
    name: str
    county: str
    asked: reasons.Asked

    @property
    def finding(self) -> Finding:
        """What is found."""
        return self.asked.finding

    @property
    def state(self) -> str:
        """What was said to it: the reason, 待说明 while one is wanted, else nothing."""
        if self.asked.open:
            before = self.asked.before
            return f"{OPEN}（原说明：{before.reason}）" if before else OPEN
        return self.asked.text

    @property
    def matter(self) -> str:
        """The record in words: 年度报表 2025; the firm's own are told by their kind."""
        return self.kind if self.record == self.owner else f"{self.kind} {self.title}"


@dataclass(frozen=True)
class Whole(Named):
    """The office with the whole register in memory while all of it is checked."""

    read: dict[type[Record], dict[str, Record]] = field(default_factory=dict)
    known: dict[Any, dict[tuple[Any, ...], list[Record]]] = field(default_factory=dict)
    numbers: dict[tuple[type[Record], str], dict[str, list[str]]] = field(default_factory=dict)

    @cached_property
    def pack(self) -> Pack:
        """The policy pack in force today."""
        return super().pack

    @cached_property
    def county(self) -> County | None:
        """The county this store belongs to; None in city mode (市本级)."""
        return super().county

    def read_on(self, model: type[R]) -> Iterator[None]:
        """Read every record of a kind, a page at each step."""
        read: dict[str, Record] = {}
        for page in _pages(self, model):
            read |= {one.id: one for one in page}
            yield
        self.read.setdefault(model, read)

    def all(self, model: type[R]) -> dict[str, R]:
        """Every record of a kind by its id, in order of entry."""
        if model not in self.read:
            for _page in self.read_on(model):
                pass
        found: dict[str, R] = self.read[model]  # type: ignore[assignment]
        return found

    def get(self, model: type[R], record: str) -> R | None:
        """The record with this id, or None."""
        return self.all(model).get(record)

    def find(self, model: type[R], **equals: Any) -> list[R]:
        """The records with these values, in order of entry; a frozenset stands for any of its values."""
        keys = tuple(equals)
        if (model, keys) not in self.known:
            by_values: dict[tuple[Any, ...], list[Record]] = defaultdict(list)
            for one in self.all(model).values():
                by_values[tuple(one.__dict__[key] for key in keys)].append(one)
            self.known[model, keys] = by_values
        index = self.known[model, keys]
        if not any(isinstance(value, frozenset) for value in equals.values()):
            return list(index.get(tuple(equals.values()), ()))  # type: ignore[arg-type]
        found = (one for values in _each(tuple(equals.values())) for one in index.get(values, ()))
        return sorted(found, key=lambda one: one.id)  # type: ignore[arg-type]

    def holding(
        self, model: type[R], key: str, numbers: Collection[str], most: int
    ) -> tuple[int, list[R]]:
        """How many records hold one of these numbers in a phone or account field, and the first of them."""
        if (model, key) not in self.numbers:
            held: dict[str, list[str]] = defaultdict(list)
            for one in self.all(model).values():
                for number in numbers_in(key, one.__dict__[key]):
                    held[number].append(one.id)
            self.numbers[model, key] = held
        held = self.numbers[model, key]
        if len(numbers) == 1:
            (ids,) = (held.get(number, []) for number in numbers)
        else:
            ids = sorted({one for number in numbers for one in held.get(number, ())})
        return len(ids), [self.all(model)[one] for one in ids[:most]]


def _each(values: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Every choice of one value each."""
    if not values:
        yield ()
        return
    firsts = values[0] if isinstance(values[0], frozenset) else (values[0],)
    for rest in _each(values[1:]):
        for first in firsts:
            yield (first, *rest)


def _pages(office: Office, model: type[R]) -> Iterator[list[R]]:
    after = ""
    while page := office.store.page(model, after, PAGE):
        yield page
        after = page[-1].id


def in_memory(office: Office) -> Whole:
    """The office with all it has at hand, while all of it is checked."""
    return Whole(**{each.name: getattr(office, each.name) for each in fields(Office)})


def records(office: Office, models: Sequence[type[Record]] = LISTED) -> Iterator[Record]:
    """Every record of these kinds, kind by kind in order of entry."""
    for model in models:
        if isinstance(office, Whole):
            yield from office.all(model).values()
        else:
            for page in _pages(office, model):
                yield from page


def in_order(found: Iterable[Listed], models: Sequence[type[Record]] = ()) -> list[Listed]:
    """Firm by firm in order of entry; with `models` the kinds of one in their order."""
    places = {noun: place for place, noun in enumerate(HOLDERS)}
    kinds = {model.noun: place for place, model in enumerate(models)}
    return sorted(
        found,
        key=lambda one: (
            places.get(one.owner_noun, 9),
            one.owner,
            kinds.get(one.noun, 0),
            one.record if kinds else "",
        ),
    )


def listed(office: Office, record: Record) -> Iterator[Listed]:
    """The findings of one record, the gravest first."""
    if not (found := reasons.asked(office, record)):
        return
    noun, owner = owner_of(record)
    holder = office.get(HOLDERS[noun], owner) if owner else None
    known = holder if isinstance(holder, Enterprise | Park | Provider) else None
    for one in found:
        yield Listed(
            noun=record.noun,
            record=record.id,
            kind=record.label,
            title=record.title(),
            owner_noun=noun,
            owner=owner,
            name=known.title() if known else "",
            county=getattr(known, "county", None) or "",
            asked=one,
        )


def owner_of(record: Record) -> tuple[str, str]:
    """Noun and id of the firm, park or provider a record is of; no id: of nobody's."""
    if record.noun in HOLDERS:
        return record.noun, record.id
    held = ((noun, record.__dict__.get(noun)) for noun in OWNERS)
    return next(((noun, owner) for noun, owner in held if owner), (Enterprise.noun, ""))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of each grade there are, and how many 核实性 of them lack a reason."""

    grades: dict[Grade, int]
    open: int

    @property
    def total(self) -> int:
        """How many findings there are."""
        return sum(self.grades.values())


def counted(found: Sequence[Listed]) -> Counts:
    """The counts over a list."""
    grades = {grade: sum(one.finding.grade is grade for one in found) for grade in Grade}
    return Counts(grades, sum(one.asked.open for one in found))


def in_words(counts: Counts) -> str:
    """The counts as staff read them: 强制性 0，准强制性 3，核实性 8（待说明 5），提示性 12。"""
    parts = [
        f"{grade} {count:,}" + (f"（待说明 {counts.open:,}）" if grade is Grade.VERIFY else "")
        for grade, count in counts.grades.items()
    ]
    return f"{'，'.join(parts)}。"


def summed(found: Sequence[Listed], whole: Counts | None = None) -> str:
    """The counts over a list, or of all there is, and then how many of them the list holds."""
    if whole is None or whole.total <= len(found):
        return in_words(counted(found))
    return f"{in_words(whole)}这里列出其中等级最高的 {len(found):,} 条。"
