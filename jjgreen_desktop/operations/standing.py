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

MOST = 20_000  # subjects with lines; memory is not for the lines of more
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


class Kept:
    """The standing last worked out. It holds until the next write, whichever page asks for it."""

    def __init__(self) -> None:
        self._of: tuple[int, date] | None = None
        self._standing: Standing | None = None

    def get(self, office: Office, day: date) -> Standing | None:
        """The standing of that day, None when it was not kept or something was written since."""
        return self._standing if self._of == (office.store.revision, day) else None

    def put(self, office: Office, standing: Standing) -> None:
        """Keep it in place of the one before; of a very large register nothing is kept."""
        self._of, self._standing = (office.store.revision, standing.on), standing
        if len(standing.assessed) > MOST:
            self._standing = None


def stand(office: Office, on: date | None = None, progress: Going = go_on) -> Standing | None:
    """Assess everyone on a day (today); None when `progress(done, of)` returned False.

    Nothing is assessed twice between two writes.
    """
    day = on or office.today()
    if (kept := office.kept.get(office, day)) is None and (
        kept := _stand(office, day, progress)
    ) is not None:
        office.kept.put(office, kept)
    return kept


def _stand(office: Office, day: date, progress: Going) -> Standing | None:
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
