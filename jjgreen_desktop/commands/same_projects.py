"""same-projects: the records that may be of one project, what an answer means in money, and answering."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import ANSWERS, BETWEEN
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.same_project import (
    Effect,
    SameQuestion,
    answer,
    effect,
    question_named,
    questions,
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
    choice.add_argument(
        "--receiver", metavar="企业", help="是两家企业的同一项目，由这一家领取：企业全称"
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
    if not options.pair or not (options.given or options.receiver):
        raise UsageError("登记答复要写 --pair 编号，以及 --same、--different 或 --receiver 企业。")
    question = question_named(office, options.pair)
    given = options.given or _receiving(question, options.receiver)
    kept = answer(office, question, given, options.reason)
    now = effect(office, question)[given]
    said = f"已登记：{question.answers[given]}。可得合计 {money.yuan(now)} 元。"
    data = {"pair": question.key, "answer": kept.answer, "reason": kept.reason, "total_fen": now}
    return Answer(data, [said])


def _receiving(question: SameQuestion, firm: str) -> str:
    """The answer by which this firm receives. Raises Problem for one that is not of the pair."""
    for given, name in zip(BETWEEN, question.names, strict=False):
        if question.other and firm == name:
            return given
    if question.other is None:
        raise Problem(
            "这一对是同一家企业的记录，不用写由哪一家领取。", "请用 --same 或 --different。"
        )
    names = "或".join(f"“{name}”" for name in question.names)
    raise Problem(f"“{firm}”不是这一对里的企业。", f"请写 --receiver {names}。")


def _lines(question: SameQuestion, sums: Effect) -> list[str]:
    given = question.answer
    state = f"{given.answered_on} 答复：{question.answered}" if given else "待答复"
    means = [
        f"{words}，可得合计 {money.yuan(sums[each])} 元" for each, words in question.answers.items()
    ]
    return [
        f"{question.key}　{state}",
        f"  {question.firm.title()}　{_named(question.first)}",
        f"  {(question.other or question.firm).title()}　{_named(question.second)}",
        f"  {question.sign}",
        f"  {'；'.join(means)}",
    ]


def _named(record: Record) -> str:
    return f"{record.label}“{record.title()}”"


def _told(question: SameQuestion, sums: Effect) -> dict[str, Any]:
    given = question.answer
    return {
        "pair": question.key,
        "first": _record(question.firms[0], question.first),
        "second": _record(question.firms[-1], question.second),
        "sign": question.sign,
        "answer": given.answer if given else None,
        "reason": given.reason if given else None,
        "answered_on": given.answered_on if given else None,
        **{f"{each}_total_fen": fen for each, fen in sums.items()},
    }


def _record(firm: Enterprise, record: Record) -> dict[str, str]:
    return {"firm": firm.title(), "noun": record.noun, "id": record.id, "title": record.title()}
