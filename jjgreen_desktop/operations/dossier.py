"""一企一档: everything the register and the engine know of one enterprise or park, as sections of tables.

Nothing is reckoned here: the lines are the engine's, the labels the catalogue's, the findings those of the checks.
To add a chapter: its function and its line in `_sections`. A new noun with an owner appears under “其他登记” by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, MODELS
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations import dossier_awards as awards
from jjgreen_desktop.operations import dossier_energy as energy
from jjgreen_desktop.operations.dossier_findings import findings
from jjgreen_desktop.operations.dossier_provider import provider_dossier
from jjgreen_desktop.operations.dossier_records import Extra, Holding, Words, blocks_of, head
from jjgreen_desktop.operations.dossier_shape import (
    Basis,
    Block,
    Cell,
    Dossier,
    Heading,
    Row,
    Section,
)
from jjgreen_desktop.operations.dossier_timeline import LEGEND, timeline
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.overview import overview_of
from jjgreen_desktop.operations.past_awards.kept import in_order
from jjgreen_desktop.operations.projects import PROJECT
from jjgreen_desktop.policy.overview import Overview
from jjgreen_desktop.policy.projects import project_key

Subject = Enterprise | Park
OF: tuple[type[Record], ...] = (Enterprise, Park, Provider)  # who has a dossier
# The chapters of records, in order: key, title, kinds.
TITLES = (Title, TitleStatus)
AUDITS = (Diagnosis, DiagnosisFinding, Retrofit)
FINANCE = (Loan, PerformanceContract, EnergySystem, Invoice)
STOPS = (Stop,)
OUTSIDE = (PastAward, OutsideAward)
PAPERS = (Attachment, Seal)
TOLD = (
    *TITLES,
    *AUDITS,
    *FINANCE,
    *STOPS,
    *OUTSIDE,
    *PAPERS,
    RecordNote,
    AnnualReturn,
    EnergyUse,
    ProductEnergy,
    Project,
    SameProject,
    Award,
)
STAGE = Heading("stage", "进度")


def dossier(office: Office, subject: Subject) -> Dossier:
    """The dossier of a registered subject, today. Raises Problem when it is not registered."""
    holding = held(office, subject)
    words = Words(office, holding)
    made = overview_of(office, subject.noun, subject.id)
    own, providers, said = awards.total_said(made, subject.noun)
    result = made.result
    return Dossier(
        noun=subject.noun,
        subject=subject.id,
        label=subject.label,
        name=subject.title(),
        code=getattr(subject, "credit_code", None) or "",
        county=subject.county or "",
        sections=_sections(office, holding, words, made, said),
        energy=energy.years(holding),
        total_fen=own,
        providers_fen=providers,
        basis=Basis(
            result.on,
            f"{result.pack_id} {result.pack_version}",
            office.pack_on(result.on).title,
            result.pack_hash,
            result.facts_hash,
        ),
        bureau=office.store.setting("bureau") or "",
        operator=office.store.setting("operator") or "",
    )


def everyone(office: Office) -> list[tuple[str, str]]:
    """Noun and id of every enterprise, then every park, then every provider, in order of entry."""
    return [(model.noun, record) for model in OF for (record,) in office.store.rows(model, "id")]


def dossiers(office: Office, subjects: Iterable[tuple[str, str]]) -> Iterator[Dossier]:
    """The dossiers of some subjects by noun and id, one after the other; providers too.

    Raises Problem when one is gone.
    """
    for noun, record in subjects:
        found = office.store.get(BY_NOUN[noun], record)
        if isinstance(found, Provider):
            yield provider_dossier(office, found)
        elif isinstance(found, Enterprise | Park):
            yield dossier(office, found)
        else:
            raise Problem("这家单位已经不在登记簿里。", "请刷新后重新选择。")


def held(office: Office, subject: Subject) -> Holding:
    """The subject and every record it holds."""
    link = {subject.noun: subject.id}
    models = (model for model in MODELS if subject.noun in model.model_fields)
    found = {model: office.store.find(model, **link) for model in models}
    return Holding(subject, found | {PastAward: in_order(office.store.find(PastAward, **link))})


def _sections(
    office: Office, holding: Holding, words: Words, made: Overview, total: str
) -> tuple[Section, ...]:
    others = tuple(model for model in holding.records if model not in TOLD)
    records = _records(holding, words)
    return (
        Section("head", "基本情况", (head(words, holding.subject),)),
        Section("awards", "奖补", (awards.lines(office, holding, made),), total),
        Section("clauses", "全部条款", (awards.clauses(made), awards.missing(made))),
        _timeline(office, holding, words),
        records("titles", Title.label, TITLES),
        records("audits", "诊断与改造", AUDITS),
        Section(
            "energy",
            "能源消费",
            tuple(energy.blocks(office, holding, words)),
            energy.change_said(energy.years(holding)),
        ),
        Section(
            "projects",
            Project.label,
            tuple(_under(Project.label, block) for block in _projects(holding, words)),
        ),
        records("finance", "贷款、合同与发票", FINANCE),
        records("others", "其他登记", others),
        records("outside", "以前兑现与其他资金", OUTSIDE),
        records("stops", Stop.label, STOPS),
        _papers(holding, words),
        findings(office, holding, words),
        records("notes", RecordNote.label, (RecordNote,)),
    )


def _timeline(office: Office, holding: Holding, words: Words) -> Section:
    found = timeline(office, holding, words)
    return Section("timeline", "大事记", (found,), LEGEND if found.rows else "")


def _records(
    holding: Holding, words: Words
) -> Callable[[str, str, Sequence[type[Record]]], Section]:
    """Makes the chapter of some kinds of records."""

    def chapter(key: str, title: str, models: Sequence[type[Record]]) -> Section:
        blocks = (
            block
            for model in models
            for block in blocks_of(words, holding.of(model), *EXTRAS.get(model, ()))
        )
        return Section(key, title, tuple(_under(title, block) for block in blocks))

    return chapter


def _under(title: str, block: Block) -> Block:
    """A table that is called like its chapter needs no heading of its own."""
    return replace(block, title="") if block.title == title else block


def stage(record: Record) -> Cell:
    """How far a retrofit has come, in the words of its list, and since when."""
    key = record.reached if isinstance(record, Retrofit) else ""
    if not isinstance(record, Retrofit) or not key:
        return Cell(UNKNOWN)
    return Cell(f"{record.stage}（{record.__dict__[key]}）", key)


EXTRAS: dict[type[Record], tuple[Extra, ...]] = {Retrofit: ((STAGE, stage),)}


def _projects(holding: Holding, words: Words) -> list[Block]:
    """The projects, by the name the records give: those registered, and those only named."""
    naming: dict[str, list[Record]] = {}
    for record in holding.all():
        if name := record.__dict__.get(PROJECT):
            naming.setdefault(project_key(record, name), []).append(record)

    def named_in(project: Project) -> Cell:
        return _named(naming.pop(project_key(project, project.name), []))

    registered = blocks_of(
        words, holding.of(Project), (Heading("named_in", "涉及的登记"), named_in)
    )
    rest = tuple(
        Row((Cell(name, name), _named(found)), words.opening(found[0]))
        for found in naming.values()
        if (name := found[0].__dict__[PROJECT])
    )
    heads = (Heading("project", labels.PROJECT), Heading("named_in", "涉及的登记"))
    only = (Block("named", "只在其他登记中写到的项目", rest, heads),) if rest else ()
    answers = blocks_of(words, holding.of(SameProject))
    return [*registered, *only, *answers]


def _named(found: Sequence[Record]) -> Cell:
    counts: dict[str, int] = {}
    for record in found:
        counts[record.label] = counts.get(record.label, 0) + 1
    told = (f"{label} {count} 条" if count > 1 else label for label, count in counts.items())
    return Cell("、".join(told) or UNKNOWN, [record.id for record in found])


def _papers(holding: Holding, words: Words) -> Section:
    """Notices issued, what was frozen, and the papers kept, with their pages."""
    kept = (block for model in PAPERS for block in blocks_of(words, holding.of(model)))
    notices = awards.notices(holding, words)
    return Section("papers", "文书与附件", ((notices,) if notices.rows else ()) + tuple(kept))
