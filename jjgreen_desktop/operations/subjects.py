"""Gathers what the engine looks at: each subject with its records and those of its predecessors."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

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
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.ports import Store
from jjgreen_desktop.policy.facts import PAYABLE, Subject
from jjgreen_desktop.policy.projects import Ref, ends

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
# What counts of a predecessor: records on which the measures pay, money from elsewhere, and answers.
INHERITED = (*PAYABLE, "outside_awards", "answers")
PAGE = 2_000  # how many subjects are in memory at a time
R = TypeVar("R", bound=Record)
Held = Mapping[str, Sequence[Any]]  # the records of one owner by part; a part left out has none
Register = dict[str, dict[str, list[Any]]]  # the same by owner
_NOTHING: dict[str, list[Any]] = {}


def enterprise_subject(store: Store, record: str) -> Subject:
    """One enterprise as the engine sees it. Raises Problem when it is not registered."""
    enterprise = store.get(Enterprise, record)
    if enterprise is None:
        raise Problem("登记簿里没有这家企业。", "请刷新列表后重新选择。")
    before = predecessors(enterprise, lambda code: store.find(Enterprise, credit_code=code))
    earlier = [_found(store, firm.id, INHERITED) for firm in before]
    return _standing(store, _subject(enterprise, _found(store, enterprise.id, PARTS), earlier))


def park_subject(store: Store, record: str) -> Subject:
    """One park as the engine sees it. Raises Problem when it is not registered."""
    park = store.get(Park, record)
    if park is None:
        raise Problem("登记簿里没有这个园区。", "请刷新列表后重新选择。")
    return Subject(park=park, titles=tuple(store.find(Title, park=record)))


def subject_by_id(store: Store, noun: str, record: str) -> Subject:
    """One enterprise or park (`noun`) as the engine sees it. Raises Problem when it is not registered."""
    return (park_subject if noun == Park.noun else enterprise_subject)(store, record)


def all_subjects(store: Store) -> Iterator[Subject]:
    """Every enterprise, then every park, in order of entry; one page of them is in memory at a time."""
    for firms in _pages(store, Enterprise):
        yield from subjects_of(store, firms, _held(store, "enterprise", PARTS, firms))
    yield from parks(store)


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


def heirs(store: Store, firms: Iterable[str]) -> list[str]:
    """Firms (by id) that name one of these as their predecessor, and those that name them: what it was paid is theirs."""
    rows = [
        (record, code, set(former.split(",")))
        for record, code, former in store.rows(Enterprise, "id", "credit_code", "former")
        if former
    ]
    known = set(firms)
    gone = store.find(Enterprise, id=frozenset(known)) if rows else []
    codes, found = {firm.credit_code for firm in gone}, []
    while new := [row for row in rows if row[0] not in known and codes & row[2]]:
        codes = {code for _record, code, _former in new}
        found += [record for record, _code, _former in new]
        known.update(found)
    return found


def _pages(store: Store, model: type[R]) -> Iterator[list[R]]:
    after = ""
    while page := store.page(model, after, PAGE):
        yield page
        after = page[-1].id


def parks(store: Store) -> Iterator[Subject]:
    """Every park, in order of entry."""
    for page in _pages(store, Park):
        held = _held(store, "park", {"titles": Title}, page)
        for park in page:
            yield Subject.of(park, held.get(park.id, _NOTHING))


def subjects_of(store: Store, firms: Sequence[Enterprise], held: Register) -> Iterator[Subject]:
    """The subjects of some firms that hold `held`; what their predecessors hold is read at once."""
    former = _former(store, firms)
    gone = frozenset(firm.id for each in former.values() for firm in each)
    inherited = {name: store.find(PARTS[name], enterprise=gone) for name in INHERITED if gone}
    earlier: Register = {}
    for name, records in inherited.items():
        add(earlier, name, "enterprise", records)
    for firm in firms:
        own = held.get(firm.id, _NOTHING)
        if firm.former:
            before = predecessors(firm, lambda code: former.get(code, ()))
            held_before = [earlier.get(each.id, _NOTHING) for each in before]
            yield _standing(store, _subject(firm, own, held_before))
        else:
            yield _standing(store, Subject.of(firm, own))


def _former(store: Store, firms: Sequence[Enterprise]) -> dict[str, list[Enterprise]]:
    """The registered predecessors of some firms, and theirs, by code; [] for a code not registered."""
    known: dict[str, list[Enterprise]] = {}
    while wanted := {code for firm in firms for code in firm.former or ()} - known.keys():
        firms = store.find(Enterprise, credit_code=frozenset(wanted))
        known |= {code: [firm for firm in firms if firm.credit_code == code] for code in wanted}
    return known


def _subject(enterprise: Enterprise, own: Held, earlier: Sequence[Held]) -> Subject:
    """The subject of an enterprise with its own records and those of each predecessor.

    Money its predecessors had from elsewhere counts as its own: the project is the same. So do answers.
    """
    parts = _parts(own)
    for name in INHERITED if earlier else ():
        key = f"earlier_{name}" if name in PAYABLE else name
        parts[key] = parts.get(key, ()) + tuple(r for held in earlier for r in held.get(name, ()))
    return Subject(enterprise=enterprise, **parts)


def _standing(store: Store, subject: Subject) -> Subject:
    """The subject without the answers of which a record is gone: nobody receives for what is not there."""
    if not subject.answers:
        return subject
    kept = tuple(one for one in subject.answers if all(_is_there(store, end) for end in ends(one)))
    return replace(subject, answers=kept)


def _is_there(store: Store, ref: Ref) -> bool:
    noun, record = ref
    return noun in BY_NOUN and store.get(BY_NOUN[noun], record) is not None


def _parts(held: Held) -> dict[str, Any]:
    return {name: tuple(records) for name, records in held.items()}


def _found(store: Store, enterprise: str, names: Iterable[str]) -> Held:
    """What one enterprise holds of some parts."""
    return {name: store.find(PARTS[name], enterprise=enterprise) for name in names}


def _held(
    store: Store, link: str, parts: Mapping[str, type[Record]], owners: Sequence[Record]
) -> Register:
    """What a page of owners holds."""
    found: Register = {}
    for name, model in parts.items():
        add(found, name, link, store.held(model, link, owners[0].id, owners[-1].id))
    return found


def add(found: Register, name: str, link: str, records: Iterable[Record]) -> None:
    """Put the records of one part under their owners."""
    for record in records:
        found.setdefault(getattr(record, link), {}).setdefault(name, []).append(record)
