"""print: award notices, calculation sheets and dossiers (one or all) and certificates as PDF."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk, require_ending
from jjgreen_desktop.commands.lines import one_line
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.subject import holder_named, subject_named
from jjgreen_desktop.documents import award_notice, calculation_sheet, certificate
from jjgreen_desktop.documents import dossier as dossier_paper
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.assessing import assess_all
from jjgreen_desktop.operations.calculation import Calculation, calculation_of, calculations
from jjgreen_desktop.operations.certificates import certificate_facts
from jjgreen_desktop.operations.dossier import dossiers, everyone
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.notices import NoticeFacts, notice_facts
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Assessment, Outcome


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `print`."""
    parser.add_argument(
        "paper",
        choices=PAPERS,
        metavar="文书",
        help="award_notice 告知书、certificate 证书或情况证明、calculation 计算书、dossier 档案",
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--of", metavar="记录", help="依据记录的编号，assess --json 里的 of；证书为称号的编号"
    )
    which.add_argument(
        "--all", action="store_true", help="全部可得的告知书、全部计算书或档案，合成一个文件"
    )
    which.add_argument(
        "--subject", metavar="代码", help="计算书、档案：一家企业或园区的信用代码或全称"
    )
    parser.add_argument(
        "--clause", choices=CLAUSES, metavar="条款", help="条款号，如 2.1；只有一条时可不写"
    )
    parser.add_argument("--authority", metavar="机关", default="", help="证书：有权颁发的机关")
    parser.add_argument("--approval-number", metavar="文号", default="", help="证书：批准文号")
    parser.add_argument("--out", type=Path, required=True, metavar="文件.pdf")


def run(options: argparse.Namespace) -> Answer:
    """Print to the file.

    Raises Problem when there is nothing to print or the file cannot be written, UsageError for 证书
    without a record, for 档案 of a record, and for a subject with a paper of another kind.
    """
    if options.subject and options.paper not in ("calculation", "dossier"):
        raise UsageError("只有计算书和档案可以用 --subject 按企业打印，其他请用 --of 或 --all。")
    if options.of and options.paper == "dossier":
        raise UsageError("档案按企业或园区打印，请用 --subject 或 --all。")
    if options.paper == "certificate" and not options.of:
        raise UsageError("证书一次打印一份，请用 --of 写称号记录的编号。")
    require_ending(options.out, ".pdf")
    with desk(options.data) as office:
        return PAPERS[options.paper](office, options)


def _award_notice(office: Office, options: argparse.Namespace) -> Answer:
    lines = _obtainable(office) if options.all else [one_line(office, options.of, options.clause)]
    notices = [notice_facts(office, line) for line in lines]
    write_whole(options.out, award_notice.pdf(notices))
    drafts = sum(facts.draft for facts in notices)
    told = [_told(*pair) for pair in zip(lines, notices, strict=True)]
    data = {"paper": "award_notice", "file": options.out, "count": len(notices), "drafts": drafts}
    kinds = f"其中 {drafts} 份是测算稿（市级核定还没有登记）" if drafts else "都已登记市级核定"
    text = f"告知书 {len(notices)} 份，{kinds}：{options.out}"
    return Answer(data | {"notices": told}, [text])


def _obtainable(office: Office) -> list[Assessment]:
    lines = [line for result in assess_all(office) for line in result.lines]
    eligible = [line for line in lines if line.outcome is Outcome.ELIGIBLE]
    if not eligible:
        raise Problem("没有可以告知的奖补。", "请先登记审核结果，测算为“可得”后再打印。")
    return eligible


def _told(line: Assessment, facts: NoticeFacts) -> dict[str, Any]:
    amounts = {"ceiling_fen": facts.ceiling_fen, "approved_fen": facts.approved_fen}
    number = facts.number if facts.numbered else None
    head = {"of": line.of, "clause": line.clause, "addressee": facts.addressee}
    return head | amounts | {"number": number, "draft": facts.draft}


def _certificate(office: Office, options: argparse.Namespace) -> Answer:
    title = office.store.get(Title, options.of)
    if title is None:
        raise Problem(f"登记簿里没有编号“{options.of}”的称号。", "请用 --of 写称号记录的编号。")
    facts = certificate_facts(office, title, options.authority, options.approval_number)
    write_whole(options.out, certificate.pdf(facts))
    kind = "证书" if facts.honour else "情况证明"
    data = {"paper": "certificate", "file": options.out, "of": title.id, "holder": facts.holder}
    return Answer(data | {"honour": facts.honour}, [f"{facts.holder}的{kind}：{options.out}"])


def _calculation(office: Office, options: argparse.Namespace) -> Answer:
    sheets = _calculations(office, options)
    write_whole(options.out, calculation_sheet.pdf(sheets))
    told = [
        {
            "of": each.line.of,
            "clause": each.line.clause,
            "subject": each.subject,
            "outcome": each.line.outcome.value,
            "ceiling_fen": each.line.ceiling_fen,
        }
        for each in sheets
    ]
    data = {"paper": "calculation", "file": options.out, "count": len(sheets)}
    return Answer(data | {"sheets": told}, [f"计算书 {len(sheets)} 份：{options.out}"])


def _calculations(office: Office, options: argparse.Namespace) -> list[Calculation]:
    if options.of:
        line = one_line(office, options.of, options.clause)
        return [calculation_of(office, line.clause, line.of)]
    subject = subject_named(office, options.subject) if options.subject else None
    return calculations(office, subject)


def _dossier(office: Office, options: argparse.Namespace) -> Answer:
    if options.all:
        subjects = everyone(office)
    else:
        found = holder_named(office, options.subject)
        subjects = [(found.noun, found.id)]
    write_whole(options.out, dossier_paper.pdf(dossiers(office, subjects), len(subjects)))
    data = {"paper": "dossier", "file": options.out, "count": len(subjects)}
    told = {"subjects": [record for _noun, record in subjects]}
    return Answer(data | told, [f"档案 {len(subjects)} 份：{options.out}"])


PAPERS: dict[str, Callable[[Office, argparse.Namespace], Answer]] = {
    "award_notice": _award_notice,
    "certificate": _certificate,
    "calculation": _calculation,
    "dossier": _dossier,
}
