"""findings: every finding of the register with the reasons given, as a list, a paper or a workbook; answering one."""

import argparse
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands import answer
from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError, at_least_one
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations import county_findings as listing
from jjgreen_desktop.operations import reasons
from jjgreen_desktop.operations.county_findings import LISTED, Listed, in_words
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.findings_sweep import MOST_KEPT, Sweep
from jjgreen_desktop.operations.findings_wanted import State, Wanted
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import Asked, asked
from jjgreen_desktop.operations.sheet_signs import sheet_signs

GRADES = {"mandatory": Grade.MANDATORY, "submit": Grade.SUBMIT, "verify": Grade.VERIFY}
GRADES["hint"] = Grade.HINT


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `findings`."""
    names = "，".join(f"{key} 是{grade}" for key, grade in GRADES.items())
    parser.add_argument("do", nargs="?", choices=("answer",), metavar="answer", help="写核实说明")
    parser.add_argument("--grade", choices=GRADES, metavar="等级", help=names)
    parser.add_argument("--open", action="store_true", help="只列待说明的核实性问题")
    parser.add_argument("--county", default="", metavar="县", help="只列这个县（市、区）的")
    parser.add_argument(
        "--kind",
        default="",
        choices=[model.label for model in LISTED],
        metavar="种类",
        help="只列这一种记录的，如 年度报表",
    )
    parser.add_argument(
        "--most",
        type=at_least_one,
        metavar="条数",
        help=f"最多列多少条，等级高的在前；企业超过 {listing.MOST:,} 家时不写的列 {MOST_KEPT:,} 条",
    )
    parser.add_argument("--out", type=Path, metavar="文件", help="以 .pdf 或 .xlsx 结尾")
    parser.add_argument("--of", metavar="记录", help="记录的编号，findings --json 里的 record")
    parser.add_argument("--field", metavar="字段", help="findings --json 里的 field")
    parser.add_argument(
        "--check",
        metavar="检查项",
        help="只答这一项检查，findings --json 里的 check；不写的答这个字段的各项",
    )
    parser.add_argument("--reason", metavar="说明", help="写明核对了什么；空的是删去原说明")


def run(options: argparse.Namespace) -> Answer:
    """List or answer. Raises Problem when a file cannot be written or there is no such finding."""
    with desk(options.data) as office:
        return _answered(office, options) if options.do else _listed(office, options)


def _listed(office: Office, options: argparse.Namespace) -> Answer:
    sweep = Sweep(office, _wanted(options), options.most).run(lambda _done, _of: True)
    found, counts, left = sweep.found, sweep.counts, sweep.left_off
    data: dict[str, Any] = {"findings": [told(one.asked) | place(one) for one in found]}
    data |= {"counts": {key: counts.grades[grade] for key, grade in GRADES.items()}}
    lines = [_line(one) for one in found] + [in_words(counts)]
    if left:
        lines.append(
            f"还有 {left:,} 条没有列出，请用 --county、--kind 筛选，或用 --most 多列一些。"
        )
    if options.out:
        _write(office, sweep, options.out)
        data["file"] = options.out
        lines.append(str(options.out))
    return Answer(data | {"open": counts.open, "left_off": left}, lines)


def _wanted(options: argparse.Namespace) -> Wanted:
    return Wanted(
        grade=GRADES.get(options.grade),
        state=State.OPEN if options.open else None,
        county=options.county,
        kind=options.kind,
    )


def _write(office: Office, sweep: Sweep, path: Path) -> None:
    found, place, day = sweep.found, office.name, office.today()
    match path.suffix.lower():
        case ".pdf":  # only the library asked for is loaded
            from jjgreen_desktop.documents import findings_sheet

            paper = findings_sheet.pdf(found, place, day, sheet_signs(office), whole=sweep.counts)
            write_whole(path, paper)
        case ".xlsx":
            from jjgreen_desktop.exchange.findings_workbook import write_findings

            write_findings(found, place, day, path, sweep.counts)
        case suffix:
            raise UsageError(
                f"问题清单不能存成“{suffix or path.name}”。文件名请以 .pdf 或 .xlsx 结尾。"
            )


def _answered(office: Office, options: argparse.Namespace) -> Answer:
    if not options.of or not options.field or options.reason is None:
        raise UsageError("写核实说明要有 --of 记录、--field 字段和 --reason 说明。")
    record = _record(office, options.of)
    found = [
        one
        for one in asked(office, record)
        if one.finding.grade is Grade.VERIFY
        and one.field == options.field
        and options.check in (None, one.finding.check)
    ]
    if not found:
        raise Problem(
            "这条记录的这个字段没有要核实的问题。", "请用 findings --grade verify --json 查看。"
        )
    kept = [reasons.answer(office, record, one.finding, options.reason) for one in found]
    data = {"record": record.id, "reasons": [one.reason if one else None for one in kept]}
    said = f"已保存核实说明：{record.title()} · {found[0].finding.where}，{len(found)} 项。"
    return Answer(data, [said])


def _record(office: Office, wanted: str) -> Record:
    for model in LISTED:
        if record := office.store.get(BY_NOUN[model.noun], wanted):
            return record
    raise Problem(f"登记簿里没有编号为 {wanted} 的记录。", "请用 findings --json 查看编号。")


def told(one: Asked) -> dict[str, Any]:
    """A finding as an object, with its key and the reason given."""
    reason = one.reason
    return answer.as_object(one.finding) | {
        "field": one.field,
        "check": one.finding.check,
        "answered": not one.open,
        "reason": reason.reason if reason else None,
        "reason_by": reason.given_by if reason else None,
        "reason_on": reason.given_on if reason else None,
    }


def place(one: Listed) -> dict[str, Any]:
    """The record a finding is about, and whose it is."""
    return {
        "noun": one.noun,
        "record": one.record,
        "title": one.title,
        "holder": one.name,
        "county": one.county,
    }


def _line(one: Listed) -> str:
    found = one.finding
    state = f"　{one.state}" if one.state else ""
    place = f"{one.name}　{one.matter}　{found.where}"
    return f"{found.grade.mark} {found.grade}　{place}：{found.what}{found.fix}{state}"
