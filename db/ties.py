"""What ties two writes together: the fields they changed, and what one moved that the other rests on.

A write moves the owner of a record, the year of a return, the name of a project; another rests on them without
touching the same record: an award names the record, energy by carrier the year, a loan the name of the project.
Such ties hold whichever of the two came first.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from db import called, journal
from db.called import Called
from db.columns import Values
from db.writing import moved, rows_of
from jjgreen_desktop.domain.award import Award, OutsideAward
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.register import MODELS, OWNERS
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.ports import Change
from jjgreen_desktop.operations.renaming import PAYMENTS
from jjgreen_desktop.policy.projects import project_key

ID = re.compile(r'"([^"\\]{4}\d{8})"')  # of a record, within JSON
WHOLE_ID = re.compile(r"[^\"\\]{4}\d{8}")
ID_LENGTH = 12
YEARLY = frozenset(model.noun for model in (AnnualReturn, EnergyUse, ProductEnergy))
RESTED_ON = frozenset(model.noun for model in (AnnualReturn, Project))  # by what does not name them
# What firms that follow one another are paid for once, or by turns.
COUNTED = frozenset(
    model.noun
    for model in MODELS
    if "paid_fen" in model.model_fields or model in (Award, OutsideAward, PastAward)
)
DECISIONS = frozenset(model.noun for model in (Award, RulingMade))
WHY = {
    "": "又用到了这一笔改过归属的记录",
    "project": "又用到了这一笔改动的项目名称",
    "year": "又登记或改动了同一年的报表、能耗",
    "title": "又登记或改动了同一称号的状态变更",
    "provider": "又用到了这一笔改动的服务商名称",
    "renamed": "又改动了这一笔所写服务商的名称",
    "former": "又把这一笔改动的信用代码写作前身代码",
    "recoded": "又改动了这一笔所写前身的信用代码",
    "kin": "又登记、改动或核定了有前身关系的企业的事项",
    "decided": "核定或兑现了这一笔改过项目名称或归属的记录",
}
# The id of a record; or what kind of tie it is, with what it is told by.
Tie = str | tuple[str, ...]
LOST: Tie = ("lost",)  # a record that is named is no more


class Claims(NamedTuple):
    """What a write lays its hand on: fields of records (None: whole), what it moved, rests on, or changed alone."""

    fields: dict[tuple[str, str], frozenset[str] | None]
    moved: set[Tie]
    made: set[Tie]  # by a return or project that was not there before, by a former code
    rests: set[Tie]
    alone: set[Tie]  # two writes never share it
    ids: set[str]  # of every record concerned or named: who shares none is not tied
    called: Called  # by names alone, which tie without an id

    def add(self, noun: str, record: str, change: Change) -> None:
        """What one record's change claims."""
        before, after = change.before, change.after
        self._add_fields(noun, record, keys := moved(change))
        for values in (before, after):
            self._add_named(noun, record, values or {})
        turned = set(_ties(noun, before or {})) ^ set(_ties(noun, after or {}))
        self.rests.update(turned)
        if keys is not None or (noun in RESTED_ON and after is None):
            self.moved.update(turned)
        elif noun in RESTED_ON:
            self.made.update(turned)
        self._add_moved(record, keys or frozenset())
        self._add_kin(noun, record, keys, (before or {}, after or {}))
        self._add_status(noun, record, keys, (before or {}, after or {}))
        self.called.add(noun, change)

    def _add_fields(self, noun: str, record: str, keys: frozenset[str] | None) -> None:
        held = self.fields.get((noun, record), frozenset())
        self.fields[noun, record] = None if held is None or keys is None else held | keys
        self.ids.add(record)

    def _add_named(self, noun: str, record: str, values: Values) -> None:
        known = (one for one in values.values() if isinstance(one, str) and len(one) == ID_LENGTH)
        ids = {one for one in known if WHOLE_ID.fullmatch(one)}
        self.ids.update(ids)
        self.rests.update(ids - {record})
        if noun in DECISIONS and values.get("of"):
            self.rests.add(("decided", values["of"]))

    def _add_moved(self, record: str, keys: frozenset[str]) -> None:
        if keys & OWNERS.keys():
            self.moved.add(record)
        if keys & {"project", *OWNERS}:
            self.moved.add(("decided", record))
        if keys.intersection(PAYMENTS):
            self.rests.add(("decided", record))

    def _add_kin(
        self, noun: str, record: str, keys: frozenset[str] | None, sides: Iterable[Values]
    ) -> None:
        """What is paid once to firms that follow one another rests on the former codes they give."""
        if noun in COUNTED and (keys is None or keys - {"note"}):
            firms = (side.get(Enterprise.noun) for side in sides)
            self.rests.update(("kin", firm) for firm in firms if firm)
        elif noun == Enterprise.noun and keys and "former" in keys:
            self.made.add(("kin", record))

    def join(self, firms: Iterable[str]) -> None:
        """These firms follow one another, and would not without this."""
        for firm in firms:
            self.ids.add(firm)
            self.made.add(("kin", firm))

    def _add_status(
        self, noun: str, record: str, keys: frozenset[str] | None, sides: Iterable[Values]
    ) -> None:
        """Changes of a title's status lead to one another: what the title says rests on the last of them."""
        if noun == Title.noun and keys and "status" in keys:
            self.alone.add(("title", record))
        elif noun == TitleStatus.noun and (keys is None or keys & {"status", "changed_on"}):
            named = {str(side["of_title"]) for side in sides if side.get("of_title")}
            self.alone.update(("title", title) for title in named)

    def meets(self, other: "Claims") -> Tie | None:
        """What ties this to another beyond the fields of the same records; None: nothing."""
        for shared in (
            self.alone & other.alone,
            self.moved & other.rests,
            self.rests & other.moved,
            self.made & other.made,
        ):
            if shared:
                return _told_by(shared)
        return None

    def meets_by_name(self, other: "Claims", *, back: bool, stands: bool) -> Tie | None:
        """What ties this, to be done or taken `back`, to another that `stands` now or did then; None: nothing."""
        kind = self.called.back(back=back).met(other.called.back(back=not stands))
        return (kind,) if kind else None

    def rests_on(self, other: "Claims") -> Tie | None:
        """What of this rests on something the other made; None: nothing."""
        shared = self.rests & other.made
        return _told_by(shared) if shared else None


