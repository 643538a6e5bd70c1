"""The door to all checks: what a record is asked before it is saved, in the four grades.

To add a check: a few lines in the module of its kind under `operations/checking/`. Few checks, each
saying what is wrong, why it matters (the clause or standard) and what to do.
"""

from collections.abc import Callable, Iterator
from typing import Any

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.domain.budget import Budget, BudgetShare, PlanMark
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.merging import DifferentFirms, Merging
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.policy_work import PackLoaded, RulingMade, Seal
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.saved_view import SavedView
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.checking import (
    audits,
    awards,
    claims,
    energy,
    enterprises,
    parts,
    policy_work,
    projects,
    providers,
    titles,
)
from jjgreen_desktop.operations.checking.entered_twice import entered_twice
from jjgreen_desktop.operations.checking.general import general
from jjgreen_desktop.operations.checking.register import AGAINST, linked
from jjgreen_desktop.operations.office import Office

OWN: dict[type[Record], Callable[[Office, Any], Iterator[Finding]]] = {
    Enterprise: enterprises.enterprise,
    Park: enterprises.park,
    AnnualReturn: enterprises.annual_return,
    Diagnosis: audits.diagnosis,
    Retrofit: audits.retrofit,
    Loan: claims.loan,
    Title: titles.title,
    Pilot: claims.pilot,
    Platform: claims.platform,
    EnergySystem: claims.energy_system,
    PerformanceContract: claims.performance_contract,
    Rating: claims.rating,
    Listing: claims.listing,
    SolidWaste: claims.solid_waste,
    SpecialCase: claims.special_case,
    OutsideAward: awards.outside_award,
    Stop: awards.stop,
    Award: awards.award,
    RulingMade: policy_work.ruling,
    PackLoaded: policy_work.nothing_more,
    Seal: policy_work.seal,
    SameProject: policy_work.same_project,
    Budget: policy_work.nothing_more,
    BudgetShare: policy_work.nothing_more,
    PlanMark: policy_work.nothing_more,
    Merging: policy_work.nothing_more,
    DifferentFirms: policy_work.nothing_more,
    EnergyUse: energy.use,
    ProductEnergy: energy.product,
    Reason: policy_work.nothing_more,
    Provider: providers.provider,
    Project: projects.project,
    DiagnosisFinding: parts.diagnosis_finding,
    Invoice: parts.invoice,
    TitleStatus: parts.title_status,
    RecordNote: policy_work.nothing_more,
    Attachment: policy_work.nothing_more,
    SavedView: policy_work.nothing_more,
    PastAward: policy_work.nothing_more,
}
ORDER = {grade: place for place, grade in enumerate(Grade)}


def own(office: Office, record: Record, parsed: bool = False) -> list[Finding]:
    """What can be said of a record without looking into the register; for rows of an import too.

    `parsed`: every value comes from `values.parse`, which has refused wrong codes already.
    """
    found = [*general(office, record, parsed), *OWN[type(record)](office, record)]
    return sorted(found, key=_gravest_first) if found else found


def against_register(office: Office, record: Record) -> list[Finding]:
    """What the rest of the register says of a record: duplicates, other years, missing links."""
    found = [
        *linked(office, record),
        *providers.unregistered(office, record),
        *projects.unregistered(office, record),
        *entered_twice(office, record),
    ]
    if more := AGAINST.get(type(record)):
        found += more(office, record)
    return sorted(found, key=_gravest_first)


def all_checks(office: Office, record: Record) -> list[Finding]:
    """Every finding, the gravest first."""
    return sorted(own(office, record) + against_register(office, record), key=_gravest_first)


def _gravest_first(finding: Finding) -> int:
    return ORDER[finding.grade]
