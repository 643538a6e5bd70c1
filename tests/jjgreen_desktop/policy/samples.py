"""Plainly made-up firms and records, complete unless a test leaves something out."""

from datetime import date
from decimal import Decimal
from typing import Any

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy.facts import Subject

ON = date(2026, 9, 30)


def firm(**facts: Any) -> Enterprise:
    """An industrial enterprise of 湖口县."""
    given = {"id": "e1", "name": "湖口样例一厂有限公司", "county": "湖口县", "industrial": True}
    return Enterprise(**(given | facts))


def energy(tce: str, year: int = 2025, **facts: Any) -> AnnualReturn:
    """One annual return."""
    given = {"id": f"a{year}", "enterprise": "e1", "year": year, "energy_tce": Decimal(tce)}
    return AnnualReturn(**(given | facts))


def diagnosis(**facts: Any) -> Diagnosis:
    """A diagnosis that meets every condition of clause 一."""
    given = {
        "id": "d1",
        "provider": "样例节能服务有限公司",
        "report_on": date(2026, 3, 20),
        "plan": True,
        "deep_diagnosis_by_ndrc": False,
        "fee_fen": 1_200_000,
    }
    return Diagnosis(**(given | facts))


def retrofit(**facts: Any) -> Retrofit:
    """A retrofit that meets every condition of clause 二(1), 7 % better."""
    given = {
        "id": "r1",
        "project": "一号窑余热利用改造",
        "completed_on": date(2026, 3, 1),
        "accepted_on": date(2026, 5, 10),
        "filed_on": date(2026, 6, 1),
        "filed_with": ("review", "department"),
        "unit_energy_before": Decimal(100),
        "unit_energy_after": Decimal(93),
        "improvement_stated_pct": Decimal("7.00"),
        "advanced_level": Decimal(96),
        "level_source": "样例标准",
    }
    return Retrofit(**(given | facts))


def improved(stated: str, **facts: Any) -> Retrofit:
    """A retrofit whose report states this percentage, and whose values agree with it."""
    after = 100 - Decimal(stated)
    given = {"improvement_stated_pct": Decimal(stated), "unit_energy_after": after}
    return retrofit(**(given | {"advanced_level": Decimal(99)} | facts))


def title(**facts: Any) -> Title:
    """A national green factory published within the measures' validity."""
    given = {
        "id": "t1",
        "enterprise": "e1",
        "kind": "green_factory",
        "level": "national",
        "holder": "enterprise",
        "holder_name": "湖口样例一厂有限公司",
        "published_on": date(2026, 3, 18),
        "status": "valid",
    }
    return Title(**(given | facts))


def loan(**facts: Any) -> Loan:
    """A green loan with 850,000 yuan of interest paid."""
    given = {
        "id": "l1",
        "project": "一号窑余热利用改造",
        "green": True,
        "drawn_on": date(2025, 9, 15),
        "interest_paid_fen": 85_000_000,
    }
    return Loan(**(given | facts))


def contract(**facts: Any) -> PerformanceContract:
    """A completed performance contract with 300,000 yuan of interest paid."""
    given = {
        "id": "c1",
        "project": "二号窑合同能源管理",
        "provider": "样例节能服务有限公司",
        "green": True,
        "completed_on": date(2026, 3, 1),
        "interest_paid_fen": 30_000_000,
    }
    return PerformanceContract(**(given | facts))


def pilot(**facts: Any) -> Pilot:
    """A national green pilot with its use plan."""
    given = {
        "id": "p1",
        "project": "样例试点",
        "level": "national",
        "area": "绿色低碳转型",
        "approved_on": date(2026, 2, 10),
        "use_plan": "用于样例项目建设",
        "followed_up_on": date(2026, 9, 1),
    }
    return Pilot(**(given | facts))


def platform(**facts: Any) -> Platform:
    """A recognised platform well above the least numbers."""
    given = {
        "id": "f1",
        "project": "样例平台",
        "senior_engineers": Decimal(3),
        "serves_manufacturing": True,
        "plans_landed": Decimal(25),
        "recognised_on": date(2026, 4, 20),
    }
    return Platform(**(given | facts))


def system(**facts: Any) -> EnergySystem:
    """A connected energy management system of 600,000 yuan."""
    given = {
        "id": "m1",
        "project": "样例系统",
        "new_or_upgraded": True,
        "connected_provincial": True,
        "connected_city": True,
        "connected_on": date(2025, 11, 1),
        "contract_fen": 60_000_000,
        "contract_without_vat_fen": 53_097_345,
    }
    return EnergySystem(**(given | facts))


def rating(**facts: Any) -> Rating:
    """A third-grade rating of 2025."""
    given = {"id": "a1", "year": 2025, "grade": "third", "rated_on": date(2025, 12, 1)}
    return Rating(**(given | facts))


def listing(**facts: Any) -> Listing:
    """A product in a catalogue the clause names."""
    given = {
        "id": "g1",
        "product": "样例高效电机",
        "catalogue": "国家工业节能技术装备推荐目录",
        "category": "电机",
        "series": "样例一系列",
        "listed_on": date(2026, 1, 20),
    }
    return Listing(**(given | facts))


def special(**facts: Any) -> SpecialCase:
    """A matter decided with minutes."""
    given = {
        "id": "z1",
        "project": "样例研究院",
        "minutes": "样例会议纪要〔2026〕5号",
        "decided_on": date(2026, 7, 15),
        "approved_fen": 90_000_000,
    }
    return SpecialCase(**(given | facts))


def subject(**parts: Any) -> Subject:
    """The firm with 6,200 tce in 2025, and what is given."""
    given = {"enterprise": firm(), "returns": (energy("6200", energy_basis="dangliang"),)}
    return Subject(**(given | parts))
