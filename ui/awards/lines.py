"""What the awards page shows: every line of the office with its subject and what was decided on it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.title import LEVELS, TITLE_KINDS, Title
from jjgreen_desktop.operations.changing import approved_as
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.standing import stand
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result
from ui.worker import Cancelled, Progress


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its subject (`noun` enterprise or park), the result it stands in, the award on it.

    `matter` says what the line is for: the project, the provider, or which title.
    """

    noun: str
    subject: str
    name: str
    county: str
    line: Assessment
    matter: str
    result: Result
    award: Award | None
    altered: bool = False  # it came out otherwise since the city's approval was recorded
    words: str = ""  # what the search looks in: names, their initials, the reason

    @property
    def approved_fen(self) -> int | None:
        """市级核定 in 分, None when the city's paper is not recorded."""
        return self.award.approved_fen if self.award else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows, the text of each clause, and whether they are of several counties (市本级)."""

    rows: list[Row]
    texts: dict[str, str]
    counties: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """Σ 政策上限 of eligible lines in 分: what subjects receive, and what providers receive."""

    own_fen: int
    providers_fen: int
    lines: int


def gather(office: Office, progress: Progress) -> Sheet:
    """Every line of every enterprise and park, in order of entry. Raises Cancelled."""
    standing = stand(office, progress=progress.go_on)
    if standing is None:
        raise Cancelled
    known = _known(office)
    rows = (
        _row(known, each.result, line) for each in standing.assessed for line in each.result.lines
    )
    found = [replace(row, words=_words(row, office.reference.initials)) for row in rows]
    texts = {clause.id: clause.text for clause in office.pack.clauses}
    return Sheet(found, texts, office.county is None)


def totals(rows: Iterable[Row]) -> Totals:
    """The sums under the table; only eligible lines count."""
    eligible = [row.line for row in rows if row.line.outcome is Outcome.ELIGIBLE]
    providers = sum(x.ceiling_fen for x in eligible if x.beneficiary.kind == "provider")
    return Totals(sum(x.ceiling_fen for x in eligible) - providers, providers, len(eligible))


def chosen(rows: Sequence[Row], clause: str, outcome: str, words: str) -> list[Row]:
    """The rows of one clause and one outcome ("" is all) that hold every typed word."""
    wanted = words.casefold().split()
    return [
        row
        for row in rows
        if clause in ("", row.line.clause)
        and outcome in ("", row.line.outcome)
        and all(word in row.words for word in wanted)
    ]


@dataclass(frozen=True, slots=True)
class _Known:
    """Noun, name and county of each subject, the words of each title, the award of each line."""

    holders: dict[str, tuple[str, str, str]]
    titles: dict[str, str]
    awards: dict[tuple[str | None, str | None], Award]
    approved: dict[tuple[str, str], tuple[str, int]]


def _known(office: Office) -> _Known:
    store = office.store
    holders = {
        record: (model.noun, name or f"未命名{model.label}", county or "")
        for model in (Enterprise, Park)
        for record, name, county in store.rows(model, "id", "name", "county")
    }
    titles = {
        record: LEVELS.get(level, "") + TITLE_KINDS.get(kind, "")
        for record, level, kind in store.rows(Title, "id", "level", "kind")
    }
    awards = {(each.clause, each.of): each for each in store.find(Award)}
    return _Known(holders, titles, awards, approved_as(office))


def _words(row: Row, initials: Callable[[str], str]) -> str:
    line = row.line
    said = f"{row.name} {row.matter} {line.beneficiary.name} {line.reason}"
    return f"{said} {initials(row.name)}".casefold()


def _row(known: _Known, result: Result, line: Assessment) -> Row:
    noun, name, county = known.holders[result.subject]
    matter = known.titles[line.of] if line.noun == Title.noun else line.record_title
    award = known.awards.get((line.clause, line.of))
    altered = _altered(line, known.approved.get((line.clause, line.of)))
    return Row(noun, result.subject, name, county, line, matter, result, award, altered)


def _altered(line: Assessment, approved: tuple[str, int] | None) -> bool:
    """Whether a line is no longer what it was when it was approved; that it was paid is no change."""
    now = (line.outcome.value, line.ceiling_fen)
    return approved is not None and now != approved and line.outcome is not Outcome.SETTLED
