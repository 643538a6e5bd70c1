"""The format of 算例: one case is one subject with its records, and what its lines must be.

`rulings = { "band-3" = "in" }` answers questions for the whole case, `matters = { "open-list" = { t1 = "in" } }`
for single records of it by their ids.

To add a record: its table in `case_records`, its list in `Case`, and the subject it becomes a part of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, Field, model_validator

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.loan import PerformanceContract
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.case_records import (
    CaseRecord,
    DiagnosisCase,
    EnergySystemCase,
    EnterpriseCase,
    HolderCase,
    ListingCase,
    LoanCase,
    OutsideAwardCase,
    PerformanceContractCase,
    PilotCase,
    PlatformCase,
    RatingCase,
    RetrofitCase,
    SolidWasteCase,
    SpecialCaseCase,
    StopCase,
    TitleCase,
    Yuan,
)
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.rulings import matter_key
from jjgreen_desktop.policy.tables import Table

P = TypeVar("P", Diagnosis, PerformanceContract)
# Each list of a case, and the part of the subject it becomes.
PARTS = {
    "diagnosis": "diagnoses",
    "retrofit": "retrofits",
    "loan": "loans",
    "title": "titles",
    "pilot": "pilots",
    "platform": "platforms",
    "ems": "energy_systems",
    "epc": "performance_contracts",
    "rating": "ratings",
    "catalogue": "listings",
    "solid_waste": "solid_wastes",
    "special_case": "special_cases",
    "outside_award": "outside_awards",
    "stop": "stops",
    "earlier_diagnoses": "earlier_diagnoses",
    "earlier_retrofits": "earlier_retrofits",
    "earlier_loans": "earlier_loans",
    "earlier_titles": "earlier_titles",
    "earlier_ems": "earlier_energy_systems",
    "earlier_ratings": "earlier_ratings",
    "earlier_catalogue": "earlier_listings",
}


def _clause(clause: str) -> str:
    if clause not in CLAUSES:
        raise ValueError(f"没有条款“{clause}”")
    return clause


def _outcome(text: str) -> str:
    if text not in [outcome.value for outcome in Outcome]:
        raise ValueError(f"没有“{text}”这种结论")
    return text


class Expectation(Table):
    """What one line must be; only what is named is checked."""

    clause: Annotated[str, AfterValidator(_clause)] | None = None
    of: str | None = None
    outcome: Annotated[str, AfterValidator(_outcome)] | None = None
    ceiling_yuan: Yuan | None = None
    missing: tuple[str, ...] = ()


class Case(Table):
    """One worked example. `earlier_*` are the records of predecessors.

    `same` and `different` answer whether two records, by id, are of one project; `questions` are the
    pairs that must still be asked about.
    """

    name: str
    on: date
    enterprise: EnterpriseCase | None = None
    park: HolderCase | None = None
    provider: HolderCase | None = None
    diagnosis: tuple[DiagnosisCase, ...] = ()
    retrofit: tuple[RetrofitCase, ...] = ()
    loan: tuple[LoanCase, ...] = ()
    title: tuple[TitleCase, ...] = ()
    pilot: tuple[PilotCase, ...] = ()
    platform: tuple[PlatformCase, ...] = ()
    ems: tuple[EnergySystemCase, ...] = ()
    epc: tuple[PerformanceContractCase, ...] = ()
    rating: tuple[RatingCase, ...] = ()
    catalogue: tuple[ListingCase, ...] = ()
    solid_waste: tuple[SolidWasteCase, ...] = ()
    special_case: tuple[SpecialCaseCase, ...] = ()
    outside_award: tuple[OutsideAwardCase, ...] = ()
    stop: tuple[StopCase, ...] = ()
    earlier_diagnoses: tuple[DiagnosisCase, ...] = ()
    earlier_retrofits: tuple[RetrofitCase, ...] = ()
    earlier_loans: tuple[LoanCase, ...] = ()
    earlier_titles: tuple[TitleCase, ...] = ()
    earlier_ems: tuple[EnergySystemCase, ...] = ()
    earlier_ratings: tuple[RatingCase, ...] = ()
    earlier_catalogue: tuple[ListingCase, ...] = ()
    rulings: dict[str, str] = Field(default_factory=dict)
    matters: dict[str, dict[str, str]] = Field(default_factory=dict)  # ruling → record → choice
    expect: tuple[Expectation, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    questions: tuple[tuple[str, str], ...] | None = None
    total_yuan: Yuan | None = None

    @model_validator(mode="after")
    def _checks_something(self) -> Self:
        if not self.expect and self.total_yuan is None and self.questions is None:
            raise ValueError("没有写 expect 或 total_yuan，什么也没有核对")
        return self

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        if self.enterprise and self.park:
            raise ValueError("enterprise 和 park 只能写一个，一个算例只看一个主体")
        return self

    @model_validator(mode="after")
    def _ids_unique(self) -> Self:
        for key in PARTS:
            ids = [entry.id for entry in getattr(self, key)]
            if doubled := [id for id in ids if ids.count(id) > 1]:
                raise ValueError(f"记录编号“{doubled[0]}”重复")
        return self

    @model_validator(mode="after")
    def _matters_exist(self) -> Self:
        ids = {entry.id for key in PARTS for entry in getattr(self, key)}
        for single in self.matters.values():
            if unknown := [record for record in single if record not in ids]:
                raise ValueError(f"matters 中的记录编号“{unknown[0]}”在本例中没有")
        return self

    @model_validator(mode="after")
    def _pairs_exist(self) -> Self:
        ids = [entry.id for key in PARTS for entry in getattr(self, key)]
        named = [id for pair in (*self.same, *self.different) for id in pair]
        if wrong := [id for id in named if ids.count(id) != 1]:
            raise ValueError(f"same、different 中的“{wrong[0]}”须恰是一条记录的编号")
        return self

    def chosen(self) -> dict[str, str]:
        """The rulings of the case, those on single records beside those for all."""
        return self.rulings | {
            matter_key(ruling, record): choice
            for ruling, single in self.matters.items()
            for record, choice in single.items()
        }

    def subject(self) -> Subject:
        """The subject the engine looks at."""
        found = Subject(
            enterprise=self._enterprise(),
            park=Park(id="park", name=self.park.name) if self.park else None,
            returns=self.enterprise.returns() if self.enterprise else (),
            **{part: _records(getattr(self, key)) for key, part in PARTS.items()},
        )
        found = replace(found, answers=tuple(self._answers(found)))
        diagnoses = tuple(map(self._with_provider, found.diagnoses))
        contracts = tuple(map(self._with_provider, found.performance_contracts))
        return replace(found, diagnoses=diagnoses, performance_contracts=contracts)

    def _answers(self, found: Subject) -> Iterator[SameProject]:
        records = (*found.payables(), *found.earlier(), *found.outside_awards)
        nouns = {record.id: record.noun for record in records}
        pairs = [("same", *pair) for pair in self.same]
        pairs += [("different", *pair) for pair in self.different]
        for number, (answer, one, two) in enumerate(pairs, 1):
            yield SameProject(
                id=f"answer-{number}",
                first_noun=nouns.get(one),
                first=one,
                second_noun=nouns.get(two),
                second=two,
                answer=answer,
                answered_on=self.on,
            )

    def _enterprise(self) -> Enterprise | None:
        if self.enterprise:
            return self.enterprise.enterprise()
        return None if self.park else Enterprise()

    def _with_provider(self, record: P) -> P:
        """A case with one provider means it for every record that names none."""
        if record.provider or self.provider is None:
            return record
        return record.model_copy(update={"provider": self.provider.name})


def _records(cases: Sequence[CaseRecord]) -> tuple[Any, ...]:
    return tuple(case.record() for case in cases)
