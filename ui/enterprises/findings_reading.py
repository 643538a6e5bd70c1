"""What 问题清单 asks the worker: all findings, a reason kept, where a record without a tab of its own is shown."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, whole_of
from jjgreen_desktop.operations import drafts, findings_sweep, reasons
from jjgreen_desktop.operations.county_findings import LISTED, Counts, Listed
from jjgreen_desktop.operations.drafts import ReasonPlace
from jjgreen_desktop.operations.findings_sweep import Sweep
from jjgreen_desktop.operations.findings_wanted import Wanted
from jjgreen_desktop.operations.office import Office
from ui.enterprises.kinds import spot_of
from ui.enterprises.spot import Spot

At = tuple[int, object]  # how much was written, and the day


@dataclass(frozen=True)
class Known:
    """As of when a check holds, and for which filters; `any`: for whatever filters."""

    at: At
    wanted: Wanted
    any: bool

    def holds(self, at: At, wanted: Wanted) -> bool:
        """Whether it is what a check would find now."""
        return self.at == at and (self.any or self.wanted == wanted)


@dataclass(frozen=True)
class Gathered:
    """The findings as a list holds them; `counts` are of all wanted, `left_off` of them are not in the list.

    `stopped` says how many records of how many were looked at when it was stopped.
    """

    known: Known
    found: list[Listed]
    initials: dict[str, str]
    counts: Counts
    left_off: int
    kinds: list[str]
    counties: list[str]
    stopped: tuple[int, int] | None = None


@dataclass
class Going:
    """A check under way, and what it is a check of; the worker alone looks into the sweep."""

    sweep: Sweep
    known: Known


def _at(office: Office) -> At:
    return office.store.revision, office.today()


def begin(
    office: Office, wanted: Wanted, before: Iterable[Gathered], paused: Going | None
) -> Gathered | Going:
    """What was found before and still holds, else the check to go on with: the one left, or a new one."""
    at = _at(office)
    if still := [one for one in before if not one.stopped and one.known.holds(at, wanted)]:
        return still[0]
    if paused and paused.known.holds(at, wanted):
        return paused
    sweep = Sweep(office)
    if sweep.large and not wanted.everything:
        sweep = Sweep(office, wanted)
    return Going(sweep, Known(at, sweep.wanted, any=not sweep.large))


def go_on(office: Office, going: Going) -> Gathered | tuple[int, int]:
    """One turn: what was found when that was the last, else how many records of how many are checked."""
    if going.sweep.go_on(findings_sweep.TURN):
        return gathered(office, going)
    return going.sweep.done, going.sweep.of


def gathered(office: Office, going: Going) -> Gathered:
    """What a check has found by now."""
    sweep, found = going.sweep, going.sweep.found
    left = sweep.counts.total - len(found)
    known = replace(going.known, any=not sweep.large or (not left and sweep.wanted.everything))
    kinds, counties = _offered(office, found, known)
    return Gathered(
        known=known,
        found=found,
        initials={name: sweep.initials(name) for name in {one.name for one in found}},
        counts=sweep.counts,
        left_off=left,
        kinds=kinds,
        counties=counties,
        stopped=None if sweep.whole else (sweep.done, sweep.of),
    )


def _offered(office: Office, found: list[Listed], known: Known) -> tuple[list[str], list[str]]:
    """Kinds and counties to choose from: those found, all there can be where not all are in the list."""
    if known.any:
        here = {one.county for one in found if one.county}
        return list(dict.fromkeys(one.kind for one in found)), sorted(here)
    counties = office.store.distinct(Enterprise, "county")
    return [model.label for model in LISTED], sorted(filter(None, counties))


def _record(office: Office, one: Listed) -> Record | None:
    return office.store.get(BY_NOUN[one.noun], one.record)


def place_of(one: Listed) -> ReasonPlace:
    """Where the reason for a finding is typed."""
    return ReasonPlace(one.noun, one.record, one.asked.field, one.finding.check)


def keep_reason(office: Office, one: Listed, text: str) -> tuple[Reason | None, At] | None:
    """The reason as kept; None when nothing was written."""
    record, before = _record(office, one), office.store.revision
    if record is not None:
        kept = reasons.answer(office, record, one.finding, text)
        drafts.keep_reason(office, place_of(one), "")
        if office.store.revision != before:
            return kept, _at(office)
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
