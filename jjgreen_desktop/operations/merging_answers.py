"""Answers of 同一项目 and marks of the plan name records by id: they follow when a merge drops such a record.

Left behind, what was answered to be one project would be paid twice.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jjgreen_desktop.domain.budget import PlanMark
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Change

NAMING: dict[type[Record], tuple[str, ...]] = {SameProject: ("first", "second"), PlanMark: ("of",)}


def following(office: Office, heirs: Mapping[str, Record]) -> Iterator[Record]:
    """Those that name a record that goes, naming its heir; not where the heir has its own, or is both records."""
    for model in NAMING:
        found = office.store.find(model)
        known = {_about(one) for one in found}
        for one in found:
            moved = _with_heirs(one, heirs)
            if moved != one and _about(moved) not in known and _is_pair(moved):
                known.add(_about(moved))
                yield moved


def renamed_by(change: Change) -> bool:
    """Whether a merge made it name other records."""
    before, after = change.before or {}, change.after or {}
    return bool(before and after) and _named_in(change, before) != _named_in(change, after)


def back(change: Change, now: Record) -> Record:
    """It, naming again what it named before the merge, where nobody has named another since."""
    before, after = change.before or {}, change.after or {}
    keys = (*NAMING[type(now)], Enterprise.noun)
    values = {
        key: before[key] for key in keys if key in before and now.__dict__[key] == after.get(key)
    }
    return now.model_copy(update=values)


def _with_heirs(one: Record, heirs: Mapping[str, Record]) -> Record:
    named = {key: one.__dict__[key] for key in NAMING[type(one)]}
    return one.model_copy(
        update={key: heirs[each].id for key, each in named.items() if each in heirs}
    )


def _about(one: Record) -> tuple[object, ...]:
    """What there is one answer, or one mark, of: a pair of records, or a line in a year's plan."""
    if isinstance(one, SameProject):
        return (frozenset((one.first, one.second)),)
    assert isinstance(one, PlanMark)
    return one.year, one.clause, one.of


def _is_pair(one: Record) -> bool:
    return not isinstance(one, SameProject) or one.first != one.second


def _named_in(change: Change, values: Mapping[str, Any]) -> list[Any]:
    return [values.get(key) for key in NAMING.get(BY_NOUN[change.noun], ())]
