"""What the awards page shows: every line of the office with its subject and what was decided on it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.assessing import assess_all
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result
from ui.worker import Cancelled, Progress


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its subject (`noun` enterprise or park), the result it stands in, the award on it."""

    noun: str
    subject: str
    name: str
    county: str
    line: Assessment
    result: Result
    award: Award | None
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
    results = assess_all(office, progress=lambda done, of: _go_on(progress, done, of))
    if progress.cancelled:
        raise Cancelled
    holders = _holders(office)
    awards = {(each.clause, each.of): each for each in office.store.find(Award)}
    rows = (_row(holders, awards, each, line) for each in results for line in each.lines)
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


def _go_on(progress: Progress, done: int, of: int) -> bool:
    progress.report(done, of)
    return not progress.cancelled


Holders = dict[str, tuple[str, str, str]]


def _holders(office: Office) -> Holders:
    """Noun, name and county of every subject by id."""
    return {
        record: (model.noun, name or f"未命名{model.label}", county or "")
        for model in (Enterprise, Park)
        for record, name, county in office.store.rows(model, "id", "name", "county")
    }


def _words(row: Row, initials: Callable[[str], str]) -> str:
    line = row.line
    said = f"{row.name} {line.record_title} {line.beneficiary.name} {line.reason}"
    return f"{said} {initials(row.name)}".casefold()


def _row(
    holders: Holders,
    awards: dict[tuple[str | None, str | None], Award],
    result: Result,
    line: Assessment,
) -> Row:
    noun, name, county = holders[result.subject]
    award = awards.get((line.clause, line.of))
    return Row(noun, result.subject, name, county, line, result, award)