def _told_by(shared: set[Tie]) -> Tie:
    """The tie that says most."""
    return max(shared, key=lambda tie: (not isinstance(tie, str), tie))


def claims(changes: Iterable[Change]) -> Claims:
    """What some changes claim together; settings claim nothing."""
    found = Claims({}, set(), set(), set(), set(), set(), Called(called.none(), called.none()))
    for change in changes:
        if change.noun != journal.SETTING:
            for record, one in _single(change):
                found.add(change.noun, record, one)
    return found


def why(tie: Tie) -> str:
    """What the later write did, in words."""
    return WHY["" if isinstance(tie, str) else tie[0]]


def concerned(ids: Collection[str], record: str, *texts: str | None) -> bool:
    """Whether a change as the journal keeps it is of, or names, one of these records."""
    return record in ids or any(one in ids for text in texts if text for one in ID.findall(text))


def _single(change: Change) -> Iterator[tuple[str, Change]]:
    """Record by record, also of a change that stands for many."""
    if change.record != journal.BULK:
        yield change.record, change
        return
    came = change.after is not None
    whole = change if came else change._replace(before=None, after=change.before)
    for record, values in rows_of(whole):
        sides: tuple[Any, Any] = (None, values) if came else (values, None)
        yield record, Change(change.noun, record, *sides)


def _ties(noun: str, values: Values) -> Iterator[Tie]:
    """What joins a record to others without naming one: the project of a firm, the year of a firm."""
    firm = values.get("enterprise")
    name = values.get("name" if noun == Project.noun else "project")
    if firm and name:
        yield "project", firm, project_key(Project(), name)
    if firm and noun in YEARLY:
        yield "year", firm, str(values.get("year"))
