"""same-projects: the records that may be of one project, what an answer means in money, and answering."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import ANSWERS
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.same_project import (
    Effect,
    SameQuestion,
    answer,
    effect,
    question_named,
    questions,
)

BETWEEN = (
    "这是只由一家享受时的数：由哪一家享受须人工核定，测算不替人定，核定以前两家的合计里仍各列各的，"
    "请只核定一家，并在计划中把另一家标记为不列入。"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `same-projects`."""
    parser.add_argument("do", nargs="?", choices=("answer",), metavar="answer", help="登记一条答复")
    parser.add_argument("--pair", metavar="编号", help="哪一对，列出时每一对前面的编号")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--same", dest="given", action="store_const", const="same", help=ANSWERS["same"]
    )
    choice.add_argument(
        "--different",
        dest="given",
        action="store_const",
        const="different",
        help=ANSWERS["different"],
    )
    parser.add_argument("--reason", default="", metavar="理由", help="写明核对了什么")


def run(options: argparse.Namespace) -> Answer:
    """List or answer. Raises Problem for an unknown pair, Refused for an answer that cannot stand."""
    with desk(options.data) as office:
        return _answered(office, options) if options.do else _listed(office)


def _listed(office: Office) -> Answer:
    found = [(question, effect(office, question)) for question in questions(office)]
    waiting = sum(question.answer is None for question, _ in found)
    texts = [text for pair in found for text in _lines(*pair)]
    data = {"questions": [_told(*pair) for pair in found], "open": waiting}
    return Answer(data, [*texts, f"疑似同一项目 {len(found)} 对，待答复 {waiting} 对。"])


def _answered(office: Office, options: argparse.Namespace) -> Answer:
    if not options.pair or not options.given:
        raise UsageError("登记答复要写 --pair 编号，以及 --same 或 --different。")
    question = question_named(office, options.pair)
    sums = effect(office, question)
    kept = answer(office, question, options.given, options.reason)
    now = sums.same_fen if options.given == "same" else sums.different_fen
    said = f"已登记：{ANSWERS[options.given]}。可得合计 {money.yuan(now)} 元。"
    if question.other and options.given == "same":
        said += BETWEEN
    data = {"pair": question.key, "answer": kept.answer, "reason": kept.reason, "total_fen": now}
    return Answer(data, [said])


def _lines(question: SameQuestion, sums: Effect) -> list[str]:
    given = question.answer
    state = f"{given.answered_on} 答复：{ANSWERS[given.answer or '']}" if given else "待答复"
    return [
        f"{question.key}　{state}",
        f"  {question.firm.title()}　{_named(question.first)}",
        f"  {(question.other or question.firm).title()}　{_named(question.second)}",
        f"  {question.sign}",
        f"  是同一项目，可得合计 {money.yuan(sums.same_fen)} 元；"
        f"不是，{money.yuan(sums.different_fen)} 元",
    ]


def _named(record: Record) -> str:
    return f"{record.label}“{record.title()}”"


def _told(question: SameQuestion, sums: Effect) -> dict[str, Any]:
    given = question.answer
    return {
        "pair": question.key,
        "first": _record(question.firm.title(), question.first),
        "second": _record((question.other or question.firm).title(), question.second),
        "sign": question.sign,
        "answer": given.answer if given else None,
        "reason": given.reason if given else None,
        "answered_on": given.answered_on if given else None,
        "same_total_fen": sums.same_fen,
        "different_total_fen": sums.different_fen,
    }


def _record(firm: str, record: Record) -> dict[str, str]:
    return {"firm": firm, "noun": record.noun, "id": record.id, "title": record.title()}
