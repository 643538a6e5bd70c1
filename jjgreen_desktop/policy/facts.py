"""What an assessment looks at: one subject with all its records, and those of its predecessors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Self

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title

Payable = (
    Diagnosis
    | Retrofit
    | Loan
    | Title
    | Pilot
    | Platform
    | EnergySystem
    | PerformanceContract
    | Rating
    | Listing
    | SpecialCase
)
# The parts of a subject on which the measures pay; each has its `earlier_` part.
PAYABLE = (
    "diagnoses",
    "retrofits",
    "loans",
    "titles",
    "pilots",
    "platforms",
    "energy_systems",
    "performance_contracts",
    "ratings",
    "listings",
    "special_cases",
)
EARLIER = tuple(f"earlier_{part}" for part in PAYABLE)
_payables, _earlier = attrgetter(*PAYABLE), attrgetter(*EARLIER)
# The part whose records each clause looks at for its lines; some lines look at the annual returns too.
PART_OF = {
    "1": "diagnoses",
    "2.1": "retrofits",
    "2.2": "loans",
    "3": "titles",
    "4": "pilots",
    "5.1": "platforms",
    "5.2": "energy_systems",
    "5.3": "performance_contracts",
    "6.1": "ratings",
    "6.2": "listings",
    "7": "solid_wastes",
    "8": "special_cases",
}
ASSESSED = frozenset(PART_OF.values())
ASKING_FOR_RETURNS = frozenset(("diagnoses",))


@dataclass(frozen=True)
class Subject:
    """One enterprise or one park (the other is None).

    `earlier_*` are the records of predecessors: they count for 首次 and 查重, but get no line of their own.
    `answers` say which records are of one project.
    """

    enterprise: Enterprise | None = None
    park: Park | None = None
    returns: tuple[AnnualReturn, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    retrofits: tuple[Retrofit, ...] = ()
    loans: tuple[Loan, ...] = ()
    titles: tuple[Title, ...] = ()
    pilots: tuple[Pilot, ...] = ()
    platforms: tuple[Platform, ...] = ()
    energy_systems: tuple[EnergySystem, ...] = ()
    performance_contracts: tuple[PerformanceContract, ...] = ()
    ratings: tuple[Rating, ...] = ()
    listings: tuple[Listing, ...] = ()
    solid_wastes: tuple[SolidWaste, ...] = ()
    special_cases: tuple[SpecialCase, ...] = ()
    outside_awards: tuple[OutsideAward, ...] = ()
    stops: tuple[Stop, ...] = ()
    earlier_diagnoses: tuple[Diagnosis, ...] = ()
    earlier_retrofits: tuple[Retrofit, ...] = ()
    earlier_loans: tuple[Loan, ...] = ()
    earlier_titles: tuple[Title, ...] = ()
    earlier_pilots: tuple[Pilot, ...] = ()
    earlier_platforms: tuple[Platform, ...] = ()
    earlier_energy_systems: tuple[EnergySystem, ...] = ()
    earlier_performance_contracts: tuple[PerformanceContract, ...] = ()
    earlier_ratings: tuple[Rating, ...] = ()
    earlier_listings: tuple[Listing, ...] = ()
    earlier_special_cases: tuple[SpecialCase, ...] = ()
    answers: tuple[SameProject, ...] = ()

    @classmethod
    def of(cls, holder: Enterprise | Park, held: Mapping[str, Sequence[Record]]) -> Self:
        """A subject by its parts; what is left out stands as the class has it, which makes this fast."""
        subject = cls.__new__(cls)
        vars(subject)[holder.noun] = holder
        for part, records in held.items():
            vars(subject)[part] = tuple(records)
        return subject

    def name(self) -> str:
        """The name on the paper."""
        holder = self.enterprise or self.park
        return (holder.name if holder else None) or "未命名"

    def payables(self) -> tuple[Payable, ...]:
        """Every record of its own on which the measures pay."""
        return tuple(chain.from_iterable(_payables(self)))

    def earlier(self) -> tuple[Payable, ...]:
        """Every such record of its predecessors."""
        return tuple(chain.from_iterable(_earlier(self)))
