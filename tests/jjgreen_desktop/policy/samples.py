"""Plainly made-up firms and records, complete unless a test leaves something out."""

from datetime import date
from decimal import Decimal
from typing import Any

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
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


def subject(**parts: Any) -> Subject:
    """The firm with 6,200 tce in 2025, and what is given."""
    given = {"enterprise": firm(), "returns": (energy("6200", energy_basis="dangliang"),)}
    return Subject(**(given | parts))
