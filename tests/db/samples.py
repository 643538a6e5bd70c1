"""Made-up records the tests of the store stand on."""

from datetime import UTC, date, datetime
from decimal import Decimal

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
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

NAME = "湖口样例一厂有限公司"
MOMENT = datetime(2026, 9, 30, 8, 30, tzinfo=UTC)


def clock() -> datetime:
    """The fixed time of the tests."""
    return MOMENT


def firm(name: str = NAME, **known: object) -> Enterprise:
    """A made-up firm of 湖口县."""
    return Enterprise.model_validate({"name": name, "county": "湖口县", **known})


def retrofit(enterprise: str, **known: object) -> Retrofit:
    """A retrofit with one value of every kind."""
    facts = {
        "enterprise": enterprise,
        "project": "一号窑余热利用改造",
        "kind": "energy_saving",
        "filed_on": date(2026, 6, 1),
        "filed_with": ("review", "department"),
        "improvement_stated_pct": Decimal("5.00"),
        "paid_fen": 50_000_000,
        **known,
    }
    return Retrofit.model_validate(facts)


def one_of_each(enterprise: str, park: str) -> list[Record]:
    """A record of every other noun, as full as its kinds need."""
    return [
        AnnualReturn(enterprise=enterprise, year=2025, energy_tce=Decimal("6200.5")),
        Diagnosis(enterprise=enterprise, plan=True, deep_diagnosis_by_ndrc=False, fee_fen=1),
        retrofit(enterprise),
        retrofit(enterprise, filed_with=(), project="二号窑"),
        Title(park=park, kind="green_park", level="national", holder="park"),
        Loan(enterprise=enterprise, green=True, interest_paid_fen=85_000_000),
        Pilot(enterprise=enterprise, level="national", approved_on=date(2026, 2, 10)),
        Platform(enterprise=enterprise, senior_engineers=Decimal(2), plans_landed=Decimal(20)),
        EnergySystem(enterprise=enterprise, connected_city=True, contract_fen=60_000_000),
        PerformanceContract(enterprise=enterprise, provider="样例节能服务有限公司", green=False),
        Rating(enterprise=enterprise, year=2026, grade="second"),
        Listing(enterprise=enterprise, series="样例一系列", listed_on=date(2026, 1, 20)),
        SolidWaste(enterprise=enterprise, waste="样例尾矿", evaluation="underway"),
        SpecialCase(enterprise=enterprise, minutes="样例纪要", approved_fen=200_000_000),
        OutsideAward(enterprise=enterprise, project="一号窑", amount_fen=123_456_789),
        Stop(enterprise=enterprise, document="样例处罚决定", clauses=("2.1", "3")),
        Award(enterprise=enterprise, clause="2.1", of="X", approved_fen=50_000_000),
    ]
