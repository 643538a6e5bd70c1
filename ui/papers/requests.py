"""Papers another page can ask for: what each is called and how the worker makes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from jjgreen_desktop.documents import (
    annex2_sheet,
    award_notice,
    calculation_sheet,
    certificate,
    dossier,
    findings_sheet,
    plan_sheet,
    waiting_sheet,
)
from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.annex2 import annex2
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.budget import plan_of
from jjgreen_desktop.operations.calculation import calculation_of
from jjgreen_desktop.operations.certificates import CertificateFacts, certificate_facts
from jjgreen_desktop.operations.county_findings import Counts, Listed
from jjgreen_desktop.operations.dossier import dossiers
from jjgreen_desktop.operations.notices import NoticeFacts, file_name, notice_facts
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_words import file_safe
from jjgreen_desktop.operations.sheet_signs import sheet_signs
from jjgreen_desktop.operations.waiting_list import TITLE, waiting_list
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from ui.awards.lines import Row
from ui.papers.findings_turns import FindingsTurns
from ui.papers.turns import Made, Task, Turn
from ui.worker import Cancelled, Progress

NOTICES = "奖补资金兑现告知书"
CERTIFICATES = "证书与情况证明"
CALCULATIONS = "计算书"
ANNEX2 = "附件2汇总表"
PLAN = "择优兑现计划"
DOSSIERS = "一企一档"


@dataclass(frozen=True)
class Paper:
    """A paper that can be made: its title on screen, the worker's task that makes it, and what it is of."""

    title: str
    make: Task
    kind: str  # a key of printables.KINDS
    # clause and record of each line it is of, or noun and id of each subject
    lines: frozenset[tuple[str, str]] = frozenset()


def has_notice(row: Row) -> bool:
    """Whether a line gives a notice: 可得, or 已兑现 by an approved amount."""
    settled = row.line.outcome is Outcome.SETTLED and row.approved_fen is not None
    return row.line.outcome is Outcome.ELIGIBLE or settled


def notices(rows: Sequence[Row]) -> Paper:
    """The notices of these lines in one PDF, made from what is registered then."""
    keys = [(row.line.clause, row.line.of) for row in rows]
    return Paper(
        _batch_title(NOTICES, [row.name for row in rows]),
        lambda office, progress: _make_notices(office, keys, progress),
        "notices",
        frozenset(keys),
    )


def certificates(rows: Sequence[Row], authority: str = "", approval: str = "") -> Paper:
    """The papers of the titles these lines rest on, in one PDF.

    With an issuing `authority` and its `approval` number they are 证书, without them 情况证明.
    """
    titles = [row.line.of for row in rows]
    return Paper(
        _batch_title(CERTIFICATES, [row.name for row in rows]),
        lambda office, progress: _make_certificates(
            office, titles, (authority, approval), progress
        ),
        "certificates",
        frozenset((row.line.clause, row.line.of) for row in rows),
    )


def calculations(rows: Sequence[Row]) -> Paper:
    """The 计算书 of these lines in one PDF, whatever their outcome."""
    keys = [(row.line.clause, row.line.of) for row in rows]
    names = [row.name for row in rows]
    return Paper(
        _batch_title(CALCULATIONS, names),
        lambda office, progress: _make_calculations(office, keys, progress),
        "calculations",
        frozenset(keys),
    )


def dossiers_paper(subjects: Sequence[tuple[str, str]], names: Sequence[str]) -> Paper:
    """The dossiers of these subjects, by noun and id, in one PDF."""
    return Paper(
        _batch_title(DOSSIERS, names),
        lambda office, progress: make_dossiers(office, subjects, names, progress),
        "dossiers",
        frozenset(subjects),
    )


def annex2_paper() -> Paper:
    """附件2（一）（二） of the office's county or the whole city, as of today."""
    return Paper(ANNEX2, _make_annex2, "annex2")


def waiting_paper() -> Paper:
    """待会商事项清单 of the office, as of today."""
    return Paper(TITLE, _make_waiting, "waiting")


def plan_paper(*years: int) -> Paper:
    """The ranked plans of these years in one PDF."""
    named = "、".join(labels.of_year(year) for year in years)
    return Paper(
        f"{PLAN}　{named}",
        lambda office, progress: _make_plan(office, progress, years),
        "plan",
    )


