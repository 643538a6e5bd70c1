"""Fields of one record that are read together: a figure and its unit, a sum and the day it was paid.

What was changed in one of them is not taken back while another of them was changed since: apart they say
what nobody entered.
"""

from functools import cache

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.budget import Budget, BudgetShare, PlanMark
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title

# Of whatever kind has both.
ANYWHERE: tuple[frozenset[str], ...] = (
    frozenset({"paid_on", "paid_fen"}),
    frozenset({"subsidised_on", "paid_fen"}),
    frozenset({"bank", "bank_account"}),
    frozenset({"enterprise", "park"}),
)
TOGETHER: dict[type[Record], tuple[str, ...]] = {
    Enterprise: ("credit_code former", "name former_names"),
    AnnualReturn: ("energy_tce energy_basis", "motors efficient_motors"),
    EnergyUse: ("carrier quantity unit flow basis heat_value factor factor_source",),
    ProductEnergy: ("product output output_unit energy_tce unit_energy source",),
    Diagnosis: ("plan deep_diagnosis_by_ndrc",),
    Retrofit: (
        "product energy_unit unit_energy_before unit_energy_after improvement_stated_pct"
        " benchmark advanced_level level_source",
        "filed_on filed_with filing_number",
    ),
    Loan: ("bank contract_number principal_fen drawn_on due_on rate_pct interest_paid_fen",),
    Title: (
        "enterprise park holder holder_name",
        "kind level",
        "batch list_number published_on published_month document issuer",
        "source confidence",
    ),
    Pilot: ("level approved_on document",),
    Platform: ("recognised_on document",),
    EnergySystem: (
        "contract_number contract_fen contract_without_vat_fen services_fen invoiced_fen"
        " settled_fen audited_fen",
    ),
    PerformanceContract: ("interest_paid_fen loan_number",),
    Rating: ("year grade rated_on document",),
    Listing: ("catalogue category series listed_on batch document",),
    SolidWaste: ("evaluation evaluated_on",),
    SpecialCase: ("minutes decided_on approved_fen",),
    OutsideAward: ("source amount_fen received_on",),
    Stop: ("document from_on to_on clauses",),
    SameProject: ("answer reason answered_on",),
    Budget: ("year pool_fen document",),
    BudgetShare: ("year clause share_fen",),
    PlanMark: ("year clause of mark reason",),
    DiagnosisFinding: ("investment_fen benefit_fen payback_years",),
    Invoice: ("number invoiced_on amount_fen without_vat_fen",),
    TitleStatus: ("status changed_on document new_name",),
    PastAward: ("direction amount_fen paid_on year document",),
}


@cache
def groups(model: type[Record]) -> tuple[frozenset[str], ...]:
    """The fields of a kind that are read together, group by group."""
    own = tuple(frozenset(keys.split()) for keys in TOGETHER.get(model, ()))
    return own + tuple(each for each in ANYWHERE if each <= model.model_fields.keys())


def read_with(model: type[Record], keys: frozenset[str]) -> frozenset[str]:
    """These fields, and every one that is read together with one of them."""
    return keys.union(*(each for each in groups(model) if keys & each))
