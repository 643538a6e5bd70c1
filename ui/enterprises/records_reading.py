"""What a tab of records reads of them, and how each stands in its list."""

from dataclasses import dataclass

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import assessing
from jjgreen_desktop.operations.beside import kept_beside
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from ui.enterprises.columns import columns_of
from ui.enterprises.kinds import Kind
from ui.lookups import Lookups
from ui.widgets.grid import Column


@dataclass(frozen=True)
class Records:
    """What a tab reads: the records, and the line each leads to."""

    records: list[Record]
    lines: dict[str, Assessment]
    kept: list[Record]  # their attachments and notes


def list_columns(kind: Kind, lookups: Lookups) -> list[Column]:
    """The columns of the list; where a clause is applied to each record, what comes of it."""
    made = columns_of(kind.model, lookups, lambda row: row[0])
    return [*made, Column("测算", lambda row: _outcome(row[1]))] if kind.assessed else made


def _outcome(line: Assessment | None) -> str:
    if line is None:
        return ""
    words = f"{line.outcome.mark} {line.outcome.label}"
    earned = line.outcome in (Outcome.ELIGIBLE, Outcome.SETTLED)
    return f"{words}　{money.wan(line.ceiling_fen)} 万元" if earned else words


def read_records(office: Office, kind: Kind, subject: Record) -> Records:
    """All records of a kind that a subject has."""
    records = list(office.store.find(kind.model, **{subject.noun: subject.id}))
    wanted = records and kind.assessed
    lines = assessing.assess_holder(office, subject.noun, subject.id).lines if wanted else ()
    found = {line.of: line for line in lines if line.noun == kind.model.noun}
    return Records(records, found, kept_beside(office, *records))
