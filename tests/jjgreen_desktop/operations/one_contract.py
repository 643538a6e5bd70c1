"""Projects that carry one contract number, and so may be one project."""

from datetime import date
from typing import Any

from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.same_project import SameQuestion, questions
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts

NUMBER = "样能2025-03"


def system_facts(enterprise: str, **known: Any) -> EnergySystem:
    """A system of 60 万元 under that contract, with nothing wrong."""
    facts = {
        "enterprise": enterprise,
        "project": "能管中心",
        "new_or_upgraded": True,
        "connected_provincial": True,
        "connected_city": True,
        "connected_on": date(2025, 11, 1),
        "contract_fen": 60_000_000,
        "contract_number": NUMBER,
        **known,
    }
    return EnergySystem.model_validate(facts)


def shared(office: Office, name: str = "湖口样例一厂有限公司") -> str:
    """A firm with a retrofit and a system under one contract; returns its id."""
    holder = firm(office, name)
    save(office, retrofit_facts(holder.id, contract_number=NUMBER))
    save(office, system_facts(holder.id))
    return holder.id


def only(office: Office) -> SameQuestion:
    """The one question there is."""
    (found,) = questions(office)
    return found
