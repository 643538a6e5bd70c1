"""现状: every subject as assessed on a day, with the questions its assessment asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.subjects import all_subjects
from jjgreen_desktop.policy.assessment import Assessment, Result
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Made, Rulings

Going = Callable[[int, int], bool]  # (done, of) → whether to go on


def go_on(_done: int, _of: int) -> bool:
    """Nobody watches."""
    return True


@dataclass(frozen=True, slots=True)
class Assessed:
    """One subject with its lines. A ruling that was not `asked` cannot change them."""

    subject: Subject
    result: Result
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Every subject that has lines, on a day, by the pack and the rulings of that day."""

    on: date
    pack: Pack
    rulings: Mapping[str, Made]
    assessed: tuple[Assessed, ...]

    def lines(self) -> list[Assessment]:
        """All lines of the office."""
        return [line for each in self.assessed for line in each.result.lines]


def stand(office: Office, on: date | None = None, progress: Going = go_on) -> Standing | None:
    """Assess everyone on a day (today); None when `progress(done, of)` returned False."""
    day = on or office.today()
    pack, made = office.pack_on(day), office.rulings_on(day)
    rulings = Rulings(pack, made)
    found = []
    of = office.store.count(Enterprise) + office.store.count(Park)
    for done, subject in enumerate(all_subjects(office.store), 1):
        rulings.asked.clear()
        result = assess(subject, pack, day, rulings)
        if result.lines:
            found.append(Assessed(subject, result, frozenset(rulings.asked)))
        if not progress(done, of):
            return None
    return Standing(day, pack, made, tuple(found))
