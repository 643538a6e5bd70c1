"""条款总览 of one subject, and 差一步: who in the whole register is nearest to an award."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.assessing import basis
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.subjects import all_subjects, subject_by_id
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.nearness import Nearness, near, rank
from jjgreen_desktop.policy.overview import Overview, overview


@dataclass(frozen=True, slots=True)
class Near:
    """One step of one enterprise or park (`noun`, `subject` its id) that leads to more money."""

    noun: str
    subject: str
    name: str
    county: str
    step: Nearness

    @property
    def opens(self) -> tuple[str, str, str]:
        """Noun and id ("": not registered yet) of the record to complete, and the field to begin with."""
        first = self.step.needed[0].key if self.step.needed else ""
        return self.step.noun, self.step.record, first


def overview_of(office: Office, noun: str, record: str, on: date | None = None) -> Overview:
    """Every clause for one enterprise or park (`noun`) on a day (today). Raises Problem when not registered."""
    day = on or office.today()
    subject = subject_by_id(office.store, noun, record)
    return overview(subject, office.pack_on(day), day, office.rulings_on(day))


def one_step(
    office: Office,
    on: date | None = None,
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> list[Near]:
    """The nearest first, over every enterprise and park, on a day (today).

    `progress(done, of)` returns False to stop early with what there is.
    """
    day = on or office.today()
    pack, rulings = basis(office, day, None, None)
    of = office.store.count(Enterprise) + office.store.count(Park)
    found: list[Near] = []
    for done, subject in enumerate(all_subjects(office.store), start=1):
        result = assess(subject, pack, day, rulings)
        found += [_near(subject, step) for step in near(subject, result, pack, day, rulings)]
        if not progress(done, of):
            break
    return sorted(found, key=lambda each: (rank(each.step), each.name))


def _near(subject: Subject, step: Nearness) -> Near:
    holder = subject.enterprise or subject.park or Enterprise()
    return Near(holder.noun, holder.id, holder.title(), holder.county or "", step)
