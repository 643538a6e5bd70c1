"""The papers of the demo: notices before and after approval, a statement, a certificate, Annex 2."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from jjgreen_desktop.commands.annex2 import write
from jjgreen_desktop.commands.desk import make_folder
from jjgreen_desktop.commands.plan import write as write_plan
from jjgreen_desktop.documents import award_notice, certificate
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.annex2 import annex2
from jjgreen_desktop.operations.assessing import assess_all
from jjgreen_desktop.operations.attachments import attach_files
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.budget import plan_of, set_budget
from jjgreen_desktop.operations.certificates import certificate_facts
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.notes import note
from jjgreen_desktop.operations.notices import file_name, notice_facts
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.sheet_signs import sheet_signs
from jjgreen_desktop.policy.assessment import Assessment, Outcome

APPROVED = "样例核定文件（演示）样例字〔2026〕1号"
NUMBER = "湖样字〔2026〕1号"
POOL = Budget(
    year=2026,
    pool_fen=400_000_000,
    document="样例资金文件（演示）样例财字〔2026〕1号",
    criteria=("improvement", "first_award"),
    carry_down=True,
)
REMARK = "电话核实：验收报告原件下周送来，先按扫描件登记。"
AUTHORITY, APPROVAL = "样例发布机关", "样例批〔2026〕2号"


class Paper(NamedTuple):
    """A file the demo left and what it is."""

    path: Path
    what: str


def county(office: Office, out: Path) -> list[Paper]:
    """Notices of every line, one of them approved, papers on the made-up title, a plan, Annex 2."""
    lines = [
        line
        for result in assess_all(office)
        for line in result.lines
        if line.outcome is Outcome.ELIGIBLE
    ]
    folder = make_folder(out / "文书")
    return [
        _drafts(office, lines, folder),
        _approved(office, next(line for line in lines if line.clause == "2.1"), folder),
        *_certificates(office, folder),
        *_plan(office, out),
        *city(office, out),
    ]


def keep(office: Office, papers: Sequence[Paper]) -> None:
    """The papers of the first firm kept with it, and a remark, as a clerk would."""
    from ui.attached.counting import pdf_pages  # what draws PDFs counts their pages, too

    firm = office.store.find(Enterprise)[0]
    paths = [paper.path for paper in papers if firm.title() in paper.path.stem]
    attach_files(office, firm, paths, pages=pdf_pages)
    note(office, firm, REMARK)


def city(office: Office, out: Path) -> list[Paper]:
    """Annex 2 as PDF and workbook; in city mode of the whole city."""
    folder, tables = make_folder(out / "附件2"), annex2(office)
    papers = [
        Paper(folder / f"附件2-{office.name}.{form}", f"附件2（一）（二），{office.name}")
        for form in ("pdf", "xlsx")
    ]
    for paper in papers:
        write(tables, sheet_signs(office), paper.path)
    return papers


def _plan(office: Office, out: Path) -> list[Paper]:
    """The ranked plan of a made-up pool as PDF and workbook."""
    set_budget(office, POOL)
    found = plan_of(office, POOL.year or 0)
    if found is None:  # nobody stops it here
        return []
    folder = make_folder(out / "资金")
    papers = [
        Paper(folder / f"择优兑现计划-{POOL.year}.{form}", f"{POOL.year}年度择优兑现计划")
        for form in ("pdf", "xlsx")
    ]
    for paper in papers:
        write_plan(found, office.name, sheet_signs(office), paper.path)
    return papers


def _drafts(office: Office, lines: list[Assessment], folder: Path) -> Paper:
    path = folder / "告知书-测算稿-全部.pdf"
    write_whole(path, award_notice.pdf([notice_facts(office, line) for line in lines]))
    total = money.yuan(sum(line.ceiling_fen for line in lines))
    return Paper(path, f"告知书测算稿 {len(lines)} 份，政策上限合计 {total} 元")


def _approved(office: Office, line: Assessment, folder: Path) -> Paper:
    approve(office, line, line.ceiling_fen, APPROVED, office.today(), NUMBER)
    facts = notice_facts(office, line)
    path = folder / f"告知书-{file_name(facts)}.pdf"
    write_whole(path, award_notice.pdf(facts))
    return Paper(path, f"告知书，市级核定 {money.yuan(line.ceiling_fen)} 元")


def _certificates(office: Office, folder: Path) -> list[Paper]:
    """A certificate only with authority and approval; a statement of what a list says without."""
    made_up = office.store.find(Title, level="provincial")[0]
    papers = []
    for by in ((), (AUTHORITY, APPROVAL)):
        facts = certificate_facts(office, made_up, *by)
        path = folder / f"{file_name(facts)}.pdf"
        write_whole(path, certificate.pdf(facts))
        papers.append(Paper(path, "证书" if facts.honour else "情况证明"))
    return papers
