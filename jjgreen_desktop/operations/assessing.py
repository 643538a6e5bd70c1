"""测算: what the measures allow each subject, now or with a draft that is still being typed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.subjects import (
    PARTS,
    all_subjects,
    enterprise_subject,
    park_subject,
    subject_by_id,
)
from jjgreen_desktop.policy.assessment import Assessment, Result
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Chosen, Rulings

DRAFT = "draft"  # stands for the id of a record that is not saved yet


def assess_enterprise(office: Office, record: str, on: date | None = None) -> Result:
    """All lines of one enterprise on a day (today). Raises Problem when it is not registered."""
    return _assess(office, enterprise_subject(office.store, record), on)


def assess_holder(office: Office, noun: str, record: str, on: date | None = None) -> Result:
    """All lines of an enterprise or park (`noun`) on a day (today). Raises Problem when it is not registered."""
    return _assess(office, subject_by_id(office.store, noun, record), on)


def assess_all(
    office: Office,
    on: date | None = None,
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> list[Result]:
    """Every enterprise and park; `progress(done, of)` returns False to stop early with what there is."""
    results: list[Result] = []
    of = office.store.count(Enterprise) + office.store.count(Park)
    for result in each_result(office, on):
        results.append(result)
        if not progress(len(results), of):
            break
    return results


def each_result(
    office: Office,
    on: date | None = None,
    pack: Pack | None = None,
    rulings: Chosen | None = None,
) -> Iterator[Result]:
    """Every enterprise, then every park, assessed one after the other; few are in memory at a time.

    `pack` and `rulings` stand in for those in force that day: what would they give. Raises Problem for
    a ruling or choice the pack does not have.
    """
    day = on or office.today()
    pack, ruled = basis(office, day, pack, rulings)
    for subject in all_subjects(office.store):
        yield assess(subject, pack, day, ruled)


def basis(
    office: Office, day: date, pack: Pack | None, rulings: Chosen | None
) -> tuple[Pack, Rulings]:
    """The pack and the rulings to assess by: those given, else those in force that day."""
    pack = pack or office.pack_on(day)
    return pack, Rulings(pack, office.rulings_on(day) if rulings is None else rulings)


def preview(office: Office, draft: Record, on: date | None = None) -> Assessment | None:
    """The line a draft record would get beside everything saved; None if it leads to no line."""
    subject = subject_with(office, draft)
    if subject is None:
        return None
    result, of = _assess(office, subject, on), draft.id or DRAFT
    return next((x for x in result.lines if x.of == of and x.noun == draft.noun), None)


def subject_with(office: Office, draft: Record) -> Subject | None:
    """Everything saved of the draft's subject, with the draft in its place; None if it belongs to none."""
    part = next((name for name, model in PARTS.items() if isinstance(draft, model)), None)
    held = getattr(draft, "enterprise", None) or getattr(draft, "park", None)
    if part is None or not held:
        return None
    subject = subject_holding(office, draft)
    draft = draft if draft.id else draft.model_copy(update={"id": DRAFT})
    others = tuple(row for row in getattr(subject, part) if row.id != draft.id)
    with_draft: dict[str, Any] = {part: (*others, draft)}
    return replace(subject, **with_draft)


def line_of(office: Office, clause: str, record: str, on: date | None = None) -> Assessment | None:
    """The line of one registered record under one clause, None if there is none."""
    for model in PARTS.values():
        if found := office.store.get(model, record):
            lines = _assess(office, subject_holding(office, found), on).lines
            return next((x for x in lines if (x.clause, x.of) == (clause, record)), None)
    return None


def subject_holding(office: Office, record: Record) -> Subject:
    """The enterprise or park a record belongs to. Raises Problem when it is not registered."""
    owner, park = getattr(record, "enterprise", None), getattr(record, "park", None)
    if owner:
        return enterprise_subject(office.store, owner)
    return park_subject(office.store, park or "")


def _assess(office: Office, subject: Subject, on: date | None) -> Result:
    day = on or office.today()
    return assess(subject, office.pack_on(day), day, office.rulings_on(day))