def findings_paper(shown: Sequence[Listed] | None = None, whole: Counts | None = None) -> Paper:
    """问题清单 of the findings shown (`whole` counts what they are a part of), or of the register as it is then."""

    def make(office: Office, progress: Progress) -> Made | Turn:
        return FindingsTurns(shown, whole).begin(office, progress)

    return Paper(findings_sheet.NAME, make, "findings")


def _batch_title(kind: str, names: Sequence[str]) -> str:
    return f"{kind}　{names[0]}" if len(names) == 1 else f"{kind}　{len(names):,} 份"


def _make_notices(office: Office, keys: Sequence[tuple[str, str]], progress: Progress) -> Made:
    facts: list[NoticeFacts] = []
    for clause, record in keys:
        _heed(progress)
        facts.append(notice_facts(office, _line(office, clause, record)))
    pdf = award_notice.pdf(facts, progress=progress.go_on)
    _heed(progress)
    return Made(_name(facts, NOTICES), pdf)


def _make_certificates(
    office: Office, titles: Sequence[str], granted: tuple[str, str], progress: Progress
) -> Made:
    facts: list[CertificateFacts] = []
    for record in titles:
        _heed(progress)
        facts.append(certificate_facts(office, _title(office, record), *granted))
    pdf = certificate.pdf(facts, progress=progress.go_on)
    _heed(progress)
    return Made(_name(facts, CERTIFICATES), pdf)


def _make_calculations(office: Office, keys: Sequence[tuple[str, str]], progress: Progress) -> Made:
    sheets = []
    for clause, record in keys:
        _heed(progress)
        sheets.append(calculation_of(office, clause, record))
    pdf = calculation_sheet.pdf(sheets, progress=progress.go_on)
    _heed(progress)
    named = sheets[0].file_name if len(sheets) == 1 else f"{CALCULATIONS}-{len(sheets)}份"
    return Made(named, pdf)


def make_dossiers(
    office: Office, subjects: Sequence[tuple[str, str]], names: Sequence[str], progress: Progress
) -> Made:
    """The PDF of some dossiers and the name proposed for its file. Raises Cancelled."""
    found = dossiers(office, subjects)
    pdf = dossier.pdf(found, len(subjects), progress=progress.go_on)
    _heed(progress)
    named = names[0] if len(names) == 1 else f"{len(names)}份"
    return Made(file_safe(f"{DOSSIERS}-{named}"), pdf)


def _make_annex2(office: Office, _progress: Progress) -> Made:
    table = annex2(office)
    return Made(
        f"{ANNEX2}-{office.name}-{office.today()}", annex2_sheet.pdf(table, sheet_signs(office))
    )


def _make_waiting(office: Office, progress: Progress) -> Made:
    found = waiting_list(office, progress=progress.go_on)
    if found is None:
        raise Cancelled
    return Made(f"{found.heading}-{found.on}", waiting_sheet.pdf(found, sheet_signs(office)))


def _make_plan(office: Office, progress: Progress, years: Sequence[int]) -> Made:
    plans = [plan_of(office, year, progress=progress.go_on) for year in years]
    _heed(progress)
    found = [plan for plan in plans if plan]
    named = "、".join(f"{year}年度" for year in years)
    pdf = plan_sheet.pdf(found, office.name, sheet_signs(office))
    return Made(f"{office.name}{named}{PLAN}", pdf)


def _line(office: Office, clause: str, record: str) -> Assessment:
    line = line_of(office, clause, record)
    if line is None:
        raise Problem("这一项依据的记录已经不在登记簿里。", "请刷新后重新选择。")
    return line


def _title(office: Office, record: str) -> Title:
    title = office.store.get(Title, record)
    if title is None:
        raise Problem("这个称号已经不在登记簿里。", "请刷新后重新选择。")
    return title


def _name(facts: Sequence[NoticeFacts] | Sequence[CertificateFacts], kind: str) -> str:
    return file_name(facts[0]) if len(facts) == 1 else f"{kind}-{len(facts)}份"


def _heed(progress: Progress) -> None:
    if progress.cancelled:
        raise Cancelled
