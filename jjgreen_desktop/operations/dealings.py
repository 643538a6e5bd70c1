"""What a provider did: its diagnoses and performance contracts, each with the line that pays it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.loan import PerformanceContract
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.awards import award_of
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.providers import NAMING, PROVIDER, names
from jjgreen_desktop.policy.assessment import Assessment, Outcome


@dataclass(frozen=True, slots=True)
class Dealing:
    """One record that names the provider: whose it is, its line, and 市级核定 in 分 where recorded."""

    record: Diagnosis | PerformanceContract
    firm: Enterprise
    line: Assessment | None
    approved_fen: int | None

    @property
    def day(self) -> date | None:
        """The day of the report, or of completion."""
        one = self.record
        return one.report_on if isinstance(one, Diagnosis) else one.completed_on

    @property
    def matter(self) -> str:
        """What was done for the firm: the project of a contract."""
        return (self.record.project or "") if isinstance(self.record, PerformanceContract) else ""

    @property
    def ceiling_fen(self) -> int:
        """What can be had, or was, by the line; 分."""
        return self.line.ceiling_fen if self.line else 0


@dataclass(frozen=True, slots=True)
class Sums:
    """The lines of a provider: how many there are, what can be had and what was paid; 分."""

    diagnoses: int
    contracts: int
    eligible_fen: int
    settled_fen: int
    at_stake_fen: int


def dealings(
    office: Office,
    provider: Provider,
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> list[Dealing]:
    """The records that name a provider, in order of entry, diagnoses first.

    `progress(done, of)` counts firms and returns False to stop early with what there is.
    """
    records = list(_records(office, provider))
    firms = list(dict.fromkeys(one.enterprise or "" for one in records))
    found: list[Dealing] = []
    for done, firm in enumerate(firms):
        if not progress(done, len(firms)):
            break
        found += _of_firm(office, firm, [one for one in records if one.enterprise == firm])
    progress(len(firms), len(firms))
    return sorted(found, key=lambda one: (one.record.noun, one.record.id))


def sums(found: list[Dealing]) -> Sums:
    """What the lines of a provider come to."""
    lines = [one.line for one in found if one.line]
    diagnoses = sum(isinstance(one.record, Diagnosis) for one in found)
    return Sums(
        diagnoses,
        len(found) - diagnoses,
        sum(line.ceiling_fen for line in lines if line.outcome is Outcome.ELIGIBLE),
        sum(line.ceiling_fen for line in lines if line.outcome is Outcome.SETTLED),
        sum(line.at_stake_fen for line in lines if line.outcome is Outcome.LACKING),
    )


def _records(office: Office, provider: Provider) -> Iterator[Diagnosis | PerformanceContract]:
    """Names are compared once each: many records write the same."""
    wanted = names(office, provider)
    for model in NAMING:
        spelt = {name for (name,) in office.store.rows(model, PROVIDER) if name}
        meant = frozenset(name for name in spelt if plain_name(name) in wanted)
        if meant:
            yield from office.store.find(model, provider=meant)


def _of_firm(
    office: Office, firm: str, records: list[Diagnosis | PerformanceContract]
) -> Iterator[Dealing]:
    holder = office.store.get(Enterprise, firm)
    if holder is None:
        return
    lines = assess_enterprise(office, firm).lines
    for record in records:
        own = (line for line in lines if (line.noun, line.of) == (record.noun, record.id))
        line = next(own, None)
        award = award_of(office, line) if line else None
        yield Dealing(record, holder, line, award.approved_fen if award else None)
