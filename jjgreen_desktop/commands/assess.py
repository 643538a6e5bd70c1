"""assess: what the measures allow one subject, or everyone in the register."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands.answer import Answer, plain
from jjgreen_desktop.commands.desk import desk, require_ending
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.commands.when import FIRST
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.assessing import assess_all, assess_holder
from jjgreen_desktop.operations.calculation import calculations_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Assessment, Result
from jjgreen_desktop.policy.pack import Pack


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `assess`."""
    parser.add_argument(
        "--subject", metavar="代码", help="一家企业或园区的信用代码或全称；不写为全部"
    )
    parser.add_argument(
        "--year", type=int, metavar="年度", help="按该年度最后一天测算；本年度按今天"
    )
    parser.add_argument(
        "--out", type=Path, metavar="文件.xlsx", help="存为表格：每一项及其全部步骤"
    )
    parser.add_argument("--explain", action="store_true", help="逐步写出依据")


def run(options: argparse.Namespace) -> Answer:
    """Assess. Raises Problem when the subject is not registered, the year lies ahead or the file fails."""
    if options.out:
        require_ending(options.out, ".xlsx")
    with desk(options.data) as office:
        on = day_of(office, options.year)
        results = _results(office, options.subject, on)
        names = _names(office)
        if options.out:
            _save(office, results, options.out)
        pack = _pack(office.pack_on(on))
    told = [_told(names[result.subject], result) for result in results]
    lines = [text for result in results for text in _lines(names, result, options.explain)]
    total = sum(result.total_fen() for result in results)
    data = {"on": on, **pack, "results": told, "total_fen": total}
    if options.out:
        data |= {"file": options.out}
        lines = [f"已存为 {options.out}。"]
    return Answer(data, [*lines, _sum(results)])


def _save(office: Office, results: Sequence[Result], path: Path) -> None:
    # Only here: most assess without a file, and the writer takes a while to import.
    from jjgreen_desktop.exchange.assessment_workbook import write_assessment

    sheets = [each for result in results for each in calculations_of(office, result)]
    write_assessment(sheets, path, office.name)


def _sum(results: Sequence[Result]) -> str:
    """What is obtainable; what service providers receive is no money of the subjects."""
    total = sum(result.total_fen() for result in results)
    providers = sum(result.total_fen("provider") for result in results)
    theirs = f"，其中由服务商领取 {money.yuan(providers)} 元" if providers else ""
    return f"{len(results)} 家企业、园区，可得合计 {money.yuan(total)} 元{theirs}。"


def day_of(office: Office, year: int | None) -> date:
    """The day a year is assessed on: its last, or today while it runs. Raises UsageError if it lies ahead."""
    today = office.today()
    if year is None or year == today.year:
        return today
    if not FIRST.year <= year < today.year:
        raise UsageError(
            f"{year} 不是可以测算的年度。请写 {FIRST.year} 到 {today.year} 之间的年份。"
        )
    return date(year, 12, 31)


def _results(office: Office, text: str | None, on: date) -> list[Result]:
    if text is None:
        return assess_all(office, on)
    subject = subject_named(office, text)
    return [assess_holder(office, subject.noun, subject.id, on)]


def _names(office: Office) -> dict[str, str]:
    models = (Enterprise, Park)
    return {each.id: each.title() for model in models for each in office.store.find(model)}


def _pack(pack: Pack) -> dict[str, Any]:
    return {"pack": {"id": pack.id, "version": pack.version, "hash": pack.hash}}


def _told(name: str, result: Result) -> dict[str, Any]:
    """A result with the subject's name and its total of eligible ceilings in 分."""
    found: dict[str, Any] = plain(result)
    return {"subject": result.subject, "name": name} | found | {"total_fen": result.total_fen()}


def _lines(names: dict[str, str], result: Result, explain: bool) -> list[str]:
    """A subject without any line is not listed; one that gets nothing is, with the reason."""
    if not result.lines:
        return []
    texts = [
        text for line in result.lines for text in (_line(line), *(_why(line) if explain else ()))
    ]
    return [names[result.subject], *texts, ""]


def _line(line: Assessment) -> str:
    amount = f"{money.yuan(line.ceiling_fen)} 元　" if line.ceiling_fen else ""
    head = f"{line.outcome.mark} {line.outcome.label}　{CLAUSES[line.clause]}　{line.record_title}"
    return f"  {head}　{amount}{line.reason}"


def _why(line: Assessment) -> list[str]:
    steps = [step.text for step in line.steps]
    missing = [f"还差：{each.label}（涉及 {money.yuan(each.fen)} 元）" for each in line.missing]
    further = [line.next_band.text] if line.next_band else []
    return [f"      {text}" for text in (*steps, *missing, *line.caveats, *further)]
