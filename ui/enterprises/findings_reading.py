"""What 问题清单 asks the worker: all findings, a reason kept, where a record without a tab of its own is shown."""

from dataclasses import replace

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, whole_of
from jjgreen_desktop.operations import county_findings, reasons
from jjgreen_desktop.operations.county_findings import Listed
from jjgreen_desktop.operations.office import Office
from ui.enterprises.kinds import spot_of
from ui.enterprises.spot import Spot
from ui.worker import Cancelled, Progress

State = tuple[int, object]  # how much was written, and the day


def _state(office: Office) -> State:
    return office.store.revision, office.today()


def gather(
    office: Office, progress: Progress, known: State | None
) -> tuple[State, list[Listed], dict[str, str]] | None:
    """What is found, and the initials of the names; None when nothing was written since `known`."""
    now = _state(office)
    if now == known:
        return None
    found = county_findings.county_findings(office, progress.go_on)
    if progress.cancelled:
        raise Cancelled
    names = {one.name for one in found}
    return now, found, {name: office.reference.initials(name).lower() for name in names}


def _record(office: Office, one: Listed) -> Record | None:
    return office.store.get(BY_NOUN[one.noun], one.record)


def keep_reason(office: Office, one: Listed, text: str) -> tuple[Reason | None, State] | None:
    """The reason as kept; None when nothing was written."""
    record, before = _record(office, one), office.store.revision
    if record is not None:
        kept = reasons.answer(office, record, one.finding, text)
        if office.store.revision != before:
            return kept, _state(office)
    return None


def behind(office: Office, one: Listed) -> Spot | tuple[str, str] | None:
    """Where a record is shown: an award on its line, a part on the record it belongs to."""
    record = _record(office, one)
    if isinstance(record, Award):
        return record.clause or "", record.of or ""
    if isinstance(record, EnergyUse):
        years = {"enterprise": record.enterprise, "year": record.year}
        report = next(iter(office.store.find(AnnualReturn, **years)), None)
        year = report.id if report else ""
        return Spot(
            one.owner_noun, one.owner, AnnualReturn.noun, year, one.asked.field, part=record.id
        )
    spot = spot_of(record) if record else None
    return replace(spot, key=one.asked.field) if spot else None


def stands_alone(noun: str) -> bool:
    """Whether records of a kind have a tab of their own."""
    return noun not in (Award.noun, EnergyUse.noun) and whole_of(BY_NOUN[noun]) is None
