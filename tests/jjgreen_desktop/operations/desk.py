"""A real desk of 湖口县 in a temporary folder, with made-up firms: what the operations tests stand on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from jjgreen_desktop.bootstrap import create_office
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save

DAY = date(2026, 9, 30)


def make_office(folder: Path, county: str = "湖口县") -> Office:
    """A new store of a county on the fixed day of the tests."""
    made = create_office(folder, county, "测试员")
    return replace(made, today=lambda: DAY)


def firm(office: Office, name: str = "湖口样例一厂有限公司", **known: object) -> Enterprise:
    """Register an industrial firm of 湖口县."""
    facts = {"name": name, "county": "湖口县", "industrial": True, **known}
    return save(office, Enterprise.model_validate(facts)).record


def retrofit_facts(enterprise: str, stated: str = "7.00", **known: object) -> Retrofit:
    """A complete, filed retrofit with the given stated improvement in percent."""
    facts = {
        "enterprise": enterprise,
        "project": "一号窑余热利用改造",
        "completed_on": date(2026, 3, 1),
        "accepted_on": date(2026, 5, 10),
        "filed_on": date(2026, 6, 1),
        "filed_with": ("review", "department"),
        "unit_energy_before": Decimal(100),
        "unit_energy_after": 100 - Decimal(stated),
        "advanced_level": Decimal(99),
        "improvement_stated_pct": Decimal(stated),
        **known,
    }
    return Retrofit.model_validate(facts)


def title_facts(enterprise: str, **known: object) -> Title:
    """A provincial green factory published within the measures."""
    facts = {
        "enterprise": enterprise,
        "kind": "green_factory",
        "level": "provincial",
        "holder": "enterprise",
        "published_on": date(2026, 3, 18),
        "status": "valid",
        **known,
    }
    return Title.model_validate(facts)
