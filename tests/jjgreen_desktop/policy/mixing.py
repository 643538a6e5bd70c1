"""Subjects mixed of worked examples: records of several held by one, facts left out, any rulings, another pack."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.policy.case_format import Case
from jjgreen_desktop.policy.deciding import deciding
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack, Parameter
from jjgreen_desktop.policy.rulings import matter_key
from jjgreen_desktop.policy.tables import read

HOLDERS = ("enterprise", "park")
SORTS = tuple(each.name for each in fields(Subject) if each.name not in HOLDERS)


def cases_of(pack: Pack) -> list[Case]:
    """Every worked example of a pack."""
    return [
        Case.model_validate(raw)
        for name, text in pack.cases.items()
        for raw in read(name, text)["case"]
    ]


def ordered(holder: Subject) -> Subject:
    """In order of id, as the store gives them."""
    sorts: dict[str, Any] = {
        name: tuple(sorted(getattr(holder, name), key=lambda record: record.id)) for name in SORTS
    }
    return replace(holder, **sorts)


def bare(holder: Subject) -> Subject:
    """The subject as totals read it: to ask for what cannot decide is an AttributeError."""
    held: dict[str, Any] = {
        name: tuple(map(_bare, getattr(holder, name))) for name in SORTS if getattr(holder, name)
    }
    who = holder.enterprise or holder.park
    assert who is not None
    return Subject.of(_bare(who), held)


def _bare(record: Any) -> Any:
    known = {key: getattr(record, key) for key in deciding(type(record))}
    looked_at = record.model_copy()
    object.__setattr__(looked_at, "__dict__", known)
    return looked_at


def later(pack: Pack) -> Pack:
    """A pack that is in force for less long, with other amounts from the middle of it on."""
    raised = [
        Parameter(**{**dict(entry), "value": entry.value * 2, "since": date(2026, 3, 1)})
        for entry in pack.parameters
        if entry.value is not None and entry.unit == "万元"
    ]
    ends = pack.valid_to - timedelta(400)
    return Pack(**{**dict(pack), "parameters": (*pack.parameters, *raised), "valid_to": ends})


@st.composite
def mixtures(draw: st.DrawFn, cases: Sequence[Case], pack: Pack) -> tuple[Subject, dict[str, str]]:
    """A subject, and rulings for all and on single records of it."""
    chosen = draw(st.lists(st.sampled_from(cases), min_size=1, max_size=3))
    parts = [_renamed(case.subject(), str(place)) for place, case in enumerate(chosen)]
    held: dict[str, Any] = {
        name: tuple(_poorer(draw, record) for subject in parts for record in getattr(subject, name))
        for name in SORTS
    }
    first = parts[0]
    who = {name: draw(_maybe(getattr(first, name))) for name in HOLDERS}
    rulings = {
        ruling.id: draw(st.sampled_from([choice.key for choice in ruling.choices]))
        for ruling in pack.rulings
        if draw(st.booleans())
    }
    single = (_single(case, str(place)) for place, case in enumerate(chosen))
    return ordered(Subject(**(who | held))), rulings | _together(single)


def _maybe(holder: Record | None) -> st.SearchStrategy[Record | None]:
    if holder is None or not hasattr(holder, "industrial"):
        return st.just(holder)
    known = {"industrial": (True, False, None), "industry": ("3011", "4411", None)}
    facts = {key: st.sampled_from(values) for key, values in known.items()}
    return st.fixed_dictionaries(facts).map(lambda update: holder.model_copy(update=update))


def _poorer(draw: st.DrawFn, record: Any) -> Any:
    """Sometimes without one of its facts."""
    known = [key for key, value in record.model_dump().items() if value is not None and key != "id"]
    if isinstance(record, SameProject) or not known or draw(st.integers(0, 3)):
        return record
    return record.model_copy(update={draw(st.sampled_from(known)): None})


def _renamed(subject: Subject, mark: str) -> Subject:
    """The ids of its records with a mark, so that two examples do not share one."""
    sorts: dict[str, Any] = {
        name: tuple(_marked(record, mark) for record in getattr(subject, name)) for name in SORTS
    }
    return replace(subject, **sorts)


def _marked(record: Any, mark: str) -> Any:
    keys = ("id", "first", "second") if isinstance(record, SameProject) else ("id",)
    return record.model_copy(update={key: f"{mark}{getattr(record, key)}" for key in keys})


def _single(case: Case, mark: str) -> dict[str, str]:
    return {
        matter_key(ruling, f"{mark}{record}"): choice
        for ruling, single in case.matters.items()
        for record, choice in single.items()
    }


def _together(found: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {key: choice for each in found for key, choice in each.items()}
