"""Every kind of record the register holds, by its noun. To register a new noun, add its model here."""

from functools import cache

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.domain.budget import Budget, BudgetShare, PlanMark
from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
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

MODELS: tuple[type[Record], ...] = (
    Enterprise,
    Park,
    AnnualReturn,
    Diagnosis,
    Retrofit,
    Loan,
    Title,
    Pilot,
    Platform,
    EnergySystem,
    PerformanceContract,
    Rating,
    Listing,
    SolidWaste,
    SpecialCase,
    OutsideAward,
    Stop,
    Award,
    RulingMade,
    PackLoaded,
    Seal,
    SameProject,
    Budget,
    BudgetShare,
    PlanMark,
    EnergyUse,
    ProductEnergy,
    Reason,
    Merging,
    DifferentFirms,
    Provider,
    Project,
    DiagnosisFinding,
    Invoice,
    TitleStatus,
    RecordNote,
    Attachment,
    SavedView,
    PastAward,
)
BY_NOUN: dict[str, type[Record]] = {model.noun: model for model in MODELS}
# Those that records hang on.
OWNERS: dict[str, type[Record]] = {model.noun: model for model in (Enterprise, Park)}


@cache
def parts_of(model: type[Record]) -> tuple[tuple[type[Record], str], ...]:
    """The kinds of records that are parts of one of this kind, with the key of their link to it."""
    return tuple(
        (part, entry.key)
        for part in MODELS
        for entry in fields_of(part)
        if model.noun and entry.links == model.noun
    )


@cache
def whole_of(model: type[Record]) -> tuple[type[Record], str] | None:
    """What a record of this kind is a part of, with the key of its link; None when it is no part."""
    for entry in fields_of(model):
        if entry.links:
            return BY_NOUN[entry.links], entry.key
    return None
