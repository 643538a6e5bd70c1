"""What a record not registered yet would lead to: a blank one is put to each clause."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Assessment, Missing, Outcome
from jjgreen_desktop.policy.clauses import CLAUSES
from jjgreen_desktop.policy.facts import PART_OF, Subject
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.pack import Clause, Pack
from jjgreen_desktop.policy.rulings import Rulings

PROSPECT = "prospect"  # stands for the id of the record that is not registered yet
# The sort of record each clause looks at.
RECORDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "1": Diagnosis,
        "2.1": Retrofit,
        "2.2": Loan,
        "3": Title,
        "4": Pilot,
        "5.1": Platform,
        "5.2": EnergySystem,
        "5.3": PerformanceContract,
        "6.1": Rating,
        "6.2": Listing,
        "7": SolidWaste,
        "8": SpecialCase,
    }
)


def clauses_for(subject: Subject, pack: Pack) -> list[Clause]:
    """The clauses that can concern the subject, in the order of the pack: those whose record it can hold."""
    noun = _holder(subject).noun
    known = (clause for clause in pack.clauses if clause.id in RECORDS)
    return [clause for clause in known if noun in RECORDS[clause.id].model_fields]


def prospects(
    subject: Subject, pack: Pack, on: date, rulings: Rulings, *clauses: str
) -> dict[str, Assessment]:
    """By clause (of `clauses`, none: of all) the line of one more record, were its day the day `on`.

    The record is blank but for that day, so that conditions of the subject itself are tried; the day
    is asked for with all else. The subject and its own lines stay as they are.
    """
    wanted = (each for each in clauses_for(subject, pack) if each.id in clauses or not clauses)
    return {each.id: _line(subject, pack, on, rulings, each) for each in wanted}


def _line(subject: Subject, pack: Pack, on: date, rulings: Rulings, clause: Clause) -> Assessment:
    """The clause alone is asked: a blank record is never eligible, so 就高 has no say."""
    part = PART_OF[clause.id]
    more: dict[str, Any] = {part: (*getattr(subject, part), _blank(clause, subject, on))}
    lines = CLAUSES[clause.id](Reading(replace(subject, **more), pack, rulings, on))
    line = next(line for line in lines if line.record.id == PROSPECT)
    return _asking(line.finish(), clause)


def _blank(clause: Clause, subject: Subject, on: date) -> Record:
    """Whose it is, and its deciding day."""
    model, holder = RECORDS[clause.id], _holder(subject)
    known: dict[str, Any] = {"id": PROSPECT, holder.noun: holder.id}
    if clause.deciding:
        known[clause.deciding] = on
    if "holder" in model.model_fields:
        known["holder"] = holder.noun
    return model(**known)


def _asking(line: Assessment, clause: Clause) -> Assessment:
    """The line with its deciding day among what is missing; a record not registered has no id."""
    if line.outcome is not Outcome.LACKING:
        return line
    model = RECORDS[clause.id]
    day = explaining.field(model, clause.deciding)
    first = Missing(clause.deciding, day.label, line.at_stake_fen, day.help, model.noun)
    rest = (replace(each, record="") if each.record == PROSPECT else each for each in line.missing)
    return replace(line, missing=(first, *rest))


def _holder(subject: Subject) -> Record:
    return subject.enterprise or subject.park or Enterprise()
