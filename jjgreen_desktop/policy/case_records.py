"""The tables of 算例: one for each kind of record, every key known, every quantity exact.

To add a record: its table here, and in `case_format` its list in `Case` and the part of the subject it becomes.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy.tables import Exact, Table, exact, first_of, reason_of


def _fen(yuan: object) -> object:
    """An amount written in 元, as 分."""
    value = exact(yuan)
    if not isinstance(value, Decimal):
        return value
    fen = value * money.FEN_PER_YUAN
    if fen != int(fen) or fen < 0:
        raise ValueError(f"“{yuan}”不是精确到分的金额")
    return int(fen)


def _document(value: object) -> object:
    """A document by its title; true or false say only that there is one or none."""
    return ("有" if value else None) if isinstance(value, bool) else value


Yuan = Annotated[int, BeforeValidator(_fen)]  # written in 元, held as 分
Document = Annotated[str | None, BeforeValidator(_document)]


class CaseRecord(Table):
    """One record of a case; keys ending in _yuan become 分."""

    model: ClassVar[type[Record]]
    names: ClassVar[dict[str, str]] = {}  # case key → field, where they differ

    id: str

    @model_validator(mode="after")
    def _choices_exist(self) -> Self:
        try:
            self.record()
        except ValidationError as error:
            raise ValueError(reason_of(first_of(error))) from error
        return self

    def record(self) -> Any:
        """The record of the register."""
        given = {key: getattr(self, key) for key in self.model_fields_set}
        return self.model(**{self.names.get(k, _field(k)): v for k, v in given.items()})


def _field(key: str) -> str:
    return key.removesuffix("_yuan") + "_fen" if key.endswith("_yuan") else key


class DiagnosisCase(CaseRecord):
    """诊断."""

    model = Diagnosis
    provider: str | None = None
    report_on: date | None = None
    plan: bool | None = None
    deep_diagnosis_by_ndrc: bool | None = None
    fee_yuan: Yuan | None = None
    subsidised_on: date | None = None
    paid_yuan: Yuan | None = None


class RetrofitCase(CaseRecord):
    """改造项目."""

    model = Retrofit
    project: str | None = None
    kind: str | None = None
    completed_on: date | None = None
    accepted_on: date | None = None
    filed_on: date | None = None
    filed_with: tuple[str, ...] | None = None
    unit_energy_before: Exact | None = None
    unit_energy_after: Exact | None = None
    improvement_stated_pct: Exact | None = None
    benchmark: Exact | None = None
    advanced_level: Exact | None = None
    filing_number: str | None = None
    contract_number: str | None = None
    invoice_numbers: str | None = None
    equipment_numbers: str | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class TitleCase(CaseRecord):
    """称号."""

    model = Title
    kind: str | None = None
    level: str | None = None
    holder: str | None = None
    published_on: date | None = None
    published_month: str | None = None
    document: str | None = None
    status: str | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class LoanCase(CaseRecord):
    """绿色贷款."""

    model = Loan
    project: str | None = None
    green: bool | None = None
    drawn_on: date | None = None
    interest_paid_yuan: Yuan | None = None
    contract_number: str | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class PilotCase(CaseRecord):
    """试点."""

    model = Pilot
    project: str | None = None
    level: str | None = None
    area: str | None = None
    approved_on: date | None = None
    use_plan: str | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class PlatformCase(CaseRecord):
    """公共服务平台."""

    model = Platform
    project: str | None = None
    senior_engineers: Exact | None = None
    plans_landed: Exact | None = None
    serves_manufacturing: bool | None = None
    recognised_on: date | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class EnergySystemCase(CaseRecord):
    """能源管理系统."""

    model = EnergySystem
    project: str | None = None
    new_or_upgraded: bool | None = None
    contract_yuan: Yuan | None = None
    contract_without_vat_yuan: Yuan | None = None
    services_yuan: Yuan | None = None
    invoiced_yuan: Yuan | None = None
    audited_yuan: Yuan | None = None
    connected_provincial: bool | None = None
    connected_city: bool | None = None
    connected_on: date | None = None
    contract_number: str | None = None
    invoice_numbers: str | None = None
    equipment_numbers: str | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class PerformanceContractCase(CaseRecord):
    """合同能源管理."""

    model = PerformanceContract
    project: str | None = None
    provider: str | None = None
    green: bool | None = None
    interest_paid_yuan: Yuan | None = None
    completed_on: date | None = None
    contract_number: str | None = None
    loan_number: str | None = None
    invoice_numbers: str | None = None
    equipment_numbers: str | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class RatingCase(CaseRecord):
    """装备评选."""

    model = Rating
    year: int | None = None
    grade: str | None = None
    rated_on: date | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class ListingCase(CaseRecord):
    """推荐目录产品."""

    model = Listing
    project: str | None = None
    catalogue: str | None = None
    category: str | None = None
    series: str | None = None
    listed_on: date | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class SolidWasteCase(CaseRecord):
    """固废综合利用."""

    model = SolidWaste
    waste: str | None = None
    evaluation: str | None = None
    evaluated_on: date | None = None
    standard_listing: str | None = None
    tax_claim: str | None = None
    fiscal_claim: str | None = None


class SpecialCaseCase(CaseRecord):
    """一事一议."""

    model = SpecialCase
    project: str | None = None
    minutes: Document = None
    approved_yuan: Yuan | None = None
    decided_on: date | None = None
    paid_on: date | None = None
    paid_yuan: Yuan | None = None


class OutsideAwardCase(CaseRecord):
    """其他渠道资金."""

    model = OutsideAward
    project: str | None = None
    source: str | None = None
    amount_yuan: Yuan | None = None
    received_on: date | None = None
    contract_number: str | None = None
    invoice_numbers: str | None = None
    filing_number: str | None = None
    equipment_numbers: str | None = None


class StopCase(CaseRecord):
    """停兑标记."""

    model = Stop
    names = {"from_": "from_on", "to": "to_on"}  # noqa: RUF012 - the class attribute of the base
    document: str | None = None
    from_: date | None = Field(None, alias="from")
    to: date | None = None
    clauses: tuple[str, ...] | None = None


class HolderCase(Table):
    """园区 or 服务商: a name."""

    id: str = ""
    name: str | None = None


class EnterpriseCase(Table):
    """企业, with its energy by year in tce."""

    id: str = ""
    name: str | None = None
    credit_code: str | None = None
    industrial: bool | None = None
    above_scale: bool | None = None
    industry: str | None = None
    county: str | None = None
    former: tuple[str, ...] | None = None
    energy_tce: dict[str, Exact] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _years(self) -> Self:
        for year in self.energy_tce:
            if not (len(year) == 4 and year.isascii() and year.isdigit()):
                raise ValueError(f"“{year}”不是年份")
        return self

    def enterprise(self) -> Enterprise:
        """The enterprise of the register."""
        return Enterprise(**self.model_dump(exclude={"energy_tce"}))

    def returns(self) -> tuple[AnnualReturn, ...]:
        """One annual return for each year."""
        return tuple(
            AnnualReturn(id=f"energy-{year}", year=int(year), energy_tce=tce)
            for year, tce in sorted(self.energy_tce.items())
        )
