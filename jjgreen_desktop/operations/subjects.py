"""Gathers what the engine looks at: each subject with its records and those of its predecessors."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.ports import Store
from jjgreen_desktop.policy.facts import PAYABLE, Subject

# The name under which a subject keeps each kind of record.
PARTS: dict[str, type[Record]] = {
    "returns": AnnualReturn,
    "diagnoses": Diagnosis,
    "retrofits": Retrofit,
    "loans": Loan,
    "titles": Title,
    "pilots": Pilot,
    "platforms": Platform,
    "energy_systems": EnergySystem,
    "performance_contracts": PerformanceContract,
    "ratings": Rating,
    "listings": Listing,
    "solid_wastes": SolidWaste,
    "special_cases": SpecialCase,
    "outside_awards": OutsideAward,
    "stops": Stop,
    "answers": SameProject,
}


def enterprise_subject(store: Store, record: str) -> Subject:
    """One enterprise as the engine sees it. Raises Problem when it is not registered."""
    enterprise = store.get(Enterprise, record)
    if enterprise is None:
        raise Problem("登记簿里没有这家企业。", "请刷新列表后重新选择。")
    before = predecessors(enterprise, lambda code: store.find(Enterprise, credit_code=code))
    return _with_records(
        enterprise, before, lambda name, firm: store.find(PARTS[name], enterprise=firm)
    )


def park_subject(store: Store, record: str) -> Subject:
    """One park as the engine sees it. Raises Problem when it is not registered."""
    park = store.get(Park, record)
    if park is None:
        raise Problem("登记簿里没有这个园区。", "请刷新列表后重新选择。")
    return Subject(park=park, titles=tuple(store.find(Title, park=record)))


def all_subjects(store: Store) -> Iterator[Subject]:
    """Every enterprise, then every park, in order of entry; each kind of record is read once."""
    held = {name: _by_owner(store.find(model), "enterprise") for name, model in PARTS.items()}
    enterprises = store.find(Enterprise)
    by_code = {firm.credit_code: [firm] for firm in enterprises if firm.credit_code}
    for enterprise in enterprises:
        before = predecessors(enterprise, lambda code: by_code.get(code, []))
        yield _with_records(enterprise, before, lambda name, firm: held[name].get(firm, []))
    titles = _by_owner(store.find(Title), "park")
    for park in store.find(Park):
        yield Subject(park=park, titles=tuple(titles.get(park.id, ())))


def predecessors(
    enterprise: Enterprise, find: Callable[[str], Sequence[Enterprise]]
) -> list[Enterprise]:
    """Those before it, and those before them: a firm renamed twice is still the same firm.

    `find` gives the registered enterprises with a code.
    """
    found: list[Enterprise] = []
    codes, seen = list(enterprise.former or ()), {enterprise.id}
    for code in codes:  # grows as predecessors are found; one named by two is met once
        for firm in find(code):
            if firm.id not in seen:
                seen.add(firm.id)
                found.append(firm)
                codes.extend(firm.former or ())
    return found


def _with_records(
    enterprise: Enterprise, before: Sequence[Enterprise], rows: Callable[[str, str], list[Any]]
) -> Subject:
    """The subject of an enterprise; `rows(part, id)` are the records of one part of one firm.

    Money its predecessors had from elsewhere counts as its own: the project is the same. So do answers.
    """
    parts: dict[str, Any] = {name: tuple(rows(name, enterprise.id)) for name in PARTS}
    for name in PAYABLE:
        parts[f"earlier_{name}"] = tuple(row for firm in before for row in rows(name, firm.id))
    for firm in before:
        for name in ("outside_awards", "answers"):
            parts[name] += tuple(rows(name, firm.id))
    return Subject(enterprise=enterprise, **parts)


def _by_owner(records: list[Any], key: str) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        if owner := getattr(record, key):
            grouped[owner].append(record)
    return grouped
