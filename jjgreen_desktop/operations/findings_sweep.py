"""The way through the register that 问题清单 takes: in short turns, everything counted, of very much the gravest kept."""

from collections import Counter
from collections.abc import Callable, Iterator
from time import monotonic

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import OWNERS
from jjgreen_desktop.operations import county_findings as listing
from jjgreen_desktop.operations.county_findings import Counts, Listed, Whole
from jjgreen_desktop.operations.findings_wanted import Wanted
from jjgreen_desktop.operations.namesakes import Named, with_names
from jjgreen_desktop.operations.office import Office

MOST_KEPT = 5_000  # findings of a register of more than `county_findings.MOST` firms
TURN = 0.1  # s; then other work may be done
ALL = Wanted()


class Sweep:
    """Goes on where it stopped; `found` is in its last order when `whole`.

    Of a register that fits into memory every finding is kept, firm by firm; of a larger one, or where
    `most` is given, the first of them in order of grade, and `left_off` counts the others.
    """

    def __init__(self, office: Office, wanted: Wanted = ALL, most: int | None = None) -> None:
        self.large = office.store.count(Enterprise) > listing.MOST
        self.wanted = wanted
        self._models = tuple(m for m in listing.LISTED if wanted.kind in ("", m.label))
        self.of = sum(office.store.count(model) for model in self._models)
        self.done, self.whole = 0, False
        self._most = MOST_KEPT if most is None and self.large else most
        self._office: Named = with_names(office) if self.large else listing.in_memory(office)
        self._kept: dict[Grade, list[Listed]] = {grade: [] for grade in Grade}
        self._grades = Counter[Grade]()
        self._open = 0
        self._here: set[str] = set()  # the firms and parks of the county that is wanted
        self._walk = self._steps()

    def go_on(self, seconds: float) -> bool:
        """Go on for about so long; whether all is done."""
        until = monotonic() + seconds
        for _step in self._walk:
            if monotonic() >= until:
                return False
        self.whole = True
        return True

    def run(self, progress: Callable[[int, int], bool]) -> "Sweep":
        """Go on to the end, or until `progress(done, of)` says False; counts records."""
        while progress(self.done, self.of) and not self.whole:
            self.go_on(TURN)
        return self

    @property
    def counts(self) -> Counts:
        """How many are wanted, the ones left off too."""
        return Counts({grade: self._grades[grade] for grade in Grade}, self._open)

    @property
    def left_off(self) -> int:
        """How many findings were counted and are not in `found`."""
        return self._grades.total() - len(self.found)

    @property
    def found(self) -> list[Listed]:
        """Firm by firm; when some are left off, the gravest grade first."""
        kept = [one for grade in Grade for one in listing.in_order(self._kept[grade])]
        if self._most is not None and self._grades.total() > self._most:
            return kept[: self._most]
        return listing.in_order(kept, self._models)

    def initials(self, name: str) -> str:
        """The initials of a name, as words are sought in them."""
        return self._office.reference.initials(name).lower()

    def _steps(self) -> Iterator[None]:
        """A step is a record, or as many as are read at once."""
        yield from self._read()
        for record in self._records():
            self.done += 1
            if not self._elsewhere(record):
                self._look(record)
            yield

    def _read(self) -> Iterator[None]:
        """What the checks want at hand: the whole of a small register, who is in the county of a large one."""
        if isinstance(self._office, Whole):
            for model in listing.LISTED:
                yield from self._office.read_on(model)
        for owner in (Enterprise, Park):
            if owner in self._models:
                yield from self._office.read_names(owner)
            if self.wanted.county and not isinstance(self._office, Whole):
                yield from self._read_county(owner)

    def _read_county(self, owner: type[Record]) -> Iterator[None]:
        after, most = "", listing.PAGE
        while rows := list(self._office.store.rows(owner, "id", "county", after=after, most=most)):
            self._here |= {record for record, county in rows if county == self.wanted.county}
            after = rows[-1][0]
            yield

    def _records(self) -> Iterator[Record]:
        return listing.records(self._office, self._models)

    def _elsewhere(self, record: Record) -> bool:
        """Known to belong to another county without a check."""
        if not self.wanted.county or isinstance(self._office, Whole):
            return False
        owner = record.id if record.noun in OWNERS else listing.owner_of(record)[1]
        return owner not in self._here

    def _look(self, record: Record) -> None:
        for one in listing.listed(self._office, record):
            if not self.wanted.takes(one, self.initials):
                continue
            grade = one.finding.grade
            self._grades[grade] += 1
            self._open += one.asked.open
            if self._most is None or len(self._kept[grade]) < self._most:
                self._kept[grade].append(one)


def county_findings(
    office: Office, progress: Callable[[int, int], bool] = lambda _done, _of: True
) -> list[Listed]:
    """The findings of all records, as far as a list holds them; `progress(done, of)` says False to stop early."""
    return Sweep(office).run(progress).found
