"""The engine: one subject, one day, one pack, its rulings; out comes every line with its explanation."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise
from typing import Any

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result, Tally
from jjgreen_desktop.policy.clauses import CLAUSES
from jjgreen_desktop.policy.conditions import is_paid
from jjgreen_desktop.policy.facts import PART_OF, Subject
from jjgreen_desktop.policy.line import Line, Reading
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Chosen, Rulings
from jjgreen_desktop.policy.stacking import take_higher
from jjgreen_desktop.policy.suspicion import cautioned

# By name here, because to ask the enumeration for a member is slow.
_SETTLED, _ELIGIBLE = Outcome.SETTLED, Outcome.ELIGIBLE
_CLAUSES = tuple((PART_OF[id], clause) for id, clause in CLAUSES.items())
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_SORTS = tuple(f.name for f in fields(Subject) if f.name not in ("enterprise", "park"))


def assess(
    subject: Subject, pack: Pack, on: date, rulings: Chosen | Rulings | None = None
) -> Result:
    """Every computed clause put to every record of `subject`, as of the day `on`.

    `rulings` replaces defaults of the pack, each a choice or one with the paper it rests on (Made); who
    assesses many makes the Rulings once. The order of the records does not matter: lines come in order
    of clause, deciding date and id. Raises Problem for a ruling or choice the pack does not have.
    """
    ruled = rulings if isinstance(rulings, Rulings) else Rulings(pack, rulings or {})
    reading = Reading(_ordered(subject), pack, ruled, on)
    made = [line.finish() for line in _made(reading)]
    return Result(
        subject=_id(subject),
        on=on,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_hash=pack.hash,
        facts_hash=facts_hash(reading),
        lines=tuple(sorted(_beside_another(reading, made), key=_place)) if made else (),
    )


def tallies(subject: Subject, pack: Pack, on: date, rulings: Rulings) -> list[Tally]:
    """What the lines of `subject` come to, in no order: the same clauses without keeping their steps.

    For totals over very many subjects, each with its records in order of id.
    """
    reading = Reading(subject, pack, rulings, on, explained=False)
    lines = _made(reading)
    counted = [line.tally() for line in lines]
    if _apart(reading, counted):
        return counted
    return [line.tally() for line in take_higher(reading, [line.finish() for line in lines])]


def _made(reading: Reading) -> list[Line]:
    held = vars(reading.subject)
    lines: list[Line] = []
    for part, clause in _CLAUSES:
        if held.get(part):
            lines += clause(reading)
    return lines


def _beside_another(reading: Reading, made: Sequence[Assessment]) -> list[Assessment]:
    """就高, and a word where two records may be one project."""
    return cautioned(reading, take_higher(reading, made))


def _apart(reading: Reading, lines: Sequence[Tally]) -> bool:
    """就高 changes no outcome or amount: it looks at eligible lines, beside one another or beside payments.

    What was paid on a record of its own has a settled line.
    """
    outcomes = [line.outcome for line in lines]
    eligible = outcomes.count(_ELIGIBLE)
    subject = reading.subject
    return not eligible or (
        eligible == 1
        and _SETTLED not in outcomes
        and not subject.outside_awards
        and not reading.projects.between
        and not any(map(is_paid, subject.earlier()))
    )


def facts_hash(reading: Reading) -> str:
    """sha256 of the canonical JSON of subject, day and rulings; of single records only the subject's."""
    facts: dict[str, Any] = {
        "subject": _plain(reading.subject),
        "on": reading.on.isoformat(),
        "rulings": reading.rulings.chosen(),
    }
    if papers := reading.rulings.papers():
        facts["papers"] = papers
    if matters := reading.rulings.matters({record.id for record in _counted(reading.subject)}):
        facts["matters"] = matters
    return hashlib.sha256(_CANONICAL.encode(facts).encode()).hexdigest()


def _counted(subject: Subject) -> tuple[Record, ...]:
    return (*subject.payables(), *subject.earlier())


def _ordered(subject: Subject) -> Subject:
    """The subject with each sort of record in order of id."""
    given = {name: getattr(subject, name) for name in _SORTS}
    sorts: dict[str, Any] = {
        name: tuple(sorted(records, key=_by_id))
        for name, records in given.items()
        if len(records) > 1 and any(one.id > other.id for one, other in pairwise(records))
    }
    return replace(subject, **sorts) if sorts else subject


def _by_id(record: Record) -> str:
    return record.id


def _plain(subject: Subject) -> dict[str, Any]:
    sorts = {name: getattr(subject, name) for name in _SORTS}
    found: dict[str, Any] = {
        name: [record.model_dump(mode="json") for record in records] if records else []
        for name, records in sorts.items()
    }
    holders = {"enterprise": subject.enterprise, "park": subject.park}
    return found | {
        name: holder and holder.model_dump(mode="json") for name, holder in holders.items()
    }


def _id(subject: Subject) -> str:
    holder = subject.enterprise or subject.park
    return holder.id if holder else ""


def _place(line: Assessment) -> tuple[int, date, str]:
    return list(CLAUSES).index(line.clause), line.deciding_on or date.max, line.of
